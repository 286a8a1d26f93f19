import type { ExperimentEvidence } from '../experiments/evidence.ts';
import type { History } from '../history/history.ts';
import type { FitSpec } from './fit-spec.ts';

/** What to fit. Plain data: it crosses threads. */
export interface FitRequest {
  readonly history: History;
  readonly spec: FitSpec;
  /** What experiments measured: more likelihood, on the channels' incremental outcome. */
  readonly evidence: readonly ExperimentEvidence[];
  /** Fits logistic and Hill curves, whatever `spec.curve` says, and makes one fit of both (`loo/stack-curves.ts`). */
  readonly comparesCurves?: boolean;
  /** Seeds every random number: the same request gives the same fit. */
  readonly seed: number;
}
