import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileResponse } from '../../src/model/compile-response.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { valueAt } from '../../src/model/value-model.ts';
import type { ResponseScenario } from '../../src/scenario/scenario.ts';
import { channel, hill, type ResponseCurve, responseOf } from '../fixtures/small-scenarios.ts';
import { anySteepness, evenly } from './random-curve.ts';

type Response = ResponseScenario['channels'][number]['response'];
const plain = (parameter: Response['coefficient']) =>
  typeof parameter === 'number' ? parameter : parameter.value;

/** Outcomes week by week: spend is carried over by the lags' weights from before the plan on, saturates, is summed. */
function simulated(scenario: ResponseScenario, horizonSpend: readonly number[]): number {
  const { horizon, response, channels } = scenario;
  let outcome = 0;
  for (let week = 0; week < horizon.periods + horizon.tail; week += 1) {
    const isInPlan = week < horizon.periods;
    if (isInPlan) outcome += plain(response.base);
    channels.forEach(({ response: curve, today, earlier }, i) => {
      const decay = plain(curve.adstock?.decay ?? 0);
      const weights = Array.from({ length: (curve.adstock?.longestLag ?? 0) + 1 }, (_, lag) => decay ** lag);
      const whole = weights.reduce((a, b) => a + b, 0);
      const spendIn = (w: number) => {
        if (w < 0) return earlier?.at(w) ?? today;
        return w < horizon.periods ? horizonSpend[i]! / horizon.periods : 0;
      };
      const adstock = weights.reduce((sum, weight, lag) => sum + (weight / whole) * spendIn(week - lag), 0);
      const saturation = (s: number) =>
        curve.curve === 'hill'
          ? s ** plain(curve.slope) /
            (s ** plain(curve.slope) + plain(curve.halfSaturation) ** plain(curve.slope))
          : (1 - Math.exp(-plain(curve.rate) * s)) / (1 + Math.exp(-plain(curve.rate) * s));
      const offset = plain(curve.offset);
      // After the plan only what spend brings counts: not what is in the market anyway, which is like the base.
      outcome +=
        plain(curve.coefficient) * (saturation(adstock + offset) - (isInPlan ? 0 : saturation(offset)));
    });
  }
  return outcome * plain(response.valuePerOutcome ?? 1) * plain(response.margin);
}

const anyResponse: fc.Arbitrary<ResponseCurve> = fc
  .record({
    logistic: fc.boolean(),
    coefficient: evenly(0, 500),
    size: evenly(1, 100),
    slope: anySteepness,
    offset: fc.oneof(fc.constant(0), evenly(0.1, 20)),
    adstock: fc.option(
      fc.record({ decay: fc.oneof(fc.constant(0), evenly(0, 0.95)), longestLag: fc.nat(8) }),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ logistic, coefficient, size, slope, offset, adstock }) => {
    const shared = { coefficient, offset, ...(adstock && { adstock }) };
    return logistic
      ? { curve: 'logistic', ...shared, rate: 1 / size }
      : { curve: 'hill', ...shared, halfSaturation: size, slope };
  });

