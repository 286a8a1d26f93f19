import { describe, expect, it } from 'vitest';
import { findClash } from '../../src/optimise/clash.ts';
import type { Limits } from '../../src/optimise/limits.ts';

const everything = (id: string, n: number, max: number, min = 0) => ({
  id,
  channels: Int32Array.from(Array(n).keys()),
  coefficients: new Float64Array(n).fill(1),
  min,
  max,
});

describe('limits that clash', () => {
  it('have no clash when a plan keeps them', async () => {
    const limits: Limits = {
      lower: Float64Array.of(0.2, 0.3),
      upper: Float64Array.of(1, 1),
      rows: [everything('budget', 2, 1)],
    };
    expect(await findClash(limits)).toBeUndefined();
  });

  it('are told as the smallest set', async () => {
    const limits: Limits = {
      lower: Float64Array.of(0.7, 0.6, 0.1),
      upper: Float64Array.of(1, 1, 0.5),
      rows: [
        everything('budget', 3, 1.35),
        {
          id: 'group:pair',
          channels: Int32Array.of(0, 1),
          coefficients: Float64Array.of(1, 1),
          min: 0,
          max: 1.2,
        },
      ],
    };
    const clash = await findClash(limits);
    expect(clash?.map(({ id, side }) => `${id} ${side}`).sort()).toEqual([
      'channel:0 min',
      'channel:1 min',
      'group:pair max',
    ]);
  });

  it('are told one pair at a time', async () => {
    const limits: Limits = {
      lower: Float64Array.of(0.5, 0.5),
      upper: Float64Array.of(0.4, 0.4),
      rows: [everything('budget', 2, 2)],
    };
    const clash = await findClash(limits);
    expect(clash).toHaveLength(2);
  });

  it('are found among a thousand channels', async () => {
    const n = 1_000;
    const lower = new Float64Array(n);
    [lower[17], lower[400]] = [0.8, 0.4];
    const limits: Limits = { lower, upper: new Float64Array(n).fill(1), rows: [everything('budget', n, 1)] };
    const clash = await findClash(limits);
    expect(clash?.map(({ id }) => id).sort()).toEqual(['budget', 'channel:17', 'channel:400']);
  });
});
