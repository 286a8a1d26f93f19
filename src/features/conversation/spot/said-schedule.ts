import { UserError } from '../../../scenario/problem.ts';
import { readWhen } from '../../schedules/read-when.ts';
import { byStart, type Entry, entries, longestAt } from '../lexicon/concepts.ts';

const said = (isWanted: (entry: Entry, phrase: string) => boolean) =>
  byStart([...entries].flatMap(([phrase, entry]) => (isWanted(entry, phrase) ? [phrase] : [])));
const sending = new Set(
  'post,post it,post this,send,send it,send this,send us,发,发送,发一次,发一份,跑一次,跑,跑一遍,推一次,来一份,更新'.split(
    ',',
  ),
);
const isTime = /every|each|daily|weekly|monthly|mondays|每|周[一二三四五六日]|早|晚|上午|下午/;
const scheduleWords = said(
  ({ concepts }, phrase) =>
    !isTime.test(phrase) &&
    (concepts.has('schedule') || concepts.has('report') || concepts.has('again') || sending.has(phrase)),
);
const fillers = ['pronoun', 'set', 'show', 'make', 'question', 'current', 'only', 'next'] as const;
/** Padding, and what is to be sent: the plan, worked out again. */
const fillerWords = said(
  ({ concepts, isSmall }, phrase) =>
    !isTime.test(phrase) &&
    (isSmall ||
      fillers.some((concept) => concepts.has(concept)) ||
      concepts.has('again') ||
      concepts.has('on') ||
      concepts.has('move') ||
      concepts.has('give') ||
      concepts.has('also')),
);

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
  return longestAt(text.toLowerCase(), 0, words);
}

/** Longest phrase that is looked for at the end. */
const longestPhrase = 30;

function wordBefore(text: string, words: ReadonlyMap<string, readonly string[]>): string | undefined {
  const lower = text.toLowerCase();
  for (let length = Math.min(longestPhrase, lower.length); length > 0; length -= 1) {
    const end = lower.slice(-length);
    if (/^[a-z]/.test(end) && /[a-z]$/.test(lower.slice(0, -length))) continue;
    if (longestAt(end, 0, words) === end) return end;
  }
  return undefined;
}
