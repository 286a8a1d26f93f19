import { type CompiledQuery, Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { adoptionStore } from '../../../adapters/storage/adoptions.ts';
import { experimentStore } from '../../../adapters/storage/experiments.ts';
import { fitStore } from '../../../adapters/storage/fits.ts';
import { historyStore } from '../../../adapters/storage/histories.ts';
import { migrate } from '../../../adapters/storage/migrate.ts';
import { migrations } from '../../../adapters/storage/migrations/index.ts';
import { observationStore } from '../../../adapters/storage/observations.ts';
import { reportStore } from '../../../adapters/storage/reports.ts';
import { scheduleStore } from '../../../adapters/storage/schedules.ts';
import { libsqlDialect } from '../../../adapters/storage/sqlite-dialect.ts';
import { connect, inMemory } from '../../../adapters/storage/sqlite-file.ts';
import type { Attempt, Tables } from '../../../adapters/storage/tables.ts';
import {
  sampleExperiment,
  sampleFit,
  sampleHistory,
  sampleVerdict,
} from '../../contracts/learned-samples.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleAdoption, sampleFigures, sampleRun, sampleSchedule } from '../../contracts/stored-samples.ts';

const stepsShape = z.array(z.object({ detail: z.string() }));

/** The statements that come of some work on stores in memory, each with SQLite's plan for it, line by line. */
async function plansOf(
  work: (stores: {
    schedules: ReturnType<typeof scheduleStore>;
    reports: ReturnType<typeof reportStore>;
    adoptions: ReturnType<typeof adoptionStore>;
    histories: ReturnType<typeof historyStore>;
    fits: ReturnType<typeof fitStore>;
    experiments: ReturnType<typeof experimentStore>;
    observations: ReturnType<typeof observationStore>;
  }) => Promise<void>,
): Promise<{ readonly sql: string; readonly plan: readonly string[] }[]> {
  const connection = await connect(inMemory);
  const queries: CompiledQuery[] = [];
  const database = new Kysely<Tables>({
    dialect: libsqlDialect(connection),
    log: (event) => void queries.push(event.query),
  });
  onTestFinished(() => database.destroy());
  await migrate(database, migrations, inMemory);
  queries.length = 0;
  const attempt: Attempt = (query) => query(database);
  const log = recordedLog();
  const now = () => new Date('2026-05-12T00:00:00.000Z');
  await work({
    schedules: scheduleStore(attempt, log, now),
    reports: reportStore(attempt, log, now),
    adoptions: adoptionStore(attempt, now),
    histories: historyStore(attempt, log, now),
    fits: fitStore(attempt, now),
    experiments: experimentStore(attempt, log, now),
    observations: observationStore(attempt, log, now),
  });
  return queries
    .filter(({ sql }) => /^(select|update|delete|insert)/.test(sql))
    .map(({ sql, parameters }) => ({
      sql,
      plan: stepsShape
        .parse(connection.prepare(`explain query plan ${sql}`).all([...parameters]))
        .map((step) => step.detail),
    }));
}

describe('SQLite', () => {
  it('finds what is due, free or open by an index, without going through all there ever was', async () => {
    const at = new Date('2026-05-12T00:00:00.000Z');
    const until = new Date('2026-05-12T00:10:00.000Z');
    const states = ['sent', 'quiet'] as const;
    const plans = await plansOf(async ({ schedules, reports, adoptions }) => {
      const { nextDue } = await schedules.add('slack:T1', sampleSchedule());
      await schedules.due(at, 10);
      await schedules.due(at, 10, ['slack', 'discord']);
      await schedules.list('slack:T1');
      await schedules.change('slack:T1', 1, { state: 'active' });
      const occurrence = { expected: nextDue, due: nextDue, skipped: [], nextDue: until.toISOString(), at };
      expect(await reports.open('slack:T1', 1, occurrence)).toBe(true);
      expect(await reports.ask('slack:T1', 1, at)).toBe(true);
      const claim = await reports.claim({ at, until, fronts: ['slack', 'discord'] });
      if (claim === undefined) throw new Error('There was nothing to work on.');
      await reports.plan(claim, sampleRun(), sampleFigures);
      await reports.renew(claim, until);
      await reports.note(claim, { state: 'sent' });
      await reports.past('slack:T1', 1, { states, limit: 12, before: nextDue });
      await reports.get(claim.report);
      await reports.backlog(at);
      await reports.nextMoment();
      await reports.nextMoment(['slack', 'discord']);
      await adoptions.add('slack:T1', sampleAdoption());
      await adoptions.current('slack:T1', 'medical');
      await schedules.remove('slack:T1', 1);
    });

    expect(plans.length).toBeGreaterThan(15);
    const scans = plans.flatMap(({ sql, plan }) =>
      plan.filter((step) => /^SCAN (?!CONSTANT ROW)/.test(step)).map((step) => ({ step, sql })),
    );
    expect(scans).toEqual([]);
    const steps = plans.flatMap(({ plan }) => plan).join('\n');
    expect(steps).toContain('reports USING INDEX reports_by_free_at (state=? AND free_at<?)');
    expect(steps).toContain('schedules USING INDEX schedules_by_next_due (state=? AND next_due<?)');
  });

  it('finds what was learned by an index, sorted as it is wanted', async () => {
    const plans = await plansOf(async ({ histories, fits, experiments, observations }) => {
      await histories.saveAfter('slack:T1', 'medical', sampleHistory(), 'U1', 0);
      await histories.get('slack:T1', 'medical');
      await histories.list('slack:T1');
      await histories.remove('slack:T1', 'medical', 1);
      await fits.add('slack:T1', sampleFit());
      await fits.get('slack:T1', 1);
      await fits.newest('slack:T1', 'medical');
      await experiments.add('slack:T1', sampleExperiment());
      await experiments.get('slack:T1', 1);
      await experiments.list('slack:T1', { limit: 9 });
      await experiments.list('slack:T1', { scenario: 'medical', limit: 9 });
      await experiments.setApplied('slack:T1', 1, undefined);
      await observations.add('slack:T1', sampleVerdict());
      await observations.list('slack:T1', 'medical', { limit: 9 });
      await observations.list('slack:T1', 'medical', { kind: 'actual', limit: 9 });
    });

    expect(plans.length).toBeGreaterThan(15);
    const slow = plans.flatMap(({ sql, plan }) =>
      plan.filter((step) => /^SCAN (?!CONSTANT ROW)|TEMP B-TREE/.test(step)).map((step) => ({ step, sql })),
    );
    expect(slow).toEqual([]);
  });
});
