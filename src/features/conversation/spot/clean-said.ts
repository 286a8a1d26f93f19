import { cleanText } from '../../../bot/reading/clean-text.ts';
import { tableAsLines } from './pasted-table.ts';

/** What people say, without what only dresses it. */
export interface CleanSaid {
  readonly text: string;
  /** Whether there was nothing but pictures of approval. */
  readonly isApplause: boolean;
  /** Whether somebody else's words are quoted. */
  readonly isQuoted: boolean;
  /** Whether it laughs. */
  readonly isLaugh: boolean;
}

const applause = /[👍🙏❤🎉🙌👏💯😍🔥✅👌]/u;
const pictures =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u200d|:[a-z0-9_+-]{2,30}:|\[\p{Script=Han}{1,4}\]/gu;

/** A quote's, list's or heading's mark at the beginning of a line. */
const lineMark =
  /^\s*(?:>+\s?|#{1,4}\s|[-*•·▪–]\s*(?![\d.]+\s?%?\s)(?=\s|\p{L}|\*)|[（(]?\d{1,2}[)）、]\s*|\d{1,2}\.\s+)+/u;
/** Bold, italics, struck, code: marks around words. */
const around: readonly (readonly [RegExp, string])[] = [
  [/```[a-z]*|`/g, ' '],
  [/\*\*|__|~~/g, ' '],
  [/(^|[\s(,;:])[*_~](?=\S)/g, '$1'],
  [/(\S)[*_~](?=$|[\s),.;:!?，。；！？])/g, '$1'],
];
const mention = /<@[A-Z0-9]+(?:\|[^>]*)?>|@[\p{L}\d._-]{2,40}/giu;
const called = /^(?:hey|hi|hello|yo|ok|okay|dear|嗨|你好|喂|hey there)?[\s,]*\/?channels\b\s*[,:!，：]?\s*/i;

const hours: Readonly<Record<string, number>> = { 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11 };

/** A line that is quoted to answer it: one, at the beginning, with the answer below. */
const isAnswered = (line: string, at: number, lines: readonly string[]) =>
  /^\s*>/.test(line) &&
  at === 0 &&
  lines.some((other) => !/^\s*>|^\s*$/.test(other)) &&
  lines.filter((other) => /^\s*>/.test(other)).length === 1;

/** Numbers of "three to one", 一比三. */
const digits: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
};

/** What people type for short. */
const shorts: Readonly<Record<string, string>> = {
  'w/': 'with',
  w: 'with',
  y: 'why',
  n: 'and',
  '4': 'for',
  sry: 'sorry',
  whens: 'when is',
  wheres: 'where is',
  whos: 'who is',
  hows: 'how is',
  wht: 'what',
  gn: 'good night',
  plz: 'please',
  'w/o': 'without',
  u: 'you',
  ur: 'your',
  r: 'are',
  thru: 'through',
  btwn: 'between',
  'b/w': 'between',
  wk: 'week',
  wks: 'weeks',
  rn: 'right now',
  abt: 'about',
  bc: 'because',
  b4: 'before',
  tmrw: 'tomorrow',
  tho: 'though',
  yr: 'year',
};

const laughter = /[😂🤣😅😆😹😭🙄🙃😩😬]|哈哈|\b(?:lol|lmao|rofl|haha+)\b/iu;
const quotedSpeech = /(?:said|says|told us|wrote|说|讲)\s*[:：,，]?\s*["“「『]/i;

/**
 * One line of what somebody said: without the chat program's marks, emoji, mentions and what only calls the bot; lines
 * and items of a list are parted by semicolons.
 *
 * @throws UserError `command.too-long`, `command.control-characters`
 */
export function cleanSaid(said: string): CleanSaid {
  const isApplause = applause.test(said) && said.replace(pictures, '').trim() === '';
  const isQuoted = quotedSpeech.test(said);
  let text = tableAsLines(said)
    .split(/\r?\n/)
    .filter((line, at, lines) => !isAnswered(line, at, lines))
    .map((line) => line.replace(lineMark, '').trim())
    .filter((line) => line !== '')
    .join(' ; ');
  for (const [mark, plain] of around) text = text.replace(mark, plain);
  text = cleanText(text.replace(mention, ' ').replace(pictures, ' , '))
    .replace(called, '')
    .replace(
      /投\s?(?:1|一)\s?(?:块钱?|刀|元)[^\d,。]{0,8}?(?:回|赚|带来|收)\S{0,2}?\s?(\d+(?:\.\d+)?)\s?(?:块钱?|刀|元)?/g,
      'roi 至少 $1',
    )
    .replace(
      /(?<![\d.])(\d(?:\.\d)?|two|three|four|five|six)\s?(?::|to|比)\s?(?:1|one)(?![\d.:])/gi,
      (_, much: string) => digits[much.toLowerCase()] ?? much,
    )
    .replace(
      /(?<![\d#.])(?:一|1)\s?比\s?([二两三四五六]|[2-9](?:\.\d+)?)/g,
      (_, much: string) => digits[much] ?? much,
    )
    .replace(
      /(?:晚上|夜里|晚)(七|八|九|十一?|\d{1,2})点/g,
      (_, hour: string) => `${((hours[hour] ?? Number(hour)) % 12) + 12}点`,
    )
    .replace(
      /\b(night|evening) at (\d{1,2})(?![\d:]|\s?[ap]m)/gi,
      (_, __: string, hour: string) => `at ${(Number(hour) % 12) + 12}:00`,
    )
    .replace(/["()[\]{}]/g, ' ')
    .replace(/\s*--+\s*|\s-\s(?!\d+\s?%)/g, ' , ')
    .replace(/(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/gu, ' , ')
    .replace(/\.{2,}|…+/g, ' , ')
    .replace(
      /\b(?:w\/|w\/o|w(?= \w)|u|ur|r(?= u\b| we\b| you\b)|y(?= )|n(?= \w)|4(?= (?:the|my|our|me|us)\b)|sry|wht|whens|wheres|whos|hows|gn|plz|idk|thru|btwn|b\/w|wk|wks|rn|abt|bc|b4|tmrw|tho|yr|thx|k\?)(?![a-z/])/gi,
      (short) => shorts[short.toLowerCase()] ?? short,
    )
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, isApplause, isQuoted, isLaugh: laughter.test(said) };
}
