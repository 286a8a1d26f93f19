import type { History } from '../../../learn/history/history.ts';

/** A history as it is kept: the newest only; its number counts up with each import. */
export interface StoredHistory {
  readonly scenario: string;
  readonly history: History;
  readonly version: number;
  readonly at: Date;
  readonly by: string;
}

/** The weekly numbers of a workspace, one history a scenario (which need not exist yet). */
export interface HistoryStore {
  get(workspace: string, scenario: string): Promise<StoredHistory | undefined>;
  /** By scenario id. */
  list(workspace: string): Promise<StoredHistory[]>;
  /** Puts it in the place of version `expected`, 0 for none. Undefined, and nothing done, when another is there. */
  saveAfter(
    workspace: string,
    scenario: string,
    history: History,
    by: string,
    expected: number,
  ): Promise<StoredHistory | undefined>;
  /** False, and nothing done, when `expected` is not the version that is there. Numbers go on afterwards. */
  remove(workspace: string, scenario: string, expected: number): Promise<boolean>;
}
