import type { WorkspaceSettings } from './settings.ts';

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
