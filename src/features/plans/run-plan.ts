import { type ChosenScenario, type CommandContext, workPlace } from '../../bot/command.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { newRun } from './new-run.ts';
import type { Run } from './stored/run.ts';
import { workOut } from './work-out.ts';

/**
 * Works out the plan for a scenario and stores the run. Reports progress and follows the context's signal.
 * Throws `UserError` (`plan.*`, `goal.*`) when there is no plan; then nothing is stored.
 */
export async function runPlan(
  asked: { chosen: ChosenScenario; effective: Scenario; line: string },
  context: CommandContext,
): Promise<Run> {
  const { invocation, store, now } = context;
  const { workspace, channel, isPrivate } = invocation.where;
  const analysis = await workOut({ scenario: asked.effective }, workPlace(context));
  const maker = { by: invocation.who.id, channel, isPrivate };
  return store.runs.add(workspace, newRun(asked, analysis, maker, now));
}
