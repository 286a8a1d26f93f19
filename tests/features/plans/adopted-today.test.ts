import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAdoptedToday } from '../../../src/features/plans/adopted-today.ts';
import type { Adoption } from '../../../src/features/plans/stored/adoption.ts';
import { compileModel } from '../../../src/model/compile.ts';
import { createDrawer } from '../../../src/model/draws.ts';
import { valueAt } from '../../../src/model/value-model.ts';
import { budgetOf, type Scenario } from '../../../src/scenario/scenario.ts';
import { builtIn } from '../../bot/arguments/place.ts';

const { scenario: medical } = builtIn('medical');
const adoption: Adoption = {
  scenario: 'medical',
  run: 12,
  at: '2026-05-04T20:00:00.000Z',
  by: 'U1',
  period: 'week',
  currency: 'CNY',
  spend: { 'hospital-partners': 20_000, 'patient-app': 21_000, 'content-marketing': 6_000 },
  value: 260_000,
  unit: 'money',
};
const todayOf = (scenario: Scenario) =>
  Object.fromEntries(scenario.channels.map(({ id, today }) => [id, today]));
const on = (day: string, changes: Partial<Adoption> = {}, timeZone = 'UTC') =>
  withAdoptedToday(medical, { ...adoption, ...changes }, new Date(day), timeZone);

describe('an adopted plan', () => {
  test('is today’s spend once its first period has passed, and not before', () => {
    expect(on('2026-05-10T23:59:59Z')).toBe(medical);
    expect(todayOf(on('2026-05-11T00:00:00Z'))).toEqual({
      ...todayOf(medical),
      'hospital-partners': 20_000,
      'patient-app': 21_000,
      'content-marketing': 6_000,
    });
  });

  test('counts its days by the calendar of the zone', () => {
    // It was the 5th of May in Shanghai already.
    expect(on('2026-05-11T15:59:59Z', {}, 'Asia/Shanghai')).toBe(medical);
    expect(on('2026-05-11T16:00:00Z', {}, 'Asia/Shanghai')).not.toBe(medical);
  });

  test.each([
    ['day', '2026-05-05'],
    ['week', '2026-05-11'],
    ['month', '2026-06-04'],
    ['quarter', '2026-08-04'],
    ['year', '2027-05-04'],
  ] as const)('of a plan per %s counts from %s', (period, day) => {
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 1).toISOString();
    expect(on(before, { period })).toBe(medical);
    expect(on(`${day}T00:00:00Z`, { period })).not.toBe(medical);
  });

  test('is restated for the scenario’s period', () => {
    const { spend } = adoption;
    const daily = Object.fromEntries(Object.entries(spend).map(([id, amount]) => [id, amount / 7]));
    const weekly = todayOf(on('2027-01-01T00:00:00Z', { period: 'day', spend: daily }));
    expect(weekly['patient-app']).toBeCloseTo(21_000, 6);
  });

  test('says nothing in another currency, nor of channels that there are not', () => {
    expect(on('2027-01-01T00:00:00Z', { currency: 'EUR' })).toBe(medical);
    const { spend } = adoption;
    const unknown = on('2027-01-01T00:00:00Z', { spend: { ...spend, constructor: 1, radio: 9 } });
    expect(todayOf(unknown)).toEqual(todayOf(on('2027-01-01T00:00:00Z')));
  });

  test('changes neither the budget nor what any plan is worth', () => {
    const worth = (scenario: Scenario, spend: readonly number[]) => [
      ...valueAt(compileModel(scenario, createDrawer(1, 8)), Float64Array.from(spend)).value,
    ];
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 50_000, noNaN: true }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.double({ min: 0, max: 50_000, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (taken, spend) => {
          const ids = medical.channels.map(({ id }) => id);
          const plan = Object.fromEntries(ids.map((id, i) => [id, taken[i] ?? 0]));
          const after = on('2027-01-01T00:00:00Z', { spend: plan });
          expect(budgetOf(after)).toBe(budgetOf(medical));
          worth(after, spend).forEach((value, d) => {
            expect(value / (worth(medical, spend)[d] ?? Number.NaN)).toBeCloseTo(1, 9);
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});
