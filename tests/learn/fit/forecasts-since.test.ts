import { describe, expect, it } from 'vitest';
import { forecastRecord } from '../../../src/learn/fit/drift.ts';
import { forecastsSince } from '../../../src/learn/fit/forecasts-since.ts';
import { weeksOfTest } from '../../../src/learn/fit/weeks-of-test.ts';
import { fitOf, historyOf, resultOf } from '../../fixtures/fits.ts';

/** The made-up fit without carry-over, as its history has none. */
const base = fitOf();
const fit = { ...base, spec: { ...base.spec, longestLag: 0 } };

describe('forecasts since a fit', () => {
  it('hold where business goes on as it was', () => {
    const weeks = forecastsSince(fit, historyOf(undefined, 116));
    // One of the twelve weeks has an event.
    expect(weeks.length).toBeGreaterThanOrEqual(11);
    expect(forecastRecord(weeks)).toMatchObject({ inside: weeks.length, fails: false });
  });

  it('fail where it does not', () => {
    const history = historyOf(undefined, 116);
    const values = history.outcome.values.map((value, t) => (t < 104 ? value : 0.6 * value));
    const record = forecastRecord(
      forecastsSince(fit, { ...history, outcome: { ...history.outcome, values } }),
    );
    expect(record).toMatchObject({ inside: 0, fails: true });
  });

  it('are none where no week came', () => {
    expect(forecastsSince(fit, historyOf())).toEqual([]);
  });
});

describe('weeks that a test takes', () => {
  it('are four times as many for twice the noise, and none can be said where nothing is spent', () => {
    const result = resultOf();
    const noisy = (size: number) => ({
      ...result,
      decomposition: {
        ...result.decomposition,
        fitted: result.decomposition.observed.map((value, t) => {
          const middle = value + (t % 2 === 0 ? size : -size);
          return { mean: middle, low: middle, high: middle };
        }),
      },
    });
    const [one, two] = [weeksOfTest(noisy(2_000), 'tv')!, weeksOfTest(noisy(4_000), 'tv')!];
    expect(two / one).toBeGreaterThan(3.8);
    expect(two / one).toBeLessThan(4.2);
    const channels = result.channels.map((one) => ({ ...one, seen: { ...one.seen, recent: 0 } }));
    expect(weeksOfTest({ ...noisy(2_000), channels }, 'tv')).toBeUndefined();
  });
});
