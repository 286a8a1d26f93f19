import { middle, type Parameter } from '../../scenario/parameter.ts';
import type { Channel, Scenario } from '../../scenario/scenario.ts';

/** One number of a scenario that comes with a spread or a reason. */
export interface Assumption {
  /** The channel it belongs to; undefined for the scenario's own. */
  readonly channel: string | undefined;
  /** Where it stands within the channel or scenario: `coverage.ceiling`. */
  readonly path: string;
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly why: string | undefined;
}

/** Every number of the scenario that has a spread or a reason, in the order of the file. */
export function assumptionsOf(scenario: Scenario): Assumption[] {
  const { channels, ...rest } = scenario;
  return [
    ...within(rest, undefined, ''),
    ...channels.flatMap((channel) => [
      ...(channel.why === undefined ? [] : [spendToday(channel, channel.why)]),
      ...within(channel, channel.id, ''),
    ]),
  ];
}

/** A channel's own reason is that of its spend today. */
function spendToday({ id, today }: Channel, why: string): Assumption {
  return { channel: id, path: 'today', value: today, low: undefined, high: undefined, why };
}

function within(value: unknown, channel: string | undefined, path: string): Assumption[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if (isSpreadParameter(value)) {
    return [{ channel, path, value: middle(value), low: value.low, high: value.high, why: value.why }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    within(inner, channel, path === '' ? key : `${path}.${key}`),
  );
}

function isSpreadParameter(value: object): value is Exclude<Parameter, number> {
  return 'value' in value && typeof value.value === 'number';
}
