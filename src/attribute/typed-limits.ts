import type { ClashSide } from '../optimise/clash.ts';
import { limitText, readable } from '../scenario/limit-text.ts';
import { budgetOf, type Channel, type Group, type LimitAmount, type Scenario } from '../scenario/scenario.ts';
import { sumId } from '../scenario/sum-name.ts';

/** A limit where it stands in the scenario, as people see it. */
export type TypedLimit =
  | { readonly of: 'budget'; readonly side: Side }
  | { readonly of: 'privacy' | 'brandSafety'; readonly side: 'max' }
  | { readonly of: 'channels' | 'groups'; readonly index: number; readonly side: Side };

type Side = 'min' | 'max';

/** Finds the limit that a side of a row stands for (`budget`, `channel:<index>`, `channel:<id>:max`, `group:<id>`). */
export function typedLimit(scenario: Scenario, { id, side }: Pick<ClashSide, 'id' | 'side'>): TypedLimit {
  const [head, name] = id.split(':');
  if (head === 'privacy' || head === 'brandSafety') return { of: head, side: 'max' };
  if (head === 'channel') {
    const index = scenario.channels.findIndex((channel) => channel.id === name);
    return { of: 'channels', index: index < 0 ? Number(name) : index, side };
  }
  if (head !== 'group') return { of: 'budget', side };
  return { of: 'groups', index: scenario.groups.findIndex((group) => group.id === name), side };
}

/** The limit's amount as the scenario has it. */
export function amountOf(scenario: Scenario, limit: TypedLimit): LimitAmount {
  if (limit.of === 'budget') return budgetOf(scenario);
  if (limit.of === 'channels' || limit.of === 'groups') {
    return scenario[limit.of][limit.index]?.[limit.side] ?? budgetOf(scenario);
  }
  const { max, of } = scenario[limit.of] ?? { max: 1, of: 'budget' };
  return { share: max, of };
}

/** The scenario with that one limit at another size: money per period, or the share where it is a share. */
export function withAmount(scenario: Scenario, limit: TypedLimit, size: number): Scenario {
  if (limit.of === 'budget') return { ...scenario, budget: size };
  if (limit.of === 'channels' || limit.of === 'groups') {
    const now = amountOf(scenario, limit);
    const at = limit.index;
    const amount = typeof now === 'number' ? size : { ...now, share: size };
    const put = <Part extends Channel | Group>(part: Part, index: number): Part =>
      index === at ? { ...part, [limit.side]: amount } : part;
    if (limit.of === 'groups') return { ...scenario, groups: scenario.groups.map(put) };
    // Each model apart, so that the channels keep their kind.
    return scenario.model === 'advantage'
      ? { ...scenario, channels: scenario.channels.map(put) }
      : { ...scenario, channels: scenario.channels.map(put) };
  }
  const now = scenario[limit.of];
  return { ...scenario, [limit.of]: { of: now?.of ?? 'budget', max: size } };
}

/** The limit as a command takes it: `app>=30%`, `website+app<=20000`, `budget=1000`. */
export function textOf(scenario: Scenario, limit: TypedLimit): string {
  const amount = amountOf(scenario, limit);
  if (limit.of === 'budget') return `budget=${readable(budgetOf(scenario))}`;
  return limitText(nameOf(scenario, limit), limit.side, amount);
}

function nameOf(scenario: Scenario, limit: Exclude<TypedLimit, { readonly of: 'budget' }>): string {
  if (limit.of === 'channels') return scenario.channels[limit.index]?.id ?? '';
  if (limit.of === 'groups') return groupName(scenario.groups[limit.index]);
  return limit.of === 'privacy' ? 'privacy' : 'brand risk';
}

/** A group that a command made of a sum (or beside one channel's own limit) is called by its channels. */
function groupName(group: Group | undefined): string {
  if (group === undefined) return '';
  const { id, channels } = group;
  const isMade =
    channels.length === 1 ? id.startsWith(`${channels[0]}-limit`) : id.startsWith(sumId(channels));
  return isMade ? channels.join('+') : id;
}
