import type { Parameter } from '../../../scenario/parameter.ts';
import type { Channel, Scenario } from '../../../scenario/scenario.ts';

/** One number or choice of the model that is another than before; undefined where it was or is not given. */
export interface ParameterChange {
  /** `channels.app.influence.level` */
  readonly path: string;
  readonly from: Parameter | string | undefined;
  readonly to: Parameter | string | undefined;
}

/** What is no number of the model, or is compared by itself: names, reasons, limits, goals. */
const notParameters: ReadonlySet<string> = new Set([
  ...['schema', 'id', 'names', 'aliases', 'why'],
  ...['model', 'currency', 'period', 'budget', 'budgetUse', 'goal', 'risk'],
  ...['groups', 'privacy', 'brandSafety', 'min', 'max'],
]);

/** Numbers apart by less differ only by rounding. */
const rounding = 1e-9;

/**
 * The model's numbers that differ between two scenarios of the same model, in the order of the file. Channels that
 * only one of them has are left out.
 */
export function parameterChanges(before: Scenario, after: Scenario): ParameterChange[] {
  const { channels, ...rest } = after;
  const { channels: earlier, ...restBefore } = before;
  return [
    ...within(restBefore, rest, ''),
    ...channels.flatMap((channel) => {
      const same = earlier.find(({ id }) => id === channel.id);
      const path = `channels.${channel.id}`;
      return same === undefined ? [] : within(withLevelsAt(same), withLevelsAt(channel), path);
    }),
  ];
}

/** Levels that nothing else is said of were seen at today's spend: a change of it is one of both. */
function withLevelsAt(channel: Channel): object {
  return 'share' in channel ? { ...channel, levelsAt: channel.levelsAt ?? channel.today } : channel;
}

function within(before: unknown, after: unknown, path: string): ParameterChange[] {
  if (isLeaf(before) || isLeaf(after)) {
    const [from, to] = [isLeaf(before) ? before : undefined, isLeaf(after) ? after : undefined];
    return isSame(from, to) ? [] : [{ path, from, to }];
  }
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const keys = [...new Set([...now.keys(), ...old.keys()])].filter((key) => !notParameters.has(key));
  return keys.flatMap((key) => within(old.get(key), now.get(key), path === '' ? key : `${path}.${key}`));
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function isLeaf(value: unknown): value is Parameter | string {
  if (typeof value === 'number' || typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number';
}

function isSame(before: ParameterChange['from'], after: ParameterChange['to']): boolean {
  if (typeof before === 'string' || typeof after === 'string') return before === after;
  const [a, b] = [numbersOf(before), numbersOf(after)];
  return a.every((number, i) => isNear(number, b[i]));
}

/** Middle and ends of a parameter; the ends of one without a spread are its middle. */
function numbersOf(parameter: Parameter | undefined): (number | undefined)[] {
  if (typeof parameter !== 'object') return [parameter, parameter, parameter];
  const { value, low = value, high = value } = parameter;
  return [value, low, high];
}

function isNear(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= rounding * Math.max(Math.abs(a), Math.abs(b));
}
