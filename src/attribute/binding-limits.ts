import { useOf } from '../optimise/limits.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';
import type { Plan } from '../optimise/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { BindingLimit } from './analysis.ts';

/** Nearer to a limit than this (as a part of the budget), a plan stands at it. */
const atLimit = 1e-7;
/** Prices below this, as a part of the steepest marginal return, are none. */
const noPrice = 1e-6;

/**
 * The limits that hold the plan back, with what each costs. With μ_r the rows' prices, a channel at one of its own
 * limits has the price slope − Σ μ_r a_r; interior channels have none.
 */
export function bindingLimits(
  scenario: Scenario,
  compiled: CompiledProblem,
  plan: Plan,
  { slope, prices }: { slope: Float64Array; prices: Float64Array },
  price: number,
): BindingLimit[] {
  const { limits } = compiled.problem;
  const toMoney = compiled.spendUnit / compiled.periods;
  const perUnit = compiled.valueUnit / compiled.spendUnit;
  const steepest = slope.reduce((top, s) => Math.max(top, s), 0);
  const found: BindingLimit[] = [];
  const add = (id: string, side: 'max' | 'min', amount: number, cost: number) => {
    if (Math.abs(cost) <= noPrice * steepest) return;
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
  limits.rows.forEach((row, r) => {
    row.channels.forEach((i, j) => {
      reduced[i]! -= prices[r]! * row.coefficients[j]!;
    });
    const side = prices[r]! > 0 ? 'max' : 'min';
    const end = row[side];
    if (Math.abs(useOf(row, plan.spend) - end) > atLimit) return;
    add(row.id, side, end === 0 ? limitAmount(scenario, row.id, plan.total) : end, prices[r]!);
  });
  scenario.channels.forEach((channel, i) => {
    const x = plan.spend[i]!;
    const id = `channel:${channel.id}`;
    if (channel.max !== undefined && limits.upper[i]! - x <= atLimit && reduced[i]! > 0) {
      add(`${id}:max`, 'max', limits.upper[i]!, reduced[i]!);
    } else if (
      channel.min !== undefined &&
      limits.lower[i]! > 0 &&
      x - limits.lower[i]! <= atLimit &&
      reduced[i]! < 0
    ) {
      add(`${id}:min`, 'min', limits.lower[i]!, reduced[i]!);
    }
  });
  return found.sort((a, b) => b.price - a.price);
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
