/**
 * What the bot needs from the outside world. Adapters implement these; `src/main.ts` chooses which.
 */
import type { Analysis, AnalysisRequest } from '../attribute/analysis.ts';
import type { FitResult } from '../learn/fit/fit.ts';
import type { FitRequest } from '../learn/fit/fit-request.ts';
import type { FileReading, ReadFile } from '../learn/history/read-file-part.ts';
import type { Chart } from './chart.ts';
import type { Progress } from './invocation.ts';

export type { Messenger } from './messenger.ts';
export type { Meter } from './meter.ts';
export type { DeliveryStore, Store } from './store.ts';

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

/** What a plan is worked out from; the joint draws of a fitted scenario are found by whoever works it out. */
export type PlanRequest = Omit<AnalysisRequest, 'posterior'>;

/** Works out plans without blocking the event loop. */
export interface Planner {
  /**
   * `workspace`: whose work it is; one workspace's many requests do not keep another's few waiting. A scenario that
   * names a fit is worked out on the joint draws of that workspace's fit; `fit.gone` when it is not there.
   */
  start(
    request: PlanRequest,
    options: { readonly workspace: string; readonly onProgress?: (progress: Progress) => void },
  ): Job<Analysis>;
  close(): Promise<void>;
}

/** Fits histories without blocking the event loop. */
export interface Fitter {
  /** `workspace`: whose work it is. Cancelled, `result` rejects with a `UserError` of code `fit.cancelled`. */
  start(
    request: FitRequest,
    options: { readonly workspace: string; readonly onProgress?: (progress: Progress) => void },
  ): Job<FitResult>;
  close(): Promise<void>;
}

/** Reads tables that people bring without blocking the event loop. */
export interface TableReader {
  /** Throws `UserError` (`file.*`, `history.*`; `plan.busy` where too many wait). */
  read(bytes: Uint8Array, reading: FileReading): Promise<ReadFile>;
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
  /** A file's bytes, at most so many (4 MB unless told). Throws `UserError` (`file.not-found`, `file.too-large`). */
  read(path: string, most?: number): Promise<Uint8Array>;
}
