import { type Effort, workFor } from '../optimise/progress.ts';
import type { AnalysisRequest } from './analysis.ts';

/** How an analysis spends its time, in work (`work.ts`) for all but the search's own last resort. */
export interface SharesOfWork {
  readonly search: Effort;
  readonly robustness: number;
  readonly stability: number;
  readonly budgetCurve: number;
  readonly sensitivities: number;
}

/** However dear drawing is, this part of the work is left to search with. */
const leastLeft = 0.3;

/**
 * Shares out the time that an analysis may take, explanation included. It is counted in work, so that the same question
 * has the same answer on a busy machine; only where the work takes much longer than usual does the clock end it.
 *
 * @param used work that is done already, or has to be done whatever is left
 */
export function sharesOf(
  { effort, explain }: Pick<AnalysisRequest, 'effort' | 'explain'>,
  used = 0,
): SharesOfWork {
  const whole = effort.work ?? workFor(effort.milliseconds);
  const work = Math.max(leastLeft * whole, whole - used);
  const parts = explain
    ? { search: 0.55, robustness: 0.1, stability: 0.1, budgetCurve: 0.1, sensitivities: 0.15 }
    : { search: 0.8, robustness: 0.12, stability: 0.08, budgetCurve: 0, sensitivities: 0 };
  return {
    search: {
      nodes: effort.nodes,
      milliseconds: parts.search * effort.milliseconds,
      work: parts.search * work,
    },
    robustness: parts.robustness * work,
    stability: parts.stability * work,
    budgetCurve: parts.budgetCurve * work,
    sensitivities: parts.sensitivities * work,
  };
}
