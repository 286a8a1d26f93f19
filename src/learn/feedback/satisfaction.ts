import type { Parameter } from '../../scenario/parameter.ts';
import type { AdvantageScenario } from '../../scenario/scenario.ts';
import { measured, movedParameter, sideTowards, spreadOf, withSpread } from '../spread.ts';

/** What a survey said: the mean of so many answers on a scale. */
export interface Survey {
  readonly mean: number;
  readonly scale: { readonly low: number; readonly high: number };
  readonly answers: number;
}

/** Those who answer are not those who do not: what no number of answers takes away, on the logarithm. */
const surveyError = 0.02;
/** The 90 % interval of a satisfaction that nobody stated one for reaches to 1/1.25 and 1.25 times it. */
const unstatedSpread = 1.25;

/** What a survey measures of u: the mean as a share of full marks, so that u = 1 where everybody gives them. */
export function surveyedSatisfaction({ mean, scale, answers }: Survey) {
  const { low, high } = scale;
  // No answers between the ends of the scale with this mean vary more (Bhatia and Davis 2000).
  const variance = Math.max(0, (mean - low) * (high - mean));
  const standardError = Math.hypot(Math.sqrt(variance / answers) / mean, surveyError);
  return { value: mean / high, standardError };
}

/**
 * u after a survey: normal–normal on the logarithm. Prior N(ln u, s²) from the scenario's low, value and high; measured
 * ln(mean ÷ full marks) with standard error √((mean − low)(high − mean)/n ÷ mean² + 0.02²), the first part the most that
 * answers with this mean can vary. u, and its interval, move to the posterior's; but s never narrows below those 0.02:
 * whoever does not answer this survey did not answer the last one either, so many surveys know no more of them than one.
 */
export function withSurvey(
  scenario: AdvantageScenario,
  survey: Survey,
  why: string,
): { readonly scenario: AdvantageScenario; readonly before: Parameter; readonly after: Parameter } {
  const before = scenario.advantage.satisfaction;
  const prior = spreadOf(withSpread(before, unstatedSpread), 'log');
  if (prior === undefined) throw new Error('a parameter was given a spread and has none');
  const { value, standardError } = surveyedSatisfaction(survey);
  const { shift, shrink } = measured(prior, Math.log(value), standardError);
  const narrowest = Math.min(1, surveyError / sideTowards(prior, Math.log(value)));
  const moved = { shift, shrink: Math.max(shrink, narrowest) };
  const after = { ...movedParameter(prior, 'log', moved), why };
  return {
    scenario: { ...scenario, advantage: { ...scenario.advantage, satisfaction: after } },
    before,
    after,
  };
}
