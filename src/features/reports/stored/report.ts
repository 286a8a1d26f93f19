import { z } from 'zod';

/** What a report's plan came to, for the trend over past reports. Value over the horizon, spend per period. */
const figures = z.strictObject({
  value: z.number(),
  bound: z.number(),
  spend: z.number(),
  unit: z.enum(['money', 'outcome']),
  currency: z.string(),
  basis: z.string().optional().describe('how they are reckoned: those with another basis do not compare'),
});

/**
 * How a report stands: to be worked out and sent; sent; not sent because nothing moved; passed over because the
 * process was down and a later one took its place; given up.
 */
export const reportStates = ['open', 'sent', 'quiet', 'skipped', 'failed'] as const;

/** One occurrence of a schedule. There is at most one for each schedule and moment. */
export const reportShape = z.strictObject({
  workspace: z.string(),
  /** The schedule's number. */
  schedule: z.int().positive(),
  due: z.iso.datetime().describe('the moment that it was due; with workspace and schedule the key'),
  /** `asked`: somebody wanted it now. */
  cause: z.enum(['due', 'asked']),
  state: z.enum(reportStates),
  /** How often somebody began to work on it. */
  attempts: z.int().min(0),
  nextAttempt: z.iso.datetime(),
  /** The number of the run that it shows. */
  run: z.int().positive().optional(),
  figures: figures.optional(),
  /** Since when a message of it may stand in the channel though nobody has heard that it does. */
  postingSince: z.iso.datetime().optional(),
  /** The platform's id of the message, and when it was there. */
  message: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  /** The moments that were due before this one while the program was down. */
  skipped: z.array(z.iso.datetime()).default([]),
  /** Why the last attempt failed: a code for logs and listings, never a text of the platform's. */
  problem: z.string().optional(),
});

export type Report = z.infer<typeof reportShape>;
export type ReportState = (typeof reportStates)[number];

/** What identifies a report. */
export type ReportKey = Pick<Report, 'workspace' | 'schedule' | 'due'>;
