import { expect, test } from 'vitest';
import { planForReport } from '../../../src/features/reports/plan-for-report.ts';
import type { Schedule } from '../../../src/features/schedules/stored/schedule.ts';
import { problemsOf } from '../../bot/arguments/place.ts';
import { fakePlanner } from '../../bot/bot-under-test.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';
import { medicalAnalysis } from '../plans/medical-analysis.ts';
import { adoptionOf, medical, proposing, runOf, schedule } from './sample-facts.ts';

const workspace = 'slack:T1';

/** Plans the schedule's report on that day, as far as a planner that answers at once goes. */
function planning(changes: Partial<Schedule>, day: string) {
  const [store, planner] = [memoryStore(), fakePlanner()];
  return {
    store,
    planner,
    plan: (signal = new AbortController().signal) =>
      planForReport({ ...schedule, ...changes }, workspace, {
        store,
        planner,
        signal,
        now: new Date(`${day}T07:00:00Z`),
      }),
  };
}

test('a report works out the schedule’s line on the newest version of its scenario, and stores nothing', async () => {
  const { store, planner, plan } = planning({ line: 'optimize medical budget=60k app<=20k' }, '2026-05-04');
  await store.scenarios.save(workspace, medical, 'U1');
  await store.scenarios.save(workspace, { ...medical, names: { en: 'Mended' } }, 'U1');
  const { asked, analysis } = await plan();
  expect(asked).toMatchObject({
    chosen: { version: 2, origin: 'workspace' },
    effective: { names: { en: 'Mended' }, budget: 60_000 },
    line: 'optimize medical budget=60k app<=20k',
  });
  expect(asked.effective.channels.find(({ id }) => id === 'patient-app')?.max).toBe(20_000);
  expect(planner.requests.map(({ scenario }) => scenario)).toEqual([asked.effective]);
  expect(analysis).toEqual(medicalAnalysis);
  expect(store.savedRuns.get(workspace) ?? []).toEqual([]);
});

test('the adopted plan is today’s spend of the report from the day on that its first period has passed', async () => {
  const adopted = adoptionOf(proposing(runOf(), { 'patient-app': 16_500 }), '2026-04-27T20:00:00.000Z');
  const appToday = async (day: string) => {
    const { store, plan } = planning({}, day);
    await store.scenarios.save(workspace, medical, 'U1');
    await store.adoptions.add(workspace, adopted);
    const { asked } = await plan();
    // What was chosen is the scenario as it is stored.
    expect(asked.chosen.scenario).toEqual(medical);
    return asked.effective.channels.find(({ id }) => id === 'patient-app')?.today;
  };
  // Though the hour of the adoption has not come again: it was taken in the evening, reports come in the morning.
  expect(await appToday('2026-05-04')).toBe(16_500);
  expect(await appToday('2026-05-03')).toBe(9_600);
});

test('a scenario that is gone is told as one that nobody knows', async () => {
  const { plan } = planning({ line: 'optimize mine', scenario: 'mine' }, '2026-05-04');
  expect(await problemsOf(plan)).toMatchObject([{ code: 'scenario.unknown', received: 'mine' }]);
});

test('a file on this machine is never read for a report', async () => {
  const { plan } = planning({ line: 'optimize ./secret.json' }, '2026-05-04');
  expect(await problemsOf(plan)).toMatchObject([{ code: 'file.only-terminal' }]);
});

test('a process that ends cancels the work', async () => {
  const { planner, plan } = planning({}, '2026-05-04');
  const stopping = new AbortController();
  stopping.abort();
  await plan(stopping.signal).catch(() => undefined);
  expect(planner.cancelled).toBe(1);
});
