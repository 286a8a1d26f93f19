/** What is kept, as the bot asks for it. Implemented on SQLite and on PostgreSQL, to one contract. */

import type { Conversation } from '../features/conversation/stored/conversation.ts';
import type { Adoption } from '../features/plans/stored/adoption.ts';
import type { NewRun, Run } from '../features/plans/stored/run.ts';
import type { Report, ReportKey, ReportState } from '../features/reports/stored/report.ts';
import type { NewSchedule, Schedule } from '../features/schedules/stored/schedule.ts';
import type { WorkspaceSettings } from '../features/workspace/stored/settings.ts';
import type { Experiment, NewExperiment } from '../learn/experiments/experiment.ts';
import type { NewObservation, Observation } from '../learn/feedback/observation.ts';
import type { Fit } from '../learn/fit/fit.ts';
import type { History } from '../learn/history/history.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A scenario of a workspace, with its history. Version 1 is the first. */
export interface ScenarioVersion {
  readonly scenario: Scenario;
  readonly version: number;
  readonly at: Date;
  /** Who saved it: the platform's id of the person. */
  readonly by: string;
  /** Who saved the first version or, where it was removed since, the first after that. */
  readonly maker: string;
  /** With this version the scenario was removed; `scenario` is what it was until then. */
  readonly isRemoval?: true;
}

/** Workspaces' own scenarios. Built-in ones are not stored here. Version numbers go on after a removal. */
export interface ScenarioStore {
  /** The newest version of each that was not removed, by id. */
  list(workspace: string): Promise<ScenarioVersion[]>;
  /** The newest version, undefined when it was removed; or the version of that number, which is no removal. */
  get(workspace: string, id: string, version?: number): Promise<ScenarioVersion | undefined>;
  /** All of one scenario, newest first, removals too. */
  versions(workspace: string, id: string): Promise<ScenarioVersion[]>;
  /** Adds a version, whatever is there; returns it with its number. */
  save(workspace: string, scenario: Scenario, by: string): Promise<ScenarioVersion>;
  /**
   * Adds a version after the one of number `expected`, 0 for none or none any more. Undefined, and nothing done, when
   * another is the newest: somebody else was quicker.
   */
  saveAfter(
    workspace: string,
    scenario: Scenario,
    by: string,
    expected: number,
  ): Promise<ScenarioVersion | undefined>;
  /** Removes the scenario, whose versions stay. False, and nothing done, when `expected` is not the newest. */
  remove(workspace: string, id: string, by: string, expected: number): Promise<boolean>;
}

/** Who looks at the list of runs, and from where. */
export interface Viewer {
  readonly person: string;
  readonly channel: string;
}

/** Runs of a workspace, numbered 1, 2, 3… without gaps. */
export interface RunStore {
  add(workspace: string, run: NewRun): Promise<Run>;
  /** A run that the viewer may see: public, made in this channel, or made by this person. */
  get(workspace: string, number: number, viewer: Viewer): Promise<Run | undefined>;
  /** Newest first, of one scenario or of all. */
  list(workspace: string, viewer: Viewer, options: { scenario?: string; limit: number }): Promise<Run[]>;
}

/** What each workspace set for all its people. */
export interface WorkspaceStore {
  /** Empty for a workspace that set nothing. */
  settings(workspace: string): Promise<WorkspaceSettings>;
  /** Replaces all of them. */
  save(workspace: string, settings: WorkspaceSettings): Promise<void>;
  /** How much is kept, and since when; undefined for a workspace of which nothing is. */
  contents(workspace: string): Promise<WorkspaceContents | undefined>;
  /**
   * Deletes everything that is kept of a workspace: settings, scenarios with all versions, runs, adoptions, schedules,
   * reports, conversations, histories, fits, experiments, observations, and the deliveries whose ids begin with its
   * own and a colon. Numbers begin anew.
   */
  forget(workspace: string): Promise<void>;
  /** The workspaces that set for how long things are kept (`keepDays`). */
  keeping(): Promise<{ readonly workspace: string; readonly days: number }[]>;
  /**
   * Deletes what is older than a moment: reports that are done with, but the last that was sent of each schedule; runs,
   * but those that were adopted or that a report which stays shows; conversations about runs that are gone; and
   * histories that nobody imported anew since. Numbers are not given again.
   */
  prune(workspace: string, before: Date): Promise<Pruned>;
}

/** How much was deleted because it was kept long enough. */
interface Pruned {
  readonly runs: number;
  readonly reports: number;
  readonly conversations: number;
  readonly histories: number;
}

/** How much is kept of a workspace. */
export interface WorkspaceContents {
  /** When the first of it was stored; another moment once it was forgotten and something came anew. */
  readonly since: Date;
  /** Scenarios that were not removed. */
  readonly scenarios: number;
  readonly runs: number;
  readonly adoptions: number;
  readonly schedules: number;
  readonly reports: number;
  /** Histories that were not removed. */
  readonly histories: number;
  readonly fits: number;
  readonly experiments: number;
  readonly observations: number;
}

