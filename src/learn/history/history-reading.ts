import type { ColumnMapping, EarlierColumns, KnownChannel } from './column.ts';
import type { DateOrder } from './read-days.ts';

/** In what light a file is read. */
export interface HistoryReading {
  /** The workspace's currency (ISO code): of amounts that do not say theirs. */
  readonly currency: string;
  readonly channels?: readonly KnownChannel[];
  readonly mapping?: ColumnMapping;
  readonly earlier?: EarlierColumns | undefined;
  /** The currency that somebody named. */
  readonly askedCurrency?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The weekday on which weeks of daily data begin; Monday is 0. */
  readonly weekStart?: number | undefined;
  /** Today, in days since 1970: weeks that begin later are refused. */
  readonly today?: number | undefined;
  /** Somebody says that amounts which change a thousandfold are right. */
  readonly areAmountsRight?: boolean | undefined;
  /** What the file is called: it may name the platform that it comes from. */
  readonly fileName?: string | undefined;
  /** Which channel campaigns belong to, by their names, where somebody says so. */
  readonly campaigns?: Readonly<Record<string, string>> | undefined;
  /** Doubts that somebody has settled (`doubtKey`): they are only said. */
  readonly settled?: readonly string[] | undefined;
  /** Whether an outcome that is the same in all rows of a day counts once, or in each row. */
  readonly repeated?: 'once' | 'each' | undefined;
}
