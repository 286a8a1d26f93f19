import type { Selectable } from 'kysely';
import { type Report, reportShape } from '../../src/features/reports/stored/report.ts';
import { readStored, withoutNulls } from './stored-json.ts';
import type { Tables } from './tables.ts';

/** The report in a row; throws `UnreadableRow`. */
export function toReport(row: Selectable<Tables['reports']>): Report {
  return readStored(
    reportShape,
    () => withoutNulls(fieldsOf(row)),
    `report of ${row.due} of schedule ${row.schedule} of workspace ${row.workspace}`,
  );
}

/** Every field that a report may have is in some column: one that is added to reports is missed here. */
function fieldsOf(row: Selectable<Tables['reports']>): Record<keyof Report, unknown> {
  const { workspace, schedule, due, cause, state, attempts, run, message, problem } = row;
  return {
    workspace,
    schedule,
    due,
    cause,
    state,
    attempts,
    nextAttempt: row.next_attempt,
    run,
    figures: row.figures === null ? null : JSON.parse(row.figures),
    postingSince: row.posting_since,
    message,
    sentAt: row.sent_at,
    skipped: JSON.parse(row.skipped),
    problem,
  };
}
