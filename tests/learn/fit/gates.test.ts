import { describe, expect, it } from 'vitest';
import { type ChainRun, runChain } from '../../../src/learn/fit/chain.ts';
import { combineChains } from '../../../src/learn/fit/combine.ts';
import { nextPlan } from '../../../src/learn/fit/gates.ts';
import { twoChannelsRequest } from './sample-histories.ts';

const request = twoChannelsRequest();
const short = { round: 0, warmup: 300, draws: 60, acceptance: 0.9, goesOn: false };
const runs = [0, 1, 2, 3].map((chain) => runChain(request, chain, { plan: short }));

const divergent = (run: ChainRun, divergences: number): ChainRun => ({
  ...run,
  samples: { ...run.samples, divergences },
});

describe('chains that do not pass the gates', () => {
  it('go on where they stood when their draws are too few, until they pass', () => {
    const plan = nextPlan(request, runs);
    expect(plan).toEqual({ ...short, round: 1, draws: 60, goesOn: true });
    const longer = runs.map((previous) =>
      runChain(request, previous.chain, { plan: { ...plan!, draws: 600 }, previous }),
    );
    longer.forEach(({ samples }, c) => {
      expect(samples.draws).toBe(660);
      expect(samples.positions.subarray(0, runs[c]!.samples.positions.length)).toEqual(
        runs[c]!.samples.positions,
      );
    });
    expect(nextPlan(request, longer)).toBeUndefined();
    expect(combineChains(request, longer).faults).toEqual([]);
  });

  it('start anew with smaller steps when they diverged', () => {
    const plan = nextPlan(request, [divergent(runs[0]!, 3), ...runs.slice(1)]);
    expect(plan).toMatchObject({ round: 1, goesOn: false, draws: 60 });
    expect(plan!.acceptance).toBeCloseTo(0.98, 12);
  });

  it('are left as they are after two more rounds, and the fit says what is wrong', () => {
    const last = runs.map((run) => divergent({ ...run, plan: { ...run.plan, round: 2 } }, 1));
    expect(nextPlan(request, last)).toBeUndefined();
    const { faults, checks } = combineChains(request, last);
    expect(faults).toEqual(expect.arrayContaining(['ess', 'divergent']));
    expect(checks.divergences).toBe(4);
  });

  it('may diverge once in a thousand draws', () => {
    const longer = runs.map((previous) =>
      runChain(request, previous.chain, { plan: { ...short, goesOn: true, round: 1, draws: 600 }, previous }),
    );
    expect(combineChains(request, [divergent(longer[0]!, 2), ...longer.slice(1)]).faults).toEqual([]);
    expect(combineChains(request, [divergent(longer[0]!, 3), ...longer.slice(1)]).faults).toEqual([
      'divergent',
    ]);
  });
});
