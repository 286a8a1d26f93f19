import type { Words } from '../../bot/language/words.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { Period } from '../../scenario/scenario.ts';
import type { ReportFacts } from './facts.ts';
import { dayText } from './when.ts';

const msPerDay = 86_400_000;
/** Days after which a scenario that nobody touched may not describe today any more. */
const scenarioDays = 12 * 7;
/** Periods without news of what really came that go unnoticed. */
const actualPeriods = 2;
/** Periods after which a plan that the team took counts as old; of days and weeks many, as plans live for months. */
const adoptionPeriods: Readonly<Record<Period, number>> = { day: 28, week: 8, month: 3, quarter: 2, year: 1 };

/** What the report rests on that may be out of date, in few words each. */
export function staleTexts(facts: ReportFacts, words: Words): string[] {
  const { run, due, scenarioSince, actuals, adoption } = facts;
  const age = (at: string) => (Date.parse(due) - Date.parse(at)) / msPerDay;
  const since = (at: string) => ({ since: dayText(at, facts, words) });
  const period = periodsPer(run.effective.period, 'day');
  const isOldPlan =
    adoption !== undefined &&
    age(adoption.at) > adoptionPeriods[adoption.period] * periodsPer(adoption.period, 'day');
  return [
    ...(run.scenario.origin === 'built-in' ? [words.say('reports.stale.builtIn')] : []),
    ...(scenarioSince !== undefined && age(scenarioSince) > scenarioDays
      ? [words.say('reports.stale.scenario', since(scenarioSince))]
      : []),
    ...(actuals === undefined ? [words.say('reports.stale.noActuals')] : []),
    ...(actuals !== undefined && age(actuals.to) > actualPeriods * period
      ? [words.say('reports.stale.actuals', since(actuals.to))]
      : []),
    ...(isOldPlan ? [words.say('reports.stale.adoption', since(adoption.at))] : []),
  ];
}
