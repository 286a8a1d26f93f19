import { z } from 'zod';

const names = z.array(z.string()).optional();

/** How the tables of a source are read: what was said of them when they were connected. */
const reading = z.strictObject({
  mapping: z.strictObject({
    date: z.string().optional(),
    outcome: z.string().optional(),
    spend: names,
    control: names,
    event: names,
    ignore: names,
  }),
  options: z.strictObject({
    unit: z.enum(['money', 'count']).optional(),
    currency: z.string().optional(),
    dates: z.enum(['day-first', 'month-first']).optional(),
  }),
});

/** The part that a column had when somebody last looked: another set of these is another shape. */
const seenColumn = z.strictObject({ name: z.string(), role: z.string() });

/** What was agreed when a source was connected to a history. */
const agreed = z.strictObject({
  /** Who connected it; what it brings is stored in their name. */
  by: z.string(),
  at: z.iso.datetime(),
  /** `auto`: new weeks are fitted at once, where the scenario rests on a fit. */
  refit: z.enum(['off', 'auto']),
  reading,
  columns: z.array(seenColumn),
  /** Doubts that somebody has looked at and passed, by what `doubtKey` makes of them. */
  passed: z.array(z.string()),
});

/** A problem as it is kept, to be told later in any language. */
const keptProblem = z.strictObject({
  code: z.string(),
  received: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** How the last refreshes went. */
export const connectionStateShape = z.strictObject({
  triedAt: z.iso.datetime().optional(),
  /** When it was last read whole and found in order. */
  readAt: z.iso.datetime().optional(),
  /** Why the last try took nothing in. */
  problem: keptProblem.optional(),
  /** What the last refresh that brought something brought. */
  brought: z
    .strictObject({ at: z.iso.datetime(), added: z.int().min(0), changed: z.int().min(0) })
    .optional(),
  /** The last fit that a refresh set off: its number, or why there is none. */
  refit: z
    .strictObject({
      at: z.iso.datetime(),
      fit: z.int().positive().optional(),
      problem: z.string().optional(),
    })
    .optional(),
});

export const connectionShape = agreed.extend({
  scenario: z.string(),
  source: z.string(),
  state: connectionStateShape,
});

/** A source that feeds a history. */
export type Connection = z.infer<typeof connectionShape>;
export type ConnectionState = z.infer<typeof connectionStateShape>;
export type KeptProblem = z.infer<typeof keptProblem>;

/** Which sources feed which histories. */
export interface ConnectionStore {
  /** Connects, or puts another agreement in the place of that of the same history and source. */
  save(workspace: string, connection: Connection): Promise<void>;
  get(workspace: string, scenario: string, source: string): Promise<Connection | undefined>;
  /** By scenario and source; those of one scenario where one is named. */
  list(workspace: string, scenario?: string): Promise<Connection[]>;
  /** Notes how a refresh went. False when it is connected no more. */
  note(workspace: string, scenario: string, source: string, state: ConnectionState): Promise<boolean>;
  /** False when there was none. */
  remove(workspace: string, scenario: string, source: string): Promise<boolean>;
}
