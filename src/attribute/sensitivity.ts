import { channelPath, type JointRows } from '../model/posterior.ts';
import { valueAt } from '../model/value-model.ts';
import { workDone } from '../model/work.ts';
import { compileProblem, optimise } from '../optimise/optimise.ts';
import type { Effort } from '../optimise/progress.ts';
import { isUncertain, type Parameter } from '../scenario/parameter.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What one assumption's spread does, all others at their middle. Value over the horizon. */
export interface Sensitivity {
  /** `channels.app.efficiency.level`, `advantage.fullValue`. */
  readonly path: string;
  readonly why: string;
  /** The assumption's 5 % and 95 % quantiles. */
  readonly low: number;
  readonly high: number;
  /** The plan's value at either. */
  readonly valueAtLow: number;
  readonly valueAtHigh: number;
  /** Share of the budget that the best plan at either would put elsewhere, the larger of the two. */
  readonly moved: number;
}

/** More assumptions than this are judged by value alone first, and only the largest are planned anew. */
const mostReplanned = 24;
const nodesEach = 8;
/** The part of the work that may go into judging assumptions by value. */
const shareOfLooks = 0.5;

/**
 * The assumptions that move the plan's value most, and how far each would move the plan; largest first. With `rows`,
 * the joint draws of a fit, what hangs together there moves along, and all else is at its mean. Values are told beside the
 * plan's with all at their middle (`valueAtMiddle`), which lies between those at either end wherever value rises or
 * falls with the assumption; the plan's expected value, over all of them at once, need not.
 */
export async function sensitivities(
  scenario: Scenario,
  proposed: Float64Array,
  work: number,
  shouldStop?: () => boolean,
  rows?: JointRows,
): Promise<{ valueAtMiddle: number; sensitivities: Sensitivity[] }> {
  const all = uncertainParameters(scenario);
  const each = ((1 - shareOfLooks) * work) / (2 * Math.min(all.length, mostReplanned) + 1);
  const effort = { nodes: nodesEach, milliseconds: Number.POSITIVE_INFINITY, work: each };
  const began = workDone();
  const swings = all.flatMap(({ path, keys, parameter }) => {
    // Of a thousand channels not every assumption can be looked at.
    if (workDone() - began > shareOfLooks * work || shouldStop?.()) return [];
    const [low, high] = [parameter.low ?? parameter.value, parameter.high ?? parameter.value];
    const at = (value: number) => {
      const variant = withValue(atMeans(scenario, all, rows, { path, value }), keys, value);
      const { model } = compileProblem(variant, 1, 1);
      return { variant, value: valueAt(model, proposed).value[0]! };
    };
    return [{ path, why: parameter.why ?? '', low, high, atLow: at(low), atHigh: at(high) }];
  });
  const largest = swings
    .filter(({ atLow, atHigh }) => Number.isFinite(atLow.value) && Number.isFinite(atHigh.value))
    .sort((a, b) => Math.abs(b.atHigh.value - b.atLow.value) - Math.abs(a.atHigh.value - a.atLow.value))
    .slice(0, mostReplanned);
  // Compared with the plan on middle values, so that only the assumption's own pull shows.
  const base = await planOn(atMeans(scenario, all, rows), effort);
  const result: Sensitivity[] = [];
  for (const { path, why, low, high, atLow, atHigh } of largest) {
    if (shouldStop?.()) break;
    const [planAtLow, planAtHigh] = [
      await planOn(atLow.variant, effort),
      await planOn(atHigh.variant, effort),
    ];
    const moved = Math.max(shift(base, planAtLow), shift(base, planAtHigh));
    result.push({ path, why, low, high, valueAtLow: atLow.value, valueAtHigh: atHigh.value, moved });
  }
  const { model } = compileProblem(atMeans(scenario, all, rows), 1, 1);
  return { valueAtMiddle: valueAt(model, proposed).value[0]!, sensitivities: result };
}

