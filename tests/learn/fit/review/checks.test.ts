import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../../src/learn/fit/review/check-names.ts';
import { checks } from '../../../../src/learn/fit/review/checks.ts';
import type { ChannelFindings, Findings } from '../../../../src/learn/fit/review/findings.ts';
import { reviewOf } from '../../../../src/learn/fit/review/review.ts';
import { resultOf } from '../../../fixtures/fits.ts';

const channel: ChannelFindings = {
  id: 'tv',
  share: 0.12,
  roiAtLeast: 0.8,
  spreadLeft: 0.2,
  aboveExpected: 0.4,
  moved: 0.5,
  entangled: 0.3,
  twin: { with: 'search', correlation: 0.1 },
  followsPast: 0.6,
  leadsSpend: 0.7,
  robustness: 0.4,
  mayFollowDemand: false,
};
const control = { name: 'price', explainedBySpend: 0.02, byChance: 0.4, withOutcome: 0.3 };
const result = {
  ...resultOf(),
  total: { share: { mean: 0.25, low: 0.15, high: 0.35 }, nothing: 0 },
  unexplained: [],
};
const well: Findings = {
  result,
  weeks: 104,
  unknowns: 24,
  baseBelowZero: 0,
  explained: 0.8,
  channels: [channel, { ...channel, id: 'search', twin: { with: 'tv', correlation: 0.1 } }],
  controls: [control],
};

const withChannel = (changes: Partial<ChannelFindings>): Findings => ({
  ...well,
  channels: [{ ...channel, ...changes }, ...well.channels.slice(1)],
});
const withControl = (changes: Partial<typeof control>): Findings => ({
  ...well,
  controls: [{ ...control, ...changes }],
});
const withResult = (changes: Partial<Findings['result']>): Findings => ({
  ...well,
  result: { ...result, ...changes },
});
const withChecks = (changes: Partial<typeof result.checks>) =>
  withResult({ checks: { ...result.checks, ...changes } });
const holdout = result.checks.holdout!;
const odd = (count: number) =>
  Array.from({ length: count }, () => ({ week: '2024-01-01', observed: 2, expected: 1, probability: 0.9 }));

/** One row a threshold: what is found, and what the check makes of it. */
const rows: readonly [(typeof checkNames)[number], 'care' | 'none', Findings][] = [
  ['sampling', 'none', withResult({ faults: ['rhat'] })],
  ['weeks-per-unknown', 'care', { ...well, weeks: 40 }],
  ['weeks-per-unknown', 'none', { ...well, weeks: 24 }],
  ['nothing-found', 'none', withResult({ total: { ...result.total, nothing: 0.06 } })],
  ['baseline', 'care', { ...well, baseBelowZero: 0.1 }],
  ['baseline', 'none', { ...well, baseBelowZero: 0.5 }],
  [
    'total-too-large',
    'care',
    withResult({ total: { nothing: 0, share: { mean: 0.6, low: 0.5, high: 0.7 } } }),
  ],
  ['total-too-large', 'none', withResult({ total: { nothing: 0, share: { mean: 1.3, low: 1, high: 2 } } })],
  ['prior-in-the-tail', 'care', withChannel({ aboveExpected: 2 })],
  ['prior-in-the-tail', 'none', withChannel({ aboveExpected: 3.6 })],
  ['prior-unmoved', 'care', withChannel({ spreadLeft: 0.95 })],
  ['implausible-roi', 'care', withChannel({ roiAtLeast: 12 })],
  ['implausible-roi', 'none', withChannel({ roiAtLeast: 30 })],
  ['fit-too-bad', 'care', { ...well, explained: 0.1 }],
  ['fit-too-bad', 'none', { ...well, explained: 0.01 }],
  ['fit-too-good', 'care', { ...well, explained: 0.994 }],
  ['fit-too-good', 'none', { ...well, explained: 0.9995 }],
  ['pattern-left', 'care', withChecks({ residualAutocorrelation: 0.6 })],
  ['odd-weeks', 'care', withResult({ unexplained: odd(9) })],
  ['control-from-spend', 'care', withControl({ explainedBySpend: 0.2, byChance: 0.001 })],
  ['control-from-spend', 'none', withControl({ explainedBySpend: 0.5, byChance: 0 })],
  ['control-is-outcome', 'care', withControl({ withOutcome: 0.95 })],
  ['control-is-outcome', 'none', withControl({ withOutcome: 0.99 })],
  ['exact-multiples', 'care', withChannel({ twin: { with: 'search', correlation: -1 } })],
  ['held-out', 'care', withChecks({ holdout: { ...holdout, coverage: 0.6 } })],
  ['held-out', 'none', withChecks({ holdout: { ...holdout, coverage: 0.2 } })],
  ['worse-than-naive', 'care', withChecks({ holdout: { ...holdout, error: 0.2 } })],
  ['worse-than-naive', 'none', withChecks({ holdout: { ...holdout, error: 0.5 } })],
  ['follows-outcome', 'care', withChannel({ followsPast: 0.001 })],
  ['spend-leads', 'care', withChannel({ leadsSpend: 0.001 })],
  ['may-follow-demand', 'care', withChannel({ mayFollowDemand: true })],
  ['never-moved', 'care', withChannel({ moved: 0.01 })],
  ['entangled', 'care', withChannel({ entangled: 0.95 })],
];

describe('the review of a fit', () => {
  it('finds nothing in a fit that is well', () => {
    const review = reviewOf(well);
    expect(review.verdict).toBe('sound');
    expect(review.held).toEqual([]);
    expect(review.items.filter(({ verdict }) => verdict !== 'sound')).toEqual([]);
    expect(new Set(review.items.map(({ check }) => check))).toEqual(new Set(checkNames));
  });

  it.each(rows)('%s: %s', (name, verdict, findings) => {
    const review = reviewOf(findings);
    const fired = review.items.filter((item) => item.verdict !== 'sound');
    expect(fired.map((item) => [item.check, item.verdict])).toEqual([[name, verdict]]);
    const check = checks.find((one) => one.name === name);
    expect(review.held).toEqual(check?.holds === undefined ? [] : [{ channel: 'tv', because: [name] }]);
    expect(review.verdict).toBe(check?.holds === 'alone' ? 'sound' : verdict);
  });

  it('has a row above for every threshold of every check, and a reason for each', () => {
    const tried = new Set(rows.map(([name, verdict]) => `${name} ${verdict}`));
    for (const { name, care, none, why } of checks) {
      if (care !== undefined) expect(tried).toContain(`${name} care`);
      if (none !== undefined) expect(tried).toContain(`${name} none`);
      expect(why.length).toBeGreaterThan(40);
    }
    expect(checks.map(({ name }) => name)).toEqual([...checkNames]);
  });

  it('has no plan where every channel is held: nothing is left to move', () => {
    const all = { ...well, channels: well.channels.map((one) => ({ ...one, spreadLeft: 0.99 })) };
    expect(reviewOf(all).verdict).toBe('none');
  });

  it('does not look at what is not there', () => {
    const { total: _, ...without } = withResult({}).result;
    const { holdout: __, ...rest } = without.checks;
    const few = { ...well, controls: [], result: { ...without, checks: rest } };
    const looked = reviewOf(few).items.map(({ check }) => check);
    for (const name of ['nothing-found', 'total-too-large', 'held-out', 'control-from-spend'])
      expect(looked).not.toContain(name);
  });
});
