import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import { figuresOf } from '../../../src/features/reports/figures.ts';
import { medical, runOf } from './sample-facts.ts';

const wanting = (effective: Partial<Run['effective']>, changes: Partial<Run> = {}) =>
  figuresOf(runOf({ effective: { ...medical, ...effective } as Run['effective'], ...changes }));
const { proof } = runOf();

describe('a report’s figures', () => {
  test('are the plan’s value, its proved bound and what it spends', () => {
    expect(figuresOf(runOf())).toEqual({
      value: 238_000,
      bound: 238_008.5,
      spend: 52_000,
      unit: 'money',
      currency: 'CNY',
      basis: 'value mean week 1 most-value',
    });
  });

  test('of a profit are after spend, bound and all', () => {
    const best = { proof: { ...proof, best: 186_000, bound: 186_100 } };
    expect(wanting({ goal: 'profit' }, best)).toMatchObject({ value: 186_000, bound: 186_100 });
  });

  test('of a marginal goal have a bound of the value at that spend', () => {
    // What is searched for is value less 1.2 of spend.
    const best = { proof: { ...proof, best: 175_600, bound: 175_700 } };
    expect(wanting({ goal: { marginal: 1.2 } }, best)).toMatchObject({ value: 238_000, bound: 238_100 });
  });

  test('of the least spend have a bound below it', () => {
    const best = { proof: { ...proof, best: -52_000, bound: -51_900 } };
    expect(wanting({ goal: { target: 238_000 } }, best)).toMatchObject({ spend: 52_000, bound: 51_900 });
  });

  test('differ in their basis where they do not compare', () => {
    const bases = [
      figuresOf(runOf()),
      wanting({ goal: 'profit' }),
      wanting({ period: 'month' }),
      wanting({ goal: { target: 1 } }),
      wanting({}, { periods: 12 }),
    ].map(({ basis }) => basis);
    expect(new Set(bases).size).toBe(bases.length);
  });
});
