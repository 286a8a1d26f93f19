import { contradict, tidied } from './contradictions.ts';
import type { Missing, Move } from './move.ts';
import { channelsOf } from './read/clause-view.ts';
import { type Clause, clausesOf } from './read/clauses.ts';
import { withoutLeadIns } from './read/lead-ins.ts';
import { isOnlyAsked, isTagged } from './read/mood.ts';
import { costOf, isTurning } from './read/weigh.ts';
import { cleanSaid } from './spot/clean-said.ts';
import { scheduleSaid } from './spot/said-schedule.ts';
import { spot } from './spot/spot.ts';
import { has, type Token, type TokenOf } from './spot/token.ts';
import type { TalkContext } from './talk-context.ts';

/** Something that was said of a channel with a word that is none of its name's. */
export interface Alias {
  readonly said: string;
  readonly id: string;
}

/** What somebody wants: certainly, probably, but for one thing, or nobody knows. */
export type Reading =
  | { readonly kind: 'do'; readonly moves: readonly Move[]; readonly aliases: readonly Alias[] }
  /** Read so, but something is left over: to be confirmed. */
  | { readonly kind: 'offer'; readonly moves: readonly Move[]; readonly aliases: readonly Alias[] }
  | {
      readonly kind: 'ask';
      readonly missing: Missing;
      readonly channels: readonly string[];
      readonly complete?: Completing;
    }
  | { readonly kind: 'lost'; readonly tokens: readonly Token[] };

export type Completing = (quantity: TokenOf<'quantity'>) => readonly Move[] | undefined;

/** Longest text that is read as talk, in characters: what people say fits many times over. */
const longestTalk = 600;

/** A call in a programming language asks nothing of a planner. */
const code = /[a-z_]\w*\([^)]*[*+/=]/i;

/** What a reading may leave over and still be worth a button. */
const mostLeft = 16;

/**
 * Reads what somebody said about a run: words, names and numbers are spotted wherever they stand; each clause is read as
 * what explains most of it; it is done only where that is all of it.
 *
 * @throws UserError `command.too-long`, `command.control-characters`
 */
export function readTalk(said: string, context: TalkContext): Reading {
  const { text, isApplause, isQuoted, isLaugh } = cleanSaid(said);
  if (isApplause) return { kind: 'do', moves: [{ kind: 'thanks' }], aliases: [] };
  if (text === '' || text.length > longestTalk || code.test(said)) return { kind: 'lost', tokens: [] };
  const { schedule, rest } = scheduleIn(text, context.now);
  const tokens = withoutLeadIns(spot(rest, context));
  const clauses = clausesOf(tokens, context);
  // "Hm.", 嗯，知道了: nothing is asked.
  if (
    tokens.length > 0 &&
    schedule === undefined &&
    tokens.every(({ kind }) => kind === 'small' || kind === 'separator')
  )
    return { kind: 'do', moves: [{ kind: 'small-talk' }], aliases: [] };
  const reading = decided(clauses, schedule, { text, tokens, context });
  if (
    isLaugh &&
    reading.kind === 'lost' &&
    tokens.every(
      ({ kind }) => kind === 'unknown' || kind === 'small' || kind === 'separator' || kind === 'word',
    ) &&
    tokens.filter(({ kind }) => kind === 'word').length <= 3
  )
    return { kind: 'do', moves: [{ kind: 'small-talk' }], aliases: [] };
  return isQuoted && reading.kind === 'do' ? { ...reading, kind: 'offer' } : reading;
}

