import type { Allocator } from './allocator.ts';
import { insertBox } from './best-first.ts';
import { closeIn, partsOf, sumAbove } from './branching.ts';
import { curvesAlone, searchCurves } from './curve-search.ts';
import type { CurveTable } from './curve-table.ts';
import { type Excess, excessOf } from './excess.ts';
import { frugalPlan } from './frugal-plan.ts';
import { identicalChannels } from './identical-channels.ts';
import { improve } from './improve.ts';
import { hasOneHill } from './one-hill.ts';
import { type Plan, type Problem, planAt } from './problem.ts';
import {
  type Effort,
  fineGap,
  followSearch,
  type Progress,
  provedGap,
  type SearchOptions,
  type SearchResult,
  type Step,
  type Stopped,
} from './progress.ts';
import type { Box, Tangent } from './relaxation.ts';
import { rootTables, sharedTangent, usesOneTangent } from './root-tables.ts';
import { bestTangents, holds, type OnTangent, relaxOn, relaxWithTangents, tangentAt } from './tangents.ts';
import { tighten } from './tighten.ts';

export { type Effort, provedGap, type SearchOptions, type SearchResult, type Step };

/** A box that is still open. */
interface Node {
  readonly box: Box;
  readonly bound: number;
  readonly tangent: Tangent;
  readonly depth: number;
}

/**
 * Branch and bound: relax a box (`relaxation.ts`), climb from the relaxed plan to a real one, then either refine
 * the tables where the relaxed plan stands or split the box at the channel whose line runs furthest above its
 * curve. Boxes are taken best bound first; the largest bound left is the proved bound.
 */
export function search(problem: Problem, allocator: Allocator, options: SearchOptions): SearchResult {
  const curves = curvesAlone(problem);
  if (curves) return searchCurves(problem, curves, allocator, options);
  const progress = followSearch(problem, options);
  const starts = options.starts.map((spend) => planAt(problem, spend));
  const known = frugalPlan(problem, allocator);
  const rootBox = tighten(problem, known?.total);
  const seed = starts[0] ?? planAt(problem, Float64Array.from(rootBox.lower));
  progress.offer(seed);
  progress.offer(known);
  const identical = identicalChannels(problem);
  const leader = bestOf([...starts, ...(known ? [known] : [])]) ?? seed;
  const sharesTangent = usesOneTangent(problem);
  const rootTangent = sharesTangent
    ? sharedTangent(problem, leader, options.scale(leader))
    : tangentAt(problem, leader);
  const tables = rootTables(problem, rootBox, rootTangent, identical);
  const work: Work = {
    problem,
    allocator,
    tables,
    identical,
    hasOneHill: hasOneHill(problem),
    ...(sharesTangent && { shared: { tangent: rootTangent } }),
    progress,
    bestTangent: bestTangents(problem),
  };

  const first = relaxOn(problem, allocator, tables, rootBox, rootTangent);
  if (first) progress.record(first.relaxed.bound);
  for (const plan of starts) progress.offer(plan);

  const open: Node[] = [{ box: rootBox, bound: Number.POSITIVE_INFINITY, tangent: rootTangent, depth: 0 }];
  /** The largest bound among boxes that were closed. */
  let closed = Number.NEGATIVE_INFINITY;
  let nodes = 0;
  let stopped: Stopped | undefined;
  const boundWith = (current: number) =>
    Math.max(progress.score(), closed, current, open[0]?.bound ?? Number.NEGATIVE_INFINITY);
  while (open.length > 0 && !stopped) {
    const node = open.shift()!;
    nodes += 1;
    const done = workOn(work, node, nodes, boundWith);
    closed = Math.max(closed, done.bound);
    stopped = done.stopped;
    for (const child of done.children) insertBox(open, child);
    if (progress.gap(open[0]?.bound ?? Number.NEGATIVE_INFINITY) <= fineGap) break;
  }
  const bound = boundWith(Number.NEGATIVE_INFINITY);
  progress.record(bound);
  return { plan: progress.best(), bound, trace: progress.trace, nodes, stopped: stopped ?? 'closed' };
}

/** The plan with the largest score among those that meet the aim's condition. */
function bestOf(plans: readonly Plan[]): Plan | undefined {
  let best: Plan | undefined;
  for (const plan of plans) if (plan.shortfall === 0 && !(best && best.score >= plan.score)) best = plan;
  return best;
}

/** What working on a box needs. */
interface Work {
  readonly problem: Problem;
  readonly allocator: Allocator;
  readonly tables: readonly CurveTable[];
  /** See `identicalChannels`. */
  readonly identical: Int32Array;
  readonly hasOneHill: boolean;
  /** The tangent that all boxes are relaxed on, where tables cannot follow one that moves. */
  readonly shared?: { tangent: Tangent };
  readonly progress: Progress;
  readonly bestTangent: (best: Plan) => Tangent;
}

