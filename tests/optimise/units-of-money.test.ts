import { describe, expect, it } from 'vitest';
import { compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { provedGap } from '../../src/optimise/search.ts';
import type { Parameter } from '../../src/scenario/parameter.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import type { LevelResponse, LimitAmount, Scenario } from '../../src/scenario/scenario.ts';
import { readCases } from '../fixtures/cases/read-case.ts';

function times(parameter: Parameter, factor: number): Parameter {
  if (typeof parameter === 'number') return parameter * factor;
  const { value, low, high } = parameter;
  return {
    value: value * factor,
    ...(low !== undefined && { low: low * factor }),
    ...(high !== undefined && { high: high * factor }),
  };
}

/** The scenario with all spend and all value in other units of money. */
function inUnits(scenario: Scenario, spend: number, value: number): Scenario {
  // A share is no amount.
  const limit = (l: LimitAmount) => (typeof l === 'number' ? l * spend : l);
  const limited = <T extends { min?: LimitAmount | undefined; max?: LimitAmount | undefined }>(c: T) => ({
    ...c,
    ...(c.min !== undefined && { min: limit(c.min) }),
    ...(c.max !== undefined && { max: limit(c.max) }),
  });
  const { goal } = scenario;
  const perUnit = value / spend;
  const common = {
    budget: (scenario.budget ?? scenario.channels.reduce((sum, c) => sum + c.today, 0)) * spend,
    groups: scenario.groups.map(limited),
    goal:
      typeof goal === 'string'
        ? goal
        : 'roi' in goal
          ? { roi: goal.roi * perUnit }
          : 'target' in goal
            ? { target: goal.target * value }
            : 'marginal' in goal
              ? { marginal: goal.marginal * perUnit }
              : { cost: goal.cost / perUnit },
  };
  if (scenario.model === 'advantage') {
    const level = (r: LevelResponse): LevelResponse => ({
      ...r,
      ...(r.halfSaturation !== undefined && { halfSaturation: times(r.halfSaturation, spend) }),
    });
    return {
      ...scenario,
      ...common,
      advantage: { ...scenario.advantage, fullValue: times(scenario.advantage.fullValue, value) },
      channels: scenario.channels.map((c) => ({
        ...limited(c),
        today: c.today * spend,
        efficiency: level(c.efficiency),
        coverage: level(c.coverage),
        influence: level(c.influence),
      })),
    };
  }
  return {
    ...scenario,
    ...common,
    response: {
      ...scenario.response,
      valuePerOutcome: times(scenario.response.valuePerOutcome ?? 1, value),
    },
    channels: scenario.channels.map((c) => ({
      ...limited(c),
      today: c.today * spend,
      response:
        c.response.curve === 'hill'
          ? {
              ...c.response,
              offset: times(c.response.offset, spend),
              halfSaturation: times(c.response.halfSaturation, spend),
            }
          : {
              ...c.response,
              offset: times(c.response.offset, spend),
              rate: times(c.response.rate, 1 / spend),
            },
    })),
  };
}

async function sharesOf(scenario: Scenario) {
  const compiled = compileProblem(scenario, 8, 3);
  const result = await optimise(compiled, { nodes: 300, milliseconds: 20_000 });
  const { problem, today } = compiled;
  const gap = (result.bound - result.plan!.score) / gapScale(problem, result.plan!, today);
  return {
    spend: result.plan!.spend,
    value: result.plan!.value,
    proved: gap <= provedGap,
  };
}

describe('the unit of money', () => {
  const known = [...readCases().map((c) => c.scenario), ...builtInScenarios].filter(
    (s) => s.channels.length < 10,
  );

  it.each(
    known.flatMap((scenario) => [
      { id: scenario.id, spend: 1e9, value: 1e-6, scenario },
      { id: scenario.id, spend: 1e-4, value: 1e5, scenario },
    ]),
  )('does not matter: $id with spend × $spend, value × $value', async ({ spend, value, scenario }) => {
    const [plain, scaled] = [await sharesOf(scenario), await sharesOf(inUnits(scenario, spend, value))];
    expect(scaled.proved).toBe(plain.proved);
    expect(scaled.value).toBeCloseTo(plain.value, 9);
    plain.spend.forEach((x, i) => {
      expect(Math.abs(scaled.spend[i]! - x)).toBeLessThan(1e-6);
    });
  });
});
