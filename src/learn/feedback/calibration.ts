import type { Observation } from './observation.ts';

type Actual = Extract<Observation, { kind: 'actual' }>;
/** A time whose value was forecast and came to be known. */
export type Judged = Actual & {
  readonly value: number;
  readonly forecast: NonNullable<Actual['forecast']>;
};

/** How often the 90 % intervals of forecasts held what came. */
export interface Calibration {
  readonly held: number;
  readonly of: number;
}

/** The share of the intervals that should hold. */
export const nominal = 0.9;

/** Whether two times have a day in common. `to` is the day after the last. */
export function overlap(a: Pick<Actual, 'from' | 'to'>, b: Pick<Actual, 'from' | 'to'>): boolean {
  return a.from < b.to && b.from < a.to;
}

/**
 * The observations that count, oldest time first: of several about the same days, the one that was told last.
 *
 * @param newestFirst as the store lists them
 */
export function standing(newestFirst: readonly Observation[]): Actual[] {
  const kept: Actual[] = [];
  for (const one of newestFirst) {
    if (one.kind === 'actual' && !kept.some((other) => overlap(one, other))) kept.push(one);
  }
  return kept.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * Those of them that had a forecast.
 *
 * @param onlyInPeriod leaves out forecasts from before they were of their time alone: where effects carry over they counted
 *   what comes later, too, and say nothing of how well forecasts hold
 */
export const judged = (observations: readonly Actual[], onlyInPeriod = false): Judged[] =>
  observations.filter(
    (one): one is Judged =>
      one.value !== undefined &&
      one.forecast !== undefined &&
      (!onlyInPeriod || one.forecast.inPeriod === true),
  );

/** Whether the interval held what came. */
export const isHeld = ({ value, forecast }: Pick<Judged, 'value' | 'forecast'>): boolean =>
  forecast.low <= value && value <= forecast.high;

export function calibrationOf(times: readonly Judged[]): Calibration {
  return { held: times.filter(isHeld).length, of: times.length };
}

/** Forecasts that the belief "nine of ten hold" is worth beforehand. */
const beforehand = 20;

/**
 * The share of intervals that hold: beforehand Beta(18, 2), so nine of ten, worth 20 forecasts; afterwards the mean of
 * Beta(18 + held, 2 + missed).
 */
export function heldShare({ held, of }: Calibration): number {
  return (nominal * beforehand + held) / (beforehand + of);
}

/** The standard deviation of that belief, beside what it was before any forecast, for the same share. */
export function calibrationShrink({ of }: Calibration): number {
  return Math.sqrt((beforehand + 1) / (beforehand + of + 1));
}
