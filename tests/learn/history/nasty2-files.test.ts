import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHistory, readHistoryFile } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { judge, rightReadingOf } from './right-reading.ts';

const filesOf = (folder: string) => {
  const place = new URL(`../../fixtures/history/${folder}/`, import.meta.url);
  const names = readdirSync(place).filter((name) => !/\.json$|^README/.test(name));
  return names.map((name) => ({ name, url: new URL(name, place) }));
};

/** Files that a person is asked about, or has to mend, and why that is right. */
const known: Readonly<Record<string, string>> = {
  // A week whose credits outweigh its spend is no spend of that week: its row is named.
  'e08-narrow-blanks-minus.csv': 'refused',
  // The same revenue in each row of a week may be the week's, or shared out: nothing in the file tells.
  'long.csv': 'asked',
};

describe.each(['nasty2', 'shipped'])('%s', (folder) => {
  test.each(filesOf(folder))('$name is read as was written down', async ({ name, url }) => {
    const found = await judge(rightReadingOf(url), () =>
      readHistoryFile(readFileSync(url), { currency: 'EUR' }),
    );
    expect(found).toEqual({ verdict: known[name] ?? 'right', why: expect.any(String) });
  });
});

test('a file of more than 200 MB is refused before a byte of it is read', () => {
  const bytes = new Uint8Array(200 * 1024 * 1024 + 1);
  const untouched = new Proxy(bytes, {
    get(target, key) {
      if (key === 'length') return target.length;
      throw new Error(`read ${String(key)}`);
    },
  });
  expect(() => readHistory(untouched, { currency: 'EUR' })).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code: 'file.too-large' })] }),
  );
});

test('a sheet that is asked for is the one that is read', async () => {
  const bytes = readFileSync(new URL('../../fixtures/history/nasty2/j05-two-tables.xlsx', import.meta.url));
  const austria = await readHistoryFile(bytes, { currency: 'EUR', sheet: 'austria' });
  expect(austria.sheet).toBe('Austria');
  const germany = await readHistoryFile(bytes, { currency: 'EUR' });
  expect(germany.history.outcome.values).not.toEqual(austria.history.outcome.values);
  await expect(readHistoryFile(bytes, { currency: 'EUR', sheet: 'Wien' })).rejects.toThrow(UserError);
});
