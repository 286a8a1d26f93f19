import type { BindingLimit } from '../../../attribute/analysis.ts';
import type { LimitAmount, Scenario } from '../../../scenario/scenario.ts';
import type { PlanChannel, PlanView } from '../view.ts';

/**
 * What keeps a channel's marginal return from being the one that channels with room share: each binding limit that
 * it is under, in words; that it gets nothing at all. Empty for a channel with room.
 */
export function heldBy(channel: PlanChannel, view: PlanView): string[] {
  const { run, words } = view;
  const reasons = run.limits.flatMap((limit) => reasonOf(limit, channel, view));
  if (reasons.length > 0) return reasons;
  return hasSpend(channel, view)
    ? []
    : [words.say('explanation.held.nothing', { step: view.money(view.step) })];
}

/** Channels that get money and stand at no limit: they share one marginal return. */
export function channelsWithRoom(view: PlanView): PlanChannel[] {
  return view.channels.filter((channel) => hasSpend(channel, view) && heldBy(channel, view).length === 0);
}

/** Whether a channel gets more than what rounding leaves. */
export function hasSpend({ proposed }: PlanChannel, { run }: PlanView): boolean {
  return proposed > 1e-6 * run.budget;
}

function reasonOf(limit: BindingLimit, { id }: PlanChannel, view: PlanView): string[] {
  const { words } = view;
  const { effective } = view.run;
  const values = { name: view.label(limit.of), amount: view.money(limit.amount) };
  switch (limit.kind) {
    case 'channel':
      if (limit.of === id) return [words.say(`explanation.held.own.${limit.side}`, values)];
      return isShareOfSpend(limitOf(effective.channels, limit), effective)
        ? [words.say(`explanation.held.share.${limit.side}`, values)]
        : [];
    case 'group': {
      const group = effective.groups.find((one) => one.id === limit.of);
      if (group?.channels.includes(id)) return [words.say(`explanation.held.group.${limit.side}`, values)];
      return isShareOfSpend(limitOf(effective.groups, limit), effective)
        ? [words.say(`explanation.held.share.${limit.side}`, values)]
        : [];
    }
    case 'privacy':
    case 'brandSafety': {
      const risk = limit.kind === 'privacy' ? 'privacyRisk' : 'brandRisk';
      const counts = effective.channels.find((one) => one.id === id)?.[risk] ?? 0;
      const most = effective[limit.kind];
      // A share of actual spend grows with harmless spend, too.
      const room = most?.of === 'spend' && effective.budgetUse !== 'exactly' ? most.max : 0;
      if (counts === room) return [];
      return [words.say(`explanation.held.${limit.kind}.${counts > room ? 'counts' : 'helps'}`)];
    }
    default:
      return [];
  }
}

function limitOf(
  bearers: readonly {
    readonly id: string;
    readonly min?: LimitAmount | undefined;
    readonly max?: LimitAmount | undefined;
  }[],
  { of, side }: BindingLimit,
): LimitAmount | undefined {
  return bearers.find(({ id }) => id === of)?.[side];
}

/** Such a limit moves with the spend on every channel. Where the whole budget is spent, it is an amount. */
function isShareOfSpend(limit: LimitAmount | undefined, { budgetUse }: Scenario): boolean {
  return typeof limit === 'object' && limit.of === 'spend' && budgetUse !== 'exactly';
}