/** Who wants no more reports is not given another one. */
const ends = /\b(?:stop|no|not|don't|dont|never|cancel|unsubscribe|end|quit|mute)\b|不|别|停|取消|退订|关/i;

/** Without any of these nothing is said of when. */
const tellsTime = /every|each|daily|weekly|monthly|cron|\* |每|周|日报|月报|定时/i;

/** When reports are wanted is told by other words, and stands last. */
function scheduleIn(text: string, now: Date): { readonly schedule: Move | undefined; readonly rest: string } {
  if (!tellsTime.test(text)) return { schedule: undefined, rest: text };
  const sentences = text.split(/(?<=[.;!?。！？；])\s*/).slice(0, mostSentences);
  for (const [at, sentence] of sentences.entries()) {
    if (!tellsTime.test(sentence)) continue;
    const parts = sentence
      .split(/(?<=[,])|(?=\band\b)|(?=\bso (?:we|i|that|they)\b)|(?=并且?|然后)/i)
      .slice(0, mostSeams);
    for (const [part, asked] of parts.entries()) {
      const plain = asked.replace(/^(?:and\b|并且?|然后)\s*|[,]\s*$/gi, '').trim();
      const when = tellsTime.test(plain) && !ends.test(plain) ? scheduleSaid(plain, now) : undefined;
      if (when === undefined) continue;
      const beside = [...parts.slice(0, part), ...parts.slice(part + 1)].join(' ');
      const rest = [...sentences.slice(0, at), beside, '; ', ...sentences.slice(at + 1)].join('');
      return { schedule: { kind: 'schedule', when }, rest: rest.replace(/^[\s;,]+|[\s;,]+$/g, '') };
    }
  }
  return { schedule: undefined, rest: text };
}

/** Most sentences, and most clauses of one, in which a time is looked for: bounds the work. */
const mostSentences = 6;
const mostSeams = 4;

interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly context: TalkContext;
}

/** Channels of several limits that were said one by one. */
function lastOf(moves: readonly Move[]): readonly string[] {
  const limits = moves.filter((move) => move.kind === 'limit');
  const isEach = new Set(limits.map(({ side, to }) => JSON.stringify([side, to]))).size === limits.length;
  return isEach ? limits.flatMap(({ channels }) => channels) : [];
}

/** A clause as it was said, about. */
function textOf(tokens: readonly Token[], isAsked: boolean): string {
  const isChinese = tokens.some(({ text }) => /\p{Script=Han}/u.test(text));
  return tokens.map(({ text }) => text).join(isChinese ? '' : ' ') + (isAsked ? '?' : '');
}

/** Whether both price a change of the same channels: the later one counts. */
function samePriced(before: readonly Move[], after: readonly Move[]): boolean {
  const channels = (moves: readonly Move[]) =>
    moves.flatMap((move) => (move.kind === 'what-if' ? move.changes.map(({ channel }) => channel) : ['-']));
  return (
    before.length > 0 &&
    after.length > 0 &&
    !channels(after).includes('-') &&
    channels(before).join() === channels(after).join()
  );
}

/** What the clauses ask for, without what later ones take the place of. */
function corrected(clauses: readonly Clause[]): {
  readonly moves: readonly Move[];
  readonly isTold: boolean;
} {
  const moves: Move[] = [];
  let isTold = false;
  let count = 0;
  for (const { best, tokens, isAsked } of clauses) {
    const isUnnamed = tokens.every(({ kind }) => kind !== 'channels');
    const isSaidAnew =
      best !== undefined && isUnnamed && samePriced(moves.slice(moves.length - count), best.moves);
    if (best !== undefined && clauses.length > 1 && isOnlyAsked(textOf(tokens, isAsked), best.moves)) {
      isTold = true;
      continue;
    }
    // "…, no, scratch that, …" takes back what the message said before.
    const isTakenBack =
      moves.length > 0 &&
      best?.moves.length === 1 &&
      best.moves[0]?.kind === 'undo' &&
      [...best.used].some((token) => has(token, 'undo') && sighs.test(token.text));
    if (isTakenBack) {
      moves.splice(0, moves.length);
      continue;
    }
    if (best?.corrects || isSaidAnew) moves.splice(moves.length - count, count);
    if (best !== undefined && best.moves.length > 0) count = best.moves.length;
    moves.push(...(best?.moves ?? []));
  }
  return { moves, isTold };
}

const clauseAsks = (tokens: readonly Token[]) =>
  tokens.some(({ text }) =>
    /^(?:pause|launch|buy|can you|could you|please|write|book|帮我|帮|麻烦|暂停)/.test(text),
  );

const social = new Set<Move['kind']>(['thanks', 'small-talk']);

