import { describe, expect, test } from 'vitest';
import { readLift } from '../../../src/learn/experiments/read-lift.ts';
import { UserError } from '../../../src/scenario/problem.ts';

describe('a lift with its error', () => {
  test.each([
    ['120k±30k', 120_000, 30_000 / 1.959964],
    ['120k +/- 30k', 120_000, 30_000 / 1.959964],
    ['$120k ± $30k', 120_000, 30_000 / 1.959964],
    ['120k±30k @90%', 120_000, 30_000 / 1.644854],
    ['120k±30k (80% CI)', 120_000, 30_000 / 1.281552],
    ['-5k±30k', -5_000, 30_000 / 1.959964],
    ['120k (90k to 150k)', 120_000, 30_000 / 1.959964],
    ['120k [90k; 150k]', 120_000, 30_000 / 1.959964],
    ['120k (90k–150k)', 120_000, 30_000 / 1.959964],
    ['20k (-10k to 50k)', 20_000, 30_000 / 1.959964],
    ['12万±3万', 120_000, 30_000 / 1.959964],
  ])('%s', (text, value, standardError) => {
    const read = readLift(text, 'USD');
    expect(read.value).toBe(value);
    expect(read.standardError).toBeCloseTo(standardError, 0);
  });

  test.each([
    '120k',
    '120k±',
    '±30k',
    '120k±0',
    '120k (150k to 90k)',
    '120k (130k to 150k)',
    'much',
    '120k±30k @20%',
  ])('is refused where it says too little: %s', (text) => {
    expect(() => readLift(text, 'USD')).toThrow(UserError);
  });
});
