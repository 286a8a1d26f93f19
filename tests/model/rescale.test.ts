import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { rescale, valueAtStake } from '../../src/model/rescale.ts';
import { equalWeights, slopesAt, valueAt } from '../../src/model/value-model.ts';
import { budgetOf } from '../../src/scenario/scenario.ts';
import { randomScenario } from '../optimise/random-scenario.ts';
import { evenly, magnitude } from './random-curve.ts';

/** More than any channel can use. */
const unlimited = (channels: number) => new Float64Array(channels).fill(1e18);

describe('a model in other units', () => {
  it('has the same worth and slopes, converted', () => {
    fc.assert(
      fc.property(
        randomScenario({ spread: true, goals: false }),
        magnitude(1e-9, 1e9),
        magnitude(1e-9, 1e9),
        fc.array(evenly(0, 1), { minLength: 8, maxLength: 8 }),
        (scenario, spendUnit, valueUnit, parts) => {
          const model = compileModel(scenario, createDrawer(1, 8));
          const scaled = rescale(model, spendUnit, valueUnit);
          const spend = scenario.channels.map((_, i) => parts[i]! * budgetOf(scenario));
          const inUnits = spend.map((x) => x / spendUnit);
          const [before, after] = [valueAt(model, spend), valueAt(scaled, inUnits)];
          const size = Math.max(...before.value.map(Math.abs), valueAtStake(model, unlimited(spend.length)));
          for (let d = 0; d < 8; d += 1) {
            expect(Math.abs(after.value[d]! * valueUnit - before.value[d]!)).toBeLessThan(1e-11 * size);
            expect(Math.abs(after.logReach[d]! - before.logReach[d]!)).toBeLessThan(1e-11);
          }
          const slopes = slopesAt(model, spend, before.logReach, equalWeights(8)).slope;
          const converted = slopesAt(scaled, inUnits, after.logReach, equalWeights(8)).slope;
          slopes.forEach((slope, i) => {
            if (slope === Number.POSITIVE_INFINITY) expect(converted[i]).toBe(slope);
            else
              expect(Math.abs((converted[i]! * valueUnit) / spendUnit - slope)).toBeLessThan(
                1e-10 * slope + 1e-300,
              );
          });
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  });

  it('has the value at stake that all channels add where each gets the most that it may', () => {
    fc.assert(
      fc.property(randomScenario({ spread: true, goals: false }), (scenario) => {
        const model = compileModel(scenario, createDrawer(1, 8));
        const n = scenario.channels.length;
        const idle = valueAt(model, new Float64Array(n)).value;
        for (const upper of [unlimited(n), new Float64Array(n).fill(budgetOf(scenario) / n)]) {
          const full = valueAt(model, upper).value;
          const gain = full.reduce((sum, value, d) => sum + value - idle[d]!, 0) / 8;
          const stake = valueAtStake(model, upper);
          expect(stake / gain).toBeCloseTo(1, 12);
          const scaled = valueAtStake(
            rescale(model, 3, 7),
            upper.map((x) => x / 3),
          );
          expect(scaled / (stake / 7)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 50, seed: 6 },
    );
  });
});
