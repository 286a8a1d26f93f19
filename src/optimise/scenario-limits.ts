import { budgetOf, type Channel, type LimitAmount, type Scenario } from '../scenario/scenario.ts';
import type { Limits, LinearLimit } from './limits.ts';

/**
 * A scenario's limits in spend per period, budget first. A share of the budget is an amount; a share of actual
 * spend becomes the row Σ_{i∈g} x_i − share·Σ x_i ≤ 0 (or ≥ 0). Where the whole budget must be spent, both are
 * the same.
 */
export function limitsOf(scenario: Scenario): Limits {
  const budget = budgetOf(scenario);
  const n = scenario.channels.length;
  const spendIsBudget = scenario.budgetUse === 'exactly';
  const lower = new Float64Array(n);
  const upper = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const indexOf = new Map(scenario.channels.map((channel, i) => [channel.id, i]));
  const rows: LinearLimit[] = [];
  const amountOf = (limit: LimitAmount): number | undefined => {
    if (typeof limit === 'number') return limit;
    return limit.of === 'budget' || spendIsBudget ? limit.share * budget : undefined;
  };
  const addShare = (id: string, members: readonly number[], share: number, side: 'min' | 'max') => {
    const coefficients = new Float64Array(n).fill(-share);
    for (const i of members) coefficients[i]! += 1;
    rows.push(
      rowOver(
        id,
        coefficients,
        side === 'min' ? 0 : Number.NEGATIVE_INFINITY,
        side === 'max' ? 0 : Number.POSITIVE_INFINITY,
      ),
    );
  };

  scenario.channels.forEach((channel, i) => {
    for (const side of ['min', 'max'] as const) {
      const limit = channel[side];
      if (limit === undefined) continue;
      const amount = amountOf(limit);
      if (amount === undefined) addShare(`channel:${channel.id}:${side}`, [i], shareOf(limit), side);
      else if (side === 'min') lower[i] = amount;
      else upper[i] = amount;
    }
    // The budget caps every channel, but a least amount above the budget clashes with the budget, not with this cap.
    upper[i] = Math.min(upper[i]!, Math.max(budget, lower[i]!));
  });
  for (const group of scenario.groups) {
    const members = [...new Set(group.channels)].map((id) => indexOf.get(id)!);
    let [min, max] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const side of ['min', 'max'] as const) {
      const limit = group[side];
      if (limit === undefined) continue;
      const amount = amountOf(limit);
      if (amount === undefined) addShare(`group:${group.id}:${side}`, members, shareOf(limit), side);
      else if (side === 'min') min = amount;
      else max = amount;
    }
    if (min > 0 || max < budget) {
      rows.push({
        id: `group:${group.id}`,
        channels: Int32Array.from(members),
        coefficients: new Float64Array(members.length).fill(1),
        min: Math.max(0, min),
        max: Math.min(max, Math.max(budget, min)),
      });
    }
  }
  for (const [id, attribute] of [
    ['privacy', 'privacyRisk'],
    ['brandSafety', 'brandRisk'],
  ] as const) {
    const limit = scenario[id];
    if (!limit) continue;
    const ofBudget = limit.of === 'budget' || spendIsBudget;
    const risks = Float64Array.from<Channel>(
      scenario.channels,
      (channel) => channel[attribute] - (ofBudget ? 0 : limit.max),
    );
    rows.push(rowOver(id, risks, Number.NEGATIVE_INFINITY, ofBudget ? limit.max * budget : 0));
  }
  const whole: LinearLimit = {
    id: 'budget',
    channels: Int32Array.from(scenario.channels.keys()),
    coefficients: new Float64Array(n).fill(1),
    min: spendIsBudget ? budget : 0,
    max: budget,
  };
  return { lower, upper, rows: [whole, ...rows] };
}

function shareOf(limit: LimitAmount): number {
  return typeof limit === 'number' ? Number.NaN : limit.share;
}

/** A limit over the channels whose coefficient is not zero. */
function rowOver(id: string, coefficients: Float64Array, min: number, max: number): LinearLimit {
  const channels = Int32Array.from([...coefficients.keys()].filter((i) => coefficients[i] !== 0));
  return { id, channels, coefficients: Float64Array.from(channels, (i) => coefficients[i]!), min, max };
}

/** The limits with spend measured in other units: amounts × `factor`. */
export function scaleLimits(limits: Limits, factor: number): Limits {
  const [whole, ...others] = limits.rows.map((row) => ({
    ...row,
    min: row.min * factor,
    max: row.max * factor,
  }));
  return {
    lower: limits.lower.map((x) => x * factor),
    upper: limits.upper.map((x) => x * factor),
    rows: [whole!, ...others],
  };
}
