import { valueAt } from '../model/value-model.ts';
import { compileProblem, optimise } from '../optimise/optimise.ts';
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
const effort = { nodes: 8, milliseconds: 150 };

/** The assumptions that move the plan's value most, and how far each would move the plan; largest first. */
export async function sensitivities(
  scenario: Scenario,
  proposed: Float64Array,
  shouldStop?: () => boolean,
): Promise<Sensitivity[]> {
  const swings = uncertainParameters(scenario).map(({ path, keys, parameter }) => {
    const [low, high] = [parameter.low ?? parameter.value, parameter.high ?? parameter.value];
    const at = (value: number) => {
      const variant = withValue(scenario, keys, value);
      const { model } = compileProblem(variant, 1, 1);
      return { variant, value: valueAt(model, proposed).value[0]! };
    };
    return { path, why: parameter.why ?? '', low, high, atLow: at(low), atHigh: at(high) };
  });
  const largest = swings
    .filter(({ atLow, atHigh }) => Number.isFinite(atLow.value) && Number.isFinite(atHigh.value))
    .sort((a, b) => Math.abs(b.atHigh.value - b.atLow.value) - Math.abs(a.atHigh.value - a.atLow.value))
    .slice(0, mostReplanned);
  // Compared with the plan on middle values, so that only the assumption's own pull shows.
  const base = await planOn(scenario);
  const result: Sensitivity[] = [];
  for (const { path, why, low, high, atLow, atHigh } of largest) {
    if (shouldStop?.()) break;
    const [planAtLow, planAtHigh] = [await planOn(atLow.variant), await planOn(atHigh.variant)];
    const moved = Math.max(shift(base, planAtLow), shift(base, planAtHigh));
    result.push({ path, why, low, high, valueAtLow: atLow.value, valueAtHigh: atHigh.value, moved });
  }
  return result;
}

/** The best split on middle values, as parts of the budget; undefined when there is none. */
async function planOn(scenario: Scenario): Promise<Float64Array | undefined> {
  return (await optimise(compileProblem(scenario, 1, 1), effort)).plan?.spend;
}

/** The share of the budget that lies elsewhere in the other plan. */
function shift(plan: Float64Array | undefined, other: Float64Array | undefined): number {
  if (!plan || !other) return 0;
  return plan.reduce((apart, x, i) => apart + Math.abs(x - other[i]!), 0) / 2;
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