function decided(clauses: readonly Clause[], schedule: Move | undefined, said: Said): Reading {
  const lost: Reading = { kind: 'lost', tokens: said.tokens };
  const asked = clauses.find(({ best }) => best?.missing !== undefined);
  const { moves: spokenOf, isTold } = corrected(clauses);
  const all = [...spokenOf, ...(schedule === undefined ? [] : [schedule])];
  const cannotApart = clauses.some(
    ({ best, isApart, left, tokens }) =>
      isApart && left.length === 0 && clauseAsks(tokens) && best?.moves.some(({ kind }) => kind === 'cannot'),
  );
  const isMore = all.some(({ kind }) => !social.has(kind) && kind !== 'cannot');
  const wanted = all.filter(
    ({ kind }) => !social.has(kind) && !(isMore && kind === 'cannot' && !cannotApart),
  );
  const moves = tidied(withoutSigh(clauses, wanted.length > 0 ? wanted : all));
  const isOnly = moves.some(({ kind }) => kind === 'only');
  const spoken = new Set(
    isOnly
      ? said.context.scenario?.channels.map(({ id }) => id)
      : moves.filter((move) => channelsOf(move).length <= 2).flatMap(channelsOf),
  );
  for (const id of lastOf(moves)) spoken.add(id);
  const left = clauses.flatMap((clause) => leftIn(clause, wanted.length > 0 || asked !== undefined, spoken));
  const leftCost = left.reduce((sum, token) => sum + costOf(token), 0);
  // Where a clause leaves over what turns it around, it is not what it seems.
  const isTurned = clauses.some(
    ({ best, left: own }) =>
      best !== undefined &&
      best.moves.length > 0 &&
      own.some((token) => isTurning(token) && !has(token, 'defer')),
  );
  const isTurnedBeside = left.some((token) => isTurning(token) && !has(token, 'defer'));
  if (asked?.best?.missing !== undefined && moves.length === 0) {
    // "ROI as the goal. At least 2.5.": what is missing stands beside.
    const [number, ...more] = said.tokens.flatMap((token) => (token.kind === 'quantity' ? [token] : []));
    const isElsewhere =
      asked.best.missing === 'ratio' &&
      number !== undefined &&
      !asked.tokens.includes(number) &&
      number.per === undefined;
    const completed =
      number !== undefined && isElsewhere && more.length === 0 ? asked.best.complete?.(number) : undefined;
    if (completed !== undefined) return { kind: 'do', moves: completed, aliases: [] };
    if (isTurned || leftCost > mostLeft) return lost;
    const { missing, complete } = asked.best;
    const channels = asked.tokens.flatMap((token) => (token.kind === 'channels' ? token.ids : []));
    return { kind: 'ask', missing, channels, ...(complete !== undefined && { complete }) };
  }
  if (lacksChannel(said, moves)) return { kind: 'ask', missing: 'channel', channels: [] };
  // "…, but not content": an exception from what?
  const isExcepted =
    said.tokens.some((token) => has(token, 'except')) &&
    !moves.some(({ kind }) => kind === 'without') &&
    !said.tokens.some((token) => ['all', 'others', 'each'].some((concept) => has(token, concept as 'all')));
  if (isExcepted && acts(moves)) return lost;
  if (moves.length === 0 || contradict(moves, said.context.scenario)) return lost;
  const isOne = clauses.filter(({ best }) => best !== undefined && best.moves.length > 0).length === 1;
  if ((clauses.length === 1 || (isOne && isTagged(said.text))) && isOnlyAsked(said.text, moves)) return lost;
  if (isTurnedBeside && clauses.length <= 2 && leftCost > mostLeft) return lost;
  const aliases = said.tokens.flatMap((token) => (token.kind === 'channels' ? token.aliases : []));
  const isGuess = clauses.some(({ best }) => best?.isGuess) || asked !== undefined || isTold;
  const isClose = clauses.some(
    ({ rival, best }) =>
      rival !== undefined && rival.behind < 0.5 && acts(rival.reading.moves) && acts(best?.moves ?? []),
  );
  if (left.length === 0 && !isGuess && !isClose) return { kind: 'do', moves, aliases };
  // A friendly word, or an answer, does no harm.
  if (moves.every(({ kind }) => harmless.has(kind)))
    return leftCost > mostLeft + 4 ? lost : { kind: 'do', moves, aliases };
  if (isTurned || leftCost > mostLeft) return lost;
  return { kind: 'offer', moves, aliases };
}

const ofChannels = [
  'up',
  'down',
  'add',
  'most',
  'least',
  'set',
  'move',
  'over',
  'under',
  'whatif',
  'give',
] as const;

