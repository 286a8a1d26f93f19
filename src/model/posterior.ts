import { periodsPer } from '../scenario/in-period.ts';
import type { Parameter } from '../scenario/parameter.ts';
import type { Period, ResponseScenario, Scenario } from '../scenario/scenario.ts';
import { marginalOf } from './quantiles.ts';

/**
 * A fit's joint posterior draws, one column a parameter, one row a draw: the d-th numbers of all columns belong
 * together. Columns are named by path: `base`, and for each channel `channel.<id>.coefficient`, `.rate` or
 * `.halfSaturation` and `.slope`, `.decay`. Rows come chain by chain. Plain data: it crosses threads.
 */
export interface Posterior {
  /** The number of the fit. */
  readonly fit: number;
  /** What spend and outcome are per. */
  readonly period: Period;
  /** The last lag of the adstock that was fitted. */
  readonly longestLag: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Rows of joint draws, in the scenario's own units, as a model is made of them. */
export interface JointRows {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** A posterior as one scenario uses it. */
export interface SplitPosterior {
  /** The rows that plans are optimised on. */
  readonly optimised: JointRows;
  /** The others, on which a plan is judged. */
  readonly fresh: JointRows;
  /** What was changed after the fit and is drawn by its own spread again: ids of channels, `base`. */
  readonly edited: readonly string[];
}

/** Where a parameter's place in the scenario and the column of its draws have the same name. */
export const channelPath = (id: string, name: string) => `channel.${id}.${name}`;

/**
 * Splits the posterior for this scenario. The first half of the rows is to optimise on, the second half to judge by:
 * as rows come chain by chain, the halves are of different chains. Both keep their rows joint.
 *
 * Somebody may have changed a fitted parameter since. Then that channel's curve is not the fitted one any more, and
 * rows that mix new and old would be joint draws of nothing: all parameters of the channel leave the rows and are
 * drawn by the spread that the scenario states. A parameter is unchanged while its median and quantiles are those of
 * its column, to the digits that scenarios keep.
 */
export function splitPosterior(scenario: Scenario, posterior: Posterior): SplitPosterior | undefined {
  if (scenario.model !== 'response') return undefined;
  const factor = periodsPer(scenario.period, posterior.period);
  const columns = new Map<string, Float64Array>();
  const edited: string[] = [];
  for (const { name, isOfFit, parameters } of partsOf(scenario, posterior)) {
    const own = Object.entries(parameters).flatMap(([path, parameter]) => {
      const column = posterior.columns[path];
      return column === undefined ? [] : [{ path, parameter, column: inUnits(column, path, factor) }];
    });
    if (own.length === 0) continue;
    const isWhole = Object.keys(posterior.columns).filter((path) => isOf(path, name)).length === own.length;
    if (isOfFit && isWhole && own.every(({ parameter, column }) => agrees(parameter, column))) {
      for (const { path, column } of own) columns.set(path, column);
    } else edited.push(name);
  }
  const count = Math.min(...[...columns.values()].map(({ length }) => length));
  if (columns.size === 0) return { optimised: noRows, fresh: noRows, edited };
  const half = Math.floor(count / 2);
  return { optimised: rowsFrom(columns, 0, half), fresh: rowsFrom(columns, half, count), edited };
}

const noRows: JointRows = { count: 0, columns: new Map() };

function rowsFrom(columns: ReadonlyMap<string, Float64Array>, from: number, to: number): JointRows {
  const part = [...columns].map(([path, column]) => [path, column.subarray(from, to)] as const);
  return { count: to - from, columns: new Map(part) };
}

/** The base and the channels, each with its parameters by the path that a column would have. */
function partsOf({ response, channels }: ResponseScenario, { longestLag }: Posterior) {
  const parts: { name: string; isOfFit: boolean; parameters: Record<string, Parameter> }[] = [
    { name: 'base', isOfFit: true, parameters: { base: response.base } },
  ];
  for (const { id, response: curve } of channels) {
    const shape =
      curve.curve === 'hill'
        ? { halfSaturation: curve.halfSaturation, slope: curve.slope }
        : { rate: curve.rate };
    // A decay that was fitted for other lags is another decay.
    const isOfFit = (curve.adstock?.longestLag ?? 0) === longestLag;
    const decay = longestLag === 0 ? {} : { decay: curve.adstock?.decay ?? 0 };
    const named = Object.entries({ coefficient: curve.coefficient, ...shape, ...decay });
    parts.push({
      name: id,
      isOfFit,
      parameters: Object.fromEntries(named.map(([key, value]) => [channelPath(id, key), value])),
    });
  }
  return parts;
}

const isOf = (path: string, name: string) =>
  name === 'base' ? path === 'base' : path.startsWith(channelPath(name, ''));

/** Amounts grow with the length of the period, what is per unit of spend shrinks; slopes and decays stay. */
function inUnits(column: Float64Array, path: string, factor: number): Float64Array {
  if (factor === 1 || path.endsWith('.slope') || path.endsWith('.decay')) return column;
  const by = path.endsWith('.rate') ? 1 / factor : factor;
  return column.map((value) => value * by);
}

/** Scenarios keep six digits of what a fit found out. */
const rounding = 1e-5;

function agrees(parameter: Parameter, column: Float64Array): boolean {
  const stated = typeof parameter === 'number' ? { value: parameter } : parameter;
  const { value, low = value, high = value } = stated;
  const found = marginalOf(column);
  const size = Math.max(Math.abs(found.low), Math.abs(found.high));
  return [value - found.value, low - found.low, high - found.high].every(
    (apart) => Math.abs(apart) <= rounding * size,
  );
}
