/**
 * What the bot needs from the outside world. Adapters implement these; `src/main.ts` chooses which.
 */
import type { Analysis, AnalysisRequest } from '../attribute/analysis.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Chart } from './chart.ts';
import type { Progress } from './invocation.ts';
import type { NewRun, Run } from './run.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

/** A drawn chart. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws charts. Throws when it cannot; whoever calls then shows the chart as text. */
export interface ChartRenderer {
  render(chart: Chart, signal?: AbortSignal): Promise<Picture>;
  /** One line for `doctor`: which renderer, and that it works now; throws with the reason when it does not. */
  check(): Promise<string>;
}

/** Work that is under way: wait for it, watch it, or stop it. */
export interface Job<Result> {
  readonly result: Promise<Result>;
  /** Stops the work; `result` then rejects with a `UserError` of code `plan.cancelled`. */
  cancel(): void;
}

/** Works out plans without blocking the event loop. */
export interface Planner {
  start(request: AnalysisRequest, onProgress?: (progress: Progress) => void): Job<Analysis>;
  close(): Promise<void>;
}

/** A scenario of a workspace, with its history. Version 1 is the first. */
export interface ScenarioVersion {
  readonly scenario: Scenario;
  readonly version: number;
  readonly at: Date;
  /** Who saved it: the platform's id of the person. */
  readonly by: string;
}

/** Workspaces' own scenarios. Built-in ones are not stored here. */
export interface ScenarioStore {
  /** The newest version of each, by id. */
  list(workspace: string): Promise<ScenarioVersion[]>;
  get(workspace: string, id: string, version?: number): Promise<ScenarioVersion | undefined>;
  /** All of one scenario, newest first. */
  versions(workspace: string, id: string): Promise<ScenarioVersion[]>;
  /** Adds a version; returns it with its number. */
  save(workspace: string, scenario: Scenario, by: string): Promise<ScenarioVersion>;
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
}

/** Remembers which of the platforms' deliveries were handled, so that a repeated one is not. */
export interface DeliveryStore {
  /**
   * True for the first caller with this id, false for every later one, across processes. Ids name their platform
   * and workspace, as no two of those may share one. Remembered for three days at least.
   */
  claim(id: string, at: Date): Promise<boolean>;
}

/** Everything that is kept. Keyed by workspace throughout; two workspaces never see each other's. */
export interface Store {
  readonly workspaces: WorkspaceStore;
  readonly scenarios: ScenarioStore;
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  /** One line for `doctor` and `/readyz`: what and where it is; throws when it does not answer. */
  check(): Promise<string>;
  close(): Promise<void>;
}

/** A front: hears people on one platform and answers them. */
export interface Front {
  readonly name: string;
  start(): Promise<void>;
  /** Finishes or hands back what is under way, then disconnects. */
  stop(): Promise<void>;
  isReady(): boolean;
}

/** Structured log lines (pino's calling convention: fields first). */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Scenario files on this machine; only the terminal has them. */
export interface ScenarioFiles {
  /** A file's bytes. Throws `UserError` (`file.not-found`, `file.too-large`). */
  read(path: string): Promise<Uint8Array>;
}
