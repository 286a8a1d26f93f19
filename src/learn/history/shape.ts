import { createHash } from 'node:crypto';
import type { ColumnMapping } from './column.ts';
import { foldColumn } from './fold-name.ts';

/** What stands for a table's columns: the same for next week's file of the same export, whatever the order. */
export function shapeOf(header: readonly string[]): string {
  const names = header.map(foldColumn).filter((name) => name !== '').toSorted();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16);
}

/** What was confirmed of a file, kept for the next one of its shape. Plain data. */
export interface RememberedShape {
  readonly shape: string;
  readonly mapping: ColumnMapping;
  /** Campaigns by their channels. */
  readonly campaigns: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly platform?: string | undefined;
  readonly repeated?: 'once' | 'each' | undefined;
}
