import { type Forecast, forecastOf, withStray } from '../../learn/feedback/forecast.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type AdoptionPlace, withAdoptedToday } from '../plans/adopted-today.ts';
import { isAdoptedBefore } from '../plans/reckoning.ts';
import { daysBetween } from './arguments/day.ts';
import type { ToldTime } from './told-time.ts';

/**
 * What was expected of a time: of the advantage model, what the scenario says of the spend that was told (else of the
 * adopted plan's, else of today's); of the other, the adopted plan's own forecast, whose draws came from its fit: what it
 * brings within its periods, with what earlier spend still does, and without what comes after them. Undefined where there
 * is none; `reckoned-before` where the adopted plan's counts more than that.
 */
export async function expectedOf(
  scenario: Scenario,
  time: ToldTime,
  spend: Readonly<Record<string, number>>,
  { store, workspace, now, timeZone }: AdoptionPlace,
): Promise<Forecast | 'reckoned-before' | undefined> {
  const adoption = await store.adoptions.current(workspace, scenario.id);
  const days = daysBetween(time.from, time.to);
  const today = withAdoptedToday(scenario, adoption, now, timeZone);
  if (today.model === 'advantage') return forecastOf(today, days, spend);
  if (adoption === undefined || adoption.currency !== scenario.currency) return undefined;
  if (isAdoptedBefore(adoption, scenario)) return 'reckoned-before';
  if (adoption.valueInterval === undefined) return undefined;
  // A plan's value is over all of its periods, which are alike.
  const part = days / periodsPer(adoption.period, 'day') / (adoption.periods ?? 1);
  const { low, high } = adoption.valueInterval;
  return withStray({ value: adoption.value * part, low: low * part, high: high * part }, days);
}
