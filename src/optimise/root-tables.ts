import { curvesIn } from '../model/value-model.ts';
import { type CurveTable, createCurveTable } from './curve-table.ts';
import { startingPoints } from './grid.ts';
import { createMeanTable } from './mean-table.ts';
import type { Plan, Problem } from './problem.ts';
import { type Box, drawWeights, type Tangent } from './relaxation.ts';
import { tangentAt } from './tangents.ts';

/**
 * Tables by draw hold some forty rows of so many numbers, channels' curves times draws: from here on they would be
 * hundreds of megabytes. With reach they must be kept by draw to follow its tangent, the others for the worst draws'
 * weights, which move much further.
 */
const [mostWithReach, mostWithout] = [200_000, 2_000_000];

/** Whether tables by draw would be too large, so that all boxes share one tangent. */
export function usesOneTangent({ model, risk }: Problem): boolean {
  if (!model.hasReach && risk.tail === 1) return false;
  return curvesIn(model) * model.draws > (model.hasReach ? mostWithReach : mostWithout);
}

/** From here on 1 − e^{−G} is 1 to the last digit, and its tangent flat. */
const fullReach = 800;
/** What reach is still short of may be left out of the reckoning when it is this part of what is at stake. */
const negligible = 1e-5;

/**
 * The tangent that all boxes share: that of a plan; where the reach is as good as full there, as with many channels it
 * soon is, the flat one. Its bound counts reach as full, and then no channel's part in it must be tabulated.
 */
export function sharedTangent(problem: Problem, plan: Plan, stake: number): Tangent {
  const own = tangentAt(problem, plan);
  const { reachScale, draws } = problem.model;
  let missing = 0;
  for (let d = 0; d < draws; d += 1) {
    missing += own.weight[d]! * reachScale[d]! * Math.exp(-plan.logReach[d]!);
  }
  if (missing > negligible * stake) return own;
  return { ...own, logReach: new Float64Array(draws).fill(fullReach) };
}

/** The channels' tables on a box, in sums under the tangent's weights where those do; identical channels share one. */
export function rootTables(
  problem: Problem,
  { lower, upper }: Box,
  tangent: Tangent,
  identical: Int32Array,
): readonly CurveTable[] {
  const { model, risk } = problem;
  const weights = drawWeights(problem, tangent);
  const even = new Float64Array(model.draws).fill(1 / model.draws);
  const isPlain = !model.hasReach && risk.tail === 1;
  const sharesTangent = usesOneTangent(problem);
  const keepsSums = isPlain || sharesTangent;
  const tables: CurveTable[] = [];
  for (const [i, channel] of model.channels.entries()) {
    if (identical[i] !== i) {
      tables.push(tables[identical[i]!]!);
      continue;
    }
    const near = sharesTangent ? tangent.spend[i] : undefined;
    const points = startingPoints(channel, lower[i]!, upper[i]!, near);
    tables.push(
      keepsSums
        ? createMeanTable(channel, weights, points, !isPlain)
        : createCurveTable(channel, even, points, risk.tail < 1),
    );
  }
  return tables;
}
