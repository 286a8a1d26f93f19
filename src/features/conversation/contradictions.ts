import type { Scenario } from '../../scenario/scenario.ts';
import type { LimitTo, Move } from './move.ts';

const planKinds = new Set<Move['kind']>([
  'budget',
  'budget-change',
  'goal',
  'risk',
  'period',
  'limit',
  'hold',
  'unlimit',
  'only',
  'without',
]);

/** Whether a move asks for a new plan. */
export const isPlanMove = ({ kind }: Move) => planKinds.has(kind);

const key = (channels: readonly string[]) => [...channels].sort().join(' ');
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Moves without those said twice, and with what is to be priced as one plan. */
export function tidied(moves: readonly Move[]): Move[] {
  const changes = moves.flatMap((move) => (move.kind === 'what-if' ? move.changes : []));
  const tidy: Move[] = [];
  const isWhyOfOne = moves.some((move) => move.kind === 'why' && move.channel !== undefined);
  const isNamedAdoption = moves.some((move) => move.kind === 'adopt' && move.which !== undefined);
  const isPlanned = moves.some(isPlanMove);
  const only = moves.find((move) => move.kind === 'only');
  const prices = moves.some(({ kind }) => kind === 'what-if');
  const isLoosened = moves.some(({ kind }) => kind === 'unlimit' || kind === 'undo');
  for (const move of moves) {
    // Where a plan is priced the rest of it stays anyway; where a limit goes, "the rest stays" means the other limits.
    if (move.kind === 'hold' && (prices || (isLoosened && move.channels.length > 1))) continue;
    if (move.kind === 'adopt' && move.which === undefined && isNamedAdoption) continue;
    // Asked of one and of all, it is asked of that one.
    const isOfAny = move.kind === 'ask' && move.channels.length === 0;
    if (
      isOfAny &&
      moves.some((other) => other.kind === 'ask' && other.about === move.about && other.channels.length > 0)
    )
      continue;
    // A changed plan is worked out anew anyway.
    if (move.kind === 'again' && isPlanned) continue;
    // "Only these, drop the rest" is said twice.
    if (
      move.kind === 'without' &&
      only !== undefined &&
      !move.channels.some((id) => only.channels.includes(id))
    )
      continue;
    const next: Move = move.kind === 'what-if' ? { kind: 'what-if', changes } : move;
    if (move.kind === 'why' && move.channel === undefined && isWhyOfOne) continue;
    if (!tidy.some((known) => same(known, next))) tidy.push(next);
  }
  // What is said of one channel counts over what is said of all.
  const limits = tidy.filter((move): move is Limit => move.kind === 'limit');
  const general = (move: Move) => move.kind === 'limit' && isOfAll(move, limits);
  return [...tidy.filter(general), ...tidy.filter((move) => !general(move))];
}

/** Whether moves of one message cannot all be meant. */
export function contradict(moves: readonly Move[], scenario: Scenario | undefined): boolean {
  const count = (...kinds: Move['kind'][]) => moves.filter(({ kind }) => kinds.includes(kind)).length;
  if (count('budget', 'budget-change') > 1) return true;
  if ((['goal', 'risk', 'period', 'only', 'schedule', 'why'] as const).some((kind) => count(kind) > 1))
    return true;
  if (count('undo', 'reset') > 1 || count('undo') > 1) return true;
  // "10k more, all of it for the app": the 10k, or everything?
  if (count('budget-change') > 0 && count('only') > 0) return true;
  // A plan is priced, or a new one is looked for.
  if (count('what-if') > 0 && moves.some(isPlanMove)) return true;
  if (moves.some((move) => move.kind === 'what-if' && repeats(move.changes.map(({ channel }) => channel))))
    return true;
  return limitsContradict(moves, scenario);
}

const repeats = (texts: readonly string[]) => new Set(texts).size < texts.length;

type Limit = Extract<Move, { kind: 'limit' }>;

function limitsContradict(moves: readonly Move[], scenario: Scenario | undefined): boolean {
  const limits = moves.filter((move): move is Limit => move.kind === 'limit');
  const listed = (kind: 'only' | 'without' | 'unlimit') =>
    moves.flatMap((move) => (move.kind === kind ? membersOf(move.channels, scenario) : []));
  const [only, without] = [listed('only'), listed('without')];
  const hasOnly = moves.some(({ kind }) => kind === 'only');
  const unlimited = moves.filter((move) => move.kind === 'unlimit');
  if (unlimited.some(({ channels }) => channels.length === 0) && limits.length > 0) return true;
  if (unlimited.some(({ channels }) => limits.some((limit) => key(limit.channels) === key(channels))))
    return true;
  if (only.some((id) => without.includes(id))) return true;
  const held = moves.flatMap((move) => (move.kind === 'hold' ? membersOf(move.channels, scenario) : []));
  if (held.some((id) => without.includes(id))) return true;
  for (const limit of limits) {
    const members = membersOf(limit.channels, scenario);
    const isOut = (id: string) => without.includes(id) || (hasOnly && !only.includes(id));
    if (limit.side !== 'max' && sizeOf(limit.to) > 0 && members.every(isOut)) return true;
    for (const other of limits) {
      if (other === limit || key(other.channels) !== key(limit.channels)) continue;
      if (other.side === limit.side && (isOfAll(limit, limits) || isOfAll(other, limits))) continue;
      if (other.side === limit.side || limit.side === 'exactly') return true;
      if (limit.side === 'min' && other.side === 'max' && exceeds(limit.to, other.to)) return true;
    }
  }
  return false;
}

/** A bound on every channel and another on one of them both hold. */
const isOfAll = (limit: Limit, limits: readonly Limit[]) =>
  limits.filter((other) => other.side === limit.side && same(other.to, limit.to)).length > 2;

const sizeOf = (to: LimitTo) => ('amount' in to ? to.amount : 'share' in to ? to.share : to.ofCurrent);

const exceeds = (low: LimitTo, high: LimitTo) =>
  Object.keys(low).join() === Object.keys(high).join() && sizeOf(low) > sizeOf(high);

/** Channels of a scenario, groups taken apart. */
export function membersOf(ids: readonly string[], scenario: Scenario | undefined): string[] {
  return ids.flatMap((id) => scenario?.groups.find((group) => group.id === id)?.channels ?? [id]);
}
