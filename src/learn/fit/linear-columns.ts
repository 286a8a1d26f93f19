import type { FitRequest } from './fit-request.ts';
import { linearPriors } from './priors.ts';

/** One linear term of the base: its values by week, and the normal prior of its coefficient (scaled outcome). */
export interface LinearColumn {
  /** `intercept`, `trend.slope`, `trend.change.1`, `season.sin.1`, `control.<name>`, `event.<name>`. */
  readonly path: string;
  readonly part: 'base' | 'seasonality' | 'other';
  readonly values: Float64Array;
  readonly mean: number;
  readonly sd: number;
  /** What the coefficient is divided by to be per unit of the column as people gave it. */
  readonly unit: number;
}

const dayMs = 86_400_000;
/** Changepoints stand in this first part of the weeks seen: a slope needs weeks after it to be learned from. */
const changepointsUntil = 0.9;

/**
 * The columns of everything that is linear with a normal prior: intercept; trend over time τ from −½ (first week) to
 * ½ (last), with hinges max(0, τ − τ_j) where its slope may change; sine and cosine of k turns a year of 365.25 days;
 * controls (mean 0, standard deviation 1); events.
 *
 * @param seen how many weeks the fit sees: changepoints stand among them
 */
export function linearColumns({ history, spec }: Pick<FitRequest, 'history' | 'spec'>, seen: number) {
  const weeks = history.weeks.length;
  const column = (
    path: string,
    part: LinearColumn['part'],
    prior: { readonly mean: number; readonly sd: number },
    at: (week: number) => number,
    unit = 1,
  ): LinearColumn => ({
    path,
    part,
    values: Float64Array.from({ length: weeks }, (_, t) => at(t)),
    ...prior,
    unit,
  });
  const time = (t: number) => t / Math.max(1, weeks - 1) - 0.5;
  const columns = [column('intercept', 'base', linearPriors.intercept, () => 1)];
  const { kind, changepoints } = spec.trend;
  if (kind !== 'none') columns.push(column('trend.slope', 'base', linearPriors.slope, time));
  if (kind === 'piecewise') {
    const prior = { mean: 0, sd: linearPriors.change.sd / Math.sqrt(Math.max(1, changepoints)) };
    for (let j = 1; j <= changepoints; j += 1) {
      const turn = time((changepointsUntil * j * (seen - 1)) / (changepoints + 1));
      columns.push(column(`trend.change.${j}`, 'base', prior, (t) => Math.max(0, time(t) - turn)));
    }
  }
  const start = Date.parse(history.weeks[0] ?? '');
  const year = (t: number) => (start / dayMs + 7 * t) / 365.25;
  for (let k = 1; k <= spec.harmonics; k += 1) {
    for (const [name, wave] of [
      ['sin', Math.sin],
      ['cos', Math.cos],
    ] as const) {
      const path = `season.${name}.${k}`;
      columns.push(column(path, 'seasonality', linearPriors.season, (t) => wave(2 * Math.PI * k * year(t))));
    }
  }
  for (const { name, values } of history.controls) {
    const { mean, sd } = meanAndSpread(values);
    const at = (t: number) => (values[t]! - mean) / sd;
    columns.push(column(`control.${name}`, 'other', linearPriors.control, at, sd));
  }
  for (const { name, values } of history.events) {
    columns.push(column(`event.${name}`, 'other', linearPriors.event, (t) => values[t]!));
  }
  return columns;
}

/** Mean and standard deviation; a constant has a spread of 1, so that its column becomes zero. */
function meanAndSpread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const sd = Math.sqrt(variance);
  return { mean, sd: sd > 1e-9 * Math.max(1e-300, Math.abs(mean)) ? sd : 1 };
}
