import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import { type ReportKey, reportShape } from '../../src/features/reports/stored/report.ts';
import type { ReportChange, ReportClaim, ReportStore } from '../../src/features/reports/stored/store.ts';
import { moment } from './moment.ts';
import { toReport } from './report-rows.ts';
import { runInsertion } from './runs.ts';
import { UnreadableRow } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

const figuresShape = reportShape.shape.figures.unwrap();
const changeShape = reportShape
  .pick({ state: true, nextAttempt: true, figures: true, message: true, sentAt: true, problem: true })
  .partial()
  .extend({ postingSince: reportShape.shape.postingSince.nullable() });

/** The part of the report store that is about work on one report. */
export function reportClaims(
  attempt: Attempt,
  log: Log,
  now: () => Date,
): Pick<ReportStore, 'claim' | 'renew' | 'plan' | 'note'> {
  return {
    async claim({ at, until, fronts }) {
      if (until <= at) throw new RangeError(`A claim at ${moment(at)} cannot end at ${moment(until)}.`);
      for (;;) {
        const chosen = await attempt((database) => nextInTurn(database, at, fronts));
        if (chosen === undefined) return undefined;
        const lease = randomUUID();
        const row = await attempt((database) =>
          database
            .updateTable('reports')
            .set(({ eb, ref }) => ({ lease, free_at: moment(until), attempts: eb(ref('attempts'), '+', 1) }))
            .where('workspace', '=', chosen.workspace)
            .where('schedule', '=', chosen.schedule)
            .where('due', '=', chosen.due)
            .where('state', '=', 'open')
            .where('free_at', '<=', moment(at))
            .returningAll()
            .executeTakeFirst(),
        );
        // Somebody else was quicker: there may be another.
        if (row === undefined) continue;
        try {
          return { report: toReport(row), lease };
        } catch (error) {
          if (!(error instanceof UnreadableRow)) throw error;
          // Held by a lease that nobody knows, it is out of the way until that ends.
          log.error({ err: error }, 'a stored report cannot be read and was left out of the work');
        }
      }
    },

    async renew(claim, until) {
      const kept = await attempt((database) =>
        database
          .updateTable('reports')
          .set({ free_at: moment(until) })
          .where(heldBy(claim))
          .returning('due')
          .executeTakeFirst(),
      );
      return kept !== undefined;
    },

    async plan(claim, run, figures) {
      const insert = runInsertion(claim.report.workspace, run, now);
      const figuresJson = JSON.stringify(figuresShape.parse(figures));
      try {
        return await attempt((database) =>
          database.transaction().execute(async (transaction) => {
            const added = await insert(transaction);
            const kept = await transaction
              .updateTable('reports')
              .set({ run: added.number, figures: figuresJson })
              .where(heldBy(claim))
              .returning('due')
              .executeTakeFirst();
            // Takes the run and its number back.
            if (kept === undefined) throw new LostLease();
            return added;
          }),
        );
      } catch (error) {
        if (error instanceof LostLease) return undefined;
        throw error;
      }
    },

    async note(claim, change) {
      const columns = notedColumns(claim, change);
      const kept = await attempt((database) =>
        database.updateTable('reports').set(columns).where(heldBy(claim)).returning('due').executeTakeFirst(),
      );
      return kept !== undefined;
    },
  };
}

class LostLease extends Error {}

/**
 * The report that is to be worked on next. It is looked for without a lock: whoever then takes it sees whether it
 * is still free, so that this works alike on every database.
 */
function nextInTurn(
  database: Kysely<Tables>,
  at: Date,
  fronts: readonly string[],
): Promise<ReportKey | undefined> {
  if (fronts.length === 0) return Promise.resolve(undefined);
  return database
    .selectFrom('reports')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('reports')
          .select(({ fn }) => ['workspace', fn.countAll().as('reports')])
          .where('state', '=', 'open')
          .where('free_at', '>', moment(at))
          .where('lease', 'is not', null)
          .groupBy('workspace')
          .as('in_work'),
      (join) => join.onRef('in_work.workspace', '=', 'reports.workspace'),
    )
    .select(['reports.workspace', 'reports.schedule', 'reports.due'])
    .where('reports.state', '=', 'open')
    .where('reports.free_at', '<=', moment(at))
    .where('reports.front', 'in', fronts)
    .orderBy(({ fn, lit }) => fn.coalesce('in_work.reports', lit(0)))
    .orderBy('reports.next_attempt')
    .orderBy('reports.due')
    .orderBy('reports.workspace')
    .orderBy('reports.schedule')
    .limit(1)
    .executeTakeFirst();
}

/** The claim's report, as long as nobody took it over and nothing ended the claim. */
function heldBy({ report, lease }: ReportClaim) {
  return ({ eb }: { eb: ExpressionBuilder<Tables, 'reports'> }) =>
    eb.and([
      eb('workspace', '=', report.workspace),
      eb('schedule', '=', report.schedule),
      eb('due', '=', moment(report.due)),
      eb('lease', '=', lease),
    ]);
}

/** Columns that are undefined stay as they are. */
function notedColumns({ lease }: ReportClaim, change: ReportChange) {
  const { state, nextAttempt, figures, message, sentAt, problem, ...rest } = changeShape.parse(change);
  const isOver = nextAttempt !== undefined || (state !== undefined && state !== 'open');
  return {
    // Always there, as a change of nothing must find out, too, whose claim it is.
    lease: isOver ? null : lease,
    state,
    next_attempt: nextAttempt && moment(nextAttempt),
    free_at: nextAttempt && moment(nextAttempt),
    figures: figures && JSON.stringify(figures),
    message,
    posting_since: rest.postingSince && moment(rest.postingSince),
    sent_at: sentAt && moment(sentAt),
    problem,
  };
}
