import { describe, expect, it } from 'vitest';
import { generatedChannels } from '../../bench/generated-channels.ts';
import { growthOf } from '../../bench/growth.ts';
import type { Measured } from '../../bench/measure.ts';
import type { BenchProblem } from '../../bench/problems.ts';

const scenario = generatedChannels(2, 1);
const problem = (size: number): BenchProblem => ({
  name: `draws/x/${size}`,
  scenario,
  draws: size,
  series: { of: 'draws', name: 'draws/x', size },
});
const took = (size: number, search: number): Measured => ({
  name: `draws/x/${size}`,
  channels: 2,
  draws: size,
  milliseconds: { draw: 0, search, explain: 0 },
  fastest: { draw: 0, search, explain: 0 },
  runs: 1,
  nodes: 1,
  iterations: 1,
  gap: 0,
  proved: true,
  best: 1,
  bound: 1,
});

describe('growth', () => {
  it('is the factor per doubling, small sizes left out since fixed costs rule there', () => {
    const problems = [1, 64, 256, 1_024].map(problem);
    const measured = [took(1, 100), took(64, 10), took(256, 40), took(1_024, 160)];
    expect(growthOf(problems, measured)).toEqual([
      { series: 'draws/x', from: 64, to: 1_024, perDoubling: expect.closeTo(2, 9) },
    ]);
  });

  it('says nothing of a single size', () => {
    expect(growthOf([problem(64)], [took(64, 10)])).toEqual([]);
  });
});
