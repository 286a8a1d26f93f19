import type { NewRun, Run } from '../../plans/stored/run.ts';
import type { ReportFront } from '../../schedules/stored/schedule.ts';
import type { Report, ReportKey, ReportState } from './report.ts';

/** The right to work on one report for a while. */
export interface ReportClaim {
  readonly report: Report;
  /** Names this claim and no other. */
  readonly lease: string;
}

/** What work on a report found out. An absent field stays; `null` takes it away. */
export type ReportChange = Partial<
  Pick<Report, 'state' | 'nextAttempt' | 'figures' | 'message' | 'sentAt' | 'problem'>
> & { readonly postingSince?: string | null };

/**
 * The reports that were due. Work on one is claimed for a time; whoever comes too late with news of it, because
 * the lease went to another, hears `false` and must leave it. A lease whose time is over is good for as long as
 * nobody else took the report. Moments are given back in UTC and to the millisecond, however they were written.
 */
export interface ReportStore {
  /**
   * Turns what is due into a report, once: adds it, notes the moments that it stands for (`skipped`, oldest first;
   * each becomes a report of state `skipped`, too) and moves the schedule on to `nextDue`, all or nothing. False,
   * and nothing done, when the schedule is not active any more or its `nextDue` is not `due`'s `expected` any more.
   * A moment that has a report (one was asked for in that very millisecond) keeps it.
   */
  open(
    workspace: string,
    schedule: number,
    occurrence: { expected: string; due: string; skipped: readonly string[]; nextDue: string; at: Date },
  ): Promise<boolean>;
  /** A report that somebody wants now. False when the schedule is gone or there is one for this very moment. */
  ask(workspace: string, schedule: number, at: Date): Promise<boolean>;
  /**
   * Takes an open report whose next attempt is due and that nobody holds: of the fronts named, and fairly: of the
   * workspace with the fewest reports in work, the longest overdue (by its next attempt). Counts the attempt.
   *
   * @throws RangeError unless `until` is later than `at`
   */
  claim(options: {
    readonly at: Date;
    readonly until: Date;
    readonly fronts: readonly string[];
  }): Promise<ReportClaim | undefined>;
  /** Holds it for longer. */
  renew(claim: ReportClaim, until: Date): Promise<boolean>;
  /** Stores the report's run and its figures, together; undefined when the lease is lost. */
  plan(claim: ReportClaim, run: NewRun, figures: NonNullable<Report['figures']>): Promise<Run | undefined>;
  /** Notes what was found out. A state other than `open` ends the claim, and so does a `nextAttempt`. */
  note(claim: ReportClaim, change: ReportChange): Promise<boolean>;
  get(key: ReportKey): Promise<Report | undefined>;
  /** Of one schedule, the newest first. */
  past(
    workspace: string,
    schedule: number,
    options: { readonly states: readonly ReportState[]; readonly limit: number; readonly before?: string },
  ): Promise<Report[]>;
  /** The run that a report shows, whoever may see it elsewhere. */
  run(workspace: string, number: number): Promise<Run | undefined>;
  /** How many are open, how many of them are being worked on, and the oldest moment that is due. */
  backlog(at: Date): Promise<{ readonly open: number; readonly claimed: number; readonly oldest?: Date }>;
  /**
   * When somebody has to look again: the next attempt of an open report, the end of a claim, or the next due
   * schedule; only of the fronts named, where some are.
   */
  nextMoment(fronts?: readonly ReportFront[]): Promise<Date | undefined>;
}
