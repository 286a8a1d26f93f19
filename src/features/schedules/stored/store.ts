import type { NewSchedule, ReportFront, Schedule } from './schedule.ts';

/** What may change about a schedule. An absent field stays. */
export type ScheduleChange = Partial<Pick<Schedule, 'state' | 'pausedBecause' | 'nextDue'>>;

/** Schedules of a workspace, numbered 1, 2, 3…; the number of a removed one is not given again. */
export interface ScheduleStore {
  add(workspace: string, schedule: NewSchedule): Promise<Schedule>;
  get(workspace: string, number: number): Promise<Schedule | undefined>;
  /** By number. */
  list(workspace: string): Promise<Schedule[]>;
  /** The changed schedule; undefined when there is none. `state: 'active'` takes `pausedBecause` away. */
  change(workspace: string, number: number, change: ScheduleChange): Promise<Schedule | undefined>;
  /** With its reports, open ones too. False when there was none. */
  remove(workspace: string, number: number): Promise<boolean>;
  /**
   * Active ones whose `nextDue` is at or before that moment, the longest overdue first, of all workspaces; only
   * those of the fronts named, where some are.
   */
  due(
    at: Date,
    limit: number,
    fronts?: readonly ReportFront[],
  ): Promise<{ readonly workspace: string; readonly schedule: Schedule }[]>;
}
