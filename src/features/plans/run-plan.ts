/**
 * Plans: worked out, shown, explained, changed ("what if"), compared, exported and adopted. It may use the room of
 * scenarios. What a plan is worked out with stands in work-out.ts; this is what a command asks for.
 */

import type { ChosenScenario, CommandContext } from '../../bot/command.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { RequestedLimit } from '../../scenario/with-limits.ts';
import { newRun } from './new-run.ts';
import type { Run } from './stored/run.ts';
import { inTypedWords } from './typed-words.ts';
import { workOut } from './work-out.ts';

/**
 * Works out the plan for a scenario and stores the run. Reports progress and follows the signal.
 * Throws `UserError` (`plan.*`, `goal.*`) when there is no plan; then nothing is stored.
 */
export async function runPlan(
  {
    limits = [],
    ...asked
  }: {
    chosen: ChosenScenario;
    effective: Scenario;
    line: string;
    /** What was asked for, so that a refusal names it as it was typed. */
    limits?: readonly RequestedLimit[];
  },
  { invocation, store, now, planning }: Pick<CommandContext, 'invocation' | 'store' | 'now' | 'planning'>,
): Promise<Run> {
  const { workspace, channel, isPrivate } = invocation.where;
  const analysis = await workOut({ scenario: asked.effective }, planning).catch((error: unknown) => {
    throw inTypedWords(error, limits);
  });
  const maker = { by: invocation.who.id, channel, isPrivate };
  return store.runs.add(workspace, newRun(asked, analysis, maker, now));
}
