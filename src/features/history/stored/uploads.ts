import type { Column, ColumnMapping } from '../../../learn/history/column.ts';
import type { Finding } from '../../../learn/history/finding.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** What a history is called: as a scenario is, which may be there already. */
export interface HistoryName {
  /** The scenario's id, there or to be. */
  readonly id: string;
  readonly scenario?: Scenario;
}

/** A file that was read and waits for a word: nothing of it is stored. */
export interface Upload {
  /** What the history is to be called. */
  readonly name: HistoryName;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What was said of its columns. */
  readonly mapping: ColumnMapping;
  /** What else was said of it. */
  readonly options: ImportOptions;
  /** What it was taken for when it was shown. */
  readonly shown?: Shown;
  /** Places of the columns that somebody answered for. */
  readonly answered?: readonly number[];
}

/** What somebody saw of a file. */
interface Shown {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

/** What may be said of a file beside what its columns are. */
interface ImportOptions {
  readonly unit?: 'money' | 'count' | undefined;
  readonly currency?: string | undefined;
  readonly dates?: 'day-first' | 'month-first' | undefined;
  readonly amounts?: 'right' | undefined;
  /** Of a workbook. */
  readonly sheet?: string | undefined;
  /** Whether an outcome that all rows of a day repeat counts once, or in each row. */
  readonly repeated?: 'once' | 'each' | undefined;
  /** Campaigns by their channels. */
  readonly campaigns?: Readonly<Record<string, string>> | undefined;
}

/** Whose upload it is: nobody else may confirm it. */
export interface Uploader {
  readonly workspace: string;
  readonly person: string;
}

/**
 * Files between their arrival and the word of whoever brought them: in this process's memory, for an hour. One that is
 * gone (the process started anew, the hour is over) has to be brought again.
 */
export interface Uploads {
  /** Keeps it, and says by which word it is found. */
  keep(uploader: Uploader, upload: Upload): string;
  get(uploader: Uploader, word: string): Upload | undefined;
  remove(uploader: Uploader, word: string): void;
}
