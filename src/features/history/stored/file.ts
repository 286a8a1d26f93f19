import { z } from 'zod';
import { mostWeeks } from '../../../learn/history/history.ts';

const names = z.array(z.string());

/** What was confirmed of a file's columns; the next one of its shape is read so. */
const rememberedShape = z.strictObject({
  shape: z.string().min(1),
  mapping: z.strictObject({
    date: z.string().optional(),
    outcome: z.string().optional(),
    unit: z.enum(['money', 'count']).optional(),
    spend: names.optional(),
    control: names.optional(),
    event: names.optional(),
    ignore: names.optional(),
    isComplete: z.boolean().optional(),
  }),
  campaigns: z.record(z.string(), z.string()),
  currency: z.string().regex(/^[A-Z]{3}$/),
  repeated: z.enum(['once', 'each']).optional(),
  settled: names,
});

/**
 * What one kind of file told of a history, week by week: next week's is put into it, and together with the files of other
 * kinds it makes the history. Sums only; the file itself is not kept.
 */
export const keptFileShape = z.strictObject({
  /** The id of the history's scenario, which need not exist. */
  scenario: z.string().min(1),
  /** Stands for the shape; files of the same have the same. */
  key: z.string().regex(/^[0-9a-f]{32}$/),
  /** What the newest was called. */
  name: z.string().min(1).max(200),
  at: z.iso.datetime(),
  by: z.string(),
  remembered: rememberedShape,
  /** The platform that it comes from, where that is known. */
  platform: z.string().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  isCurrencyTold: z.boolean(),
  frequency: z.enum(['daily', 'weekly']),
  /** The first day of each, seven days apart. */
  weeks: z.array(z.iso.date()).min(1).max(mostWeeks),
  /** One number a week each. */
  series: z.array(
    z.strictObject({
      name: z.string(),
      role: z.enum(['outcome', 'spend', 'impressions', 'exposure', 'control', 'event']),
      channel: z.strictObject({ id: z.string(), name: z.string() }).optional(),
      unit: z.enum(['money', 'count']).optional(),
      values: z.array(z.number()),
    }),
  ),
});

export type KeptFile = z.infer<typeof keptFileShape>;

/** The files that a workspace's histories are made of, one of each shape. */
export interface HistoryFileStore {
  /** Of one history, or of all: by scenario and key. */
  list(workspace: string, scenario?: string): Promise<KeptFile[]>;
  /** Puts it in the place of the one of the same scenario and key. */
  save(workspace: string, file: KeptFile): Promise<void>;
  /** Removes those of a history: the one of this key, or all. How many there were. */
  remove(workspace: string, scenario: string, key?: string): Promise<number>;
}
