import { halfWidth } from '../../scenario/half-width.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { fromChinese } from './chinese-when.ts';
import { looksLikeCron, readCron } from './cron-pattern.ts';
import type { Recurrence } from './stored/schedule.ts';
import { takeTimeZones } from './time-zones.ts';

/** When reports come and, where the same words say it, by which clock and to which channel. */
export interface When {
  readonly recurrence: Recurrence;
  readonly timeZone?: string;
  /** As typed, without `#`: an id or a name. */
  readonly channel?: string;
}

/** Taken where a weekday, a day of the month or a time is not said; the confirmation says what it is. */
const unsaid = { weekday: 1, monthDay: 1, time: '09:00' } as const;

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayWord =
  /^(mon|tue|wed|thu|fri|sat|sun)(?:s|day|days|sday|sdays|nesday|nesdays|r|rs|rsday|rsdays|urday|urdays)?$/;

/** In characters; every word may have to be compared with the names of zones. */
const longestWhen = 200;

/** Words that say nothing on their own. */
const filler = /^(?:at|on|the|of|and|in|every|each|day|days|o'clock|oclock|from|to|send|report|reports|um)$/;

const firstWord =
  /^(?:daily|everyday|weekly|monthly|bi-?weekly|fortnightly|hourly|quarterly|yearly|annually|week-?days?|work-?days?|week-?ends?|every|each|on|at|cron|noon|midnight|last|#.+|[\d*].*)$/i;

/** Whether a word begins what `readWhen` reads, so that those before it belong to something else. */
export function beginsWhen(word: string): boolean {
  return (
    firstWord.test(word) ||
    weekdayWord.test(word.toLowerCase().split(/[-,]/)[0] ?? '') ||
    /^(?:每|周[一二三四五六日天末]|星期|礼拜|工作日|天天|凌晨|早上|上午|中午|下午|晚上)/.test(word)
  );
}

/**
 * When reports come, in English or Chinese: `weekly mon 09:00`, `every monday at 9`, `weekdays 9am Berlin`, `monthly
 * last 18:00 #growth`, `0 9 * * 1`, `每周一、周四 下午3点 北京时间`.
 *
 * @throws UserError `schedule.when-unreadable`, `schedule.when-times`, `schedule.cron-…`, `zone.…`,
 *   `argument.repeated`
 */
export function readWhen(typed: string, now: Date): When {
  if (typed.length > longestWhen) throw unreadable(typed);
  const text = halfWidth(typed)
    .replace(/["'`。]/g, ' ')
    .trim();
  const { channel, rest } = takeChannel(text);
  const { zones, rest: said } = takeTimeZones(rest);
  const [timeZone, ...otherZones] = [...new Set(zones)];
  if (otherZones.length > 0) {
    throw new UserError({
      code: 'argument.repeated',
      received: echo(`${timeZone}, ${otherZones.join(', ')}`),
    });
  }
  return {
    recurrence: readRecurrence(said, typed, now),
    ...(timeZone !== undefined && { timeZone }),
    ...(channel !== undefined && { channel }),
  };
}

/** A channel is one word that begins with `#`, among cron's fields only where it stands apart. */
function takeChannel(text: string): { readonly channel?: string; readonly rest: string } {
  const mark = /(?<=^|\s)#([^\s#|<>]+)(?=\s|$)/gu;
  const [first, second] = [...text.matchAll(mark)];
  if (second !== undefined) {
    throw new UserError({ code: 'argument.repeated', received: echo(`${first?.[0]} ${second[0]}`) });
  }
  const channel = first?.[1];
  return { ...(channel !== undefined && { channel }), rest: text.replace(mark, ' ').trim() };
}

function readRecurrence(text: string, typed: string, now: Date): Recurrence {
  const [, cron] = /^(?:cron)[\s:]*(.*)$/i.exec(text) ?? [];
  if (cron !== undefined || looksLikeCron(text)) {
    return { every: 'cron', pattern: readCron(cron ?? text, now) };
  }
  const said = wordsSaid(fromChinese(text));
  if (said.unknown.length > 0) throw unreadable(said.unknown.join(' '));
  return recurrenceOf(said, typed, now);
}

const unreadable = (received: string) =>
  new UserError({ code: 'schedule.when-unreadable', received: echo(received.trim()) });

/** What the words say, one by one. */
interface Said {
  readonly often: Set<'day' | 'week' | 'month'>;
  /** Monday is 1. */
  readonly weekdays: Set<number>;
  readonly monthDays: Set<number | 'last'>;
  readonly times: Set<string>;
  /** Numbers that are an hour or a day of the month; which one, the others tell. */
  readonly bare: number[];
  readonly unknown: string[];
}

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b([ap])\.m\.?(?=\s|,|$)/g, '$1m'],
  [/(\d)\s+([ap]m)\b/g, '$1$2'],
  [/\b(?:every|each)\s*day\b/g, 'daily'],
  [/\b(?:every|each)\s+(week|month)\b/g, '$1ly'],
  [/\b(?:week|work)-?days?\b|\b(?:business|working) days?\b/g, 'mon-fri'],
  [/\bweek-?ends?\b/g, 'sat-sun'],
  [/\b(?:the\s+)?last(?:\s+day)?(?:\s+of\s+(?:the|each|every)\s+month)?\b/g, 'last'],
  [/\bof\s+(?:the|each|every)\s+month\b/g, 'monthly'],
  [/\b(\w+)\s+(?:to|through|till|until|–|~)\s+(?=(?:mon|tue|wed|thu|fri|sat|sun))/g, '$1-'],
];

function wordsSaid(text: string): Said {
  const said: Said = {
    often: new Set(),
    weekdays: new Set(),
    monthDays: new Set(),
    times: new Set(),
    bare: [],
    unknown: [],
  };
  let plain = text.toLowerCase();
  for (const [phrase, plainPhrase] of phrases) plain = plain.replace(phrase, plainPhrase);
  for (const word of plain.split(/[\s,;&+]+/)) {
    if (word !== '' && !filler.test(word) && !takeWord(word, said)) said.unknown.push(word);
  }
  return said;
}

/** Whether the word says something; notes what. */
function takeWord(word: string, said: Said): boolean {
  const [, often] = /^(dai|week|month)ly$/.exec(word) ?? [];
  if (often !== undefined || word === 'everyday') {
    said.often.add(often === 'week' || often === 'month' ? often : 'day');
    return true;
  }
  const days = weekdaysIn(word);
  const time = timeIn(word);
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word) ?? [];
  if (days !== undefined) for (const one of days) said.weekdays.add(one);
  else if (time !== undefined) said.times.add(time);
  else if (word === 'last') said.monthDays.add('last');
  else if (day !== undefined) said.monthDays.add(Number(day));
  else if (/^\d{1,2}$/.test(word)) said.bare.push(Number(word));
  else return false;
  return true;
}

/** `mon`, `mondays`, `mon-fri`; a range may go over the end of the week. */
function weekdaysIn(word: string): number[] | undefined {
  const ends = word.split('-').map((end) => weekdayNames.indexOf(weekdayWord.exec(end)?.[1] ?? '') + 1);
  const [from = 0, to = from, ...more] = ends;
  if (from === 0 || to === 0 || more.length > 0) return undefined;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

/** `9:00`, `9am`, `09.30`, `noon`, as `09:00`; undefined for what is no time of day. */
function timeIn(word: string): string | undefined {
  if (word === 'noon') return '12:00';
  if (word === 'midnight') return '00:00';
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.h](\d{2}))?([ap]m)?$/.exec(word) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  return clockTime(half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0), Number(minutes ?? 0));
}

