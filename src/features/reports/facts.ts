import type { Judged } from '../../learn/feedback/calibration.ts';
import type { Connection } from '../history/stored/connection.ts';
import type { Adoption } from '../plans/stored/adoption.ts';
import type { Run } from '../plans/stored/run.ts';
import type { Schedule } from '../schedules/stored/schedule.ts';
import type { Report } from './stored/report.ts';

/** What really came of a time: `from` up to, not including, `to`. Spend is the whole of that time's, by channel id. */
export interface Actuals {
  readonly value?: number;
  readonly spend?: Readonly<Record<string, number>>;
  readonly from: string;
  readonly to: string;
}

/** All that a report tells of. */
export interface ReportFacts {
  readonly schedule: Schedule;
  readonly workspace: string;
  readonly run: Run;
  /** The last report that was sent. */
  readonly previous?: { readonly run: Run; readonly sentAt: string };
  /** The plan that the team has taken, whether or not it counts as today's spend yet. */
  readonly adoption?: Adoption;
  /** Those with figures that were sent or had nothing to say, oldest first; this one last. */
  readonly past: readonly Report[];
  /** Moments that were due before this one while nobody looked; oldest first. */
  readonly skipped: readonly string[];
  readonly due: string;
  readonly cause: Report['cause'];
  readonly now: Date;
  readonly isLate: boolean;
  /** Since when the scenario is as it is; absent for a built-in one. */
  readonly scenarioSince?: string;
  /** What was really spent and earned since the plan was taken; absent where nobody told. */
  readonly actuals?: Actuals;
  /** The last day of the weekly numbers; absent where none were imported. */
  readonly dataTo?: string;
  /** The sources that feed them, with how their last refresh went. */
  readonly connections?: readonly Connection[];
  /** How the forecasts of the fit behind the plan did since, where they failed. */
  readonly failing?: { readonly fit: number; readonly weeks: number; readonly inside: number };
  /** Times whose value was forecast and came to be known, oldest first. */
  readonly judged?: readonly Judged[];
}
