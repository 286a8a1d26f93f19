import type { Move } from './move.ts';
import { type Completing, type Reading, readTalk } from './read-talk.ts';
import { cleanSaid } from './spot/clean-said.ts';
import { spot } from './spot/spot.ts';
import type { Token, TokenOf } from './spot/token.ts';
import type { TalkContext } from './talk-context.ts';

/** What a conversation remembers of its last turn. */
export interface Memory {
  /** What was asked for last: "and content?" goes on with it. */
  readonly last: readonly Move[];
  /** What was read but not with certainty: "yes" does it. */
  readonly offered?: readonly Move[];
  /** What was said without naming a channel: a channel alone completes it. */
  readonly unnamed?: string;
  /** A question that is open: its answer makes the rest of it. */
  readonly open?: { readonly complete: Completing; readonly said: string };
}

export const noMemory: Memory = { last: [] };

const yes =
  /^(?:yes|yep|yeah|yup|right|correct|exactly|that's right|thats right|sure|ok|okay|please do|yes please|do it|go ahead|confirm|that's it|对|是|是的|对的|没错|好|好的|嗯|可以|行|确认|就这样|正是|对对|没问题)[.!。！~～\s]*$/i;

/** Reads one turn of a conversation, and what is to be remembered of it. */
export function readTurn(
  said: string,
  context: TalkContext,
  memory: Memory,
): { reading: Reading; memory: Memory } {
  const { offered, open } = memory;
  if (offered !== undefined && yes.test(cleanSaid(said).text)) {
    return { reading: { kind: 'do', moves: offered, aliases: [] }, memory: { last: offered } };
  }
  const answered = open === undefined ? undefined : answerWithMore(open.complete, said, context);
  if (answered !== undefined) {
    return { reading: { kind: 'do', moves: answered, aliases: [] }, memory: { last: answered } };
  }
  const whole = open === undefined ? undefined : readTogether(open.said, said, context);
  if (whole !== undefined) return { reading: whole, memory: afterwards(whole, said, memory) };
  const completed = memory.unnamed === undefined ? undefined : readWithChannel(memory.unnamed, said, context);
  if (completed !== undefined) return { reading: completed, memory: afterwards(completed, said, memory) };
  const reading = readTalk(said, { ...context, last: memory.last });
  return { reading, memory: afterwards(reading, said, memory) };
}

/** A number by itself answers the question; what follows it in another sentence goes on from there. */
function answerWithMore(
  complete: Completing,
  said: string,
  context: TalkContext,
): readonly Move[] | undefined {
  const whole = answerTo(complete, said, context);
  if (whole !== undefined) return whole;
  const parts = cleanSaid(said).text.split(/(?<=[.;!?,。！？；])\s+/);
  for (const at of parts.keys()) {
    const first = answerTo(
      complete,
      parts
        .slice(at, at + 1)
        .join(' ')
        .replace(/[.;!?,。！？；]+$/, ''),
      context,
    );
    if (first === undefined) continue;
    const rest = parts
      .slice(at + 1)
      .join(' ')
      .trim();
    if (rest === '') return first;
    const more = readTalk(rest, { ...context, last: first });
    return more.kind === 'do' ? [...first, ...more.moves] : undefined;
  }
  return undefined;
}

/** "Ten percent less than now" completes what was asked before where it says nothing by itself. */
function readTogether(before: string, said: string, context: TalkContext): Reading | undefined {
  const alone = readTalk(said, context);
  if (alone.kind === 'do') return undefined;
  const both = readTalk(`${before} ${said}`, context);
  return both.kind === 'do' || both.kind === 'offer' ? both : undefined;
}

/** A channel by itself answers "which one?". */
function readWithChannel(before: string, said: string, context: TalkContext): Reading | undefined {
  const tokens = spot(cleanSaid(said).text, context);
  const named = tokens.filter(({ kind }) => kind === 'channels');
  const isAlone = tokens.every(
    (token) =>
      token.kind !== 'quantity' &&
      token.kind !== 'range' &&
      (token.kind !== 'word' ||
        token.isSmall ||
        token.concepts.has('make') ||
        token.concepts.has('also') ||
        token.concepts.has('pronoun') ||
        token.concepts.has('on')),
  );
  if (named.length !== 1 || !isAlone) return undefined;
  const reading = readTalk(`${named[0]?.text ?? ''} ${before}`, context);
  return reading.kind === 'do' || reading.kind === 'offer' ? reading : undefined;
}

/** A number by itself answers the question for one. */
function answerTo(complete: Completing, said: string, context: TalkContext): readonly Move[] | undefined {
  const tokens = spot(cleanSaid(said).text, context);
  const [quantity, ...more] = tokens.flatMap((token) => quarterAsShare(token) ?? []);
  const isAlone = tokens.every(
    ({ kind, text }) =>
      kind === 'quantity' ||
      kind === 'period' ||
      kind === 'small' ||
      kind === 'separator' ||
      /^(?:by|to|at|make|say|of|budget|预算|封顶|上限|max|tops|就|吧)$/.test(text),
  );
  if (quantity === undefined || more.length > 0 || !isAlone || quantity.per !== undefined) return undefined;
  return complete(quantity);
}

/** "A quarter" answers "how much?" with a share. */
function quarterAsShare(token: Token): TokenOf<'quantity'> | undefined {
  if (token.kind === 'quantity') return token;
  if (token.kind !== 'period' || !/quarter$/.test(token.text)) return undefined;
  const { text, from, to } = token;
  return { text, from, to, kind: 'quantity', quantity: { share: 0.25 }, isBare: false, isSmall: false };
}

const social = new Set<Move['kind']>([
  'thanks',
  'small-talk',
  'help',
  'cannot',
  'history',
  'show',
  'export',
  'schedule',
  'no-reports',
]);

function afterwards(reading: Reading, said: string, before: Memory): Memory {
  switch (reading.kind) {
    case 'do':
      return reading.moves.every(({ kind }) => social.has(kind))
        ? { last: before.last }
        : { last: reading.moves };
    case 'offer':
      return { last: reading.moves, offered: reading.moves };
    case 'ask':
      if (reading.missing === 'channel') return { last: before.last, unnamed: said };
      return {
        last: before.last,
        ...(reading.complete !== undefined && { open: { complete: reading.complete, said } }),
      };
    default:
      return { last: before.last };
  }
}

/** What conversations remember, by store, channel and thread: the newest, while the process lives. */
const memories = new WeakMap<object, Map<string, Memory>>();
const mostKept = 2_000;

/** What a conversation remembers. */
export const recall = (store: object, key: string): Memory => memories.get(store)?.get(key) ?? noMemory;

/** Keeps what a conversation is to remember; the oldest are forgotten. */
export function remember(store: object, key: string, memory: Memory): void {
  const kept = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, kept);
  kept.delete(key);
  kept.set(key, memory);
  if (kept.size <= mostKept) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}
