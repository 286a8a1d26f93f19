import { limitText } from './limit-text.ts';
import { echo, type Problem, UserError } from './problem.ts';
import {
  budgetOf,
  type Channel,
  type Goal,
  type Group,
  type LimitAmount,
  mostGroups,
  type Risk,
  type Scenario,
} from './scenario.ts';
import { freeId, isFree, sumId, sumNames, takenNames } from './sum-name.ts';
import type { LocalisedName } from './text.ts';

/** What a command asks for beyond the scenario itself. Amounts are per the scenario's period. */
export interface PlanRequest {
  readonly budget?: number | undefined;
  readonly goal?: Goal | undefined;
  readonly risk?: Risk | undefined;
  readonly limits: readonly RequestedLimit[];
}

/** A limit that a command names: on one channel, on the sum of several, or on a group. */
export interface RequestedLimit {
  /** Identifiers of the channels; of the one group when `isGroup`. */
  readonly channels: readonly string[];
  readonly isGroup?: boolean | undefined;
  readonly side: Side;
  readonly amount: LimitAmount;
  /** As typed: `app<=20k`. */
  readonly text: string;
}

type Side = 'min' | 'max';

/** What bears the limits on one set of channels: the channel itself or a group; changed while limits go in. */
interface Bearer {
  readonly key: string;
  readonly id: string;
  readonly limits: Partial<Record<Side, { readonly amount: LimitAmount; readonly text: string }>>;
}

/** A group that a request adds. */
interface AddedGroup extends Bearer {
  readonly channels: readonly string[];
  readonly names: LocalisedName | undefined;
}

/**
 * The scenario with a request put in: budget, goal and risk replace its own, limits come on top of its own, so
 * that both hold. A limit on one channel goes into that channel, one on a group into that group; one on a sum of
 * channels, and one that cannot be merged with the limit that is there (money against a share of actual spend),
 * become groups of their own. Restate the period first (`inPeriod`): amounts are taken as per that period.
 *
 * @throws UserError `limit.contradiction` where a least amount exceeds the most for the same channels,
 *   `limit.repeated-channel`, `limit.too-many`; several at once if there are several.
 */
export function withRequest(scenario: Scenario, request: PlanRequest): Scenario {
  const base: Scenario = {
    ...scenario,
    ...(request.budget !== undefined && { budget: request.budget }),
    ...(request.goal !== undefined && { goal: request.goal }),
    ...(request.risk !== undefined && { risk: request.risk }),
  };
  const budget = budgetOf(base);
  refuseRepeats(request.limits);
  const channels = scenario.channels.map((channel) => bearerOf(channel, [channel.id]));
  const groups = scenario.groups.map((group) => bearerOf(group, group.channels));
  const added: AddedGroup[] = [];
  const touched = new Set<string>();
  for (const limit of request.limits) {
    const ids = limit.isGroup ? groupNamed(scenario, limit).channels : limit.channels;
    const key = keyOf(ids);
    const named = limit.isGroup ? groups.filter((group) => group.id === limit.channels[0]) : [];
    const bearers = [...named, ...channels, ...groups, ...added].filter((bearer) => bearer.key === key);
    if (!bearers.some((bearer) => takes(bearer, limit, budget))) {
      const group = newGroup(scenario, added, ids, bearers[0]?.id);
      group.limits[limit.side] = limit;
      added.push(group);
    }
    touched.add(key);
  }
  refuseContradictions(
    [...channels, ...groups, ...added].filter((bearer) => touched.has(bearer.key)),
    budget,
  );
  if (groups.length + added.length > mostGroups) {
    throw new UserError({
      code: 'limit.too-many',
      values: { count: groups.length + added.length, bound: mostGroups },
    });
  }
  return withBearers(base, channels, [...groups, ...added], added);
}

function withBearers(
  base: Scenario,
  channels: readonly Bearer[],
  groups: readonly Bearer[],
  added: readonly AddedGroup[],
): Scenario {
  const put = <Part extends Channel | Group>(part: Part, bearer: Bearer | undefined): Part => ({
    ...part,
    ...(bearer?.limits.min && { min: bearer.limits.min.amount }),
    ...(bearer?.limits.max && { max: bearer.limits.max.amount }),
  });
  const common = {
    groups: [
      ...base.groups,
      ...added.map(({ id, names, channels: ids }) => ({
        id,
        ...(names && { names }),
        aliases: [],
        channels: [...ids],
      })),
    ].map((group, index) => put(group, groups[index])),
  };
  // Each model apart, so that the channels keep their kind.
  return base.model === 'advantage'
    ? { ...base, ...common, channels: base.channels.map((channel, index) => put(channel, channels[index])) }
    : { ...base, ...common, channels: base.channels.map((channel, index) => put(channel, channels[index])) };
}

