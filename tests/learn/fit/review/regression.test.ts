import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/learn/fit/random.ts';
import { addedBy, holm, robustnessValue } from '../../../../src/learn/fit/review/regression.ts';

describe('what columns add to a regression', () => {
  it('has p values that are uniform where they have nothing to do with it', () => {
    const random = createRandom(4);
    const series = () => Array.from({ length: 40 }, () => random.normal());
    const ps = Array.from(
      { length: 400 },
      () => addedBy(series(), [series().map(() => 1)], [series(), series()]).p,
    );
    for (const level of [0.05, 0.2, 0.5]) {
      const share = ps.filter((p) => p < level).length / ps.length;
      expect(Math.abs(share - level)).toBeLessThan(3.5 * Math.sqrt((level * (1 - level)) / ps.length));
    }
  });

  it('is all of what is left where a column is the rest, and nothing where it is known already', () => {
    const ones = [1, 1, 1, 1, 1];
    const rise = [1, 2, 3, 4, 5];
    expect(addedBy(rise, [ones], [rise.map((x) => 3 * x + 1)]).partialR2).toBeCloseTo(1, 12);
    expect(addedBy([1, 3, 2, 5, 4], [ones, rise], [rise.map((x) => 2 * x - 4)])).toMatchObject({
      partialR2: 0,
      p: 1,
    });
  });

  it('is the squared partial correlation where it is one', () => {
    const mpg = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2];
    const wt = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44];
    const hp = [110, 110, 93, 110, 175, 105, 245, 62, 95, 123];
    const added = addedBy(mpg, [mpg.map(() => 1), wt], [hp]);
    const centred = (v: number[]) => v.map((x) => x - v.reduce((a, b) => a + b, 0) / v.length);
    const dot = (a: number[], b: number[]) => a.reduce((sum, x, t) => sum + x * b[t]!, 0);
    const off = (v: number[], by: number[]) => v.map((x, t) => x - (dot(v, by) / dot(by, by)) * by[t]!);
    const [y, w, h] = [centred(mpg), centred(wt), centred(hp)];
    const [left, fresh] = [off(y, w), off(h, w)];
    const partial = dot(left, fresh) ** 2 / (dot(left, left) * dot(fresh, fresh));
    expect(added.partialR2).toBeCloseTo(partial, 10);
    expect(added.free).toBe(7);
  });
});

describe('many p values', () => {
  it('are corrected as Holm has it', () => {
    expect(holm([0.01, 0.04, 0.03]).map((p) => Number(p.toFixed(6)))).toEqual([0.03, 0.06, 0.06]);
    expect(holm([])).toEqual([]);
  });
});

describe('the robustness value', () => {
  // Cinelli and Hazlett (2020), section 5: t = 4.18 with 783 degrees of freedom gives 13.9 %.
  it('is that of the paper’s example', () => {
    expect(robustnessValue(4.18, 783)).toBeCloseTo(0.139, 3);
  });
});
