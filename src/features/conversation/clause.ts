import type { AmountOrShare, PlanChange } from '../plans/plan-change.ts';
import type { Move } from './move.ts';
import { compilePattern, type Match, type SaidChannels } from './pattern.ts';
import type { Token } from './token.ts';

/**
 * What the clauses before this one say: whether they suppose something (`what if`), and what a clause that leaves
 * its verb out goes on with (`cap app at 10k and website at 20k`).
 */
export interface Before {
  readonly supposes: boolean;
  readonly goesOn: GoesOn;
}

export type GoesOn =
  | { readonly kind: 'start' }
  | { readonly kind: 'limit'; readonly side: 'max' | 'min' | 'exactly' }
  | { readonly kind: 'by'; readonly direction: 1 | -1 }
  | { readonly kind: 'to' }
  | { readonly kind: 'signed' }
  | { readonly kind: 'other' };

/** What one clause asks for, and what may go on after it. */
export interface Clause {
  readonly moves: readonly Move[];
  readonly goesOn: GoesOn;
}

/** One way of saying something. */
export interface Rule {
  match(tokens: readonly Token[], at: number): readonly Match[];
  /** Undefined where it cannot be meant so. */
  read(match: Match, before: Before): Clause | undefined;
}

/** A rule for each of the patterns, which all mean the same. */
export function rules(
  patterns: readonly string[],
  read: (match: Match, before: Before) => Clause | readonly Move[] | undefined,
): Rule[] {
  return patterns.map((pattern) => ({
    match: compilePattern(pattern),
    read(match, before) {
      const clause = read(match, before);
      if (clause === undefined || 'moves' in clause) return clause;
      return clause.length === 0 ? undefined : { moves: clause, goesOn: { kind: 'other' } };
    },
  }));
}

/** A change of the plan, of each of the channels. Undefined where an amount for several could be meant in two ways. */
export function changeEach(
  { ids, hasGroup, isSum, hasOr }: SaidChannels,
  { joint }: Pick<Match, 'joint'>,
  change: { readonly by: AmountOrShare } | { readonly to: number },
  goesOn: GoesOn,
): Clause | undefined {
  const isProportion = 'by' in change ? 'share' in change.by : change.to === 0;
  const isSeveral = ids.length > 1 || hasGroup;
  if (isSum || hasOr || joint.has('together')) return undefined;
  if (isSeveral && !isProportion && !(joint.has('each') && !hasGroup) && ids.length > 1) return undefined;
  if ('by' in change && 'share' in change.by && !isSensible(change.by.share)) return undefined;
  const changes = ids.map((channel): PlanChange => ({ channel, ...change }));
  return { moves: [{ kind: 'what-if', changes }], goesOn };
}

/** From nothing at all to eleven times as much: beyond that, somebody slipped. */
export const isSensible = (share: number) => share >= -1 && share <= 10;

/** Limits on channels: on each, or on their sum; undefined where that is not said. */
export function limitOn(
  { ids, isSum, hasOr }: SaidChannels,
  { joint }: Pick<Match, 'joint'>,
  side: 'max' | 'min' | 'exactly',
  to: AmountOrShare | undefined,
): Clause | undefined {
  if (to === undefined || ('share' in to && to.share > 1)) return undefined;
  if (hasOr) return undefined;
  const isTogether = isSum || joint.has('together');
  if (isTogether && joint.has('each')) return undefined;
  if (ids.length > 1 && !isTogether && !joint.has('each')) return undefined;
  const moves: Move[] = isTogether
    ? [{ kind: 'limit', channels: ids, side, to }]
    : ids.map((id) => ({ kind: 'limit', channels: [id], side, to }));
  return { moves, goesOn: { kind: 'limit', side } };
}
