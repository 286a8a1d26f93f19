/** What a column is taken for. */
type ColumnRole =
  | 'date'
  | 'outcome'
  | 'spend'
  | 'impressions'
  /** Clicks, reach, frequency: kept with the channel, never a control. */
  | 'exposure'
  | 'control'
  | 'event'
  | 'ignored';

/** Why a column is left out. */
export type IgnoredBecause =
  | 'calendar'
  | 'index'
  | 'ratio'
  | 'text'
  | 'total'
  | 'empty'
  | 'other-date'
  | 'other-outcome'
  /** Taxes, discounts, returns, shipping, net beside gross. */
  | 'part'
  /** The outcome, or what is spent, in another unit. */
  | 'multiple'
  /** What media cause on the way: visits, leads, carts. */
  | 'on-the-way'
  /** It moves with the outcome so closely that it is rather an effect of it. */
  | 'follows-outcome'
  | 'constant'
  /** A plan, a forecast, last year, or a sum so far. */
  | 'plan'
  /** Costs that are no media: salaries, rent. */
  | 'other-cost'
  | 'currency'
  /** Listed row by row, and added up. */
  | 'list'
  | 'no-channel'
  | 'asked';

/** A column of the file, and what it is taken for. */
export interface Column {
  readonly at: number;
  readonly name: string;
  readonly role: ColumnRole;
  /** Of spend, impressions and exposure. */
  readonly channel?: { readonly id: string; readonly name: string };
  /** Of the outcome. */
  readonly unit?: 'money' | 'count';
  /** Of dates that are the last day of their week. */
  readonly isWeekEnd?: true;
  readonly because?: IgnoredBecause;
  /** Made of a list of channels in the file's rows: another file may list others. */
  readonly isListed?: true;
}

/** A channel that is known already: the scenario's, or one of an earlier history. */
export interface KnownChannel {
  readonly id: string;
  /** All that it is called. */
  readonly names: readonly string[];
}

/** What somebody says that columns are, by their names. What is not said is recognised. */
export interface ColumnMapping {
  readonly date?: string | undefined;
  readonly outcome?: string | undefined;
  readonly unit?: 'money' | 'count' | undefined;
  readonly spend?: readonly string[] | undefined;
  readonly control?: readonly string[] | undefined;
  readonly event?: readonly string[] | undefined;
  readonly ignore?: readonly string[] | undefined;
  /** All others were seen and left out, dates and impressions apart: a form listed them. */
  readonly isComplete?: boolean | undefined;
}

/** What columns were the last time: those of the same names are that again, unless somebody says otherwise. */
export interface EarlierColumns {
  readonly outcome: { readonly name: string; readonly unit: 'money' | 'count' };
  readonly controls: readonly { readonly name: string }[];
  readonly events: readonly { readonly name: string }[];
}
