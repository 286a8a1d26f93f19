import { quoted } from '../../bot/reading/tokenise.ts';
import type { AskedLimit as AnyLimit } from '../../scenario/asked-limits.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Goal, LimitAmount, Period, Risk, Scenario } from '../../scenario/scenario.ts';
import type { PlanValues } from '../plans/plan-arguments.ts';
import { membersOf } from './contradictions.ts';
import type { LimitTo, Move } from './move.ts';

/** What an `optimize` line asks for, as it can be changed. */
export interface PlanAsked {
  /** As it is named in a line. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly budget?: number;
  /** So much more than is spent now, the rest as it is. */
  readonly extra?: number;
  readonly goal?: Goal;
  readonly risk?: Risk;
  readonly period?: Period;
  readonly limits: readonly AskedLimit[];
}

/** One limit; the id of a group stands alone. */
export type AskedLimit = Pick<AnyLimit, 'channels' | 'side' | 'amount'>;

/** What the plan so far may spend, and what is spent now by channel, per period. */
export interface PlanSoFar {
  readonly budget: number;
  readonly current: ReadonlyMap<string, number>;
}

/** What the values of a line ask for. */
export function planAsked({ scenario: chosen, ...values }: PlanValues, name: string): PlanAsked {
  const { budget, extra, goal, risk, period, limits = [] } = values;
  return {
    name,
    scenario: chosen.scenario,
    ...(budget !== undefined && { budget }),
    ...(extra !== undefined && { extra }),
    ...(goal !== undefined && { goal }),
    ...(risk !== undefined && { risk }),
    ...(period !== undefined && { period }),
    limits: limits.map(({ channels, side, amount }) => ({ channels, side, amount })),
  };
}

/**
 * The request with what somebody asked for put in: what is said of the same channels takes the place of what was
 * said before. `so` is what the plan so far may spend per period, and what is spent now, by channel.
 *
 * @throws UserError `talk.no-limit` where there is none to take away, `talk.no-budget` where nothing is left of it
 */
export function changedPlanAsked(asked: PlanAsked, moves: readonly Move[], so: PlanSoFar): PlanAsked {
  const period = moves.find((move) => move.kind === 'period')?.period;
  const factor = period === undefined ? 1 : periodsPer(period, periodOf(asked));
  const start = period === undefined ? asked : { ...restated(asked, factor), period };
  const current = new Map([...so.current].map(([id, spend]) => [id, spend * factor]));
  return moves.reduce(
    (before, move) => withMove(before, move, { budget: so.budget * factor, current }),
    start,
  );
}

const periodOf = ({ period, scenario }: PlanAsked) => period ?? scenario.period;

/** Per another period: money grows with it. */
function restated(asked: PlanAsked, factor: number): PlanAsked {
  const { budget, extra, goal, limits } = asked;
  return {
    ...asked,
    ...(budget !== undefined && { budget: budget * factor }),
    ...(extra !== undefined && { extra: extra * factor }),
    ...(typeof goal === 'object' && 'target' in goal && { goal: { target: goal.target * factor } }),
    limits: limits.map((limit) => ({ ...limit, amount: restatedAmount(limit.amount, factor) })),
  };
}

function restatedAmount(amount: AnyLimit['amount'], factor: number): AnyLimit['amount'] {
  if (typeof amount === 'number') return amount * factor;
  return 'plus' in amount && amount.plus !== undefined ? { ...amount, plus: amount.plus * factor } : amount;
}

/** Another budget takes the place of what was to come on top of what is spent now. */
const withBudget = ({ extra: _, ...asked }: PlanAsked, budget: number): PlanAsked => ({ ...asked, budget });

function withMove(asked: PlanAsked, move: Move, so: PlanSoFar): PlanAsked {
  const { budget } = so;
  switch (move.kind) {
    case 'budget':
      return withBudget(asked, move.amount);
    case 'budget-change': {
      const changed = 'share' in move.by ? budget * (1 + move.by.share) : budget + move.by.amount;
      if (changed <= 0) throw new UserError({ code: 'talk.no-budget' });
      return withBudget(asked, changed);
    }
    case 'goal':
      return { ...asked, goal: move.goal };
    case 'risk':
      return { ...asked, risk: move.risk };
    case 'limit':
      return { ...asked, limits: withLimit(asked, move, so) };
    case 'hold':
      return { ...asked, limits: heldAsNow(asked, move.channels, so) };
    case 'unlimit':
      return { ...asked, limits: withoutLimits(asked, move.channels) };
    case 'without':
      return { ...asked, limits: nothingFor(asked.limits, move.channels) };
    case 'only': {
      const taken = membersOf(move.channels, asked.scenario);
      const others = asked.scenario.channels.map(({ id }) => id).filter((id) => !taken.includes(id));
      return {
        ...asked,
        limits: nothingFor(
          asked.limits.filter(({ amount }) => amount !== 0),
          others,
        ),
      };
    }
    default:
      return asked;
  }
}

