import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../../src/learn/fit/default-spec.ts';
import type { FitResult } from '../../../../src/learn/fit/fit.ts';
import { fitHistory } from '../../../../src/learn/fit/fit-history.ts';
import { hillOfLogistic } from '../../../../src/learn/fit/loo/hill-of-logistic.ts';
import { stackCurves } from '../../../../src/learn/fit/loo/stack-curves.ts';
import { fitOf, historyOf } from '../../../fixtures/fits.ts';

describe('the Hill curve nearest to a logistic one', () => {
  it.each([
    [0.05, 0.001],
    [0.8, 0.006],
    [1.2, 0.011],
    [2, 0.022],
    [2.6, 0.03],
    [6, 0.06],
  ])('is off by little for z = %f: at most %f of the height', (z, most) => {
    const [reach, coefficient] = [3_000, 90];
    const rate = (2 * z) / reach;
    const { coefficient: height, halfSaturation, slope } = hillOfLogistic(coefficient, rate, reach);
    const top = coefficient * Math.tanh(z);
    for (let x = 30; x <= reach; x += 30) {
      const hill = height / (1 + (halfSaturation / x) ** slope);
      expect(Math.abs(hill - coefficient * Math.tanh((rate * x) / 2))).toBeLessThan(most * top);
    }
  });
});

/** The made-up fit with leave-one-out, as logistic or Hill. */
function compared(curve: 'logistic' | 'hill', weeks: readonly number[]): FitResult {
  const fit = fitOf();
  const loo = { elpd: weeks.reduce((a, b) => a + b, 0), error: 1, weeks: [...weeks], worstK: 0.4, unsure: 0 };
  const draws = new Map<string, number[]>();
  for (const [path, values] of Object.entries(fit.draws)) {
    if (curve === 'logistic' || !path.endsWith('.rate')) draws.set(path, values);
    else {
      draws.set(
        path.replace('.rate', '.halfSaturation'),
        values.map((rate) => Math.log(3) / rate),
      );
      draws.set(
        path.replace('.rate', '.slope'),
        values.map(() => 1.2),
      );
    }
  }
  for (const { id, contribution } of fit.channels)
    draws.set(
      `contribution.${id}`,
      fit.draws.base!.map((_, d) => contribution.mean * (0.9 + 0.0005 * d) * (curve === 'hill' ? 2 : 1)),
    );
  return { ...fit, spec: { ...fit.spec, curve }, draws: Object.fromEntries(draws), loo };
}
const even = Array.from({ length: 104 }, () => -9);

describe('logistic and Hill curves together', () => {
  it('are the better of both where leave-one-out tells them apart', () => {
    const [logistic, hill] = [
      compared('logistic', even),
      compared(
        'hill',
        even.map((value) => value - 0.2),
      ),
    ];
    const found = stackCurves(logistic, hill);
    expect(found.spec.curve).toBe('logistic');
    expect(found.draws).toBe(logistic.draws);
    expect(found.curves?.hill.behind).toBeCloseTo(20.8, 6);
    expect(
      stackCurves(
        compared(
          'logistic',
          even.map((value) => value - 0.2),
        ),
        hill,
      ).curves?.isUndecided,
    ).toBe(true);
  });

  it('give half of the whole draws each where it does not, in the rows that plans are made on and judged by', () => {
    const [logistic, hill] = [compared('logistic', even), compared('hill', even)];
    const found = stackCurves(logistic, hill);
    expect(found.spec.curve).toBe('hill');
    expect(found.curves).toMatchObject({
      isUndecided: true,
      logistic: { weight: 0.5 },
      hill: { weight: 0.5 },
    });
    const slopes = found.draws['channel.tv.slope']!;
    expect(slopes).toHaveLength(400);
    for (const half of [slopes.slice(0, 200), slopes.slice(200)])
      expect(half.filter((slope) => slope === 1.2)).toHaveLength(100);
    // Rows stay whole: where the slope is Hill's own, so are coefficient and contribution.
    slopes.forEach((slope, d) => {
      const own = slope === 1.2 ? hill : logistic;
      expect(found.draws.base![d]).toBe(own.draws.base![d]);
      expect(found.draws['contribution.tv']![d]).toBe(own.draws['contribution.tv']![d]);
      if (own === hill)
        expect(found.draws['channel.tv.coefficient']![d]).toBe(hill.draws['channel.tv.coefficient']![d]);
    });
    const [one, other] = [logistic, hill].map(({ draws }) => {
      const values = draws['contribution.tv']!;
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
    expect(found.channels[0]!.contribution.mean / ((one! + other!) / 2)).toBeCloseTo(1, 2);
    const observed = found.decomposition.observed.reduce((sum, value) => sum + value, 0);
    const all = found.channels.reduce((sum, { contribution }) => sum + contribution.mean, 0);
    expect(found.total!.share.mean / (all / observed)).toBeCloseTo(1, 9);
    expect(found.total!.nothing).toBe(0);
  });
});

describe('a fit that compares curves', () => {
  it('fits both, says how they compare, and has the draws that its scenario needs', () => {
    const history = historyOf([{ id: 'tv', coefficient: 9_000, half: 4_000, spend: 2_000 }], 30);
    const spec = { ...defaultSpec(history), longestLag: 1, harmonics: 0 };
    const progress: number[] = [];
    const found = fitHistory(
      { history, spec, evidence: [], seed: 1, comparesCurves: true },
      { onProgress: (fraction) => progress.push(fraction) },
    );
    const { logistic, hill } = found.curves!;
    expect(logistic.weight + hill.weight).toBeCloseTo(1, 9);
    expect(Math.min(logistic.behind, hill.behind)).toBe(0);
    const shape = found.spec.curve === 'hill' ? ['halfSaturation', 'slope'] : ['rate'];
    for (const name of ['coefficient', ...shape, 'decay'])
      expect(found.draws[`channel.tv.${name}`]).toHaveLength(found.draws.base!.length);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });
});
