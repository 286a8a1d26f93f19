import { type CalibrationDesign, calibrationRound, type Ranks } from './calibration.ts';
import { coverageReplicate, type Replicate } from './coverage.ts';

/** Work for one process: rounds from `first` on, `count` of them, every `stride`. */
export interface BenchTask {
  readonly kind: 'coverage' | CalibrationDesign;
  readonly root: string;
  readonly first: number;
  readonly count: number;
  readonly stride: number;
}

/** What one round came to. */
export type BenchRound = Replicate | Ranks;

/** A process of `shared-out.ts`: does its rounds one after the other and sends each as it is done. */
process.once('message', (task: BenchTask) => {
  for (let k = 0; k < task.count; k += 1) {
    const round = task.first + k * task.stride;
    const result: BenchRound =
      task.kind === 'coverage' ? coverageReplicate(task.root, round) : calibrationRound(task.kind, round);
    // The last one sent, the process may go.
    const isLast = k === task.count - 1;
    process.send?.({ round, result }, () => isLast && setImmediate(() => process.disconnect()));
  }
});
