/** What is kept, as the bot asks for it. Implemented on SQLite and on PostgreSQL, to one contract. */

import type { ObservationStore } from '../features/actuals/stored/store.ts';
import type { ConversationStore } from '../features/conversation/stored/store.ts';
import type { ExperimentStore } from '../features/experiments/stored/store.ts';
import type { FitStore } from '../features/fits/stored/store.ts';
import type { ConnectionStore } from '../features/history/stored/connection.ts';
import type { HistoryFileStore } from '../features/history/stored/file.ts';
import type { HistoryStore } from '../features/history/stored/store.ts';
import type { AdoptionStore, RunStore } from '../features/plans/stored/store.ts';
import type { ReportStore } from '../features/reports/stored/store.ts';
import type { ScenarioStore } from '../features/scenarios/stored/store.ts';
import type { ScheduleStore } from '../features/schedules/stored/store.ts';
import type { WorkspaceStore } from '../features/workspace/stored/store.ts';

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
  readonly adoptions: AdoptionStore;
  readonly schedules: ScheduleStore;
  readonly reports: ReportStore;
  readonly conversations: ConversationStore;
  readonly histories: HistoryStore;
  readonly historyFiles: HistoryFileStore;
  readonly fits: FitStore;
  readonly experiments: ExperimentStore;
  readonly observations: ObservationStore;
  readonly connections: ConnectionStore;
  /** One line for `doctor` and `/readyz`: what and where it is; throws when it does not answer. */
  check(): Promise<string>;
  close(): Promise<void>;
}
