import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { runOneShot } from '../../../adapters/terminal/one-shot.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { exported, exportedBytes } from '../../fixtures/exported-file.ts';
import {
  fakeBot,
  fakeRenderer,
  recordingLog,
  recordingOutput,
  temporaryFolder,
} from './fake-surroundings.ts';

async function run(folder: string, json = false, reply = exported) {
  const bot: Bot = {
    ...fakeBot().bot,
    prepare: async () => ({
      kind: 'ready',
      command: 'export',
      audience: 'caller',
      language: 'en',
      run: async () => reply,
    }),
  };
  const [out, err] = [recordingOutput(), recordingOutput()];
  const exitCode = await runOneShot({
    bot,
    renderer: fakeRenderer,
    log: recordingLog().log,
    line: 'export 12 csv',
    json,
    language: undefined,
    mayColour: false,
    out,
    err,
    pictureDirectory: folder,
    signal: new AbortController().signal,
  });
  return { exitCode, out: out.text(), err: err.text() };
}

it('files are written under their names, and named', async () => {
  const folder = join(temporaryFolder(), 'out');
  const path = join(folder, 'medical-12.csv');
  const { exitCode, out } = await run(folder);
  expect(exitCode).toBe(0);
  // Long paths are folded, as the rest of a reply is.
  expect(out.replace(/\n/g, '')).toContain(`File: ${relative('', path)}`);
  expect(new Uint8Array(readFileSync(path))).toEqual(exportedBytes);
});

it('another file of that name is left alone; the same one is not written twice', async () => {
  const folder = join(temporaryFolder(), 'out');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'medical-12.csv'), 'mine');
  for (const _ of [1, 2]) expect((await run(folder)).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'medical-12.csv'), 'utf8')).toBe('mine');
  expect(new Uint8Array(readFileSync(join(folder, 'medical-12-2.csv')))).toEqual(exportedBytes);
});

it('a name never leaves the folder', async () => {
  const folder = join(temporaryFolder(), 'out');
  const files = [{ name: '../../evil.csv', mediaType: 'text/csv' as const, bytes: exportedBytes }];
  await run(folder, false, { ...exported, blocks: [{ kind: 'files', files }] });
  expect(new Uint8Array(readFileSync(join(folder, 'evil.csv')))).toEqual(exportedBytes);
});

it('with --json their absolute paths stand beside the record', async () => {
  const folder = join(temporaryFolder(), 'out');
  const { out } = await run(folder, true);
  expect(JSON.parse(out)).toEqual({ format: 'csv', files: [join(folder, 'medical-12.csv')] });
});

it('a file that cannot be written is told, and the text arrives', async () => {
  const folder = join(temporaryFolder(), 'taken');
  writeFileSync(folder, 'a file where the folder would be');
  const { exitCode, out } = await run(folder);
  expect({ exitCode, out }).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('medical-12.csv could not be written.'),
  });
  expect((await run(folder, true)).err).toBe('medical-12.csv could not be written.\n');
});
