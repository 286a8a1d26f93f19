import { expect, test } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { staleTexts } from '../../../src/features/reports/stale.ts';
import { adoptionOf, factsOf, runOf } from './sample-facts.ts';

const actuals = { value: 1, from: '2026-04-27T00:00:00.000Z', to: '2026-05-03T22:00:00.000Z' };
const stale = (changes: Parameters<typeof factsOf>[0]) =>
  staleTexts(factsOf({ actuals, ...changes }), wordsFor('en'));

test('fresh numbers are not told of', () => {
  expect(
    stale({
      scenarioSince: '2026-02-10T07:00:00.000Z',
      adoption: adoptionOf(runOf(), '2026-03-10T07:00:00.000Z'),
    }),
  ).toEqual([]);
});

test('numbers that may be out of date are told of, each with its day', () => {
  const { scenario } = runOf();
  expect(
    stale({
      run: runOf({ scenario: { ...scenario, version: 0, origin: 'built-in' } }),
      scenarioSince: '2026-02-08T07:00:00.000Z',
      adoption: adoptionOf(runOf(), '2025-12-08T07:00:00.000Z'),
      actuals: { ...actuals, to: '2026-04-19T22:00:00.000Z' },
    }),
  ).toEqual([
    'built-in assumptions, never replaced by your own numbers',
    'scenario unchanged since 8 Feb',
    'no actual numbers since 20 Apr',
    'adopted plan of 8 Dec 2025',
  ]);
});

test('where nobody told what really came, that is said', () => {
  expect(staleTexts(factsOf(), wordsFor('zh'))).toEqual(['还没有实际数据']);
});
