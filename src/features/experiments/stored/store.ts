import type { Experiment, NewExperiment } from '../../../learn/experiments/experiment.ts';

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
