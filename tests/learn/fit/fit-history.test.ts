import { describe, expect, it } from 'vitest';
import { type ChainRun, chainCount, FitStopped, runChain } from '../../../src/learn/fit/chain.ts';
import { combineChains } from '../../../src/learn/fit/combine.ts';
import type { FitResult } from '../../../src/learn/fit/fit.ts';
import { fitShape } from '../../../src/learn/fit/fit.ts';
import { fitHistory } from '../../../src/learn/fit/fit-history.ts';
import type { FitRequest } from '../../../src/learn/fit/fit-request.ts';
import { holdoutOrigins, runHoldout } from '../../../src/learn/fit/holdout.ts';
import { twoChannelsRequest, twoChannelsSpec, twoChannelsTruth } from './sample-histories.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What the recipe of the two channels truly has. Spend is scaled there already. */
const truth: Readonly<Record<string, number>> = {
  'channel.x1.decay': 0.4,
  'channel.x2.decay': 0.2,
  'channel.x1.rate': 4,
  'channel.x2.rate': 3,
  'channel.x1.coefficient': 3_000,
  'channel.x2.coefficient': 2_000,
  'event.event_1': 1_500,
  'event.event_2': 2_500,
};

const parameterOf = (fit: FitResult, path: string) => fit.parameters.find((one) => one.path === path)!;
const channelOf = (fit: FitResult, id: string) => fit.channels.find((one) => one.id === id)!;

