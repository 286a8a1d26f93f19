import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { valueAt } from '../../src/model/value-model.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { advantageOf, channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 500, milliseconds: hangingMs };
const run = (scenario: Scenario, draws = 256, seed = 1) => analyse({ scenario, draws, seed, effort });

const levels = { floor: 0.1, ceiling: 0.9, level: 0.5 };
const uncertainLevels = { ...levels, level: { value: 0.5, low: 0.3, high: 0.7 } };
const twoOf = (level: typeof levels | typeof uncertainLevels) =>
  ['a', 'b'].map((id, i) => ({
    id,
    today: i === 0 ? 70 : 30,
    share: 0.5,
    efficiency: level,
    coverage: levels,
    influence: levels,
  }));

describe('how sure a plan is', () => {
  it('is not told where nothing is uncertain', async () => {
    const result = await run(advantageOf(twoOf(levels)));
    expect(result.certainty).toBeUndefined();
    expect(result.channels.every(({ interval }) => interval === undefined)).toBe(true);
  });

  it("has intervals that are the value's own quantiles where only its scale is uncertain", async () => {
    const fullValue = { value: 300, low: 200, high: 500 };
    const { value, certainty, channels } = await run(
      advantageOf(twoOf(levels), { advantage: { fullValue } }),
      1_000,
    );
    // Value is proportional to the scale, whose median is 300.
    const median = (await run(advantageOf(twoOf(levels)))).value.proposed;
    expect(certainty!.value.low / median).toBeCloseTo(200 / 300, 2);
    expect(certainty!.value.high / median).toBeCloseTo(500 / 300, 2);
    expect(certainty!.liftProbability).toBe(1);
    expect(certainty!.lift.low).toBeGreaterThan(0);
    expect(certainty!.draws).toBe(1_000);
    for (const { contribution, interval } of channels) {
      expect(interval!.low / contribution).toBeCloseTo((200 / 300) * (median / value.proposed), 2);
      expect(interval!.high / contribution).toBeCloseTo((500 / 300) * (median / value.proposed), 2);
    }
  });

  it('comes from draws of its own, not from those that the plan was made on', async () => {
    const scenario = advantageOf(twoOf(uncertainLevels));
    const { certainty, channels } = await run(scenario, 64);
    const plan = channels.map(({ proposed }) => proposed);
    const optimised = valueAt(compileModel(scenario, createDrawer(1, 64)), plan).value.sort();
    const quantile = (p: number) => {
      const at = p * 63;
      const [low, high] = [optimised[Math.floor(at)]!, optimised[Math.ceil(at)]!];
      return low + (at - Math.floor(at)) * (high - low);
    };
    expect(certainty!.value.low).not.toBe(quantile(0.05));
    expect(certainty!.value.low / quantile(0.05)).toBeCloseTo(1, 1);
    expect(certainty!.value.high / quantile(0.95)).toBeCloseTo(1, 1);
  });

  it('covers nine truths in ten', async () => {
    const scenario = advantageOf(twoOf(uncertainLevels));
    const { certainty, channels } = await run(scenario, 512);
    const plan = channels.map(({ proposed }) => proposed);
    // Truths from a seed that nothing else uses.
    const truths = valueAt(compileModel(scenario, createDrawer(987_654, 4_000)), plan).value;
    const { low, high } = certainty!.value;
    const covered = truths.filter((value) => value >= low && value <= high).length / 4_000;
    expect(Math.abs(covered - 0.9)).toBeLessThan(0.03);
  });

  it("has a chance of a lift between none and certain where today's plan may be the better one", async () => {
    const spread = (value: number) => ({ value, low: value / 3, high: value * 3 });
    const scenario = responseOf([
      channel('a', hill(100, 30, 1, { coefficient: spread(100) }), { today: 55 }),
      channel('b', hill(100, 30, 1, { coefficient: spread(95) }), { today: 45 }),
    ]);
    const { certainty, value } = await run(scenario, 512);
    expect(certainty!.liftProbability).toBeGreaterThan(0.2);
    expect(certainty!.liftProbability).toBeLessThan(0.8);
    expect(certainty!.lift.low).toBeLessThan(0);
    expect(certainty!.lift.high).toBeGreaterThan(0);
    expect(value.lift).toBeGreaterThanOrEqual(0);
  });

  it('is the same again for the same seed, and near it for another', async () => {
    const scenario = advantageOf(twoOf(uncertainLevels));
    const [first, again, other] = [await run(scenario), await run(scenario), await run(scenario, 256, 2)];
    expect(again.certainty).toEqual(first.certainty);
    expect(again.channels.map((c) => c.proposed)).toEqual(first.channels.map((c) => c.proposed));
    expect(other.certainty).not.toEqual(first.certainty);
    expect(other.certainty!.value.low / first.certainty!.value.low).toBeCloseTo(1, 1);
  });

  it('lets the cautious attitude trade mean for the worst tenth', async () => {
    const risky = { value: 130, low: 10, high: 400 };
    const channels = [
      channel('wild', hill(100, 30, 1, { coefficient: risky }), { today: 50 }),
      channel('calm', hill(100, 30), { today: 50 }),
    ];
    const bold = await run(responseOf(channels));
    const careful = await run(responseOf(channels, { risk: 'cautious' }));
    expect(bold.value.cautiousProposed).toBeUndefined();
    expect(careful.proof.best).toBeCloseTo(careful.value.cautiousProposed!, 9);
    expect(careful.value.cautiousProposed!).toBeGreaterThan(careful.value.cautiousToday!);
    expect(careful.value.proposed).toBeLessThan(bold.value.proposed);
    expect(careful.channels[0]!.proposed).toBeLessThan(bold.channels[0]!.proposed - 5);
    expect(careful.proof.proved).toBe(true);
  });
});
