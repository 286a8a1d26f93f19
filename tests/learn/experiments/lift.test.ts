import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anytimeHalfWidth, anytimePValue, standardErrorFor } from '../../../src/learn/experiments/anytime.ts';
import { conversionLift, revenueLift, visitorsNeeded } from '../../../src/learn/experiments/lift.ts';
import { conversionPosterior } from '../../../src/learn/experiments/posterior.ts';
import { sampleRatio } from '../../../src/learn/experiments/sample-ratio.ts';
import { normalQuantile } from '../../../src/model/normal.ts';
import { trials } from './chance.ts';

const control = { visitors: 30_000, conversions: 1_200 };
const variant = { visitors: 30_000, conversions: 1_340 };

const arm = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([visitors, share]) => ({ visitors, conversions: Math.floor(visitors * share) }));

describe('the probability that the variant is better', () => {
  // By adaptive quadrature with SciPy 1.17.
  test.each([
    [control, variant, 0.9977348690624313],
    [{ visitors: 10, conversions: 0 }, { visitors: 1_000, conversions: 30 }, 0.29103907697435843],
    [{ visitors: 50, conversions: 3 }, { visitors: 60, conversions: 9 }, 0.9262300789833974],
  ])('%o, %o', (c, v, expected) => {
    expect(conversionPosterior(c, v, 0.95).better).toBeCloseTo(expected, 9);
  });

  test('and the interval of the lift are those of other software', () => {
    const { lift } = conversionPosterior(control, variant, 0.95);
    expect(lift.low).toBeCloseTo(0.03471419609219547, 8);
    expect(lift.high).toBeCloseTo(0.20510877188886237, 8);
    const few = conversionPosterior({ visitors: 50, conversions: 3 }, { visitors: 60, conversions: 9 }, 0.95);
    expect(few.lift.low).toBeCloseTo(-0.23300317403381984, 8);
    expect(few.lift.high).toBeCloseTo(6.9689552364430885, 6);
  });

  test('is one less where the arms change places, a half where they are alike, and rises with conversions', () => {
    fc.assert(
      fc.property(arm, arm, (a, b) => {
        const better = conversionPosterior(a, b, 0.95).better;
        expect(better).toBeCloseTo(1 - conversionPosterior(b, a, 0.95).better, 8);
        expect(conversionPosterior(a, a, 0.95).better).toBeCloseTo(0.5, 8);
        if (b.conversions < b.visitors) {
          const more = { ...b, conversions: b.conversions + 1 };
          expect(conversionPosterior(a, more, 0.95).better).toBeGreaterThanOrEqual(better - 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a hundred million visitors are no trouble', () => {
    const many = (conversions: number) => ({ visitors: 1e8, conversions });
    expect(conversionPosterior(many(4e6), many(4.001e6), 0.95).better).toBeCloseTo(0.64088, 4);
  });
});

describe('the lift', () => {
  test('of the textbook example, whole', () => {
    const lift = conversionLift({ control, variant });
    expect(lift).toMatchObject({ control: 0.04, verdict: 'open' });
    expect(lift.relative).toBeCloseTo(0.116667, 6);
    expect(lift.difference.value).toBeCloseTo(0.00466667, 8);
    expect(lift.difference.standardError).toBeCloseTo(0.0016438933, 9);
    expect(lift.anytime?.relative.low).toBeCloseTo(-0.0104798, 6);
    expect(lift.anytime?.relative.high).toBeCloseTo(0.260041, 6);
    expect(lift.anytime?.p).toBeCloseTo(0.1086136, 6);
  });

  test('lies within its intervals, and the interval for all looks holds the one for a single look', () => {
    fc.assert(
      fc.property(arm, arm, (c, v) => {
        const { relative, anytime, logRatio, verdict } = conversionLift({ control: c, variant: v });
        if (anytime === undefined || relative === undefined || logRatio === undefined) return;
        expect(anytime.relative.low).toBeLessThanOrEqual(relative + 1e-3);
        expect(anytime.relative.high).toBeGreaterThanOrEqual(relative - 1e-3);
        const single = normalQuantile(0.975) * logRatio.standardError;
        expect(Math.log1p(anytime.relative.high) - logRatio.value).toBeGreaterThanOrEqual(single);
        expect(verdict !== 'open').toBe(anytime.p < 0.05);
      }),
    );
  });

  test('nothing is concluded from a handful of conversions, or from none', () => {
    const few = conversionLift({
      control: { visitors: 1_000, conversions: 0 },
      variant: { visitors: 1_000, conversions: 19 },
    });
    expect(few.verdict).toBe('open');
    expect(few).not.toHaveProperty('anytime');
    expect(few).not.toHaveProperty('relative');
    expect(few.posterior?.better).toBeGreaterThan(0.999);
  });

  test('of revenue per visitor is Welch’s, on the logarithm for the relative one', () => {
    const of = (visitors: number, mean: number, sd: number) => ({
      visitors,
      conversions: 100,
      revenue: { sum: visitors * mean, sumOfSquares: visitors * mean ** 2 + (visitors - 1) * sd ** 2 },
    });
    const lift = revenueLift({ control: of(2_000, 5, 20), variant: of(3_000, 6, 30) });
    const standardError = Math.sqrt(400 / 2_000 + 900 / 3_000);
    expect(lift?.difference.value).toBeCloseTo(1, 9);
    expect(lift?.difference.standardError).toBeCloseTo(standardError, 9);
    expect(lift?.relative).toBeCloseTo(0.2, 9);
    expect(lift?.logRatio?.standardError).toBeCloseTo(Math.sqrt(0.2 / 25 + 0.3 / 36), 9);
    // Φ(1/0.7071)
    expect(lift?.posterior?.better).toBeCloseTo(0.9213503964748575, 9);
    expect(revenueLift({ control, variant })).toBeUndefined();
  });
});

describe('looking again and again', () => {
  /** Two arms of the same rate, looked at after every batch until something seems to differ. */
  function falseAlarms(rate: number, batch: number, looks: number, repeats: number) {
    const chance = trials(20_260_101);
    let [anytime, naive] = [0, 0];
    for (let r = 0; r < repeats; r += 1) {
      const [c, v] = [
        { visitors: 0, conversions: 0 },
        { visitors: 0, conversions: 0 },
      ];
      let [rang, rangNaive] = [false, false];
      for (let look = 0; look < looks; look += 1) {
        for (const one of [c, v]) {
          one.visitors += batch;
          one.conversions += chance.successes(batch, rate);
        }
        if (Math.min(c.conversions, v.conversions) < 20) continue;
        const ratio = Math.log((v.conversions + 0.5) / (c.conversions + 0.5));
        const se = Math.sqrt(1 / (c.conversions + 0.5) + 1 / (v.conversions + 0.5) - 2 / (c.visitors + 0.5));
        if (Math.abs(ratio) > anytimeHalfWidth(se, 0.05)) rang = true;
        if (Math.abs(ratio) > 1.96 * se) rangNaive = true;
      }
      anytime += rang ? 1 : 0;
      naive += rangNaive ? 1 : 0;
    }
    return { anytime: anytime / repeats, naive: naive / repeats };
  }

  test.each([
    [0.04, 200, 100],
    [0.1, 50, 150],
    [0.4, 20, 150],
  ])(
    'at rate %d rings falsely in at most one of twenty tests, where the usual test does in one of four',
    (...of) => {
      const { anytime, naive } = falseAlarms(...of, 400);
      expect(anytime).toBeLessThanOrEqual(0.05);
      expect(naive).toBeGreaterThan(0.2);
    },
  );

  test('the p-value is below α exactly where the interval leaves 0 out', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (value, standardError, alpha) => {
          const p = anytimePValue({ value, standardError });
          const isOut = Math.abs(value) > anytimeHalfWidth(standardError, alpha);
          if (Math.abs(p - alpha) > 1e-9) expect(p < alpha).toBe(isOut);
        },
      ),
    );
  });
});

describe('the visitors needed', () => {
  test('find the effect with the power asked for, in the long run', () => {
    const [effect, rate] = [0.3, 0.1];
    const needed = visitorsNeeded(
      { visitors: 1_000, conversions: 100 },
      { effect, power: 0.8, expectedShare: 0.5 },
    );
    expect(needed).toBeGreaterThan(2_000);
    const each = Math.round((needed ?? 0) / 2);
    const chance = trials(7);
    let found = 0;
    for (let r = 0; r < 400; r += 1) {
      const [c, v] = [chance.successes(each, rate), chance.successes(each, rate * (1 + effect))];
      const { verdict } = conversionLift({
        control: { visitors: each, conversions: c },
        variant: { visitors: each, conversions: v },
      });
      if (verdict === 'better') found += 1;
    }
    // Four standard errors of a share of 400.
    expect(Math.abs(found / 400 - 0.8)).toBeLessThan(0.08);
  });

  test('are the more, the smaller the effect and the larger the power; none without conversions', () => {
    const needed = (effect: number, power: number) =>
      visitorsNeeded(control, { effect, power, expectedShare: 0.5 }) ?? 0;
    expect(needed(0.05, 0.8)).toBeGreaterThan(needed(0.1, 0.8));
    expect(needed(0.05, 0.9)).toBeGreaterThan(needed(0.05, 0.8));
    const none = { visitors: 100, conversions: 0 };
    expect(visitorsNeeded(none, { effect: 0.05, power: 0.8, expectedShare: 0.5 })).toBeUndefined();
    expect(standardErrorFor(0.1, 0.05, 0)).toBeLessThan(0.1);
  });
});

describe('the sample ratio', () => {
  test('is Pearson’s χ² with one degree of freedom', () => {
    // scipy.stats.chisquare([5000, 5200]): 3.9216, p 0.0476704
    const { chiSquared, p, isMismatch } = sampleRatio({ visitors: 5_000 }, { visitors: 5_200 }, 0.5);
    expect(chiSquared).toBeCloseTo(3.9215686, 6);
    expect(p).toBeCloseTo(0.0476703806561615, 9);
    expect(isMismatch).toBe(false);
  });

  test('a split that chance does not explain is a mismatch', () => {
    expect(sampleRatio({ visitors: 30_000 }, { visitors: 31_000 }, 0.5).isMismatch).toBe(true);
    expect(sampleRatio({ visitors: 70_000 }, { visitors: 30_000 }, 0.3).isMismatch).toBe(false);
  });
});
