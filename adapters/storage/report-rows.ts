import type { Selectable } from 'kysely';
import { type Report, reportShape } from '../../src/bot/reports/report.ts';
import { readStored, withoutNulls } from './stored-json.ts';
import type { Tables } from './tables.ts';

/** The report in a row; throws `UnreadableRow`. */
export function toReport(row: Selectable<Tables['reports']>): Report {
  const { workspace, schedule, due, cause, state, attempts, run, message, problem } = row;
  return readStored(
    reportShape,
    () => ({
      ...withoutNulls({ workspace, schedule, due, cause, state, attempts, run, message, problem }),
      ...withoutNulls({
        nextAttempt: row.next_attempt,
        postingSince: row.posting_since,
        sentAt: row.sent_at,
        figures: row.figures === null ? null : JSON.parse(row.figures),
        skipped: JSON.parse(row.skipped),
      }),
    }),
    `report of ${due} of schedule ${schedule} of workspace ${workspace}`,
  );
}
