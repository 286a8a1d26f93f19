import type { Scenario } from '../../scenario/scenario.ts';
import type { ChosenScenario, CommandContext } from '../command.ts';
import type { NewRun, Run } from '../run.ts';
import { workOut } from './work-out.ts';

/**
 * Works out the plan for a scenario and stores the run. Reports progress and follows the context's signal.
 * Throws `UserError` (`plan.*`, `goal.*`) when there is no plan; then nothing is stored.
 */
export async function runPlan(
  { chosen, effective, line }: { chosen: ChosenScenario; effective: Scenario; line: string },
  context: CommandContext,
): Promise<Run> {
  const { invocation, store } = context;
  const analysis = await workOut({ scenario: effective }, context);
  const { scenario, version, origin } = chosen;
  const run: NewRun = {
    schema: 'channels/run@1',
    scenario: { id: scenario.id, version, names: scenario.names, origin },
    line,
    at: context.now.toISOString(),
    by: invocation.who.id,
    channel: invocation.where.channel,
    isPrivate: invocation.where.isPrivate,
    effective,
    ...analysis,
  };
  return await store.runs.add(invocation.where.workspace, run);
}
