import type { Column, ColumnMapping } from './column.ts';
import { doubtKey, type Finding } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import type { HistoryReading } from './history-reading.ts';

/** What stands for a table's columns: the same for next week's file of the same export, whatever their order. */
export function shapeOf(header: readonly string[]): string {
  const names = header.map(foldColumn).filter((name) => name !== '');
  return names.toSorted().join(' | ');
}

/** What was confirmed of a file, kept for the next one of its shape. Plain data, to be stored as JSON. */
export interface RememberedShape {
  readonly shape: string;
  readonly mapping: ColumnMapping;
  /** Campaigns by their channels. */
  readonly campaigns: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly repeated?: 'once' | 'each' | undefined;
  /** Doubts that were there and were confirmed. */
  readonly settled: readonly string[];
}

/** What of a reading is worth remembering. */
interface Confirmed {
  readonly shape: string;
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
  readonly currency: string;
  readonly campaigns: ReadonlyMap<string, { readonly channel: string }>;
}

/** What a person confirmed by taking a reading in: the next file of its shape is read so, without a question. */
export function remembered(
  { shape, columns, findings, currency, campaigns }: Confirmed,
  repeated?: 'once' | 'each',
): RememberedShape {
  const own = columns.filter(({ isListed, at }) => isListed !== true && at >= 0);
  const named = (role: Column['role']) =>
    own.filter((column) => column.role === role).map(({ name }) => name);
  const outcome = own.find(({ role }) => role === 'outcome');
  const has = (code: Finding['code']) => findings.some((one) => one.code === code);
  const counted = repeated ?? (has('repeated-once') ? 'once' : has('repeated-each') ? 'each' : undefined);
  return {
    shape,
    currency,
    mapping: {
      ...(outcome !== undefined && { outcome: outcome.name, unit: outcome.unit }),
      spend: named('spend'),
      control: named('control'),
      event: named('event'),
      isComplete: true,
    },
    campaigns: Object.fromEntries([...campaigns].map(([name, { channel }]) => [name, channel])),
    ...(counted !== undefined && { repeated: counted }),
    settled: [...new Set(findings.filter(({ level }) => level === 'doubt').map(doubtKey))],
  };
}

/** A reading in the light of what was confirmed for the same shape; what is said now goes before. */
export function asRemembered(reading: HistoryReading, shape: RememberedShape | undefined): HistoryReading {
  if (shape === undefined) return reading;
  return {
    ...reading,
    mapping: { ...shape.mapping, ...reading.mapping },
    campaigns: { ...shape.campaigns, ...reading.campaigns },
    askedCurrency: reading.askedCurrency ?? shape.currency,
    repeated: reading.repeated ?? shape.repeated,
    settled: [...shape.settled, ...(reading.settled ?? [])],
  };
}
