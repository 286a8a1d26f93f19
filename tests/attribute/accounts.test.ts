import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { compileResponse } from '../../src/model/compile-response.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { valueAt } from '../../src/model/value-model.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { seededNormals } from './seeded-normals.ts';

const weeks = 156;
const horizon = 13;
const longestLag = 7;
const truth = [
  { id: 'search', coefficient: 9_000, half: 4_000, slope: 1, decay: 0.3, mean: 3_000 },
  { id: 'social', coefficient: 6_000, half: 2_500, slope: 1.4, decay: 0.6, mean: 2_000 },
  { id: 'tv', coefficient: 12_000, half: 9_000, slope: 0.9, decay: 0.8, mean: 6_000 },
];
const base = 20_000;
const noise = 900;

/** A history with known truth, written down week by week and not by the model under test. */
function history(seed: number) {
  const normal = seededNormals(seed);
  const spend = truth.map(({ mean }) =>
    Array.from({ length: weeks }, () => mean * Math.exp(0.15 * normal() - 0.01125)),
  );
  const outcome = Array.from({ length: weeks }, (_, t) =>
    truth.reduce(
      (sum, { coefficient, half, slope, decay }, i) => {
        let [carried, whole] = [0, 0];
        for (let lag = 0; lag <= longestLag; lag += 1) {
          whole += decay ** lag;
          carried += decay ** lag * (spend[i]![t - lag] ?? 0);
        }
        const s = (carried / whole) ** slope;
        return sum + (coefficient * s) / (s + half ** slope);
      },
      base + noise * normal(),
    ),
  );
  return { spend, outcome };
}

const scenarioAt = (spend: readonly (readonly number[])[], at: number) => {
  const today = spend.map((one) => one.slice(at, at + horizon).reduce((a, b) => a + b, 0) / horizon);
  return responseOf(
    truth.map(({ id, coefficient, half, slope, decay }, i) =>
      channel(id, hill(coefficient, half, slope, { adstock: { decay, longestLag } }), {
        today: today[i]!,
        earlier: spend[i]!.slice(at - longestLag, at),
      }),
    ),
    {
      budget: 15_000,
      horizon: { periods: horizon, tail: longestLag },
      response: { base, valuePerOutcome: 1 },
    },
  );
};

describe('a plan as long as what was seen', () => {
  it('expects of the last 13 weeks what came in them, within their noise', () => {
    let outside = 0;
    const seeds = 40;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { spend, outcome } = history(seed);
      const at = weeks - horizon;
      const scenario = scenarioAt(spend, at);
      const model = compileResponse(scenario, createDrawer(1, 1), { periods: 'horizon' });
      const [expected] = valueAt(
        model,
        scenario.channels.map(({ today }) => today * horizon),
      ).value;
      const came = outcome.slice(at).reduce((a, b) => a + b, 0);
      // Spend was not quite even within the weeks; what that costs is far below their noise.
      if (Math.abs(came - expected!) > 1.96 * noise * Math.sqrt(horizon)) outside += 1;
    }
    // 5% of 40 on average; seven or more have a chance below 1 in 200.
    expect(outside).toBeLessThan(7);
  });

  it('would not, had spend begun from nothing or the base counted in the tail', () => {
    const { spend } = history(1);
    const scenario = scenarioAt(spend, weeks - horizon);
    const plan = scenario.channels.map(({ today }) => today * horizon);
    const worth = (counted: object) =>
      valueAt(compileResponse(scenario, createDrawer(1, 1), counted), plan).value[0]!;
    const within = worth({ periods: 'horizon' });
    // These are the two errors of before: both are several times the noise of 13 weeks.
    const spread = noise * Math.sqrt(horizon);
    expect(within - worth({ periods: 'horizon', carryIn: false })).toBeGreaterThan(2 * spread);
    expect(base * longestLag).toBeGreaterThan(20 * spread);
    expect(worth({}) - within).toBeLessThan(base * longestLag);
  });
});

describe('an analysis', () => {
  it('says what comes after the plan, and what earlier spend still brings', async () => {
    const scenario = scenarioAt(history(2).spend, weeks - horizon);
    const { accounting, value, channels, periods } = await analyse({
      scenario,
      draws: 1,
      seed: 1,
      effort: { nodes: 200, milliseconds: 60_000 },
    });
    expect(accounting).toBe(2);
    expect(periods).toBe(horizon);
    expect(value.zero).toBeCloseTo(base * horizon + value.earlier!, 6);
    expect(value.earlier).toBeGreaterThan(0);
    // Nothing is spent after the plan, and nothing else counts there.
    expect(value.afterPeriod!.zero).toBeCloseTo(0, 6);
    const after = channels.reduce((sum, one) => sum + one.contributionAfter!, 0);
    expect(after).toBeCloseTo(value.afterPeriod!.proposed - value.afterPeriod!.zero, 6);
    for (const one of channels) expect(one.contributionAfter).toBeLessThanOrEqual(one.contribution);
    expect(channels.reduce((sum, one) => sum + one.contribution, value.zero)).toBeCloseTo(value.proposed, 5);
  });
});