const anyScenario = fc
  .record({
    responses: fc.array(anyResponse, { minLength: 1, maxLength: 4 }),
    before: fc.array(
      fc.record({
        today: fc.oneof(fc.constant(0), evenly(0, 200)),
        earlier: fc.option(fc.array(evenly(0, 300), { maxLength: 10 }), { nil: undefined }),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    base: evenly(-50, 50),
    valuePerOutcome: fc.option(evenly(0.01, 100), { nil: undefined }),
    margin: evenly(0, 1),
    horizon: fc.record({ periods: fc.integer({ min: 1, max: 12 }), tail: fc.nat(14) }),
  })
  .map(({ responses, before, horizon, base, margin, valuePerOutcome }) =>
    responseOf(
      responses.map((response, i) => {
        const { today, earlier } = before[i]!;
        return channel(`c${i}`, response, { today, ...(earlier && { earlier }) });
      }),
      { horizon, response: { base, margin, ...(valuePerOutcome !== undefined && { valuePerOutcome }) } },
    ),
  );

describe('the response model', () => {
  it('is the sum of a simulation week by week, carry-over, offset and tail included', () => {
    fc.assert(
      fc.property(
        anyScenario,
        fc.array(evenly(0, 500), { minLength: 4, maxLength: 4 }),
        (scenario, spend) => {
          const model = compileResponse(scenario, createDrawer(1, 1));
          const plans = [spend, spend.map((x, i) => (i % 2 === 0 ? 0 : x)), spend.map(() => 0)];
          for (const plan of plans) {
            const [value, expected] = [valueAt(model, plan).value[0]!, simulated(scenario, plan)];
            const size = simulated({ ...scenario, response: { ...scenario.response, base: 50 } }, plan);
            expect(Math.abs(value - expected)).toBeLessThan(1e-10 * size + 1e-12);
          }
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('counts for spend that goes on as it was H times what a period of it brings, earlier spend apart', () => {
    fc.assert(
      fc.property(anyScenario, evenly(1, 100), (given, spend) => {
        // A tail that holds all that is carried over, and no other spend before the plan than in it.
        const scenario = {
          ...given,
          horizon: { periods: given.horizon.periods, tail: 8 },
          channels: given.channels.map(({ earlier: _, ...one }) => ({ ...one, today: spend })),
        };
        const plan = scenario.channels.map(() => spend * scenario.horizon.periods);
        const none = plan.map(() => 0);
        const model = compileResponse(scenario, createDrawer(1, 1));
        const gained = valueAt(model, plan).value[0]! - valueAt(model, none).value[0]!;
        const steady = {
          ...scenario,
          horizon: { periods: 1, tail: 0 },
          channels: scenario.channels.map((one) => ({
            ...one,
            response: { ...one.response, adstock: undefined },
          })),
        };
        const once = compileResponse(steady, createDrawer(1, 1));
        const [perPeriod] = valueAt(
          once,
          plan.map(() => spend),
        ).value;
        const [idle] = valueAt(once, none).value;
        const long = scenario.horizon.periods * (perPeriod! - idle!);
        expect(Math.abs(gained - long)).toBeLessThan(1e-9 * (1 + Math.abs(long)));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('counts within the plan alone, or without what earlier spend brings, where one asks for that', () => {
    const adstock = { decay: 0.6, longestLag: 3 };
    const scenario = responseOf([channel('a', hill(100, 20, 1, { adstock }), { today: 30 })], {
      horizon: { periods: 4, tail: 3 },
      response: { base: 7 },
    });
    const worth = (plan: number, counted = {}) =>
      valueAt(compileResponse(scenario, createDrawer(1, 1), counted), [plan]).value[0]!;
    const f = (s: number) => (100 * s) / (s + 20);
    // Spend that goes on: four periods of base and long-run effect.
    expect(worth(120, { periods: 'horizon' })).toBeCloseTo(4 * (7 + f(30)), 10);
    expect(worth(0, { carryIn: false })).toBeCloseTo(28, 10);
    const weights = [1, 0.6, 0.36, 0.216].map((w) => w / 2.176);
    const carried = [1, 2, 3].map((t) => f(30 * weights.slice(t).reduce((a, b) => a + b, 0)));
    expect(worth(0)).toBeCloseTo(28 + carried.reduce((a, b) => a + b, 0), 10);
  });

  it('takes spend per horizon: twelve periods at 10 are one of 120', () => {
    const scenario = (periods: number) =>
      responseOf([channel('a', hill(100, 10))], { horizon: { periods, tail: 0 } });
    const worth = (periods: number, spend: number) =>
      valueAt(compileResponse(scenario(periods), createDrawer(1, 1)), [spend]).value[0]!;
    expect(worth(1, 10)).toBeCloseTo(50, 12);
    expect(worth(12, 120)).toBeCloseTo(600, 10);
  });

  it('loses nothing of a carry-over once the tail is as long as the longest lag, but for saturation', () => {
    // Far below saturation the response is linear: what is spent comes back in full, sooner or later.
    const scenario = (tail: number) =>
      responseOf([channel('a', hill(1e6, 1e6, 1, { adstock: { decay: 0.8, longestLag: 6 } }))], {
        horizon: { periods: 4, tail },
      });
    const worth = (tail: number) =>
      valueAt(compileResponse(scenario(tail), createDrawer(1, 1)), [8]).value[0]!;
    expect(worth(0)).toBeLessThan(6);
    expect(worth(6) / 8).toBeCloseTo(1, 5);
    expect(worth(20)).toBeCloseTo(worth(6), 12);
  });

  it('keeps the tail of every draw, also where some draws have no carry-over at all', () => {
    const decay = { value: 0.3, low: 0, high: 0.6 };
    const scenario = responseOf(
      [channel('a', hill(100, 20, 1, { offset: 3, adstock: { decay, longestLag: 4 } }))],
      { horizon: { periods: 3, tail: 5 } },
    );
    const draws = 200;
    const model = compileResponse(scenario, createDrawer(1, draws));
    const decays = createDrawer(1, draws).draw(decay, 'unit');
    expect(decays.filter((a) => a === 0).length).toBeGreaterThan(5);
    const { value } = valueAt(model, [90]);
    const { value: idle } = valueAt(model, [0]);
    for (let d = 0; d < draws; d += 1) {
      const certain = responseOf(
        [channel('a', hill(100, 20, 1, { offset: 3, adstock: { decay: decays[d]!, longestLag: 4 } }))],
        { horizon: { periods: 3, tail: 5 } },
      );
      expect(value[d]!).toBeCloseTo(simulated(certain, [90]), 9);
      expect(idle[d]!).toBeCloseTo(simulated(certain, [0]), 9);
    }
  });

  it('counts in money with a worth per outcome, else in outcomes', () => {
    const worth = (response: object) =>
      valueAt(
        compileResponse(responseOf([channel('a', hill(100, 10))], { response }), createDrawer(1, 1)),
        [10],
      ).value[0]!;
    expect(worth({ base: 5 })).toBeCloseTo(55, 12);
    expect(worth({ base: 5, valuePerOutcome: 20 })).toBeCloseTo(1_100, 10);
    expect(worth({ base: 5, valuePerOutcome: 20, margin: 0.3 })).toBeCloseTo(330, 10);
  });
});
