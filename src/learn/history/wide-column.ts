import type { DecimalSign } from './decimal-sign.ts';
import type { MeasurePlan } from './long-plan.ts';

/** A column of the table that a long one becomes. */
export interface WideColumn {
  readonly name: string;
  readonly kind: MeasurePlan['kind'];
  /** Of a channel's columns. */
  readonly channel: string;
  /** The column of the file that it comes from. */
  readonly measure: string;
}

/** How a long table is read. */
export interface PivotSettings {
  readonly channelOf: (label: string) => string;
  readonly signOf: (at: number) => DecimalSign | undefined;
  readonly columnName: (at: number) => string;
  readonly repeated?: 'once' | 'each' | undefined;
}
