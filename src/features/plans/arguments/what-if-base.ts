import type { ArgumentKind, ChosenScenario } from '../../../bot/command.ts';
import { UserError } from '../../../scenario/problem.ts';
import { scenario } from '../../scenarios/arguments/scenario.ts';
import type { Run } from '../stored/run.ts';
import { runNumber } from './run-number.ts';

/** What a plan is changed of: a scenario as it is now, or a run as it was then. */
export interface WhatIfBase {
  readonly chosen: ChosenScenario;
  readonly run?: Run;
}

/** A scenario, or a run by its number. */
export const whatIfBase: ArgumentKind<WhatIfBase> = {
  name: 'what-if-base',
  joinsWords: true,
  scenarioOf: ({ chosen }) => chosen,
  async read(text, place) {
    if (!/^\s*#?\d+\s*$/.test(text)) return { chosen: await scenario.read(text, place) };
    try {
      const run = await runNumber.read(text, place);
      const { version, origin } = run.scenario;
      return { chosen: { scenario: run.effective, version, origin }, run };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // A scenario may be called by a number, too.
      const chosen = await Promise.resolve(scenario.read(text, place)).catch(() => undefined);
      if (chosen === undefined) throw error;
      return { chosen };
    }
  },
  async complete(typed, place) {
    const scenarios = (await scenario.complete?.(typed, place)) ?? [];
    const runs = (await runNumber.complete?.(typed, place)) ?? [];
    return [...scenarios, ...runs].slice(0, 25);
  },
};
