import type { NewObservation, Observation } from '../../../learn/feedback/observation.ts';

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