/** What became of a box: its own bound as far as it is closed, and the boxes that it was cut into. */
interface Done {
  readonly bound: number;
  readonly children: readonly Node[];
  readonly stopped: Stopped | undefined;
}

/** How often a box's tangent may be moved in one iteration: at the root, elsewhere. */
const [rootMoves, moves] = [4, 3];
/** Relaxed plans are climbed from in the first boxes, and later where they promise more than the best plan. */
const climbedBoxes = 12;
const climbedRefinements = 3;
/** Where draws and channels are so many that a tangent is shared, climbs are dear: the tables come down to this first. */
const worthClimbingAt = 5e-3;

function workOn(work: Work, node: Node, nodes: number, boundWith: (current: number) => number): Done {
  const { problem, allocator, tables, progress, shared } = work;
  let { bound, tangent } = node;
  let climbs = node.depth;
  const closedAt = (at: number, stopped?: Stopped): Done => ({ bound: at, children: [], stopped });
  for (let refinement = 0; ; refinement += 1) {
    progress.iterate();
    const found = relaxed(work, node, tangent);
    if (!found || found.relaxed.bound === Number.NEGATIVE_INFINITY) return closedAt(Number.NEGATIVE_INFINITY);
    bound = Math.min(bound, found.relaxed.bound);
    tangent = found.tangent;
    const candidate = planAt(problem, found.relaxed.spend);
    const isWorthClimbing =
      (refinement < climbedRefinements || shared !== undefined) &&
      !(shared && progress.gap(bound) > worthClimbingAt) &&
      (candidate.score > progress.score() ||
        (nodes <= climbedBoxes && mayBeAnotherHill(work, candidate, climbs)));
    progress.offer(candidate);
    progress.record(boundWith(bound));
    if (isWorthClimbing) climbs += 1;
    if (isWorthClimbing && progress.offer(improve(problem, allocator, candidate))) {
      progress.iterate();
      progress.record(boundWith(bound));
    }
    if (progress.gap(bound) <= fineGap) return closedAt(bound);
    const stopped = progress.stop(boundWith(bound), nodes);
    if (stopped) return closedAt(bound, stopped);
    const excess = excessOf(problem, found.relaxed, tangent, candidate);
    if (progress.gap(bound) > provedGap && followsBest(work, excess)) continue;
    const next = closeIn(problem, tables, node.box, found, excess, progress.best(), refinement);
    if (next === 'refined') continue;
    if (!next) return closedAt(bound);
    const parts = partsOf(problem, tables, node.box, next, work.identical, found.relaxed.spend);
    const children = parts.map((box) => ({ box, bound, tangent, depth: node.depth + 1 }));
    return { bound: Number.NEGATIVE_INFINITY, children, stopped: undefined };
  }
}

/** Plans that differ by less than this part of what they spend are climbed from to the same top. */
const sameHill = 0.02;

/** Whether a climb from this plan may end elsewhere than at the best one, after so many climbs. */
function mayBeAnotherHill(
  { progress, hasOneHill: isOne }: Work,
  { spend, total }: Plan,
  climbs: number,
): boolean {
  const best = progress.best();
  if (!best || climbs === 0) return true;
  if (isOne) return false;
  let apart = 0;
  for (let i = 0; i < spend.length; i += 1) apart += Math.abs(spend[i]! - best.spend[i]!);
  return apart >= sameHill * Math.max(total, best.total);
}

function relaxed(work: Work, { box, depth }: Node, tangent: Tangent): OnTangent | undefined {
  const { problem, allocator, tables, shared, progress } = work;
  if (shared) {
    const found = relaxOn(problem, allocator, tables, box, shared.tangent);
    return found && { ...found, isSettled: true };
  }
  const starts = tangentsFor(work, box, tangent);
  const rounds = depth === 0 ? rootMoves : moves;
  return relaxWithTangents(problem, allocator, tables, box, starts, rounds, progress.score());
}

/** Moves the shared tangent to the best plan where it is what lifts the bound. @returns whether it moved */
function followsBest({ shared, progress, bestTangent }: Work, excess: Excess): boolean {
  const best = progress.best();
  if (!shared || !best || excess.tangent <= sumAbove(excess.lines)) return false;
  const tangent = bestTangent(best);
  if (tangent === shared.tangent) return false;
  shared.tangent = tangent;
  return true;
}

/** The tangents that a box is relaxed on: where it left off, and the best plan's where that lies in the box. */
function tangentsFor({ progress, bestTangent }: Work, box: Box, tangent: Tangent): Tangent[] {
  const best = progress.best();
  if (!best || !holds(box, best.spend)) return [tangent];
  const own = bestTangent(best);
  return own === tangent ? [tangent] : [own, tangent];
}
