import { expect, test } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { digitsApart } from '../../../src/features/plans/tell-apart.ts';
import { planView } from '../../../src/features/plans/view.ts';
import { medicalAnalysis } from './medical-analysis.ts';
import { builtInRun, viewOf } from './plan-view-of.ts';

test.each([
  [1_730_000, 1_721_700, ['¥1.73m', '¥1.722m']],
  [212_000, 238_000, ['¥212k', '¥238k']],
  [238_000, 238_008, ['¥238k', '¥238.008k']],
  [5, 5 + 1e-12, ['¥5', '¥5']],
  [0, 0, ['¥0', '¥0']],
])('%d and %d read as two where they are', (a, b, texts) => {
  expect(viewOf().pair(a, b)).toEqual(texts);
});

test('there are never fewer digits than for one amount, nor more than anybody reads', () => {
  for (let k = 0; k < 30; k += 1) {
    const digits = digitsApart(1, 1 + 10 ** -k);
    expect(digits).toBeGreaterThanOrEqual(3);
    expect(digits).toBeLessThanOrEqual(9);
  }
});

test('small amounts stay legible beside a large budget; what rounding left is nothing', () => {
  const of = (budget: number) => planView(builtInRun({ ...medicalAnalysis, budget }, 1), wordsFor('en'));
  expect(of(1e12).money(20_000)).toBe('¥20k');
  expect(of(1e12).money(900)).toBe('¥0');
  expect(of(52_000).money(0.02)).toBe('¥0');
  expect(of(52_000).money(3)).toBe('¥3');
});
