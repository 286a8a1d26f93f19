import type { Generated, Kysely } from 'kysely';

/**
 * The tables, the same in every database. Times are ISO 8601 text in UTC with milliseconds, which sorts by time
 * and reads the same through every driver; yes and no are 1 and 0; bodies are JSON text. Ids are the platforms'
 * own. Every row but a delivery belongs to a workspace and goes when it goes.
 */
export interface Tables {
  readonly workspaces: WorkspaceTable;
  readonly scenarios: ScenarioTable;
  readonly runs: RunTable;
  readonly deliveries: DeliveryTable;
  readonly adoptions: AdoptionTable;
  readonly schedules: ScheduleTable;
  readonly reports: ReportTable;
  readonly conversations: ConversationTable;
  readonly histories: HistoryTable;
  readonly history_files: HistoryFileTable;
  readonly fits: FitTable;
  readonly experiments: ExperimentTable;
  readonly observations: ObservationTable;
  readonly connections: ConnectionTable;
}

interface WorkspaceTable {
  id: string;
  /** JSON of the workspace's settings. */
  settings: string;
  created_at: string;
  /** The number of the newest run: 0 before the first. Counted here so that no number is given twice. */
  last_run: number;
  /** The number of the newest schedule, likewise, also when it was removed since. */
  last_schedule: number;
  /** Likewise, of fits, experiments and observations, none of which is removed. */
  last_fit: Generated<number>;
  last_experiment: Generated<number>;
  last_observation: Generated<number>;
}

/** One row a version; versions of a scenario count 1, 2, 3…. */
interface ScenarioTable {
  workspace: string;
  id: string;
  version: number;
  saved_at: string;
  saved_by: string;
  /** JSON of the scenario. */
  body: string;
  /** 1: with this version the scenario was removed. */
  removed: Generated<number>;
  /** Who made the scenario; absent in what versions before this column stored. */
  made_by: string | null;
}

interface RunTable {
  workspace: string;
  number: number;
  /** The scenario's id. */
  scenario: string;
  made_at: string;
  made_by: string;
  channel: string;
  is_private: number;
  /** JSON of the run without its number, which is the row's. */
  body: string;
}

interface DeliveryTable {
  id: string;
  claimed_at: string;
}

/** One row an adoption; those of a scenario count 1, 2, 3…. */
interface AdoptionTable {
  workspace: string;
  scenario: string;
  number: number;
  /** JSON of the adoption. */
  body: string;
}

interface ScheduleTable {
  workspace: string;
  number: number;
  /** Where its reports go, which never changes. */
  front: string;
  state: string;
  paused_because: string | null;
  next_due: string;
  /** JSON of what never changes, the columns above left out. */
  body: string;
}

/** One row a moment of a schedule; they go when it goes. */
interface ReportTable {
  workspace: string;
  schedule: number;
  due: string;
  /** The schedule's: who looks for work sees without a join what it can send. */
  front: string;
  cause: string;
  state: string;
  attempts: number;
  next_attempt: string;
  /** Who took it last, until that work ended. */
  lease: string | null;
  /** From when somebody may take it: its next attempt or, while there is a lease, the end of that. */
  free_at: string;
  run: number | null;
  posting_since: string | null;
  message: string | null;
  sent_at: string | null;
  problem: string | null;
  /** JSON. */
  figures: string | null;
  /** JSON of a list of moments. */
  skipped: string;
}

/** One row a thread. */
interface ConversationTable {
  workspace: string;
  channel: string;
  thread: string;
  /** How many steps it has: who changes it says how many there were. */
  steps: number;
  /** JSON of the conversation. */
  body: string;
}

/** One row a scenario: the newest import, in the place of the one before. */
interface HistoryTable {
  workspace: string;
  /** The id of a scenario, which need not exist. */
  scenario: string;
  /** Counts imports; goes on when one follows a removal. */
  version: number;
  saved_at: string;
  saved_by: string;
  /** JSON of the history; none when it was removed. */
  body: string | null;
}

/** One row a kind of file. */
interface HistoryFileTable {
  workspace: string;
  /** The id of a scenario, which need not exist. */
  scenario: string;
  /** Stands for the names of its columns. */
  key: string;
  saved_at: string;
  /** JSON of the file without the columns above. */
  body: string;
}

interface FitTable {
  workspace: string;
  number: number;
  /** The scenario's id. */
  scenario: string;
  /** JSON of the fit without its number, with its draws: some hundreds of kilobytes. */
  body: string;
}

interface ExperimentTable {
  workspace: string;
  number: number;
  /** The scenario's id. */
  scenario: string;
  /** JSON of which version took it in; none when none has. */
  applied: string | null;
  /** JSON of what never changes, the number and the column above left out. */
  body: string;
}

interface ObservationTable {
  workspace: string;
  number: number;
  /** The scenario's id. */
  scenario: string;
  kind: string;
  /** JSON of the observation without its number. */
  body: string;
}

/** One row a source of a history. */
interface ConnectionTable {
  workspace: string;
  /** The id of the history's scenario, which need not exist. */
  scenario: string;
  source: string;
  /** JSON of what was agreed, the columns above left out. */
  body: string;
  /** JSON of how the last refreshes went. */
  state: string;
}

/**
 * Does a piece of work on the database: alone, as often as it takes when another process is in the way, and with
 * faults turned into `StorageError`s. So work must be one statement or one transaction.
 */
export type Attempt = <Result>(work: (database: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