/** Remembers which of the platforms' deliveries were handled, so that a repeated one is not. */
export interface DeliveryStore {
  /**
   * True for the first caller with this id, false for every later one, across processes. Ids name their platform
   * and workspace, as no two of those may share one. Remembered for three days at least.
   */
  claim(id: string, at: Date): Promise<boolean>;
}

/** The plans that teams took. The newest of a scenario counts; the others are its history. */
export interface AdoptionStore {
  add(workspace: string, adoption: Adoption): Promise<void>;
  current(workspace: string, scenario: string): Promise<Adoption | undefined>;
}

/** Where reports go to. */
type Front = Schedule['place']['front'];

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
    fronts?: readonly Front[],
  ): Promise<{ readonly workspace: string; readonly schedule: Schedule }[]>;
}

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
  nextMoment(fronts?: readonly Front[]): Promise<Date | undefined>;
}

/** What people say under results, by workspace, channel and thread (the id of the thread's first message). */
export interface ConversationStore {
  get(workspace: string, channel: string, thread: string): Promise<Conversation | undefined>;
  /** Begins one about a run, with the steps of another that it goes on from; one that is there stays as it is. */
  begin(
    workspace: string,
    channel: string,
    thread: string,
    run: number,
    steps?: Conversation['steps'],
  ): Promise<void>;
  /**
   * Replaces its steps. False, and nothing done, when it is gone or does not have `expected` steps any more: somebody
   * else was quicker.
   */
  change(
    workspace: string,
    channel: string,
    thread: string,
    expected: number,
    steps: Conversation['steps'],
  ): Promise<boolean>;
}

/** A history as it is kept: the newest only; its number counts up with each import. */
export interface StoredHistory {
  readonly scenario: string;
  readonly history: History;
  readonly version: number;
  readonly at: Date;
  readonly by: string;
}

/** The weekly numbers of a workspace, one history a scenario (which need not exist yet). */
export interface HistoryStore {
  get(workspace: string, scenario: string): Promise<StoredHistory | undefined>;
  /** By scenario id. */
  list(workspace: string): Promise<StoredHistory[]>;
  /** Puts it in the place of version `expected`, 0 for none. Undefined, and nothing done, when another is there. */
  saveAfter(
    workspace: string,
    scenario: string,
    history: History,
    by: string,
    expected: number,
  ): Promise<StoredHistory | undefined>;
  /** False, and nothing done, when `expected` is not the version that is there. Numbers go on afterwards. */
  remove(workspace: string, scenario: string, expected: number): Promise<boolean>;
}

/** Fits of a workspace, numbered 1, 2, 3…; with their joint draws, which scenarios refer to by the number. */
export interface FitStore {
  add(workspace: string, fit: Omit<Fit, 'number'>): Promise<Fit>;
  get(workspace: string, number: number): Promise<Fit | undefined>;
  /** The newest of a scenario. */
  newest(workspace: string, scenario: string): Promise<Fit | undefined>;
}

/** Experiments of a workspace, numbered 1, 2, 3… */
export interface ExperimentStore {
  add(workspace: string, experiment: NewExperiment): Promise<Experiment>;
  get(workspace: string, number: number): Promise<Experiment | undefined>;
  /** Newest first, of one scenario or of all. */
  list(workspace: string, options: { scenario?: string; limit: number }): Promise<Experiment[]>;
  /** Notes which version took it in, or that none does any more; undefined when there is no such experiment. */
  setApplied(
    workspace: string,
    number: number,
    applied: Experiment['applied'] | undefined,
  ): Promise<Experiment | undefined>;
}

/** What people told the bot about how it really went, numbered 1, 2, 3… per workspace. */
export interface ObservationStore {
  add(workspace: string, observation: NewObservation): Promise<Observation>;
  /** Newest first. */
  list(
    workspace: string,
    scenario: string,
    options: { kind?: Observation['kind']; limit: number },
  ): Promise<Observation[]>;
}

/** Everything that is kept. Keyed by workspace throughout; two workspaces never see each other's. */
export interface Store {
  readonly workspaces: WorkspaceStore;
  readonly scenarios: ScenarioStore;
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  readonly adoptions: AdoptionStore;
  readonly schedules: ScheduleStore;
  readonly reports: ReportStore;
  readonly conversations: ConversationStore;
  readonly histories: HistoryStore;
  readonly fits: FitStore;
  readonly experiments: ExperimentStore;
  readonly observations: ObservationStore;
  /** One line for `doctor` and `/readyz`: what and where it is; throws when it does not answer. */
  check(): Promise<string>;
  close(): Promise<void>;
}
