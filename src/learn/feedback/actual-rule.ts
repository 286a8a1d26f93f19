import { middle, type Parameter } from '../../scenario/parameter.ts';
import type { AdvantageScenario } from '../../scenario/scenario.ts';
import { movedParameter, type Spread, sideTowards, spreadOf, withSpread } from '../spread.ts';
import { type Calibration, calibrationShrink, heldShare, nominal } from './calibration.ts';
import { type Forecast, oneSide, strayOf } from './forecast.ts';

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

/** A parameter before and after. */
export interface FactorChange {
  readonly before: Parameter;
  readonly after: Parameter;
}

/** What an outcome makes of M, m and p. */
export interface OutcomeChange {
  readonly scenario: AdvantageScenario;
  readonly fullValue: FactorChange;
  readonly market: FactorChange;
  readonly precision: FactorChange;
}

/**
 * Takes what really came into p (precision), m (market performance) and M (the value of full advantage).
 *
 * p is what it is assumed to be while nine of ten intervals hold, and less where fewer do: with c the mean of
 * Beta(18 + held, 2 + missed), p changes by min(c, 0.9) after ÷ min(c, 0.9) before, and its interval narrows as that
 * belief does, by √((21 + n)/(22 + n)).
 *
 * The rest of the difference, y = ln(value) − (ln(low) + ln(high))/2 − d·Δln p, is shared out by how unsure each part of
 * the forecast was: normal conditioning on the logarithm, V ~ M·m^b. With S² the variance of what was to come, from its
 * 90 % interval (low, high), in which is what a time strays by chance, 0.1·√(7/days) and at least 0.03,
 *
 *     ln M += y·s_M²/S²,   s_M² ×= 1 − s_M²/S²,
 *     ln m += y·b·s_m²/S², s_m² ×= 1 − b²s_m²/S².
 *
 * So a value that nobody had measured is learnt first in M; once that is known, surprises are the market's. What is
 * known of the market fades: s_m² ÷= 0.9^weeks since the last word, doubled at most; M stays as it was learnt.
 */
export function withOutcome(scenario: AdvantageScenario, outcome: Outcome, why: string): OutcomeChange {
  const { advantage } = scenario;
  const { value, forecast, days, weeksSince, before, after } = outcome;
  const share = (calibration: Calibration) => Math.min(heldShare(calibration), nominal);
  const factor = share(after) / share(before);
  const shrink = calibrationShrink(after) / calibrationShrink(before);
  const precision = movedParameter(spread(advantage.precision), 'log', { shift: Math.log(factor), shrink });
  const [b, d] = [middle(advantage.exponents.market), middle(advantage.exponents.precision)];
  const parts = { ...advantage, precision: { ...precision, why } };
  // Nothing that came, or nothing that was expected: then there is no ratio to learn from.
  if (value > 0 && forecast.low > 0) {
    const y = Math.log(value) - Math.log(forecast.low * forecast.high) / 2 - d * Math.log(factor);
    const known = spread(advantage.market);
    const forgotten = Math.max(leastKept, kept ** weeksSince) ** -0.5;
    const market = { ...known, below: known.below * forgotten, above: known.above * forgotten };
    const full = spreadOf(advantage.fullValue, 'log');
    const towards = (of: Spread | undefined) => (of === undefined ? 0 : sideTowards(of, of.middle + y));
    const [sFull, sMarket] = [towards(full), towards(market)];
    const faded = (b * sMarket) ** 2 * (1 - 1 / forgotten ** 2);
    const own = (Math.log(forecast.high / forecast.low) / (2 * oneSide)) ** 2 + faded;
    const total = Math.max(own, sFull ** 2 + (b * sMarket) ** 2 + strayOf(days) ** 2);
    const marketAfter = movedParameter(market, 'log', {
      shift: (y * b * sMarket ** 2) / total,
      shrink: Math.sqrt(1 - (b * sMarket) ** 2 / total),
    });
    parts.market = { ...asFactor(marketAfter), why };
    if (full !== undefined) {
      const gain = sFull ** 2 / total;
      parts.fullValue = {
        ...movedParameter(full, 'log', { shift: y * gain, shrink: Math.sqrt(1 - gain) }),
        why,
      };
    }
  }
  return {
    scenario: { ...scenario, advantage: parts },
    fullValue: { before: advantage.fullValue, after: parts.fullValue },
    market: { before: advantage.market, after: parts.market },
    precision: { before: advantage.precision, after: parts.precision },
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
