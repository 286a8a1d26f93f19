import { middle, type Parameter } from '../../scenario/parameter.ts';
import type { AdvantageScenario } from '../../scenario/scenario.ts';
import { measured, movedParameter, type Spread, spreadOf, withSpread } from '../spread.ts';
import { type Calibration, calibrationShrink, heldShare, nominal } from './calibration.ts';
import type { Forecast } from './forecast.ts';

/** How far a week's value strays from what is true of the market, on the logarithm; longer times average it out. */
const weeklyNoise = 0.1;
const leastNoise = 0.03;
/** δ: the share of what was known of the market that is still so a week later. */
const kept = 0.9;
/** At most half of it is forgotten at once, however long nobody told anything. */
const leastKept = 0.5;
/** The 90 % interval of a factor that nobody stated one for reaches to 1/1.5 and 1.5 times it. */
const unstatedSpread = 1.5;

/** Largest factor that a scenario may have. */
const largestFactor = 10;

/** What came of a time, and what had been expected of it. */
export interface Outcome {
  readonly value: number;
  readonly forecast: Forecast;
  readonly days: number;
  /** Weeks since the last time that was told of; 0 for the first. */
  readonly weeksSince: number;
  /** How often intervals held before this one, and with it. */
  readonly before: Calibration;
  readonly after: Calibration;
}

/** What an outcome makes of m and p. */
export interface OutcomeChange {
  readonly scenario: AdvantageScenario;
  readonly market: { readonly before: Parameter; readonly after: Parameter };
  readonly precision: { readonly before: Parameter; readonly after: Parameter };
}

/**
 * Takes what really came into m (market performance) and p (precision).
 *
 * p is what it is assumed to be while nine of ten intervals hold, and less where fewer do: with c the mean of
 * Beta(18 + held, 2 + missed), p changes by min(c, 0.9) after ÷ min(c, 0.9) before, and its interval narrows as that
 * belief does, by √((21 + n)/(22 + n)).
 *
 * m takes up the difference between value and forecast that p leaves, normal–normal on the logarithm. Prior
 * N(ln m, s²/δ^weeks): of what was known, a tenth is forgotten each week, half at most. Measured, with V ~ m^b p^d:
 *
 *     ln m + (ln(value ÷ forecast) − d·Δln p)/b,   standard error max(0.1·√(7/days), 0.03)/b.
 *
 * M, the value of full advantage, stays as it was stated: value and forecast only tell the product M·m.
 */
export function withOutcome(scenario: AdvantageScenario, outcome: Outcome, why: string): OutcomeChange {
  const { advantage } = scenario;
  const { value, forecast, days, weeksSince, before, after } = outcome;
  const share = (calibration: Calibration) => Math.min(heldShare(calibration), nominal);
  const factor = share(after) / share(before);
  const precision = movedParameter(spread(advantage.precision), 'log', {
    shift: Math.log(factor),
    shrink: calibrationShrink(after) / calibrationShrink(before),
  });
  const [b, d] = [middle(advantage.exponents.market), middle(advantage.exponents.precision)];
  const market = spread(advantage.market);
  // Where the value does not depend on m, nothing can be told of it, and nothing is forgotten.
  const isTold = b > 0 && value > 0 && forecast.value > 0;
  const forgotten = Math.max(leastKept, kept ** weeksSince) ** -0.5;
  const prior = { ...market, below: market.below * forgotten, above: market.above * forgotten };
  const noise = Math.max(weeklyNoise * Math.sqrt(7 / days), leastNoise);
  const seen = () => prior.middle + (Math.log(value / forecast.value) - d * Math.log(factor)) / b;
  const marketAfter = isTold
    ? { ...asFactor(movedParameter(prior, 'log', measured(prior, seen(), noise / b))), why }
    : advantage.market;
  const precisionAfter = { ...precision, why };
  return {
    scenario: {
      ...scenario,
      advantage: { ...advantage, market: marketAfter, precision: precisionAfter },
    },
    market: { before: advantage.market, after: marketAfter },
    precision: { before: advantage.precision, after: precisionAfter },
  };
}

/** A factor of a scenario ends at 10. */
function asFactor(ends: ReturnType<typeof movedParameter>) {
  const bounded = (x: number) => Math.min(largestFactor, x);
  return { value: bounded(ends.value), low: bounded(ends.low), high: bounded(ends.high) };
}

function spread(parameter: Parameter): Spread {
  const found = spreadOf(withSpread(parameter, unstatedSpread), 'log');
  if (found === undefined) throw new Error('a parameter was given a spread and has none');
  return found;
}
