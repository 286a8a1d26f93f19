/** Experiments on the two channels whose truth is known, fitted for real. */
import { describe, expect, it } from 'vitest';
import { runChain } from '../../src/learn/fit/chain.ts';
import { combineChains } from '../../src/learn/fit/combine.ts';
import type { Fit, FitResult } from '../../src/learn/fit/fit.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { botUnderTest, fakeFitter, textOf } from '../bot/bot-under-test.ts';
import { twoChannels } from '../learn/fit/sample-histories.ts';

const workspace = 'slack:T1';
const worked = new Map<string, FitResult>();

/**
 * Two chains of the first round, without forecasts. So short a fit need not pass its gates; that it may be built on
 * is what the tests of the fit itself show.
 */
function quickFit(request: FitRequest): FitResult {
  const key = JSON.stringify(request);
  const known = worked.get(key);
  if (known !== undefined) return known;
  const runs = [0, 1].map((chain) => runChain(request, chain));
  const result = { ...combineChains(request, runs), faults: [] };
  worked.set(key, result);
  return result;
}

/** A workspace with the two channels' history, and its first fit. */
async function fitted() {
  const fitter = fakeFitter(quickFit);
  const under = botUnderTest({ fitter });
  const { ask, store } = under;
  await store.histories.saveAfter(workspace, 'ours', twoChannels(), 'U1', 0);
  await ask('fit ours season=2 trend=linear');
  /** The scenario as it is now, and the fit that its curves are of. */
  async function now() {
    const found = await store.scenarios.get(workspace, 'ours');
    if (found?.scenario.model !== 'response') throw new Error('no curves');
    const fit = await store.fits.get(workspace, found.scenario.response.fit ?? 0);
    if (fit === undefined) throw new Error('no fit');
    return { ...found, fit };
  }
  return { ...under, now, fitter };
}

function contributionOf(fit: Fit, channel: string) {
  const found = fit.channels.find(({ id }) => id === channel);
  if (found === undefined) throw new Error(`no ${channel}`);
  return found.contribution;
}
const width = ({ low, high }: { low: number; high: number }) => high - low;

/** Half of x1's spend over eight weeks, tested on a fifth of the audience: so many times what the fit expects. */
function addLine(fit: Fit, times: number): string {
  const first = twoChannels().weeks.indexOf('2019-07-01');
  const weekly = fit.decomposition.channels.x1 ?? [];
  const brought = weekly.slice(first, first + 8).reduce((sum, value) => sum + value, 0);
  // Half of the spend brings about .4 of the outcome, as the curve bends.
  const more = Math.round((0.2 * 0.4 * brought * times) / 2);
  return `experiment add ours x1 control=20/2000 variant=${20 + more}/2000 spend=50% audience=20% from=2019-07-01 to=2019-08-25 carryover=7`;
}

describe('an experiment on a fitted scenario', () => {
  it.each([
    { which: 'more', times: 1.35, way: 1 },
    { which: 'less', times: 0.65, way: -1 },
  ])(
    'that measured $which than the fit expects narrows its channel and moves it there',
    async ({ times, way }) => {
      const { ask, now, fitter } = await fitted();
      const before = await now();
      await ask(addLine(before.fit, times));
      expect(await ask('experiment apply 1')).toMatchObject({ tone: 'result', audience: 'channel' });

      const after = await now();
      expect([before.version, after.version]).toEqual([1, 2]);
      expect(after.fit).toMatchObject({ experiments: [1], spec: before.fit.spec });
      expect(fitter.requests[1]?.evidence).toMatchObject([{ channel: 'x1', spendShare: 0.5, carryOver: 7 }]);
      const [was, is] = [before, after].map(({ fit }) => contributionOf(fit, 'x1'));
      if (was === undefined || is === undefined) throw new Error('no contribution');
      expect(width(is)).toBeLessThan(0.95 * width(was));
      expect(way * (is.mean - was.mean)).toBeGreaterThan(0.1 * width(was));
    },
  );

  it('is said to contradict the history where it moves its channel out of what that held likely', async () => {
    const { ask, now } = await fitted();
    const { fit } = await now();
    await ask(addLine(fit, 1.1));
    expect(textOf(await ask('experiment apply 1'))).not.toContain('contradict');
    await ask('experiment undo 1');
    await ask(addLine(fit, 2));
    const reply = await ask('experiment apply 2');
    expect(textOf(reply)).toContain('History and experiment contradict each other: with it, x1 brought');
    const [was, is] = [contributionOf(fit, 'x1'), contributionOf((await now()).fit, 'x1')];
    expect(is.mean).toBeGreaterThan(was.high);
  });

  it('is taken back to the version before, and nothing need be fitted for that', async () => {
    const { ask, now, fitter, store } = await fitted();
    const before = await now();
    await ask(addLine(before.fit, 1.35));
    await ask('experiment apply 1');
    expect((await now()).scenario).not.toEqual(before.scenario);
    expect((await ask('experiment undo 1')).summary).toBe(
      'ours: experiment 1 is taken back; version 3 is as version 1 was.',
    );
    const { scenario, fit } = await now();
    expect({ scenario, fit }).toEqual({ scenario: before.scenario, fit: before.fit });
    expect(fitter.requests).toHaveLength(2);
    expect(await store.experiments.get(workspace, 1)).not.toHaveProperty('applied');
  });

  it('is taken back by a fit without it where the scenario was changed since: the change stays', async () => {
    const { ask, now, fitter } = await fitted();
    const before = await now();
    await ask(addLine(before.fit, 1.35));
    await ask('experiment apply 1');
    expect(await ask('scenario edit ours budget=1.2')).not.toMatchObject({ tone: 'error' });
    expect((await ask('experiment undo 1')).summary).toBe(
      'ours: experiment 1 is taken back; version 4 is fitted without it, and keeps what was changed since.',
    );
    const after = await now();
    expect(after.scenario.budget).toBe(1.2);
    expect(after.fit.channels).toEqual(before.fit.channels);
    expect(fitter.requests[2]?.evidence).toEqual([]);
  });

  it('stays applied where the fit without it cannot be trusted', async () => {
    let faults: FitResult['faults'] = [];
    const fitter = fakeFitter((request) => ({ ...quickFit(request), faults }));
    const { ask, store } = botUnderTest({ fitter });
    await store.histories.saveAfter(workspace, 'ours', twoChannels(), 'U1', 0);
    await ask('fit ours season=2 trend=linear');
    const first = await store.fits.get(workspace, 1);
    if (first === undefined) throw new Error('no fit');
    await ask(addLine(first, 1.35));
    await ask('experiment apply 1');
    await ask('scenario edit ours budget=1.2');
    faults = ['rhat'];
    expect((await ask('experiment undo 1')).summary).toContain('Nothing was stored.');
    expect(await store.experiments.get(workspace, 1)).toHaveProperty('applied');
    expect(await store.scenarios.versions(workspace, 'ours')).toHaveLength(3);
  });
});
