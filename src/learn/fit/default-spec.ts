import type { History } from '../history/history.ts';
import type { FitSpec } from './fit-spec.ts';

/**
 * What a fit assumes when nobody says otherwise, by how much history there is.
 *
 * - Curve: logistic. It has one parameter; a Hill has two, which most histories cannot tell apart.
 * - Carry-over: up to eight weeks (lags 0…7); four with less than a year.
 * - Seasonality: none with less than ten months, when a wave cannot be told from a trend; one wave with less than a
 *   year and a half, two with less than three years, then three.
 * - Trend: a straight line with less than a year; then piecewise, a turn each half-year, ten at most.
 */
export function defaultSpec({ weeks }: Pick<History, 'weeks'>): FitSpec {
  const count = weeks.length;
  const isLong = count >= 52;
  return {
    curve: 'logistic',
    longestLag: isLong ? 7 : 3,
    harmonics: [40, 78, 156].filter((least) => count >= least).length,
    trend: {
      kind: isLong ? 'piecewise' : 'linear',
      changepoints: isLong ? Math.min(10, Math.round(count / 26)) : 0,
    },
    priors: {},
  };
}
