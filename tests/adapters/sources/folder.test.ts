import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folderSource } from '../../../adapters/sources/folder.ts';
import { usualBounds } from '../../../adapters/sources/settings.ts';
import { problemOf } from './problem-of.ts';

const largest = 1_000;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'channels-source-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let minute = 0;
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    minute += 1;
    utimesSync(join(folder, name), minute * 60, minute * 60);
  }
  return folder;
}

const source = (folder: string, bounds = usualBounds) => folderSource('exports', folder, bounds);

it('a folder gives its tables, the newest last, and nothing that stands elsewhere', async () => {
  const folder = folderWith({
    'z-first.csv': 'first',
    'a second.TSV': 'second',
    'notes.md': 'no',
    '.hidden.csv': 'no',
    '~$open.xlsx': 'no',
    'upload.csv.part': 'no',
  });
  const elsewhere = folderWith({ 'secret.csv': 'secret' });
  symlinkSync(join(elsewhere, 'secret.csv'), join(folder, 'link.csv'));
  mkdirSync(join(folder, 'below.csv'));
  const files = await source(folder).fetch({ largest });
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['z-first.csv', 'first'],
    ['a second.TSV', 'second'],
  ]);
});

it('a folder says what is wrong with it, without its path', async () => {
  const empty = folderWith({ 'readme.md': '' });
  expect(await problemOf(source(empty).fetch({ largest }))).toEqual({
    code: 'source.no-files',
    received: 'exports',
  });
  expect(await problemOf(source(join(empty, 'gone')).fetch({ largest }))).toEqual({
    code: 'source.missing',
    received: 'exports',
  });
  const many = folderWith({ 'a.csv': 'a', 'b.csv': 'b', 'c.csv': 'c' });
  expect(await problemOf(source(many, { ...usualBounds, mostFiles: 2 }).fetch({ largest }))).toEqual({
    code: 'source.too-many-files',
    received: 'exports',
    values: { count: 3, bound: 2 },
  });
  const large = folderWith({ 'a.csv': '' });
  truncateSync(join(large, 'a.csv'), 5 * 1024 ** 3);
  expect(await problemOf(source(large).fetch({ largest }))).toMatchObject({ code: 'file.too-large' });
});
