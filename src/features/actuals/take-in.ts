/**
 * How it really went: values, surveys and verdicts that people tell, beside what was expected, and what scenarios take
 * from them. It may use the rooms up to experiments. The rules stand in src/learn/feedback.
 */

import type { ChosenScenario } from '../../bot/command.ts';
import type { Store } from '../../bot/ports.ts';
import { type OutcomeChange, withOutcome } from '../../learn/feedback/actual-rule.ts';
import {
  calibrationOf,
  isHeld,
  type Judged,
  judged,
  overlap,
  standing,
} from '../../learn/feedback/calibration.ts';
import type { Forecast } from '../../learn/feedback/forecast.ts';
import type { Observation } from '../../learn/feedback/observation.ts';
import { carriesOver } from '../../scenario/carries-over.ts';
import { builtInScenarios } from '../../scenario/presets/index.ts';
import type { AdvantageScenario, Scenario } from '../../scenario/scenario.ts';
import { daysBetween } from './arguments/day.ts';
import type { ToldTime } from './told-time.ts';

/** From which scenario a value is judged and taken in: the newest, or the one before an earlier word on the same days. */
export interface Ground {
  readonly scenario: Scenario;
  /** Whether the earlier word was taken in by a version that others have changed since. */
  readonly isBuiltUpon: boolean;
}

/**
 * Where the same days were told of before, and the newest version took that in, the new word starts from the version
 * before it: a mistake that is put right counts once.
 */
export async function groundOf(
  { scenario, version }: ChosenScenario,
  time: ToldTime,
  earlier: readonly Observation[],
  { store, workspace }: { readonly store: Store; readonly workspace: string },
): Promise<Ground> {
  const taken = earlier.filter(
    (one) => one.kind === 'actual' && overlap(one, time) && one.version !== undefined,
  );
  if (taken.length === 0) return { scenario, isBuiltUpon: false };
  if (!taken.some((one) => one.version === version)) return { scenario, isBuiltUpon: true };
  const former =
    version > 1
      ? (await store.scenarios.get(workspace, scenario.id, version - 1))?.scenario
      : builtInScenarios.find(({ id }) => id === scenario.id);
  if (former === undefined || former.model !== scenario.model) return { scenario, isBuiltUpon: true };
  return { scenario: { ...former, currency: scenario.currency }, isBuiltUpon: false };
}

/** The scenario's times that had a forecast, the new word among them, oldest first. */
export const timesWith = (scenario: Scenario, earlier: readonly Observation[], told: Observation): Judged[] =>
  judged(standing([told, ...earlier]), carriesOver(scenario));

/** Takes a value into m and p of an advantage scenario, in the light of what was told of other times. */
export function takenIn(
  scenario: AdvantageScenario,
  told: ToldTime & { readonly value: number; readonly forecast: Forecast },
  earlier: readonly Observation[],
  why: string,
): OutcomeChange {
  const others = judged(standing(earlier.filter((one) => one.kind === 'actual' && !overlap(one, told))));
  const last = others.at(-1)?.to;
  const before = calibrationOf(others);
  return withOutcome(
    scenario,
    {
      value: told.value,
      forecast: told.forecast,
      days: daysBetween(told.from, told.to),
      weeksSince: last === undefined ? 0 : Math.max(0, daysBetween(last, told.to) / 7),
      before,
      after: { held: before.held + (isHeld(told) ? 1 : 0), of: before.of + 1 },
    },
    why,
  );
}
