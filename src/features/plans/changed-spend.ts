import { echo, UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { PlanChange } from './plan-change.ts';

/** Below this part of what a channel had, what rounding leaves under zero is nothing. */
const dust = 1e-9;

/**
 * A plan (spend per period by channel) with changes made to it. A group's channels keep their proportions.
 *
 * @throws UserError `change.negative` where a channel would get less than nothing, `change.from-nothing` for a group
 *   without spend, which has no proportions
 */
export function changedSpend(
  scenario: Scenario,
  plan: ReadonlyMap<string, number>,
  changes: readonly PlanChange[],
): ReadonlyMap<string, number> {
  const spend = new Map(scenario.channels.map(({ id }) => [id, plan.get(id) ?? 0]));
  for (const change of changes) {
    const group = scenario.groups.find(({ id }) => id === change.channel);
    const members = group?.channels ?? [change.channel];
    const before = members.reduce((sum, id) => sum + (spend.get(id) ?? 0), 0);
    const after = changed(before, change);
    if (after < -dust * Math.max(1, before)) throw negative(change.channel, before, after, scenario.currency);
    if (group !== undefined && before <= 0 && after > 0) {
      throw new UserError({ code: 'change.from-nothing', received: group.id });
    }
    for (const id of members) {
      const part = members.length === 1 ? 1 : (spend.get(id) ?? 0) / (before || 1);
      spend.set(id, Math.max(0, after) * part);
    }
  }
  return spend;
}

function changed(before: number, change: PlanChange): number {
  if ('to' in change) return change.to;
  return 'share' in change.by ? before * (1 + change.by.share) : before + change.by.amount;
}

function negative(channel: string, before: number, after: number, currency: string): UserError {
  return new UserError({
    code: 'change.negative',
    received: echo(String(Number(after.toPrecision(6)))),
    values: { channel, spend: before, left: after, currency },
  });
}
