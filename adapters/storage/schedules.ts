import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import { type Schedule, scheduleShape } from '../../src/features/schedules/stored/schedule.ts';
import type { ScheduleChange, ScheduleStore } from '../../src/features/schedules/stored/store.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { moment } from './moment.ts';
import { isKeyNumber } from './storable.ts';
import { readRows, readStored, withoutNulls } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

type Row = Selectable<Tables['schedules']>;

const newShape = scheduleShape.omit({ number: true });
const changeShape = scheduleShape.pick({ state: true, pausedBecause: true, nextDue: true }).partial();

/** Workspaces' schedules, in the table `schedules`. */
export function scheduleStore(attempt: Attempt, log: Log, now: () => Date): ScheduleStore {
  async function get(workspace: string, number: number): Promise<Schedule | undefined> {
    if (!isKeyNumber(number)) return undefined;
    const row = await attempt((database) =>
      database
        .selectFrom('schedules')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('number', '=', number)
        .executeTakeFirst(),
    );
    return row && toSchedule(row);
  }

  return {
    async add(workspace, schedule) {
      const { state, pausedBecause, nextDue, ...rest } = newShape.parse(schedule);
      const columns = {
        workspace,
        front: rest.place.front,
        state,
        paused_because: pausedBecause ?? null,
        next_due: moment(nextDue),
        body: JSON.stringify(rest),
      };
      const row = await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const { lastSchedule } = await lockWorkspace(transaction, workspace, { schedules: 1 }, now());
          return transaction
            .insertInto('schedules')
            .values({ ...columns, number: lastSchedule })
            .returningAll()
            .executeTakeFirstOrThrow();
        }),
      );
      return toSchedule(row);
    },

    get,

    async list(workspace) {
      const rows = await attempt((database) =>
        database
          .selectFrom('schedules')
          .selectAll()
          .where('workspace', '=', workspace)
          .orderBy('number')
          .execute(),
      );
      return readRows(rows, toSchedule, log);
    },

    async change(workspace, number, change) {
      if (!isKeyNumber(number)) return undefined;
      const columns = changedColumns(change);
      if (Object.values(columns).every((value) => value === undefined)) return get(workspace, number);
      const row = await attempt((database) =>
        database
          .updateTable('schedules')
          .set(columns)
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .returningAll()
          .executeTakeFirst(),
      );
      return row && toSchedule(row);
    },

    async remove(workspace, number) {
      if (!isKeyNumber(number)) return false;
      const removed = await attempt((database) =>
        database
          .deleteFrom('schedules')
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .returning('number')
          .executeTakeFirst(),
      );
      return removed !== undefined;
    },

    async due(at, limit, fronts) {
      // Of no fronts nothing is due, and PostgreSQL reads no empty list.
      if (fronts?.length === 0) return [];
      const due: { workspace: string; schedule: Schedule }[] = [];
      for (let seen = 0; ; ) {
        const wanted = limit - due.length;
        const rows = await attempt((database) => {
          const all = database
            .selectFrom('schedules')
            .selectAll()
            .where('state', '=', 'active')
            .where('next_due', '<=', moment(at));
          return (fronts === undefined ? all : all.where('front', 'in', fronts))
            .orderBy('next_due')
            .orderBy('workspace')
            .orderBy('number')
            .limit(wanted)
            .offset(seen)
            .execute();
        });
        due.push(
          ...(await readRows(rows, (row) => ({ workspace: row.workspace, schedule: toSchedule(row) }), log)),
        );
        seen += rows.length;
        // Rows that cannot be read stay at the head: there may be good ones behind them.
        if (rows.length < wanted || due.length >= limit) return due;
      }
    },
  };
}

/** Columns that are undefined stay as they are. */
function changedColumns(change: ScheduleChange) {
  const { state, pausedBecause, nextDue } = changeShape.parse(change);
  return {
    state,
    paused_because: state === 'active' ? null : pausedBecause,
    next_due: nextDue && moment(nextDue),
  };
}

function toSchedule(row: Row): Schedule {
  const { workspace, number, state, paused_because: pausedBecause, next_due: nextDue, body } = row;
  return readStored(
    scheduleShape,
    () => ({ ...JSON.parse(body), ...withoutNulls({ number, state, pausedBecause, nextDue }) }),
    `schedule ${number} of workspace ${workspace}`,
  );
}
