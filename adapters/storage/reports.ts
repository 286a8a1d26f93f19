import type { Insertable, Transaction } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { ReportKey } from '../../src/features/reports/stored/report.ts';
import type { ReportStore } from '../../src/features/reports/stored/store.ts';
import { moment } from './moment.ts';
import { reportClaims } from './report-claims.ts';
import { toReport } from './report-rows.ts';
import { toRun } from './runs.ts';
import { isKeyNumber } from './storable.ts';
import { readRows } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** Most rows that one statement adds: databases limit the number of its parameters. */
const mostAtOnce = 200;

/** The reports of schedules, in the table `reports`. */
export function reportStore(attempt: Attempt, log: Log, now: () => Date): ReportStore {
  return {
    async open(workspace, schedule, occurrence) {
      const { at } = occurrence;
      const due = moment(occurrence.due);
      const skipped = occurrence.skipped.map(moment);
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const moved = await transaction
            .updateTable('schedules')
            .set({ next_due: moment(occurrence.nextDue) })
            .where('workspace', '=', workspace)
            .where('number', '=', schedule)
            .where('state', '=', 'active')
            .where('next_due', '=', moment(occurrence.expected))
            .returning('front')
            .executeTakeFirst();
          if (moved === undefined) return false;
          const { front } = moved;
          await add(transaction, [
            ...skipped.map((missed) => ({
              ...newReport({ workspace, schedule, due: missed }, front, 'due', at),
              state: 'skipped',
            })),
            {
              ...newReport({ workspace, schedule, due }, front, 'due', at),
              skipped: JSON.stringify(skipped),
            },
          ]);
          return true;
        }),
      );
    },

    async ask(workspace, schedule, at) {
      if (!isKeyNumber(schedule)) return false;
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          // Changes nothing, but keeps the schedule from being removed before its report is there.
          const kept = await transaction
            .updateTable('schedules')
            .set(({ ref }) => ({ front: ref('front') }))
            .where('workspace', '=', workspace)
            .where('number', '=', schedule)
            .returning('front')
            .executeTakeFirst();
          if (kept === undefined) return false;
          const key = { workspace, schedule, due: moment(at) };
          return (await add(transaction, [newReport(key, kept.front, 'asked', at)])) === 1;
        }),
      );
    },

    ...reportClaims(attempt, log, now),

    async get({ workspace, schedule, due }) {
      const row = await attempt((database) =>
        database
          .selectFrom('reports')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('schedule', '=', schedule)
          .where('due', '=', moment(due))
          .executeTakeFirst(),
      );
      return row && toReport(row);
    },

    async past(workspace, schedule, { states, limit, before }) {
      if (states.length === 0) return [];
      const rows = await attempt((database) => {
        const all = database
          .selectFrom('reports')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('schedule', '=', schedule)
          .where('state', 'in', states);
        const wanted = before === undefined ? all : all.where('due', '<', moment(before));
        return wanted.orderBy('due', 'desc').limit(limit).execute();
      });
      return readRows(rows, toReport, log);
    },

    async run(workspace, number) {
      if (!isKeyNumber(number)) return undefined;
      const row = await attempt((database) =>
        database
          .selectFrom('runs')
          .select(['workspace', 'number', 'body'])
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .executeTakeFirst(),
      );
      return row && toRun(row);
    },

    async backlog(at) {
      const row = await attempt((database) =>
        database
          .selectFrom('reports')
          .select(({ eb, fn }) => [
            fn.countAll<number>().as('open'),
            fn
              .count<number>(
                eb
                  .case()
                  .when(eb.and([eb('lease', 'is not', null), eb('free_at', '>', moment(at))]))
                  .then(1)
                  .end(),
              )
              .as('claimed'),
            fn.min<string | null>('due').as('oldest'),
          ])
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow(),
      );
      const counts = { open: row.open, claimed: row.claimed };
      return row.oldest === null ? counts : { ...counts, oldest: new Date(row.oldest) };
    },

    async nextMoment(fronts) {
      if (fronts?.length === 0) return undefined;
      const { report, schedule } = await attempt((database) =>
        database
          .selectNoFrom(({ selectFrom }) => {
            const reports = selectFrom('reports').where('state', '=', 'open');
            const schedules = selectFrom('schedules').where('state', '=', 'active');
            return [
              (fronts === undefined ? reports : reports.where('front', 'in', fronts))
                .select(({ fn }) => fn.min<string | null>('free_at').as('first'))
                .as('report'),
              (fronts === undefined ? schedules : schedules.where('front', 'in', fronts))
                .select(({ fn }) => fn.min<string | null>('next_due').as('first'))
                .as('schedule'),
            ];
          })
          .executeTakeFirstOrThrow(),
      );
      const [first] = [report, schedule].filter((one) => one !== null).sort();
      return first === undefined ? undefined : new Date(first);
    },
  };
}

/** The row of a report that nobody has begun to work on, open unless changed. */
function newReport(
  key: ReportKey,
  front: string,
  cause: 'due' | 'asked',
  at: Date,
): Insertable<Tables['reports']> {
  const nextAttempt = moment(at);
  return {
    ...key,
    front,
    cause,
    state: 'open',
    attempts: 0,
    next_attempt: nextAttempt,
    free_at: nextAttempt,
    skipped: '[]',
  };
}

/** Adds those for whose moment there is no report yet; answers how many these were. */
async function add(
  transaction: Transaction<Tables>,
  reports: readonly Insertable<Tables['reports']>[],
): Promise<number> {
  let added = 0;
  for (let first = 0; first < reports.length; first += mostAtOnce) {
    const rows = await transaction
      .insertInto('reports')
      .values(reports.slice(first, first + mostAtOnce))
      .onConflict((conflict) => conflict.columns(['workspace', 'schedule', 'due']).doNothing())
      .returning('due')
      .execute();
    added += rows.length;
  }
  return added;
}
