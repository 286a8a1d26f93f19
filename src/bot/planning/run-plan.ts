import type { AnalysisRequest } from '../../attribute/analysis.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ChosenScenario, CommandContext } from '../command.ts';
import type { NewRun, Run } from '../run.ts';

/** How hard every plan is worked at, and from which seed: the same request gives the same answer. */
const effort: Omit<AnalysisRequest, 'scenario'> = {
  draws: 1_024,
  seed: 20_260_101,
  effort: { nodes: 20_000, milliseconds: 10_000 },
};

/**
 * Works out the plan for a scenario and stores the run. Reports progress and follows the context's signal.
 * Throws `UserError` (`plan.*`, `goal.not-yet`) when there is no plan; then nothing is stored.
 */
export async function runPlan(
  { chosen, effective, line }: { chosen: ChosenScenario; effective: Scenario; line: string },
  context: CommandContext,
): Promise<Run> {
  const { invocation, planner, store, signal } = context;
  const job = planner.start({ scenario: effective, ...effort }, (progress) => context.progress(progress));
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const analysis = await job.result;
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
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
