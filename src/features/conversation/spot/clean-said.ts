import { cleanText } from '../../../bot/reading/clean-text.ts';

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

/** What people type for short. */
const shorts: Readonly<Record<string, string>> = {
  'w/': 'with',
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
  let text = said
    .split(/\r?\n/)
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
    .replace(/["()[\]{}]/g, ' ')
    .replace(/\s*--+\s*|\s-\s(?!\d+\s?%)/g, ' , ')
    .replace(/(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/gu, ' , ')
    .replace(/\.{2,}|…+/g, ' , ')
    .replace(
      /\b(?:w\/|w\/o|u|ur|r|thru|btwn|b\/w|wk|wks|rn|abt|bc|b4|tmrw|tho|yr|thx|k\?)(?![a-z/])/gi,
      (short) => shorts[short.toLowerCase()] ?? short,
    )
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, isApplause, isQuoted, isLaugh: laughter.test(said) };
}
