import type { Scenario } from '../../../scenario/scenario.ts';
import { membersOf } from '../contradictions.ts';
import type { Concept } from '../lexicon/concepts.ts';
import type { Missing, Move } from '../move.ts';
import { has, type Token, type TokenOf } from '../spot/token.ts';
import type { TalkContext } from '../talk-context.ts';

/** What a clause can mean: what it asks for, and the tokens that say so. */
export interface Reading {
  readonly moves: readonly Move[];
  readonly used: ReadonlySet<Token>;
  /** What is still to be said; the moves are those that would come of it, as far as they are clear. */
  readonly missing?: Missing;
  /** How a move is made of the number that is missing. */
  readonly complete?: (quantity: TokenOf<'quantity'>) => readonly Move[] | undefined;
  /** Clear enough to offer, never to do without asking. */
  readonly isGuess?: true;
  /** Takes the place of what the same message said before: "35k, no, 33k". */
  readonly corrects?: true;
  /** Added to what it explains: a reading that is less usual counts less. */
  readonly bonus?: number;
}

/** What stands before a clause: whether something is supposed, and what was asked for last. */
export interface Before {
  readonly supposes: boolean;
  readonly last: readonly Move[];
  /** Channels that the message names. */
  readonly mentioned: readonly string[];
  /** Whether the clause is all that was said. */
  readonly isAlone: boolean;
  /** Of these, what stands before the clause. */
  readonly named: readonly string[];
}

/** A clause as the acts look at it. */
export class ClauseView {
  readonly tokens: readonly Token[];
  readonly context: TalkContext;
  readonly before: Before;
  /** Whether something is asked, by its words or by its mark. */
  readonly isAsked: boolean;
  /** Whether a plan is supposed and not asked for. */
  readonly supposes: boolean;
  readonly channelTokens: readonly TokenOf<'channels'>[];
  readonly quantities: readonly TokenOf<'quantity'>[];
  readonly ranges: readonly TokenOf<'range'>[];
  readonly times: readonly TokenOf<'times'>[];
  private readonly found = new Map<Concept, Token[]>();
  private known: { readonly said: Said | undefined } | undefined;

  constructor(tokens: readonly Token[], context: TalkContext, before: Before, isAsked: boolean) {
    this.tokens = tokens;
    this.context = context;
    this.before = before;
    this.isAsked = isAsked;
    this.channelTokens = tokens.filter((token) => token.kind === 'channels');
    this.quantities = tokens.filter((token) => token.kind === 'quantity');
    this.ranges = tokens.filter((token) => token.kind === 'range');
    this.times = tokens.filter((token) => token.kind === 'times');
    for (const token of tokens) {
      if (token.kind !== 'word') continue;
      for (const concept of token.concepts) {
        const found = this.found.get(concept);
        if (found === undefined) this.found.set(concept, [token]);
        else found.push(token);
      }
    }
    this.supposes = before.supposes || this.has('whatif');
  }

  /** The channels that it names, looked for once. */
  said(find: (view: ClauseView) => Said | undefined): Said | undefined {
    this.known ??= { said: find(this) };
    return this.known.said;
  }

  get scenario(): Scenario | undefined {
    return this.context.scenario;
  }

  all(...concepts: readonly Concept[]): Token[] {
    const tokens: Token[] = [];
    for (const concept of concepts) {
      const found = this.found.get(concept);
      if (found !== undefined) tokens.push(...found);
    }
    return tokens;
  }

  has(...concepts: readonly Concept[]): boolean {
    return concepts.some((concept) => this.found.has(concept));
  }

  indexOf(concept: Concept): number {
    return this.tokens.findIndex((token) => has(token, concept));
  }

  /** The token before this one that says something. */
  tokenBefore(token: Token): Token | undefined {
    return this.tokens[this.tokens.indexOf(token) - 1];
  }

  tokenAfter(token: Token): Token | undefined {
    return this.tokens[this.tokens.indexOf(token) + 1];
  }

  /** Words that deny, without those that an act takes for something else. */
  denials(except: readonly Token[] = []): Token[] {
    return this.all('not').filter((token) => !except.includes(token));
  }

  get kindsOfNumbers(): number {
    return this.quantities.length + this.ranges.length + this.times.length;
  }

  reading(
    moves: readonly Move[],
    used: readonly (Token | undefined)[],
    more: Partial<Reading> = {},
  ): Reading {
    return { moves, used: new Set(used.filter((token) => token !== undefined)), ...more };
  }
}

