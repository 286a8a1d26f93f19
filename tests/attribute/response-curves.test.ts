import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseCurves } from '../../src/attribute/response-curves.ts';
import { equalWeights, type ValueModel, valueAt, weighted } from '../../src/model/value-model.ts';
import { compileProblem } from '../../src/optimise/optimise.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { randomScenario } from '../optimise/random-scenario.ts';

/** The expected value with one channel's spend moved, worked out whole. */
function valueWith(model: ValueModel, spend: Float64Array, i: number, x: number): number {
  return weighted(equalWeights(model.draws), valueAt(model, spend.with(i, x)).value);
}

describe('response curves', () => {
  it('tell what the plan is worth with one channel moved', async () => {
    await fc.assert(
      fc.asyncProperty(randomScenario({ spread: true, goals: false }), unit, async (scenario, part) => {
        const { model, periods, spendUnit, today } = compileProblem(scenario, 12, 5);
        const now = today.map((x) => x * spendUnit);
        const proposed = now.map((x) => part * x);
        const ids = scenario.channels.map(({ id }) => id);
        const { curves, engine } = await responseCurves({ model, periods }, ids, now, proposed);
        expect(engine).toBe('float64');
        expect(curves.map(({ id }) => id)).toEqual(ids);
        for (const [i, { points }] of curves.entries()) {
          expect(points).toHaveLength(33);
          expect(points[0]!.spend).toBe(0);
          for (const { spend, value } of points) {
            const whole = valueWith(model, proposed, i, spend * periods);
            expect(Math.abs(value / whole - 1)).toBeLessThan(1e-10);
          }
        }
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('come from tensors when they are many, and are the same to six digits', async () => {
    const medical = builtInScenarios.find(({ id }) => id === 'medical')!;
    const draws = 11_000;
    const { model, periods, spendUnit, today } = compileProblem(medical, draws, 5);
    const now = today.map((x) => x * spendUnit);
    const ids = medical.channels.map(({ id }) => id);
    const { curves, engine } = await responseCurves({ model, periods }, ids, now, now);
    expect(engine).toMatch(/^tfjs-(node|wasm)$/);
    for (const [i, { points }] of curves.entries()) {
      for (const k of [0, 1, 16, 32]) {
        const whole = valueWith(model, now, i, points[k]!.spend * periods);
        expect(Math.abs(points[k]!.value / whole - 1)).toBeLessThan(1e-6);
      }
    }
  });
});

const unit = fc.integer({ min: 1, max: 200 }).map((k) => k / 100);