const keyOf = (ids: readonly string[]) => [...ids].sort().join(' ');

function bearerOf(part: Channel | Group, ids: readonly string[]): Bearer {
  const own = (side: Side) => {
    const amount = part[side];
    return amount !== undefined && { [side]: { amount, text: limitText(part.id, side, amount) } };
  };
  return { key: keyOf(ids), id: part.id, limits: { ...own('min'), ...own('max') } };
}

function groupNamed(scenario: Scenario, limit: RequestedLimit): Group {
  const group = scenario.groups.find(({ id }) => id === limit.channels[0]);
  if (group === undefined) throw new Error(`no group ${limit.channels[0]} in ${scenario.id}`);
  return group;
}

/** Puts the limit into the bearer if its side is free or holds a comparable one; the stricter stays. */
function takes(bearer: Bearer, limit: RequestedLimit, budget: number): boolean {
  const own = bearer.limits[limit.side];
  if (own === undefined) {
    bearer.limits[limit.side] = limit;
    return true;
  }
  const difference = compare(limit.amount, own.amount, budget);
  if (difference === undefined) return false;
  if (limit.side === 'max' ? difference < 0 : difference > 0) bearer.limits[limit.side] = limit;
  return true;
}

/** a − b in money (if all is spent), where both are shares of actual spend or neither is; else undefined. */
function compare(a: LimitAmount, b: LimitAmount, budget: number): number | undefined {
  const ofSpend = (limit: LimitAmount) => typeof limit === 'object' && limit.of === 'spend';
  if (ofSpend(a) !== ofSpend(b)) return undefined;
  const size = (limit: LimitAmount) => (typeof limit === 'number' ? limit : limit.share * budget);
  return size(a) - size(b);
}

function refuseContradictions(bearers: readonly Bearer[], budget: number): void {
  const problems: Problem[] = [];
  for (const lower of bearers) {
    for (const upper of bearers) {
      const [{ min }, { max }] = [lower.limits, upper.limits];
      if (min === undefined || max === undefined || upper.key !== lower.key) continue;
      // Rounding of a share of the budget is no contradiction.
      if ((compare(min.amount, max.amount, budget) ?? 0) <= 1e-9 * budget) continue;
      problems.push({
        code: 'limit.contradiction',
        received: echo(`${min.text}, ${max.text}`),
        values: { min: echo(min.text), max: echo(max.text) },
      });
    }
  }
  throwAny(problems);
}

function refuseRepeats(limits: readonly RequestedLimit[]): void {
  throwAny(
    limits.flatMap(({ channels, text }): Problem[] => {
      const repeated = channels.find((id, index) => channels.indexOf(id) !== index);
      return repeated === undefined
        ? []
        : [{ code: 'limit.repeated-channel', received: echo(text), values: { channel: repeated } }];
    }),
  );
}

function throwAny(problems: readonly Problem[]): void {
  const [first, ...more] = problems;
  if (first !== undefined) throw new UserError(first, ...more);
}

/** A group for `ids`; `beside` is the channel or group whose own limit cannot take another kind. */
function newGroup(
  scenario: Scenario,
  added: readonly AddedGroup[],
  ids: readonly string[],
  beside: string | undefined,
): AddedGroup {
  const taken = takenNames([...scenario.channels, ...scenario.groups, ...added]);
  const members = ids.map((id) => scenario.channels.find((channel) => channel.id === id));
  if (members.includes(undefined)) throw new Error(`no channel ${ids.join(', ')} in ${scenario.id}`);
  const names = beside === undefined ? sumNames(members.filter((member) => member !== undefined)) : undefined;
  return {
    key: keyOf(ids),
    id: freeId(beside === undefined ? sumId(ids) : `${beside}-limit`, taken),
    channels: ids,
    names: names && isFree(names, taken) ? names : undefined,
    limits: {},
  };
}
