import { hasUncertainty } from '../model/compile.ts';
import type { JointRows } from '../model/posterior.ts';
import { workDone } from '../model/work.ts';
import { compileProblem, optimise } from '../optimise/optimise.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** How often the plan is made again, on how many other draws each time, with what effort. */
const replays = 8;
const drawsEach = 96;
const nodesEach = 12;

/** The range of a channel's spend per period over plans made on other draws. */
export interface SpendRange {
  readonly low: number;
  readonly high: number;
}

/**
 * How much the plan would move under other draws of the same assumptions: the least and the most that each channel
 * gets over several plans made anew, with so much `work` for all of them. Undefined when nothing is uncertain. `rows`: joint draws of a fit that the plan
 * was not optimised on; each plan is made on some of them.
 */
export async function stabilityOf(
  scenario: Scenario,
  proposed: readonly number[],
  seed: number,
  work: number,
  shouldStop?: () => boolean,
  rows?: JointRows,
): Promise<SpendRange[] | undefined> {
  if (!hasUncertainty(scenario)) return undefined;
  const effort = { nodes: nodesEach, milliseconds: Number.POSITIVE_INFINITY, work: work / replays };
  const ranges = proposed.map((spend) => ({ low: spend, high: spend }));
  for (let k = 1; k <= replays; k += 1) {
    if (shouldStop?.()) break;
    const before = workDone();
    const compiled = compileProblem(scenario, drawsEach, seed + 7919 * k, rows);
    const left = { ...effort, work: effort.work - (workDone() - before) };
    const { plan } = await optimise(compiled, left, { ...(shouldStop && { shouldStop }) });
    if (!plan) continue;
    plan.spend.forEach((x, i) => {
      const spend = (x * compiled.spendUnit) / compiled.periods;
      const range = ranges[i]!;
      ranges[i] = { low: Math.min(range.low, spend), high: Math.max(range.high, spend) };
    });
  }
  return ranges;
}
