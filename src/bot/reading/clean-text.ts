import { halfWidth } from '../../scenario/half-width.ts';
import { echo, UserError } from '../../scenario/problem.ts';

/** Longest command line, in characters; checked before anything else looks at it. */
export const longestLine = 2_000;

/** Characters that show as nothing and ride along when text is pasted. */
const invisible = /\u00ad|\u180e|[\u200b-\u200f]|\u2060|\ufeff|[\ufe00-\ufe0f]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const unprintable = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What a terminal takes for an order as a whole: colours, cursor movements, titles (ECMA-48). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const terminalSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g;

const unprintables = new RegExp(unprintable, 'g');

/** A channel as Slack hands it over, `<#C1|growth>`; for a private one the name is empty. */
const channelMark = /<#([A-Za-z0-9]{1,40})\|([^<>|]{0,200})>/g;

/** Marks that chat programs make of what people typed: links, people, channels without a name. */
const chatMarks: readonly (readonly [RegExp, string])[] = [
  [/<(?:https?|mailto|tel):[^<>|\s]{1,500}\|([^<>|]{1,500})>/g, '$1'],
  [/<(?:mailto:|tel:)?([^<>|\s]{1,500}[.:][^<>|\s]{1,500})>/g, '$1'],
  [/<[#@!]&?[A-Za-z0-9^]{1,40}\|([^<>|]{1,200})>/g, '$1'],
  [/<([#@!]&?[A-Z0-9a-z]{1,40})>/g, '$1'],
];

const plainForms: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»「」『』〝〞]/g, '"'],
  [/[‘’‚‛´]/g, "'"],
  // Code marks around a pasted line.
  [/`+/g, ' '],
  [/[−‐‑–]/g, '-'],
  [/—/g, '--'],
  [/[≤≦⩽]/g, '<='],
  [/[≥≧⩾]/g, '>='],
  [/[、，]/g, ','],
];

/**
 * What somebody typed, as the reader wants it: one line, half-width, with straight quotes and `<=`, without a
 * chat program's marks and invisible characters. (Entities such as `&lt;` are the front's to decode, once.) Throws `UserError` for text that is too long or holds control
 * characters or broken Unicode.
 */
export function cleanText(text: string, channelsBy: 'name' | 'id' = 'name'): string {
  if (text.length > longestLine) {
    throw new UserError({
      code: 'command.too-long',
      received: echo(text),
      values: { length: text.length, bound: longestLine },
    });
  }
  if (!text.isWellFormed() || unprintable.test(text)) {
    const readable = text
      .replace(/\p{Surrogate}/gu, '')
      .replace(terminalSequences, '')
      .replace(unprintables, '');
    if (readable.trim() === '') return '';
    throw new UserError({ code: 'command.control-characters', received: echo(readable.trim()) });
  }
  // A name that was picked from the list of channels may be meant as a word; where it is to be posted, the id counts.
  let clean = text.replace(channelMark, (_, id: string, name: string) =>
    channelsBy === 'name' && name !== '' ? name : `#${id}`,
  );
  for (const [mark, plain] of chatMarks) clean = clean.replace(mark, plain);
  clean = halfWidth(clean.normalize('NFC').replace(invisible, '')).replace(/\s+/g, ' ');
  for (const [form, plain] of plainForms) clean = clean.replace(form, plain);
  return clean.trim();
}