function clockTime(hour: number, minute: number): string | undefined {
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function recurrenceOf(said: Said, typed: string, now: Date): Recurrence {
  const isMonthly = said.often.has('month') || said.monthDays.size > 0;
  const bare = [...said.bare];
  if (isMonthly && said.monthDays.size === 0) {
    const day = bare.shift();
    if (day !== undefined) said.monthDays.add(day);
  }
  const hour = bare.shift();
  const time = hour === undefined ? undefined : clockTime(hour, 0);
  if (bare.length > 0 || (hour !== undefined && time === undefined)) throw unreadable(typed);
  if (time !== undefined) said.times.add(time);
  if (said.times.size > 1) {
    throw new UserError({ code: 'schedule.when-times', received: echo([...said.times].join(', ')) });
  }
  const [at = unsaid.time] = said.times;
  if (isMonthly) {
    if (said.weekdays.size > 0 || said.often.has('week') || said.often.has('day')) throw unreadable(typed);
    return monthly([...said.monthDays], at, typed, now);
  }
  if (said.often.has('week') || said.weekdays.size > 0) {
    const on = said.weekdays.size > 0 ? [...said.weekdays].sort() : [unsaid.weekday];
    return on.length === weekdayNames.length ? { every: 'day', at } : { every: 'week', on, at };
  }
  if (!said.often.has('day')) throw unreadable(typed);
  return { every: 'day', at };
}

function monthly(days: readonly (number | 'last')[], at: string, typed: string, now: Date): Recurrence {
  const [on = unsaid.monthDay, ...more] = days;
  if (days.some((day) => day !== 'last' && (day < 1 || day > 31))) throw unreadable(typed);
  if (more.length === 0) return { every: 'month', on, at };
  // Cron has no "or the last day, where the month is shorter".
  if (days.some((day) => day === 'last' || day > 28)) throw unreadable(typed);
  const [hour, minute] = at.split(':').map(Number);
  return { every: 'cron', pattern: readCron(`${minute} ${hour} ${days.join(',')} * *`, now) };
}