/** The best split on middle values, as parts of the budget; undefined when there is none. */
async function planOn(scenario: Scenario, effort: Effort): Promise<Float64Array | undefined> {
  return (await optimise(compileProblem(scenario, 1, 1), effort)).plan?.spend;
}

/** The share of the budget that lies elsewhere in the other plan. */
function shift(plan: Float64Array | undefined, other: Float64Array | undefined): number {
  if (!plan || !other) return 0;
  return plan.reduce((apart, x, i) => apart + Math.abs(x - other[i]!), 0) / 2;
}

/**
 * The scenario with the fit's parameters at their means over the rows; with `moved`, at what their means become where
 * that one has that value, as a straight line through the rows has it, within what the rows hold.
 */
function atMeans(
  scenario: Scenario,
  all: readonly Uncertain[],
  rows: JointRows | undefined,
  moved?: { readonly path: string; readonly value: number },
): Scenario {
  if (rows === undefined) return scenario;
  const own = moved && rows.columns.get(columnOf(moved.path));
  const line = own && moved && lineThrough(own, moved.value);
  return all.reduce((changed, other) => {
    const column = rows.columns.get(columnOf(other.path));
    if (column === undefined) return changed;
    const value = Math.max(least(column), Math.min(most(column), mean(column) + (line?.(column) ?? 0)));
    return withValue(changed, other.keys, value);
  }, scenario);
}

/** How far the mean of another column moves where `own` is at `value`. */
function lineThrough(own: Float64Array, value: number): (other: Float64Array) => number {
  const centre = mean(own);
  const spread = own.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  return (other) => {
    if (spread === 0) return 0;
    const middle = mean(other);
    const together = own.reduce((sum, x, d) => sum + (x - centre) * ((other[d] ?? 0) - middle), 0);
    return (together / spread) * (value - centre);
  };
}

const mean = (column: Float64Array) => column.reduce((sum, x) => sum + x, 0) / column.length;
const least = (column: Float64Array) => column.reduce((low, x) => Math.min(low, x), Number.POSITIVE_INFINITY);
const most = (column: Float64Array) =>
  column.reduce((high, x) => Math.max(high, x), Number.NEGATIVE_INFINITY);

/** `channels.tv.response.adstock.decay` is `channel.tv.decay` among the joint draws. */
function columnOf(path: string): string {
  const keys = path.split('.');
  return keys[0] === 'channels' ? channelPath(keys[1] ?? '', keys.at(-1) ?? '') : (keys.at(-1) ?? '');
}

interface Uncertain {
  readonly path: string;
  readonly keys: readonly (string | number)[];
  readonly parameter: Exclude<Parameter, number>;
}

/** Every parameter with a spread, with its path (channels by id). */
function uncertainParameters(scenario: Scenario): Uncertain[] {
  const found: Uncertain[] = [];
  const visit = (node: unknown, keys: readonly (string | number)[], path: string) => {
    if (typeof node !== 'object' || node === null) return;
    if ('value' in node && typeof node.value === 'number') {
      const parameter = node as Exclude<Parameter, number>;
      if (isUncertain(parameter)) found.push({ path, keys, parameter });
      return;
    }
    for (const [key, inner] of Object.entries(node)) {
      const name = Array.isArray(node) ? String(inner?.id ?? key) : key;
      visit(inner, [...keys, key], path ? `${path}.${name}` : name);
    }
  };
  visit(scenario, [], '');
  return found;
}

/** The scenario with one parameter set to a certain value. */
function withValue(scenario: Scenario, keys: readonly (string | number)[], value: number): Scenario {
  const replace = (node: unknown, depth: number): unknown => {
    if (depth === keys.length) return value;
    const key = keys[depth]!;
    if (Array.isArray(node))
      return node.map((inner, i) => (String(i) === String(key) ? replace(inner, depth + 1) : inner));
    return { ...(node as object), [key]: replace((node as Record<string, unknown>)[key], depth + 1) };
  };
  return replace(scenario, 0) as Scenario;
}
