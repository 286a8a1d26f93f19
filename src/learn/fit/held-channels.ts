import type { LimitAmount, ResponseScenario, Scenario } from '../../scenario/scenario.ts';
import type { Fit } from './fit.ts';

/** A channel that a scenario holds at current spend, why, and the limits that it had before. */
export type Hold = NonNullable<ResponseScenario['response']['held']>[number];

/** What the review holds and nobody released, with what is spent lately. */
export function heldOf({ review, channels }: Fit, released: readonly string[]) {
  return (review?.held ?? []).flatMap(({ channel, because }) => {
    const found = channels.find(({ id }) => id === channel);
    return found === undefined || released.includes(channel)
      ? []
      : [{ id: channel, because, recent: found.seen.recent }];
  });
}

/** The limits from before a channel was held, where it is held still; undefined where somebody has set others since. */
export function limitsBeforeHold(previous: Scenario, id: string): Hold | undefined {
  return holdsOf(previous).find(({ channel }) => channel === id);
}

/** The channels that a scenario holds still: those whose limits nobody changed since. */
export function holdsOf(scenario: Scenario): readonly Hold[] {
  if (scenario.model !== 'response') return [];
  return (scenario.response.held ?? []).filter((hold) => {
    const channel = scenario.channels.find(({ id }) => id === hold.channel);
    return channel !== undefined && channel.max === channel.today;
  });
}

/** The scenario with channels that it holds given free: they have the limits from before, or how far the fit goes. */
export function released(scenario: Scenario, ids: ReadonlySet<string>): Scenario {
  if (scenario.model !== 'response') return scenario;
  const holds = new Map(holdsOf(scenario).map((hold) => [hold.channel, hold]));
  const { held = [], beyond } = scenario.response;
  return {
    ...scenario,
    response: { ...scenario.response, held: held.filter(({ channel }) => !ids.has(channel)) },
    channels: scenario.channels.map((channel) => {
      const hold = ids.has(channel.id) ? holds.get(channel.id) : undefined;
      if (hold === undefined) return channel;
      const { min: _, max: __, ...rest } = channel;
      const cap = channel.seen === undefined || beyond === undefined ? undefined : beyond * channel.seen;
      const max = hold.max ?? cap;
      return { ...rest, ...(hold.min !== undefined && { min: hold.min }), ...(max !== undefined && { max }) };
    }),
  };
}

/** The scenario with held channels that may be cut, but get no more than is spent now. */
function loosened(scenario: Scenario, ids: ReadonlySet<string>): Scenario {
  if (scenario.model !== 'response') return scenario;
  const holds = new Map(holdsOf(scenario).map((hold) => [hold.channel, hold]));
  return {
    ...scenario,
    channels: scenario.channels.map((channel) => {
      const hold = ids.has(channel.id) ? holds.get(channel.id) : undefined;
      if (hold === undefined) return channel;
      const { min: _, ...rest } = channel;
      return { ...rest, ...(hold.min !== undefined && { min: hold.min }) };
    }),
  };
}

/** A limit on the sum of some channels, as a request has it. */
export interface WantedLimit {
  readonly channels: readonly string[];
  readonly side: 'min' | 'max';
  readonly amount: LimitAmount;
}

/**
 * Makes room for what somebody asks for: held channels that a wanted least amount is too much for are released; those that
 * would take more than a wanted limit or the budget leaves may be cut. Held channels then clash with nothing that was said.
 */
export function withRoomFor(scenario: Scenario, budget: number, limits: readonly WantedLimit[]): Scenario {
  const holds = new Set(holdsOf(scenario).map(({ channel }) => channel));
  if (holds.size === 0) return scenario;
  const size = (limit: LimitAmount) => (typeof limit === 'number' ? limit : limit.share * budget);
  const held = (ids: readonly string[]) => ids.filter((id) => holds.has(id));
  const sumOf = (ids: readonly string[], side: 'min' | 'max', none: number) =>
    scenario.channels
      .filter(({ id }) => ids.includes(id))
      .reduce((sum, channel) => sum + (channel[side] === undefined ? none : size(channel[side])), 0);
  const free = new Set<string>();
  const cut = new Set<string>();
  for (const { channels, side, amount } of limits) {
    const wanted = size(amount);
    if (side === 'min' && sumOf(channels, 'max', Number.POSITIVE_INFINITY) < wanted) {
      for (const id of held(channels)) free.add(id);
    }
    if (side === 'max' && sumOf(channels, 'min', 0) > wanted) for (const id of held(channels)) cut.add(id);
  }
  const all = scenario.channels.map(({ id }) => id);
  const leasts =
    sumOf(all, 'min', 0) +
    limits
      .filter(({ side, channels }) => side === 'min' && channels.length === 1)
      .reduce((sum, { channels, amount }) => sum + Math.max(0, size(amount) - sumOf(channels, 'min', 0)), 0);
  if (leasts > budget * (1 + rounding)) for (const id of held(all)) if (!free.has(id)) cut.add(id);
  return loosened(released(scenario, free), cut);
}

/** Rounding is no difference. */
const rounding = 1e-9;
