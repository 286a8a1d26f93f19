import { compileModel, hasUncertainty } from '../../model/compile.ts';
import { createDrawer } from '../../model/draws.ts';
import { valueAt } from '../../model/value-model.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { AdvantageScenario } from '../../scenario/scenario.ts';

/** What was expected of a time: the mean, and the 90 % interval. */
export interface Forecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
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
  return {
    value: mean * periods,
    low: quantile(values, 0.05) * periods,
    high: quantile(values, 0.95) * periods,
  };
}

/** Of sorted values, between the two nearest. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