const keyOf = (channels: readonly string[]) => [...channels].sort().join(' ');

function withLimit(
  asked: PlanAsked,
  move: Extract<Move, { kind: 'limit' }>,
  so: PlanSoFar,
): readonly AskedLimit[] {
  const sides = move.side === 'exactly' ? (['min', 'max'] as const) : [move.side];
  const channels = move.channels.length > 1 ? membersOf(move.channels, asked.scenario) : move.channels;
  const kept = asked.limits.filter(
    (limit) => keyOf(limit.channels) !== keyOf(channels) || !sides.some((side) => side === limit.side),
  );
  return [
    ...kept,
    ...sides.map((side) => ({ channels, side, amount: limitAmount(move.to, channels, asked, so) })),
  ];
}

/** A multiple of what is spent now is the amount that it comes to. */
function limitAmount(
  to: LimitTo,
  channels: readonly string[],
  { scenario }: PlanAsked,
  { current }: PlanSoFar,
): LimitAmount {
  if ('amount' in to) return to.amount;
  if ('share' in to) return { share: to.share, of: 'budget' };
  const spent = membersOf(channels, scenario).reduce((sum, id) => sum + (current.get(id) ?? 0), 0);
  return Math.round(spent * to.ofCurrent * 100) / 100;
}

/** Each of the channels exactly at what is spent on it now. */
function heldAsNow(asked: PlanAsked, channels: readonly string[], so: PlanSoFar): readonly AskedLimit[] {
  return membersOf(channels, asked.scenario).reduce<readonly AskedLimit[]>(
    (limits, id) =>
      withLimit(
        { ...asked, limits },
        { kind: 'limit', channels: [id], side: 'exactly', to: { ofCurrent: 1 } },
        so,
      ),
    asked.limits,
  );
}

function withoutLimits({ limits }: PlanAsked, channels: readonly string[]): readonly AskedLimit[] {
  const kept = limits.filter(
    (limit) => channels.length > 0 && !channels.some((id) => keyOf(limit.channels) === id),
  );
  const isEach = channels.every((id) => limits.some((limit) => keyOf(limit.channels) === id));
  if (kept.length === limits.length || !isEach) throw new UserError({ code: 'talk.no-limit' });
  return kept;
}

function nothingFor(limits: readonly AskedLimit[], ids: readonly string[]): readonly AskedLimit[] {
  const kept = limits.filter(({ channels }) => !ids.includes(keyOf(channels)));
  return [...kept, ...ids.map((id) => ({ channels: [id], side: 'max' as const, amount: 0 }))];
}

/** The `optimize` line that asks for it. */
export function lineOfPlan({ name, budget, extra, goal, risk, period, limits }: PlanAsked): string {
  return [
    'optimize',
    quoted(name, 'word'),
    ...(budget === undefined ? [] : [`budget=${moneyText(budget)}`]),
    ...(extra === undefined ? [] : [`extra=${moneyText(extra)}`]),
    ...(goal === undefined ? [] : [`goal=${goalText(goal)}`]),
    ...(risk === undefined ? [] : [`risk=${risk}`]),
    ...(period === undefined ? [] : [`period=${period}`]),
    ...limits.map(limitText),
  ].join(' ');
}

/** To the cent: more digits could be read as thousands. */
const moneyText = (amount: number) => String(Math.round(amount * 100) / 100);

/** Without the noise of floating point. */
export const shareText = (share: number) => `${Number((share * 100).toPrecision(10))}%`;

function goalText(goal: Goal): string {
  if (typeof goal === 'string') return goal;
  if ('target' in goal) return `value>=${moneyText(goal.target)}`;
  if ('cost' in goal) return `cpa<=${moneyText(goal.cost)}`;
  return 'roi' in goal ? `roi>=${goal.roi}` : `marginal>=${goal.marginal}`;
}

function limitText({ channels, side, amount }: AskedLimit): string {
  return `${channels.join('+')}${side === 'max' ? '<=' : '>='}${sizeText(amount)}`;
}

function sizeText(amount: AnyLimit['amount']): string {
  if (typeof amount === 'number') return moneyText(amount);
  if ('share' in amount) return `${shareText(amount.share)}${amount.of === 'spend' ? ' of spend' : ''}`;
  const { ofCurrent, plus = 0 } = amount;
  if (plus !== 0) return `${plus > 0 ? '+' : '-'}${moneyText(Math.abs(plus))}`;
  return `${shareText(ofCurrent)} of current`;
}