describe('two channels whose truth is known', () => {
  const request = twoChannelsRequest();
  const progress: number[] = [];
  const fit = fitHistory(request, { onProgress: (fraction) => progress.push(fraction) });

  it('are fitted without a fault', () => {
    expect(fit.faults).toEqual([]);
    expect(fit.checks.rHat).toBeLessThan(1.01);
    expect(Math.min(fit.checks.essBulk, fit.checks.essTail)).toBeGreaterThanOrEqual(400);
    expect(fit.checks.chains).toBe(chainCount);
    expect(fit.checks.explained).toBeGreaterThan(0.9);
    expect(Math.abs(fit.checks.residualAutocorrelation)).toBeLessThan(0.2);
  });

  it('have at least six of their eight parameters inside the 94 % intervals', () => {
    const inside = Object.entries(truth).filter(([path, value]) => {
      const { low, high } = parameterOf(fit, path).posterior;
      return low <= value && value <= high;
    });
    expect(inside.length).toBeGreaterThanOrEqual(6);
  });

  it('have contributions within a tenth of the truth', () => {
    const parts = twoChannelsTruth();
    for (const id of ['x1', 'x2']) {
      const true_ = sum(parts[`contrib_${id}`]!);
      const { contribution } = channelOf(fit, id);
      expect(Math.abs(contribution.mean / true_ - 1)).toBeLessThan(0.1);
      expect(contribution.low).toBeLessThan(true_);
      expect(contribution.high).toBeGreaterThan(true_);
    }
  });

  it('forecast weeks that were not seen far better than the year before does', () => {
    const { holdout } = fit.checks;
    expect(holdout).toMatchObject({ weeks: 39, origins: 3, naive: 'year-before' });
    expect(holdout!.error).toBeLessThan(0.4 * holdout!.naiveError);
    expect(holdout!.coverage).toBeGreaterThan(0.7);
  });

  it('are taken apart into parts that sum to what was fitted', () => {
    const { decomposition } = fit;
    decomposition.fitted.forEach(({ mean, low, high }, t) => {
      const parts = [
        decomposition.base[t]!,
        decomposition.seasonality[t]!,
        decomposition.other[t]!,
        ...Object.values(decomposition.channels).map((values) => values[t]!),
      ];
      expect(Math.abs(sum(parts) - mean)).toBeLessThan(1e-6 * Math.abs(mean));
      expect(low).toBeLessThan(mean);
      expect(high).toBeGreaterThan(mean);
    });
    for (const { id, contribution } of fit.channels)
      expect(sum(decomposition.channels[id]!) / contribution.mean).toBeCloseTo(1, 6);
    const covered = decomposition.fitted.filter(({ low, high }, t) => {
      const observed = decomposition.observed[t]!;
      return low <= observed && observed <= high;
    });
    expect(covered.length / decomposition.fitted.length).toBeGreaterThan(0.85);
  });

  it('have joint draws in their own units, that say what the intervals say', () => {
    const paths = ['x1', 'x2'].flatMap((id) => [
      ...['coefficient', 'rate', 'decay'].map((name) => `channel.${id}.${name}`),
      `bias.${id}`,
    ]);
    const brought = ['x1', 'x2'].map((id) => `contribution.${id}`);
    expect(Object.keys(fit.draws)).toEqual(['base', ...paths, ...brought]);
    for (const path of ['base', ...paths]) {
      const draws = fit.draws[path]!;
      expect(draws).toHaveLength(fit.checks.draws);
      const { mean, low, high } = parameterOf(fit, path).posterior;
      expect(Math.abs(sum(draws) / draws.length - mean)).toBeLessThan(0.02 * Math.abs(mean));
      const inside = draws.filter((value) => value >= low && value <= high).length / draws.length;
      expect(Math.abs(inside - 0.94)).toBeLessThan(0.01);
    }
  });

  it('have curves that start at nothing, rise, and reach twice the spend that was seen', () => {
    for (const { curve, seen } of fit.channels) {
      expect(curve[0]).toEqual({ spend: 0, mean: 0, low: 0, high: 0 });
      expect(curve.at(-1)!.spend).toBeCloseTo(2 * seen.largest, 9);
      curve.slice(1).forEach((point, k) => {
        expect(point.mean).toBeGreaterThan(curve[k]!.mean);
        expect(point.low).toBeLessThan(point.high);
      });
    }
    expect(channelOf(fit, 'x2').seen.weeksOn).toBe(32);
  });

  it('are told as changed by the data', () => {
    expect(fit.channels.every(({ isInformed }) => isInformed)).toBe(true);
    expect(parameterOf(fit, 'event.event_1')).toMatchObject({ isInformed: true });
  });

  it('come with progress that never goes back and ends at 1', () => {
    expect(progress.length).toBeGreaterThan(50);
    expect(progress.at(-1)).toBe(1);
    progress.slice(1).forEach((fraction, k) => {
      expect(fraction).toBeGreaterThanOrEqual(progress[k]!);
    });
  });

  it('are the same from chains that ran apart and came in another order', () => {
    const runs = [3, 1, 0, 2].map((chain) => runChain(request, chain));
    const holdouts = holdoutOrigins(request).map((origin) => runHoldout(request, origin));
    const crossed = structuredClone(runs) satisfies ChainRun[];
    expect(combineChains(request, crossed, holdouts)).toEqual(fit);
  });

  it('have the shape of a fit that can be kept', () => {
    const kept = {
      ...fit,
      schema: 'channels/fit@1',
      number: 1,
      scenario: 'two',
      at: new Date(0).toISOString(),
      by: 'U1',
      history: { version: 1, from: '2018-04-02', to: '2021-08-30', weeks: 179 },
      experiments: [],
    };
    expect(fitShape.safeParse(JSON.parse(JSON.stringify(kept))).error).toBeUndefined();
  });
});

describe('a fit', () => {
  it('stops when it is asked to', () => {
    let asked = 0;
    const shouldStop = () => {
      asked += 1;
      return asked > 20;
    };
    expect(() => fitHistory(twoChannelsRequest(), { shouldStop })).toThrow(FitStopped);
    expect(asked).toBe(21);
  });

  it('leaves a channel that never had spend aside', () => {
    const request = twoChannelsRequest();
    const silent = { id: 'x3', name: 'x3', spend: request.history.weeks.map(() => 0) };
    const history = { ...request.history, channels: [silent, ...request.history.channels] };
    const fit = combineChains({ ...request, history }, [runChain({ ...request, history }, 0)]);
    expect(fit.channels.map(({ id }) => id)).toEqual(['x1', 'x2']);
    expect(Object.keys(fit.draws).some((path) => path.includes('x3'))).toBe(false);
  });

  it('says that a history is too short, that chains are too few and that they disagree', () => {
    const { history, ...rest } = twoChannelsRequest();
    const cut = (values: readonly number[]) => values.slice(0, 20);
    const short: FitRequest = {
      ...rest,
      history: {
        ...history,
        weeks: history.weeks.slice(0, 20),
        outcome: { ...history.outcome, values: cut(history.outcome.values) },
        channels: history.channels.map((one) => ({ ...one, spend: cut(one.spend) })),
        events: [],
      },
    };
    const plan = { round: 0, warmup: 30, draws: 20, acceptance: 0.8, goesOn: false };
    const fit = combineChains(
      short,
      [0, 1].map((chain) => runChain(short, chain, { plan })),
    );
    expect(fit.faults).toEqual(expect.arrayContaining(['rhat', 'ess', 'weeks']));
    expect(fit.checks.holdout).toBeUndefined();
  });
});

