import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/bot/chart.ts';
import { en } from '../../../src/bot/language/en/index.ts';
import { zh } from '../../../src/bot/language/zh/index.ts';
import { textsByPath } from './texts-by-path.ts';

const source = join(import.meta.dirname, '../../../src');
const catalogues = { en, zh };

/** What one file gives: namespaces of texts. */
interface Part {
  readonly file: string;
  readonly texts: object;
}

/** Every part that the catalogue of a language is put together from: one of each room, and those of the language itself. */
async function partsOf(language: Language): Promise<Part[]> {
  const rooms = readdirSync(join(source, 'features'))
    .map((room) => `features/${room}/texts/${language}.ts`)
    .filter((file) => existsSync(join(source, file)));
  const own = readdirSync(join(source, `bot/language/${language}`))
    .filter((name) => name !== 'index.ts')
    .map((name) => `bot/language/${language}/${name}`);
  return await Promise.all(
    [...rooms, ...own].map(async (file) => ({ file, texts: namespaces(await import(join(source, file))) })),
  );
}

/** `export` is no name that a constant can have. */
const namespaces = (module: object) =>
  Object.fromEntries(
    Object.entries(module).map(([name, texts]) => [name === 'exportTexts' ? 'export' : name, texts]),
  );

/** Entries of a namespace (`problems.scenario`) by the files that give them; where two do, one hides the other. */
function givers(parts: readonly Part[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file, texts } of parts)
    for (const [namespace, entries] of Object.entries(texts))
      for (const entry of Object.keys(entries)) {
        const path = `${namespace}.${entry}`;
        found.set(path, [...(found.get(path) ?? []), file]);
      }
  return found;
}

const givenTwice = (parts: readonly Part[]) => [...givers(parts)].filter(([, files]) => files.length > 1);

describe.each(['en', 'zh'] as const)('the catalogue in %s', (language) => {
  test('has every text that a room gives, and no other', async () => {
    const given = (await partsOf(language)).flatMap(({ texts }) => [...textsByPath(texts)]);
    expect(given.length).toBeGreaterThan(2000);
    expect(new Map(given)).toEqual(textsByPath(catalogues[language]));
  });

  test('has no entry from two rooms, of which one would hide the other', async () => {
    expect(givenTwice(await partsOf(language))).toEqual([]);
  });
});

test('both languages sort their texts into the same files', async () => {
  const alike = (parts: readonly Part[]) =>
    Object.fromEntries(
      [...givers(parts)].map(([path, files]) => [
        path,
        files.map((file) => file.replace(/\/(en|zh)\b/, '/*')),
      ]),
    );
  expect(alike(await partsOf('zh'))).toEqual(alike(await partsOf('en')));
});

test('an entry that two rooms give is found, also where their texts differ', () => {
  const planted = [
    { file: 'plans', texts: { replies: { caveats: { one: 'a' } } } },
    { file: 'scenarios', texts: { replies: { caveats: { other: 'b' }, list: 'c' } } },
  ];
  expect(givenTwice(planted)).toEqual([['replies.caveats', ['plans', 'scenarios']]]);
});
