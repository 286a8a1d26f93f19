import { channelPath } from '../../model/posterior.ts';
import type { History } from '../history/history.ts';
import type { ForecastWeek } from './drift.ts';
import type { Fit } from './fit.ts';
import { alongCurve } from './weeks-of-test.ts';

const weeksInYear = 52;
/** Weeks that say where the base stands, and how wide a forecast is. */
const lately = 4;
const half = 26;

/**
 * What a fit foretells of the weeks that came to the history since, beside what came: its base as of the last weeks, the
 * season of a year before, and what the spend that really was brings along its curves. As wide as the 90 % intervals of the
 * weeks that it saw, so that it fails only where it is plainly off. Weeks with an event are left out: it may be new.
 */
export function forecastsSince(fit: Fit, history: History): ForecastWeek[] {
  const first = history.weeks.findIndex((week) => week > fit.history.to);
  const { decomposition, spec } = fit;
  const seen = decomposition.observed.length;
  if (first === -1 || seen === 0) return [];
  const base = mean(decomposition.base.slice(-lately));
  const widths = decomposition.fitted.slice(-half).map(({ low, high }) => (high - low) / 2);
  const width = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  const parts = fit.channels.flatMap(({ id, curve }) => {
    const spend = history.channels.find((channel) => channel.id === id)?.spend;
    if (spend === undefined) return [];
    const decay = mean(fit.draws[channelPath(id, 'decay')] ?? [0]);
    return [(t: number) => alongCurve(curve, carriedOver(spend, t, decay, spec.longestLag))];
  });
  return history.weeks.flatMap((_, t): ForecastWeek[] => {
    if (t < first || history.events.some(({ values }) => (values[t] ?? 0) > 0)) return [];
    const before = seen + ((t - first) % weeksInYear) - weeksInYear;
    const season = before >= 0 ? (decomposition.seasonality[before] ?? 0) : 0;
    const middle = parts.reduce((sum, part) => sum + part(t), base + season);
    return [{ low: middle - width, high: middle + width, came: history.outcome.values[t] ?? 0 }];
  });
}

/** Σ α^l x_{t−l} / Σ α^l over lags 0…longest. */
function carriedOver(spend: readonly number[], t: number, decay: number, longest: number): number {
  let [sum, weights] = [0, 0];
  for (let l = 0, weight = 1; l <= longest; l += 1, weight *= decay) {
    sum += weight * (spend[t - l] ?? 0);
    weights += weight;
  }
  return sum / weights;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
