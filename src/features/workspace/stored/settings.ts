import { z } from 'zod';

/** Zones as they were written that the runtime was found to know; all that is read back from a store asks for one. */
const known = new Set<string>();
/** There are some 600, but each in any mixture of capitals. */
const mostKnown = 2_000;

/** Whether the runtime knows the IANA time zone (`Asia/Shanghai`). Asking it takes long, so that is done once. */
function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    if (known.size < mostKnown) known.add(name);
    return true;
  } catch {
    return false;
  }
}

/** IANA name: `Asia/Shanghai`. */
export const timeZoneName = z.string().max(64).refine(isTimeZone);

/** Between which numbers of days runs, reports and histories may be kept: a year's plans are looked at for some weeks. */
export const fewestDaysKept = 30;
export const mostDaysKept = 3_650;

/** The settings one by one. */
const chosen = z.strictObject({
  /** Replies' language where the person's own is not known, and in public replies. */
  language: z.enum(['en', 'zh']).optional(),
  /** ISO 4217 code: what `¥` and bare amounts mean. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** IANA zone in which times are shown and schedules kept. */
  timeZone: timeZoneName.optional(),
  /** Who draws the charts, where the operator lets a chart server do it. */
  charts: z.enum(['local', 'quickchart']).optional(),
  /** How many days runs, reports, conversations and histories are kept; absent: until they are forgotten. */
  keepDays: z.int().min(fewestDaysKept).max(mostDaysKept).optional(),
});

/** What a workspace set for all its people; what is absent has the bot's default. */
export const workspaceSettingsShape = chosen.extend({
  /** What another workspace had set otherwise that was brought into this one: somebody is to choose. */
  undecided: chosen.optional(),
});

export type WorkspaceSettings = z.infer<typeof workspaceSettingsShape>;
