import { UserError } from '../../scenario/problem.ts';
import { readWhen } from '../schedules/read-when.ts';
import { byStart, type Meaning, phrases } from './vocabulary/meanings.ts';

const said = (...wanted: readonly Meaning[]) =>
  byStart(
    [...phrases].flatMap(([phrase, meanings]) =>
      wanted.some((meaning) => meanings.has(meaning)) ? [phrase] : [],
    ),
  );
const scheduleWords = said('schedule');
/** Padding, and what is to be sent: the plan, worked out again. */
const fillerWords = said('filler', 'plan', 'again', 'on');

/** What says on its own that something is to come again and again, at some time. */
const again =
  /\b(?:every|each)\s+(?:mon|tue|wed|thu|fri|sat|sun|day at|morning|week-?day|work-?day|week on|month on)|\b(?:weekly|daily|monthly)\b.*\d|\d.*\b(?:weekly|daily|monthly)\b|\b(?:weekly|monthly) (?:on )?(?:mon|tue|wed|thu|fri|sat|sun)|每个?(?:周|星期|礼拜)[一二三四五六日天]|每个?工作日|每[天日周月].*[点时:]|每个?月.*[号日底末]/;

/**
 * When reports are wanted, in the words that say it: `every monday at 9`, out of "please send this every monday at
 * 9". Undefined where that is not what is said, all of it.
 */
export function scheduleSaid(clean: string, now: Date): string | undefined {
  let rest = clean.replace(/[?!.。！？]+$/, '').trim();
  let isAsked = false;
  for (let found: string | undefined = ''; found !== undefined; ) {
    const asked = wordAt(rest, scheduleWords);
    found = asked ?? wordAt(rest, fillerWords) ?? /^[,:]/.exec(rest)?.[0];
    if (asked !== undefined) isAsked = true;
    if (found !== undefined) rest = rest.slice(found.length).trim();
  }
  // What follows may be a part of the time (点) or padding: the longest text that reads is meant.
  for (let found: string | undefined = ''; found !== undefined; ) {
    rest = rest.slice(0, rest.length - found.length).trim();
    if (rest === '') return undefined;
    if ((isAsked || again.test(rest)) && isWhen(rest, now)) return rest;
    const asked = wordBefore(rest, scheduleWords);
    found = asked ?? wordBefore(rest, fillerWords) ?? /,$/.exec(rest)?.[0];
    if (asked !== undefined) isAsked = true;
  }
  return undefined;
}

function isWhen(text: string, now: Date): boolean {
  try {
    readWhen(text, now);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function wordAt(text: string, words: ReadonlyMap<string, readonly string[]>): string | undefined {
  const lower = text.toLowerCase();
  return words
    .get(lower[0] ?? '')
    ?.find(
      (word) => lower.startsWith(word) && !(/[a-z]$/.test(word) && /^[a-z]/.test(lower.slice(word.length))),
    );
}

function wordBefore(text: string, words: ReadonlyMap<string, readonly string[]>): string | undefined {
  const lower = text.toLowerCase();
  return [...words.values()]
    .flat()
    .sort((a, b) => b.length - a.length)
    .find(
      (word) => lower.endsWith(word) && !(/^[a-z]/.test(word) && /[a-z]$/.test(lower.slice(0, -word.length))),
    );
}