describe('a prior that people state', () => {
  const chainOf = (priors: FitRequest['spec']['priors']) => {
    const request = twoChannelsRequest({ ...twoChannelsSpec, priors });
    return combineChains(
      request,
      [0, 1].map((chain) => runChain(request, chain)),
    );
  };

  it('on the share of the outcome is the prior of the contribution, and moves it', () => {
    const low = chainOf({ x1: { on: 'share', low: 0.02, high: 0.1 } });
    const high = chainOf({ x1: { on: 'share', low: 0.4, high: 0.6 } });
    expect(channelOf(low, 'x1').share.mean).toBeLessThan(channelOf(high, 'x1').share.mean - 0.03);
  });

  it('on the ROI says the same as the one on the share that it amounts to', () => {
    const { history } = twoChannelsRequest();
    const perSpend = sum(history.outcome.values) / sum(history.channels[0]!.spend);
    const share = chainOf({ x1: { on: 'share', low: 0.1, high: 0.2 } });
    const roi = chainOf({ x1: { on: 'roi', low: 0.1 * perSpend, high: 0.2 * perSpend } });
    expect(channelOf(roi, 'x1').roi.mean / channelOf(share, 'x1').roi.mean).toBeCloseTo(1, 2);
  });
});

describe('an experiment', () => {
  const request = twoChannelsRequest();
  const before = combineChains(
    request,
    [0, 1].map((chain) => runChain(request, chain)),
  );
  const width = (fit: FitResult) => {
    const { low, high } = channelOf(fit, 'x1').contribution;
    return high - low;
  };
  /** Half of x1's spend over eight weeks, tested on a fifth of the audience. */
  const measured = (times: number, standardError: number): FitResult => {
    const window = { from: '2019-07-01', to: '2019-08-25' };
    const first = request.history.weeks.indexOf(window.from);
    const brought = sum(before.decomposition.channels.x1!.slice(first, first + 8));
    const evidence = [
      {
        channel: 'x1',
        ...window,
        carryOver: 7,
        spendShare: 0.5,
        audienceShare: 0.2,
        // Half of the spend brings about .4 of the outcome, as the curve bends.
        incremental: 0.2 * 0.4 * brought * times,
        standardError,
      },
    ];
    const sharpened = { ...request, evidence };
    return combineChains(
      sharpened,
      [0, 1].map((chain) => runChain(sharpened, chain)),
    );
  };

  it('that is precise narrows its channel and moves it towards what was measured', () => {
    const [lower, higher] = [measured(0.75, 25), measured(1.25, 25)];
    expect(channelOf(lower, 'x1').contribution.mean).toBeLessThan(channelOf(before, 'x1').contribution.mean);
    expect(channelOf(higher, 'x1').contribution.mean).toBeGreaterThan(
      channelOf(before, 'x1').contribution.mean,
    );
    expect(width(lower)).toBeLessThan(0.8 * width(before));
    expect(width(higher)).toBeLessThan(0.95 * width(before));
  });

  it('that contradicts the history decides: the effect is what was measured, the rest was bias', () => {
    const none = measured(0.05, 10);
    const { contribution, bias } = channelOf(none, 'x1');
    const was = channelOf(before, 'x1');
    expect(contribution.mean).toBeLessThan(0.3 * was.contribution.mean);
    expect(bias!.times).toBeGreaterThan(2);
    // What the history shows of the channel it shows still: it is in the base now.
    expect(none.checks.explained).toBeGreaterThan(before.checks.explained - 0.05);
  });

  it('that says next to nothing changes next to nothing', () => {
    const vague = measured(1.25, 1e6);
    expect(channelOf(vague, 'x1').contribution.mean / channelOf(before, 'x1').contribution.mean).toBeCloseTo(
      1,
      1,
    );
    // Its far ends lie where one draw in twenty does: they are known to about a tenth.
    expect(Math.abs(width(vague) / width(before) - 1)).toBeLessThan(0.25);
  });
});
