import { describe, expect, it } from 'vitest';
import { generatedChannels } from '../../bench/generated-channels.ts';
import { benchProblems } from '../../bench/problems.ts';
import { budgetOf, type ResponseScenario, type Scenario } from '../../src/scenario/scenario.ts';

const hillsOf = (scenario: Scenario) =>
  (scenario as ResponseScenario).channels.map(({ response, today, max }) => {
    if (response.curve !== 'hill') throw new Error('not a Hill curve');
    return { slope: Number(response.slope), today, max };
  });

describe('generated channels', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generatedChannels(20, 7)).toEqual(generatedChannels(20, 7));
    expect(generatedChannels(20, 8)).not.toEqual(generatedChannels(20, 7));
  });

  it('mix concave and S-shaped curves, each between nothing and three times its historical spend', () => {
    const scenario = generatedChannels(500, 1);
    const hills = hillsOf(scenario);
    const sShaped = hills.filter(({ slope }) => slope > 1).length;
    expect(sShaped / 500).toBeGreaterThan(0.2);
    expect(sShaped / 500).toBeLessThan(0.4);
    for (const { slope, today, max } of hills) {
      expect((slope >= 0.7 && slope <= 1) || (slope >= 1.2 && slope <= 3)).toBe(true);
      expect(max).toBe(3 * today);
    }
    expect(budgetOf(scenario)).toBe(hills.reduce((sum, { today }) => sum + today, 0));
  });
});

describe('the benchmark', () => {
  it('has every published case, preset and size, each under a name of its own', () => {
    const problems = benchProblems(new URL('../..', import.meta.url).pathname);
    const names = problems.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const count = (suite: string) => names.filter((name) => name.startsWith(`${suite}/`)).length;
    expect([count('case'), count('preset'), count('channels'), count('draws')]).toEqual([7, 12, 5, 24]);
  });
});
