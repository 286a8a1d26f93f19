import { z } from 'zod';
import { timeZoneName } from '../../workspace/stored/settings.ts';

/** A time of day by the clock on the wall, `09:00`. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When reports come, by the wall clock of the schedule's zone. Weekdays count from Monday, 1, to Sunday, 7. */
export const recurrenceShape = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at: clockTime }),
  z.strictObject({
    every: z.literal('week'),
    on: z.array(z.int().min(1).max(7)).min(1).max(7),
    at: clockTime,
  }),
  z.strictObject({
    every: z.literal('month'),
    on: z.union([z.int().min(1).max(31), z.literal('last')]).describe('in a shorter month, its last day'),
    at: clockTime,
  }),
  z.strictObject({ every: z.literal('cron'), pattern: z.string().min(9).max(100).describe('five fields') }),
]);

export type Recurrence = z.infer<typeof recurrenceShape>;

/** Where reports go. */
const reportPlace = z.strictObject({
  front: z.enum(['slack', 'discord', 'terminal', 'web']),
  /** The platform's channel id. */
  channel: z.string(),
  isPrivate: z.boolean(),
});

/** Why a schedule rests: somebody asked for it, or reports could not arrive and somebody has to do something. */
const pauseReasons = ['asked', 'channel-gone', 'bot-removed', 'not-allowed', 'scenario-gone'] as const;

/** A plan that is worked out and reported again and again. Numbers count up per workspace and are never reused. */
export const scheduleShape = z.strictObject({
  number: z.int().positive(),
  scenario: z.string().describe("the scenario's id"),
  line: z.string().describe('the optimize line that each report works out'),
  recurrence: recurrenceShape,
  timeZone: timeZoneName,
  place: reportPlace,
  language: z.enum(['en', 'zh']),
  /** Reports are sent only when some channel's spend, or the value, moved by more than this share. */
  onlyIfMoved: z.number().positive().max(1).optional(),
  by: z.string().describe("the platform's id of the maker"),
  madeAt: z.iso.datetime(),
  state: z.enum(['active', 'paused']),
  pausedBecause: z.enum(pauseReasons).optional(),
  /** The next occurrence, also of a paused schedule that was due since. */
  nextDue: z.iso.datetime(),
});

export type Schedule = z.infer<typeof scheduleShape>;
export type NewSchedule = Omit<Schedule, 'number'>;
/** Where reports go to. */
export type ReportFront = Schedule['place']['front'];
export type PauseReason = (typeof pauseReasons)[number];
