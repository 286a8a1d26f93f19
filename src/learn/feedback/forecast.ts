import { compileModel, hasUncertainty } from '../../model/compile.ts';
import { createDrawer } from '../../model/draws.ts';
import { valueAt } from '../../model/value-model.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { AdvantageScenario } from '../../scenario/scenario.ts';

/** What was expected of a time: the mean, and the 90 % interval of what would come. */
export interface Forecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How far a week's value strays from what is true by chance, on the logarithm; longer times average it out. */
const weeklyStray = 0.1;
const leastStray = 0.03;

/** The standard normal's 95 % quantile. */
export const oneSide = 1.6448536269514722;

/** How far the value of so many days strays by chance, as a standard deviation on the logarithm. */
export const strayOf = (days: number): number => Math.max(weeklyStray * Math.sqrt(7 / days), leastStray);

/**
 * The interval of what will come, from that of what is expected: what strays by chance is added to either side's
 * variance, on the logarithm where there is one.
 */
export function withStray({ value, low, high }: Forecast, days: number): Forecast {
  const stray = oneSide * strayOf(days);
  if (low <= 0) {
    const aside = stray * Math.abs(value);
    return {
      value,
      low: value - Math.hypot(value - low, aside),
      high: value + Math.hypot(high - value, aside),
    };
  }
  const middle = Math.sqrt(low * high);
  const aside = Math.hypot(Math.log(high / low) / 2, stray);
  return { value, low: middle * Math.exp(-aside), high: middle * Math.exp(aside) };
}

/** Draws of the uncertain parameters; fewer where there are many channels, as chats are not to wait. */
const mostDraws = 1_024;
const mostEvaluations = 100_000;

/**
 * What a scenario expects of a number of days, with so much spent on each channel over that time.
 *
 * @param spend by channel id; a channel that is not named spends what it does today
 */
export function forecastOf(
  scenario: AdvantageScenario,
  days: number,
  spend: Readonly<Record<string, number>>,
): Forecast {
  const periods = days / periodsPer(scenario.period, 'day');
  const wanted = Math.min(mostDraws, Math.ceil(mostEvaluations / scenario.channels.length));
  const drawer = createDrawer(1, hasUncertainty(scenario) ? Math.max(64, wanted) : 1);
  const perPeriod = scenario.channels.map(({ id, today }) =>
    Object.hasOwn(spend, id) ? (spend[id] ?? 0) / periods : today,
  );
  const values = valueAt(compileModel(scenario, drawer), perPeriod).value.sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const expected = {
    value: mean * periods,
    low: quantile(values, 0.05) * periods,
    high: quantile(values, 0.95) * periods,
  };
  return withStray(expected, days);
}

/** Of sorted values, between the two nearest. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
