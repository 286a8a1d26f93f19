import type { Analysis, AnalysisRequest } from '../../attribute/analysis.ts';
import type { CommandContext } from '../command.ts';

/** How hard every plan is worked at, and from which seed: the same request gives the same answer. */
const effort: Omit<AnalysisRequest, 'scenario'> = {
  draws: 1_024,
  seed: 20_260_101,
  effort: { nodes: 20_000, milliseconds: 10_000 },
};

/**
 * Works out the best plan for a scenario, with curves and sensitivities if `explain` is set. Reports progress and
 * follows the context's signal. Throws `UserError` (`plan.*`, `goal.*`) when there is no plan.
 */
export async function workOut(
  request: Pick<AnalysisRequest, 'scenario' | 'explain'>,
  { planner, signal, progress }: Pick<CommandContext, 'planner' | 'signal' | 'progress'>,
): Promise<Analysis> {
  const job = planner.start({ ...request, ...effort }, (report) => progress(report));
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await job.result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
