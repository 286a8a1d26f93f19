import type { Analysis, AnalysisRequest } from '../../attribute/analysis.ts';
import type { Progress } from '../../bot/invocation.ts';
import type { Planner } from '../../bot/ports.ts';

/** How hard every plan is worked at, and from which seed: the same request gives the same answer. */
const effort: Omit<AnalysisRequest, 'scenario'> = {
  draws: 1_024,
  seed: 20_260_101,
  effort: { nodes: 20_000, milliseconds: 10_000 },
};

/** Where a plan is worked out, and for whom. */
export interface WorkPlace {
  readonly planner: Planner;
  readonly workspace: string;
  readonly signal: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/**
 * Works out the best plan for a scenario, with curves and sensitivities if `explain` is set, and prices `plan` beside
 * it. Reports progress and follows the signal. Throws `UserError` (`plan.*`, `goal.*`) when there is no plan.
 */
export async function workOut(
  request: Pick<AnalysisRequest, 'scenario' | 'explain' | 'plan'>,
  { planner, signal, progress, workspace }: WorkPlace,
): Promise<Analysis> {
  const job = planner.start(
    { ...request, ...effort },
    { workspace, ...(progress && { onProgress: progress }) },
  );
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await job.result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
