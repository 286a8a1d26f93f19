import { limitText, readable } from './limit-text.ts';
import { budgetOf, type Scenario } from './scenario.ts';
import type { PlanRequest, RequestedLimit } from './with-limits.ts';

/** A channel, the sum of several, or a group, as `RequestedLimit` names it. */
export type Limited = Pick<RequestedLimit, 'channels' | 'isGroup'>;

/** What is spent on these channels now, per period. */
export function currentSpend(scenario: Scenario, { channels, isGroup }: Limited): number {
  const ids = isGroup ? scenario.groups.find(({ id }) => id === channels[0])?.channels : channels;
  return scenario.channels.reduce((sum, { id, today }) => sum + (ids?.includes(id) ? today : 0), 0);
}

/**
 * A limit relative to current spend, as an amount: `website<=+20%` is `change` 0.2 and `website<=120% of current` the
 * same; `app>=-10%` is −0.1. `text` is kept as typed, so that refusals name what people wrote.
 */
export function changeLimit(
  scenario: Scenario,
  limited: Limited,
  side: 'min' | 'max',
  change: number,
  text: string,
): RequestedLimit {
  return { ...limited, side, amount: Math.max(0, (1 + change) * currentSpend(scenario, limited)), text };
}

/** `within 20%`: no channel moves by more than that part of what is spent on it now; one without spend stays without. */
export function withinChange(
  scenario: Scenario,
  change: number,
  channels: readonly string[] = scenario.channels.map(({ id }) => id),
): RequestedLimit[] {
  return channels.flatMap((id) =>
    (['min', 'max'] as const).map((side) => {
      const limited = { channels: [id] };
      const by = side === 'min' ? -Math.min(1, change) : change;
      const { amount } = changeLimit(scenario, limited, side, by, '');
      return { ...limited, side, amount, text: limitText(id, side, amount) };
    }),
  );
}

/** `keep partners`: exactly what is spent there now. */
export function keptAsNow(scenario: Scenario, limited: Limited, text: string): RequestedLimit[] {
  const amount = currentSpend(scenario, limited);
  return (['min', 'max'] as const).map((side) => ({ ...limited, side, amount, text }));
}

/**
 * `extra=10k`: where so much more money goes, per period, with all else left as it is. No channel gets less than now
 * (or than its own most, where that is lower), and the budget is what is spent now and the extra.
 */
export function withExtra(scenario: Scenario, extra: number): Pick<PlanRequest, 'budget' | 'limits'> {
  const spent = scenario.channels.reduce((sum, { today }) => sum + today, 0);
  const budget = spent + extra;
  const limits = scenario.channels.flatMap(({ id, today, max }): RequestedLimit[] => {
    const most = max === undefined ? today : typeof max === 'number' ? max : max.share * budget;
    const amount = Math.min(today, most);
    return amount > 0 ? [{ channels: [id], side: 'min', amount, text: `${id}>=${readable(amount)}` }] : [];
  });
  return { budget, limits };
}

/** `roi` and `roas` are one measure: incremental value per unit of spend. Undefined where nothing is spent. */
export function returnOnSpend(value: number, zero: number, spend: number): number | undefined {
  return spend > 0 ? (value - zero) / spend : undefined;
}

/** Profit per unit of spend, (V − V(0) − S) ÷ S: one less than the return, which is the goal that it stands for. */
export const returnForProfitPerSpend = (profitPerSpend: number): number => 1 + profitPerSpend;

/** A budget this many times that of now, or this part of it, is asked about before it is planned: 50m for 50k. */
const slip = 20;

/** By how much a typed budget is of another size than what is spent now, where that may be a slip; else undefined. */
export function likelySlip(scenario: Scenario, budget: number): number | undefined {
  const now = scenario.channels.reduce((sum, { today }) => sum + today, 0) || budgetOf(scenario);
  const times = budget / now;
  return times >= slip || times <= 1 / slip ? times : undefined;
}
