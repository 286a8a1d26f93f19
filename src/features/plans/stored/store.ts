import type { Adoption } from './adoption.ts';
import type { NewRun, Run } from './run.ts';

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

/** The plans that teams took. The newest of a scenario counts; the others are its history. */
export interface AdoptionStore {
  add(workspace: string, adoption: Adoption): Promise<void>;
  current(workspace: string, scenario: string): Promise<Adoption | undefined>;
  /**
   * Takes the newest adoption of a scenario back, so that the one before counts again. False, and nothing done, where
   * the newest is not of this run: somebody adopted another since.
   */
  withdraw(workspace: string, scenario: string, run: number): Promise<boolean>;
}
