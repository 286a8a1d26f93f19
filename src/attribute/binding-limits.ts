import { scalesOf, useOf } from '../optimise/limits.ts';
import type { CompiledProblem, Explained } from '../optimise/optimise.ts';
import type { Plan } from '../optimise/problem.ts';
import { limitsOf } from '../optimise/scenario-limits.ts';
import { budgetOf, type Scenario } from '../scenario/scenario.ts';
import type { BindingLimit } from './analysis.ts';

/** Nearer to a limit than this (as a part of its scale), a plan stands at it. */
const atLimit = 1e-7;
/** Prices below this, as a part of the steepest marginal return, are none. */
const noPrice = 1e-5;

/**
 * The limits that hold the plan back, with what each costs. With μ_r the rows' prices, a channel at one of its own
 * limits has the price slope − cost − Σ μ_r a_r; interior channels have none.
 *
 * A price is a total derivative: limits that are shares of the budget move with it, and the budget's price holds what
 * that brings (`withTheBudget`).
 */
export function bindingLimits(
  scenario: Scenario,
  compiled: CompiledProblem,
  plan: Plan,
  { slope, prices, price, worth }: Explained,
): BindingLimit[] {
  if (worth === 0) return [];
  const { limits } = compiled.problem;
  const scales = scalesOf(limits);
  const toMoney = compiled.spendUnit / compiled.periods;
  const perUnit = (compiled.valueUnit / compiled.spendUnit) * worth;
  const steepest = slope.reduce((top, s) => Math.max(top, s), 0);
  const found: BindingLimit[] = [];
  const add = (id: string, side: 'max' | 'min', amount: number, cost: number, coefficient = 1) => {
    if (Math.abs(cost) * coefficient <= noPrice * steepest) return;
    const [kind, of] = limitName(id);
    found.push({
      // A group's amounts are one row for both sides; the id tells which of them binds.
      id: kind === 'group' && id === `group:${of}` ? `${id}:${side}` : id,
      kind,
      side,
      of,
      amount: amount * toMoney,
      // A min's cost is negative, as raising it loses; relaxing it gains as much.
      price: Math.abs(cost) * perUnit,
    });
  };
  const reduced = Float64Array.from(slope, (s) => s - price);
  const along = withTheBudget(scenario);
  let budgetPrice = 0;
  limits.rows.forEach((row, r) => {
    row.channels.forEach((i, j) => {
      reduced[i]! -= prices[r]! * row.coefficients[j]!;
    });
    const side = prices[r]! > 0 ? 'max' : 'min';
    const end = row[side];
    if (prices[r] === 0 || Math.abs(useOf(row, plan.spend) - end) > atLimit * scales.rows[r]!) return;
    budgetPrice += prices[r]! * along.row(row.id, side);
    const coefficient = row.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
    const amount = end === 0 ? limitAmount(scenario, row.id, plan.total) : end;
    if (r > 0) add(row.id, side, amount, prices[r]!, coefficient);
  });
  scenario.channels.forEach((channel, i) => {
    const x = plan.spend[i]!;
    const near = atLimit * scales.channels[i]!;
    const side =
      reduced[i]! > 0 && limits.upper[i]! - x <= near
        ? 'max'
        : reduced[i]! < 0 && limits.lower[i]! > 0 && x - limits.lower[i]! <= near
          ? 'min'
          : undefined;
    if (side === undefined) return;
    budgetPrice += reduced[i]! * along.channel(i, side);
    const amount = side === 'max' ? limits.upper[i]! : limits.lower[i]!;
    if (channel[side] !== undefined) add(`channel:${channel.id}:${side}`, side, amount, reduced[i]!);
  });
  const [whole] = limits.rows;
  if (Math.abs(useOf(whole, plan.spend) - whole.max) <= atLimit * scales.rows[0]!) {
    add('budget', budgetPrice < 0 ? 'min' : 'max', whole.max, budgetPrice);
  }
  return found.sort((a, b) => b.price - a.price);
}

/** A step of the budget, as a part of it, from which the limits' own steps are taken: all of them are straight lines. */
const budgetStep = 1e-6;

/** By how much each limit moves when the budget moves by one: 1 for the budget itself, a share for a share of it. */
function withTheBudget(scenario: Scenario) {
  const budget = budgetOf(scenario);
  const step = budgetStep * budget;
  const [now, then] = [limitsOf({ ...scenario, budget }), limitsOf({ ...scenario, budget: budget + step })];
  const rows = new Map(now.rows.map((row) => [row.id, row]));
  const moved = new Map(then.rows.map((row) => [row.id, row]));
  return {
    row(id: string, side: 'min' | 'max'): number {
      const [from, to] = [rows.get(id), moved.get(id)];
      return from && to ? (to[side] - from[side]) / step : 0;
    },
    channel(i: number, side: 'min' | 'max'): number {
      const bound = side === 'max' ? 'upper' : 'lower';
      return (then[bound][i]! - now[bound][i]!) / step;
    },
  };
}

/** What a limit's id names: its kind, and the channel or group. */
export function limitName(id: string): [BindingLimit['kind'], string] {
  const [head, name] = id.split(':');
  if (head === 'channel' || head === 'group') return [head, name ?? ''];
  return [head === 'privacy' || head === 'brandSafety' ? head : 'budget', ''];
}

/** What a limit that is a share of actual spend allows at this total; 0 for any other. */
export function limitAmount(scenario: Scenario, id: string, total: number): number {
  const [head, name, side] = id.split(':');
  const holder = [...(head === 'channel' ? scenario.channels : scenario.groups)].find((c) => c.id === name);
  const limit = side === 'max' || side === 'min' ? holder?.[side] : undefined;
  if (head === 'privacy' || head === 'brandSafety') return (scenario[head]?.max ?? 0) * total;
  return typeof limit === 'object' ? limit.share * total : 0;
}
