import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { pricePlan } from '../../src/attribute/price-plan.ts';
import { compileProblem, optimise } from '../../src/optimise/optimise.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { randomScenario } from '../optimise/random-scenario.ts';

const run = (scenario: Scenario): Promise<Analysis> =>
  analyse({ scenario, draws: 16, seed: 2, effort: { nodes: 3, milliseconds: 60_000 } });

describe('the gap that is told', () => {
  it('is not beaten by any plan that is priced within the limits', async () => {
    let priced = 0;
    await fc.assert(
      fc.asyncProperty(
        randomScenario({ spread: true, goals: true }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 6,
          maxLength: 6,
        }),
        async (scenario, moves) => {
          const compiled = compileProblem(scenario, 16, 2);
          // Little effort, so that not all is proved.
          const { plan: best, bound } = await optimise(compiled, { nodes: 3, milliseconds: 60_000 });
          if (!best) return;
          const { valueUnit, spendUnit, periods, problem } = compiled;
          const scoreUnit = problem.aim.kind === 'target' ? spendUnit / periods : valueUnit;
          const request = { scenario, draws: 16, seed: 2, effort: { nodes: 3, milliseconds: 60_000 } };
          const n = scenario.channels.length;
          for (const [from, to, part] of moves) {
            const spend = best.spend.map((x) => (x * spendUnit) / periods);
            const amount = part ** 3 * spend[from % n]!;
            spend[from % n]! -= amount;
            spend[to % n]! += amount;
            const plan = Object.fromEntries(scenario.channels.map(({ id }, k) => [id, spend[k]!]));
            const { broken, behind } = pricePlan(request, compiled, best, plan);
            if (broken.length > 0) continue;
            priced += 1;
            const size = Math.abs(best.score) + Math.abs(problem.idleValue);
            expect(-behind / scoreUnit).toBeLessThanOrEqual(bound - best.score + 1e-9 * size);
          }
        },
      ),
      { numRuns: 60, seed: 12 },
    );
    expect(priced).toBeGreaterThan(40);
  });

  it('of a plan for profit is told in units of profit, too, and both must be small', async () => {
    const scenario = responseOf(
      Array.from({ length: 8 }, (_, i) => channel(`c${i}`, hill(11, 12, 3 + i / 10), { today: 1 })),
      { goal: 'profit' },
    );
    const told = await run(scenario);
    const { gap, profitGap, proved } = told.proof;
    expect(profitGap).toBeGreaterThanOrEqual(gap);
    expect(proved).toBe(profitGap! <= 1e-4 && gap <= 1e-4);
  });
});

describe('the answer', () => {
  const hard = responseOf(
    Array.from({ length: 20 }, (_, i) => channel(`c${i}`, hill(10, 12 + 0.001 * i, 3), { today: 5 })),
  );
  const answer = async (scenario: Scenario, pace: number, explain = false) => {
    // A clock that goes on by so much each time it is looked at.
    let time = 0;
    const now = () => {
      time += pace;
      return time;
    };
    const {
      milliseconds: _,
      trace,
      ...rest
    } = await analyse(
      { scenario, draws: 64, seed: 1, effort: { nodes: 1e9, milliseconds: 300 }, explain },
      { now },
    );
    return { ...rest, trace: trace.map(({ iteration, best, bound }) => ({ iteration, best, bound })) };
  };

  it('does not depend on how busy the machine is: work is counted, not time', async () => {
    const quick = await answer(hard, 0);
    expect(quick.proof).toMatchObject({ proved: false, stopped: 'time' });
    expect(await answer(hard, 1e-3)).toEqual(quick);
  });

  it('does not, with its explanation, either', async () => {
    const medical = builtInScenarios.find(({ id }) => id === 'medical')!;
    expect(await answer(medical, 1e-3, true)).toEqual(await answer(medical, 0, true));
  });

  it('comes by the clock where that is the last resort', async () => {
    const late = await answer(hard, 50);
    expect(late.proof.stopped).toBe('time');
    expect(late.trace.length).toBeLessThan(12);
  });
});
