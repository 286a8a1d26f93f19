import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, hasMoved } from '../../../../src/features/plans/comparison/changes.ts';
import type { Run } from '../../../../src/features/plans/stored/run.ts';
import { readScenario } from '../../../../src/scenario/read-scenario.ts';
import { medical, proposing, runOf } from '../../reports/sample-facts.ts';

const earlier = (changes: Partial<Run> = {}) => runOf({ number: 11, ...changes });
const kinds = (previous: Run, run: Run) => changesBetween(previous, run).causes.map(({ kind }) => kind);
const worth = (run: Run, proposed: number): Run => ({ ...run, value: { ...run.value, proposed } });

describe('what changed between two runs', () => {
  test('is nothing where plan and value are the same', () => {
    expect(changesBetween(earlier(), runOf())).toMatchObject({ moved: [], causes: [], isSame: true });
  });

  test('names the channels that moved, the furthest first, and none that a search may end elsewhere with', () => {
    const previous = proposing(earlier(), { 'patient-app': 9_000, 'brand-partners': 13_600 });
    const run = runOf();
    const spend = (id: string) => run.channels.find((channel) => channel.id === id)?.proposed ?? Number.NaN;
    const nearly = proposing(previous, { 'content-marketing': spend('content-marketing') + 50 });
    expect(changesBetween(nearly, run).moved).toEqual([
      { id: 'patient-app', from: 9_000, to: spend('patient-app') },
      { id: 'brand-partners', from: 13_600, to: spend('brand-partners') },
    ]);
  });

  test.each<[string, Partial<Run['effective']>, string[]]>([
    ['another budget', { budget: 50_000 }, ['budget']],
    ['another goal', { goal: 'profit' }, ['goal']],
    ['another attitude', { risk: 'cautious' }, ['risk']],
    ['a limit on exposure', { privacy: { max: 0.4, of: 'budget' } }, ['limit']],
  ])('says why: %s', (_, change, causes) => {
    const effective = readScenario({ ...medical, ...change });
    expect(kinds(earlier({ effective }), runOf())).toEqual(causes);
  });

  test('says why: a channel’s own numbers, by name', () => {
    const effective = readScenario({
      ...medical,
      channels: medical.channels.map((channel) => ({
        ...channel,
        ...(channel.id === 'patient-app' && { max: 9_000 }),
      })),
    });
    expect(changesBetween(earlier({ effective }), runOf()).causes).toEqual([
      { kind: 'limit', on: 'channel', side: 'max', of: 'patient-app', from: 9_000, to: undefined },
    ]);
  });

  test('compares no money with another currency’s', () => {
    const effective = readScenario({ ...medical, currency: 'EUR' });
    const changes = changesBetween(proposing(earlier({ effective }), { 'patient-app': 1 }), runOf());
    expect(changes).toMatchObject({ moved: [], value: undefined, isSame: false });
    expect(changes.causes[0]).toEqual({ kind: 'currency' });
  });

  test('restates the earlier plan for the later one’s period', () => {
    const run = runOf();
    const daily: Run = {
      ...earlier({ effective: readScenario({ ...medical, period: 'day', budget: 52_000 / 7 }) }),
      budget: 52_000 / 7,
      channels: run.channels.map((channel) => ({ ...channel, proposed: channel.proposed / 7 })),
    };
    expect(changesBetween(daily, run).moved).toEqual([]);
  });
});

describe('having moved by more than a share', () => {
  test('is always so for a first report', () => {
    expect(hasMoved(runOf(), undefined, 1)).toBe(true);
  });

  test('is a matter of the value', () => {
    const run = runOf();
    expect(hasMoved(run, worth(run, run.value.proposed / 1.06), 0.05)).toBe(true);
    expect(hasMoved(run, worth(run, run.value.proposed / 1.04), 0.05)).toBe(false);
  });

  test('is a matter of any channel’s spend, seen from what it was', () => {
    const run = runOf();
    const app = run.channels.find(({ id }) => id === 'patient-app')?.proposed ?? Number.NaN;
    expect(hasMoved(run, proposing(run, { 'patient-app': app / 1.11 }), 0.1)).toBe(true);
    expect(hasMoved(run, proposing(run, { 'patient-app': app / 1.09 }), 0.1)).toBe(false);
  });

  test('by a larger share is never so where it is not by a smaller one', () => {
    const run = runOf();
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 40_000, noNaN: true }),
        fc.double({ min: 1e-3, max: 1, noNaN: true }),
        fc.double({ min: 1e-3, max: 1, noNaN: true }),
        (spend, a, b) => {
          const previous = proposing(run, { 'patient-app': spend });
          if (hasMoved(run, previous, Math.max(a, b))) {
            expect(hasMoved(run, previous, Math.min(a, b))).toBe(true);
          }
        },
      ),
    );
  });
});