/** Whether something of a channel is asked for, but none of this scenario is named: "what if tiktok +20%". */
function lacksChannel({ tokens, context }: Said, moves: readonly Move[]): boolean {
  const isNamed = tokens.some(
    (token) =>
      token.kind === 'channels' ||
      ['others', 'both', 'all', 'budget', 'total', 'funds'].some((concept) => has(token, concept as 'all')),
  );
  if (isNamed || context.scenario === undefined) return false;
  const isUnknown = tokens.some(({ kind, text }) => kind === 'unknown' && /[\p{L}]{2}/u.test(text));
  if (moves.length > 0) return isUnknown && moves.every((move) => move.kind === 'why');
  if (
    tokens.some((token) => token.text.includes('?') || interrogatives.test(token.text)) &&
    !tokens.some((token) => has(token, 'whatif') || has(token, 'up') || has(token, 'down'))
  )
    return false;
  const isChange = tokens.some(
    (token) =>
      (token.kind === 'quantity' && !token.isBare) || token.kind === 'times' || token.kind === 'range',
  );
  return (
    isChange &&
    tokens.some(
      (token) =>
        ofChannels.some((concept) => has(token, concept)) ||
        (token.kind === 'quantity' && token.sign !== undefined),
    )
  );
}

const harmless = new Set<Move['kind']>([
  'ask',
  'why',
  'help',
  'show',
  'thanks',
  'small-talk',
  'cannot',
  'compare',
  'history',
]);
const acts = (moves: readonly Move[]) => moves.some(({ kind }) => !harmless.has(kind));

const sighs =
  /^(?:scratch that|strike that|forget that|当我没说|算了|还是算了|哦不|不对|actually no|never mind|nevermind|oops|whoops|手滑|打错了)$/;

/** "Never mind, keep it as it is" takes nothing back: only "never mind" alone does. */
function withoutSigh(clauses: readonly Clause[], moves: readonly Move[]): readonly Move[] {
  const undone = clauses.filter(({ best }) => best?.moves.some(({ kind }) => kind === 'undo'));
  const isSigh = undone.every(({ best }) =>
    [...(best?.used ?? [])].every((token) => !has(token, 'undo') || sighs.test(token.text)),
  );
  const others = moves.filter(({ kind }) => kind !== 'undo');
  return undone.length > 0 && isSigh && others.length > 0 ? others : moves;
}

/** Most tokens of an aside that puts off or denies what was said before, rather than telling something else. */
const shortAside = 1;

/** Whether an aside may be about what was said beside it: "…, unless they say no", "…, not now". */
function turnsAround(tokens: readonly Token[], left: readonly Token[]): boolean {
  const [first] = tokens.filter(({ kind }) => kind !== 'small');
  if (tokens.some(({ text }) => conditions.test(text)) || has(first, 'except')) return true;
  if (
    has(first, 'defer') &&
    (puttingOff.test(first?.text ?? '') || tokens.filter(({ kind }) => kind !== 'small').length <= 2)
  )
    return true;
  const denies = left.some((token) =>
    ['not', 'except', 'defer', 'stop'].some((concept) => has(token, concept as 'not')),
  );
  return denies && tokens.filter(({ kind }) => kind !== 'small').length <= shortAside;
}

const puttingOff = /^(?:unless|until|once we|as soon as|only if|depending on|除非|直到|等|等到|一旦|看情况)$/;

const interrogatives = /^(?:what|which|who|when|where|how)\b|谁|哪|什么|怎么|几[点号]|多少/;

const conditions = /^(?:if|when|in case|如果|要是|假如|假设|万一|一旦)$/;

/** What a clause leaves over; one that stands apart and names nothing of a plan is an aside. */
function leftIn(clause: Clause, isOthers: boolean, spoken: ReadonlySet<string>): readonly Token[] {
  const { best, left, isApart, tokens } = clause;
  if (best !== undefined) {
    // A question changes nothing: what it holds beside needs no asking back.
    const isHarmless = best.moves.length > 0 && !acts(best.moves);
    return isHarmless ? left.filter((token) => costOf(token) >= 3 && token.kind !== 'channels') : left;
  }
  // What is said of a channel that something is then asked for tells why.
  const isTopic = (token: Token) => token.kind === 'channels' && token.ids.every((id) => spoken.has(id));
  const saysNothing = tokens.every(
    (token) => isTopic(token) || !['channels', 'quantity', 'range', 'times', 'unclear'].includes(token.kind),
  );
  // One unknown word by itself may belong to what stands beside it.
  const content = tokens.filter(({ kind }) => kind !== 'small');
  if (content.length === 1 && content[0]?.kind === 'unknown') return left;
  const isAside =
    isApart &&
    isOthers &&
    saysNothing &&
    !tokens.some((token) => interrogatives.test(token.text) || has(token, 'budget')) &&
    !turnsAround(tokens, left);
  return isAside ? [] : left;
}