/** Which channels a clause is about. */
export interface Said {
  readonly ids: readonly string[];
  readonly tokens: readonly Token[];
  readonly isSum: boolean;
  readonly isEach: boolean;
  readonly isChoice: boolean;
  readonly hasGroup: boolean;
}

/** The channels that a clause names, or points at: everything else, both, all, it. Undefined where it names none. */
export function channelsSaid(view: ClauseView): Said | undefined {
  return view.said(findChannels);
}

function findChannels(view: ClauseView): Said | undefined {
  const { scenario, before } = view;
  if (scenario === undefined) return undefined;
  const every = scenario.channels.map(({ id }) => id);
  const named = view.channelTokens;
  const ids = [...new Set(named.flatMap((token) => token.ids))];
  const together = view.all('together');
  const each = view.all('each').filter((token) => !together.includes(token));
  const flags = {
    isSum: named.some(({ isSum }) => isSum) || (together.length > 0 && ids.length !== 0),
    isEach: each.length > 0,
    isChoice: named.some(({ isChoice }) => isChoice),
    hasGroup: named.some(({ hasGroup }) => hasGroup),
  };
  const excepted = view.all('except');
  const others = view.all('others');
  const all = view.all('all');
  if (excepted.length > 0 && ids.length > 0) {
    // "Double the budget but not the app": an exception from what?
    if (all.length + others.length + each.length === 0) return undefined;
    const rest = without(every, membersOf(ids, scenario));
    return { ...flags, ids: rest, tokens: [...named, ...excepted, ...all, ...others, ...each] };
  }
  if (ids.length > 0) {
    const both = ids.length === 2 ? view.all('both') : [];
    return {
      ...flags,
      isEach: flags.isEach || both.length > 0,
      ids,
      tokens: [...named, ...together, ...each, ...both],
    };
  }
  if (others.length > 0) {
    const spoken = before.mentioned.length > 0 ? before.mentioned : lastChannels(before);
    if (spoken.length === 0) return undefined;
    const rest = without(every, membersOf(spoken, scenario));
    return {
      ...flags,
      isEach: true,
      isSum: together.length > 0,
      ids: rest,
      tokens: [...others, ...each, ...together, ...all],
    };
  }
  const both = view.all('both');
  if (both.length > 0) {
    const spoken = before.mentioned.length >= 2 ? before.mentioned : lastChannels(before);
    const two = spoken.slice(-2);
    return two.length === 2
      ? {
          ...flags,
          isEach: together.length === 0,
          isSum: together.length > 0,
          ids: two,
          tokens: [...both, ...each, ...together],
        }
      : undefined;
  }
  if (all.length > 0) return { ...flags, isEach: true, ids: every, tokens: [...all, ...each] };
  const pronouns = view.all('pronoun');
  if (pronouns.length > 0) {
    const spoken = before.named.length > 0 ? before.named.slice(-1) : lastChannels(before);
    if (spoken.length > 0 && spoken.length <= 2) {
      return { ...flags, isEach: spoken.length > 1, ids: spoken, tokens: [...pronouns, ...each] };
    }
  }
  if (view.has('budget', 'total', 'funds', 'roi', 'profit', 'value')) return undefined;
  // "Third party keeps asking; at least 2k a week": what was named before is meant.
  const [only, ...more] = before.named;
  const isFirst =
    before.last === view.context.last && view.has('asis', 'drop', 'unlimit', 'keep', 'most', 'least');
  const isBound = view.kindsOfNumbers > 0;
  if (only !== undefined && more.length === 0 && (isBound || isFirst))
    return { ...flags, ids: [only], tokens: [] };
  // "At least 5,500, then" goes on with the limit of the turn before.
  const pointed = before.named.length === 0 ? lastChannels(before) : [];
  const isSized = view.kindsOfNumbers === 1 || (view.kindsOfNumbers === 0 && view.has('current'));
  if (pointed.length === 1 && isSized && view.has('most', 'least', 'exact')) {
    return { ...flags, ids: pointed, tokens: [] };
  }
  return undefined;
}

const without = (ids: readonly string[], taken: readonly string[]) => ids.filter((id) => !taken.includes(id));

/** The channels that a move is about. */
export function channelsOf(move: Move): readonly string[] {
  if (move.kind === 'what-if') return move.changes.map(({ channel }) => channel);
  if (move.kind === 'why') return move.channel === undefined ? [] : [move.channel];
  return 'channels' in move ? move.channels : [];
}

/** The channels of what was asked for last. */
export const lastChannels = ({ last }: Pick<Before, 'last'>): readonly string[] => [
  ...new Set(last.flatMap(channelsOf)),
];
