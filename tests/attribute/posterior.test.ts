import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { posteriorOf } from '../../src/learn/fit/posterior-of.ts';
import { scenarioFromFit } from '../../src/learn/fit/scenario-from-fit.ts';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { type Posterior, splitPosterior } from '../../src/model/posterior.ts';
import { quantileOf } from '../../src/model/quantiles.ts';
import { valueAt } from '../../src/model/value-model.ts';
import { fitOf, historyOf } from '../fixtures/fits.ts';
import { hangingMs } from '../suite/waiting.ts';

const fit = fitOf();
const scenario = scenarioFromFit(fit, historyOf());
const posterior = posteriorOf(fit);
const run = (given: Posterior | undefined = posterior, more = {}) =>
  analyse({
    scenario,
    draws: 1_024,
    seed: 1,
    effort: { nodes: 500, milliseconds: hangingMs },
    ...(given && { posterior: given }),
    ...more,
  });

/** The value of a plan in each row of one half. */
function valuesOn(half: 'optimised' | 'fresh', spendPerWeek: readonly number[]): Float64Array {
  const split = splitPosterior(scenario, posterior);
  const model = compileModel(scenario, createDrawer(1, 1_024, split?.[half]));
  return valueAt(
    model,
    spendPerWeek.map((x) => x * scenario.horizon.periods),
  ).value;
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a plan on joint draws', () => {
  it("is worth the mean over one half of the fit's rows, and is judged by the other half", async () => {
    const { channels, value, certainty, joint, proof } = await run();
    const plan = channels.map(({ proposed }) => proposed);
    const fresh = valuesOn('fresh', plan).sort();
    expect(joint).toEqual({ fit: 3, draws: 200, fresh: 200, edited: [] });
    expect(proof.proved).toBe(true);
    expect(value.proposed).toBeCloseTo(mean(valuesOn('optimised', plan)), 4);
    expect(certainty?.value.low).toBeCloseTo(quantileOf(fresh, 0.05), 4);
    expect(certainty?.value.high).toBeCloseTo(quantileOf(fresh, 0.95), 4);
    expect(certainty?.draws).toBe(200);
  });

  it('prices another plan on the same two halves', async () => {
    const { priced } = await run(posterior, { plan: { tv: 2_500, search: 2_500 } });
    const fresh = valuesOn('fresh', [2_500, 2_500]).sort();
    expect(priced?.value).toBeCloseTo(mean(valuesOn('optimised', [2_500, 2_500])), 4);
    expect(priced?.certainty?.value.high).toBeCloseTo(quantileOf(fresh, 0.95), 4);
  });

  it('ranges over plans made on the other half alone', async () => {
    // With the same rows in the half that plans are optimised on, only the other half can move the ranges.
    const half = 200;
    const turned = Object.entries(posterior.columns).map(([path, column]) => {
      const late =
        path === 'channel.tv.coefficient' ? column.subarray(half).map((x) => x * 3) : column.subarray(half);
      return [path, Float64Array.from([...column.subarray(0, half), ...late])] as const;
    });
    const other = { ...posterior, columns: Object.fromEntries(turned) };
    const marginals = scenarioFromFit(
      { ...fit, draws: Object.fromEntries(turned.map(([path, column]) => [path, [...column]])) },
      historyOf(),
    );
    const [before, after] = [await run(), await run(other, { scenario: marginals })];
    expect(after.joint?.edited).toEqual([]);
    expect(after.channels.map(({ proposed }) => proposed)).toEqual(
      before.channels.map(({ proposed }) => proposed),
    );
    expect(after.channels[0]?.range?.high).toBeGreaterThan(before.channels[0]?.range?.high ?? 0);
  });

  it('is narrower than on the same spreads drawn apart: what hangs together stays together', async () => {
    const [joint, apart] = [
      await run(),
      await analyse({ scenario, draws: 1_024, seed: 1, effort: { nodes: 500, milliseconds: hangingMs } }),
    ];
    const width = ({ channels }: typeof joint) =>
      (channels[0]?.interval?.high ?? 0) - (channels[0]?.interval?.low ?? 0);
    expect(apart.joint).toBeUndefined();
    expect(width(joint)).toBeLessThan(0.8 * width(apart));
  });

  it('explains itself on them: what hangs together moves along', async () => {
    const joint = (await run(posterior, { explain: true })).explanation;
    const apart = (
      await analyse({
        scenario,
        draws: 1_024,
        seed: 1,
        effort: { nodes: 500, milliseconds: hangingMs },
        explain: true,
      })
    ).explanation;
    const swing = (of: typeof joint) => {
      const found = of?.sensitivities.find(({ path }) => path === 'channels.tv.response.coefficient');
      return (found?.valueAtHigh ?? Number.NaN) - (found?.valueAtLow ?? Number.NaN);
    };
    expect(joint?.responseCurves).toHaveLength(2);
    // A higher coefficient comes with a slower rise, so that it moves the value by less than it would alone.
    expect(swing(joint)).toBeLessThan(0.7 * swing(apart));
  });
});
