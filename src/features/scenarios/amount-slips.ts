import type { Place } from '../../bot/invocation.ts';
import { likelySlip } from '../../scenario/against-current.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Period, Scenario } from '../../scenario/scenario.ts';
import { isConfirmed } from './arguments/confirmed.ts';

/** An amount that somebody typed, per the scenario's period. */
export interface TypedAmount {
  /** The argument that it was typed for. */
  readonly name: string;
  readonly typed: string | undefined;
  readonly amount: number | undefined;
}

/**
 * Asks about a budget that is of another size than all that is known: what is spent now, and the budget that the
 * scenario has. `k` for `m` is one key beside the other. An exclamation mark behind the amount says that it is meant.
 *
 * @throws UserError `budget.far`, `budget.eaten`
 */
export function askAboutSlip(scenario: Scenario, given: TypedAmount, front: Place['front']): void {
  const { name, typed = '', amount } = given;
  if (amount === undefined || isConfirmed(typed)) return;
  const { currency, period } = scenario;
  const known = scenario.channels.reduce((sum, { today }) => sum + today, 0) || (scenario.budget ?? 0);
  if (!(known > 0)) return;
  const size = { amount, known, currency, period, confirmed: `${name}=${typed.trim()}!` };
  askAboutEaten(size, front, name);
  const isExtra = name === 'extra';
  const times = likelySlip(scenario, amount);
  const ofOwn = scenario.budget === undefined ? undefined : amount / scenario.budget;
  const isNearOwn = ofOwn !== undefined && ofOwn > 1 / nearOwn && ofOwn < nearOwn;
  // A little more on top is what extra money usually is.
  if (times === undefined || isNearOwn || (isExtra && times < 1)) return;
  throw new UserError({
    code: 'budget.far',
    argument: name,
    received: typed.trim(),
    values: { ...size, times },
  });
}

/** A budget within so many times of the one that the team set is nothing to ask about. */
const nearOwn = 20;

interface Sizes {
  readonly amount: number;
  readonly known: number;
  readonly currency: string;
  readonly period: Period;
  readonly confirmed: string;
}

/**
 * A shell takes `$2` in `budget=$27k` for one of its own names and leaves `7k`: suspected in the terminal where the
 * amount is far from what is known, and some digit before it would bring it near.
 *
 * @throws UserError `budget.eaten`
 */
function askAboutEaten(sizes: Sizes, front: Place['front'], argument: string): void {
  if (front !== 'terminal' || !isLikelyEaten(sizes)) return;
  throw new UserError({ code: 'budget.eaten', argument, values: { ...sizes } });
}

/** Far: less than half, where the whole amount would lie within that much of what is known. */
const far = 2;

export function isLikelyEaten({ amount, known }: Pick<Sizes, 'amount' | 'known'>): boolean {
  if (!(amount > 0) || amount * far > known) return false;
  // Amounts are typed with few digits: 7k is one of thousands, 200 one of hundreds.
  const place = 10 ** (Math.floor(Math.log10(amount)) + 1);
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].some((digit) => {
    const whole = digit * place + amount;
    return whole <= known * near && whole >= known / near;
  });
}

/** What was told of a time beside what was expected of it; `typed` as it stands in the line. Throws `UserError`. */
export function askAboutTold(
  told: { readonly typed: string; readonly amount: number; readonly known: number },
  { currency, period }: Pick<Scenario, 'currency' | 'period'>,
  front: Place['front'],
): void {
  const { typed, amount, known } = told;
  if (isConfirmed(typed) || !(known > 0)) return;
  const sizes = { amount, known, currency, period, confirmed: `value=${typed.trim()}!` };
  askAboutEaten(sizes, front, 'value');
  const times = amount / known;
  if (times < nearOwn && times > 1 / nearOwn) return;
  throw new UserError({
    code: 'observe.far',
    argument: 'value',
    received: typed.trim(),
    values: { ...sizes, times },
  });
}

/** How near the whole amount has to come to what is known. */
const near = 1.5;
