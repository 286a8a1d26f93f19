import type { Allocator } from './allocator.ts';
import { type CurveTable, createCurveTable } from './curve-table.ts';
import { excessOf, reachRanges } from './excess.ts';
import { startingPoints } from './grid.ts';
import { improve } from './improve.ts';
import { violation } from './limits.ts';
import { pieceAt } from './polyline.ts';
import { type Plan, type Problem, planAt } from './problem.ts';
import {
  type Box,
  drawWeights,
  linesOf,
  mixedDraws,
  type Relaxed,
  relax,
  type Tangent,
} from './relaxation.ts';
import { smoothWeights, spreadOf } from './risk.ts';

/** Where the search may end before the gap is closed. */
export interface Effort {
  readonly nodes: number;
  readonly milliseconds: number;
}

/** One line of the search's course. */
export interface Step {
  readonly iteration: number;
  readonly milliseconds: number;
  readonly best: number;
  readonly bound: number;
  /** (bound − best) as a part of the scale. */
  readonly gap: number;
}

export interface SearchResult {
  /** The best plan found; undefined when none that meets the aim was found. */
  readonly plan: Plan | undefined;
  /** No plan within the limits scores more; −Infinity when none can meet the aim. */
  readonly bound: number;
  readonly trace: readonly Step[];
  readonly nodes: number;
  readonly stopped: 'closed' | 'nodes' | 'time' | 'cancelled';
}

export interface SearchOptions {
  readonly effort: Effort;
  /** Plans to start from; those that break limits are left out. */
  readonly starts: readonly Float64Array[];
  /** What a gap is measured against, given the best plan: value at stake, or spend for a target. */
  readonly scale: (best: Plan) => number;
  readonly onStep?: (step: Step) => void;
  readonly shouldStop?: () => boolean;
  readonly now?: () => number;
}

/** "Proved" means a gap of at most this, as a part of the scale. */
export const provedGap = 1e-4;

/** The search goes on to this gap while that is quick: for so many steps, fewer where each is long. */
const fineGap = 1e-9;

/**
 * How many steps the search takes beyond `provedGap`. Counted rather than timed, so that the same request gives the
 * same answer on every machine; a step's length goes with channels × draws.
 */
function fineSteps({ model }: Problem): number {
  return Math.min(80, Math.max(10, Math.round(60_000 / (model.channels.length * model.draws))));
}

/** How far a plan may miss a limit, as a part of the budget. */
const feasible = 1e-10;

/** How often one box's tables are refined, and its tangent moved, before it is split instead. */
const mostRefinements = 40;
const mostSettling = 4;

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
  const now = options.now ?? (() => performance.now());
  const began = now();
  const { limits, model } = problem;
  const rootBox = tighten(problem);
  const keepDraws = problem.risk.tail < 1;
  let best: Plan | undefined;
  const offer = (plan: Plan | undefined): boolean => {
    if (!plan || plan.shortfall > 0 || violation(limits, plan.spend) > feasible) return false;
    if (best && plan.score <= best.score) return false;
    best = plan;
    return true;
  };
  const starts = options.starts.map((spend) => planAt(problem, spend));
  for (const plan of starts) offer(plan);
  const seed = best ?? starts[0] ?? planAt(problem, Float64Array.from(rootBox.lower));
  const weight = smoothWeights({ tail: 1 }, seed.draws, 0);
  const tables = model.channels.map((channel, i) =>
    createCurveTable(
      channel,
      weight,
      [...startingPoints(channel, rootBox.lower[i]!, rootBox.upper[i]!)],
      keepDraws,
    ),
  );

  const open: Node[] = [
    { box: rootBox, bound: Number.POSITIVE_INFINITY, tangent: tangentAt(problem, seed), depth: 0 },
  ];
  /** The largest bound among boxes that were closed. */
  let closed = Number.NEGATIVE_INFINITY;
  const trace: Step[] = [];
  let nodes = 0;
  /** How many steps the search had taken when the gap fell to `provedGap`. */
  let provedAfter: number | undefined;
  const boundNow = (current: number) =>
    Math.max(
      best?.score ?? Number.NEGATIVE_INFINITY,
      closed,
      current,
      open[0]?.bound ?? Number.NEGATIVE_INFINITY,
    );
  const gapOf = (bound: number) =>
    best ? (bound - best.score) / options.scale(best) : Number.POSITIVE_INFINITY;
  const record = (bound: number) => {
    if (!best || !Number.isFinite(bound)) return;
    const step = {
      iteration: trace.length,
      milliseconds: now() - began,
      best: best.score,
      bound,
      gap: gapOf(bound),
    };
    trace.push(step);
    options.onStep?.(step);
  };
  let stopped: SearchResult['stopped'] = 'closed';
  const mustStop = (bound: number): boolean => {
    if (options.shouldStop?.()) stopped = 'cancelled';
    else if (nodes >= options.effort.nodes) stopped = 'nodes';
    else if (now() - began >= options.effort.milliseconds) stopped = 'time';
    if (gapOf(bound) <= provedGap) {
      provedAfter ??= trace.length;
      if (trace.length - provedAfter > fineSteps(problem)) {
        stopped = 'closed';
        return true;
      }
    }
    return stopped !== 'closed';
  };

  while (open.length > 0) {
    const node = open.shift()!;
    nodes += 1;
    let { bound, tangent } = node;
    let ended = false;
    for (let refinement = 0; ; refinement += 1) {
      const found = relaxWithTangents(
        problem,
        allocator,
        tables,
        node.box,
        tangent,
        node.depth === 0 ? 4 : 3,
      );
      if (!found || found.relaxed.bound === Number.NEGATIVE_INFINITY) {
        bound = Number.NEGATIVE_INFINITY;
        break;
      }
      bound = Math.min(bound, found.relaxed.bound);
      const { relaxed } = found;
      // The course begins with the plans that the search was given, before it has climbed anywhere.
      if (trace.length === 0) record(boundNow(bound));
      const candidate = planAt(problem, relaxed.spend);
      const worthIt =
        (node.depth === 0 && refinement === 0) || nodes <= 12 || candidate.score > (best?.score ?? -Infinity);
      const improved =
        worthIt && refinement < 3 ? offer(improve(problem, allocator, candidate)) : offer(candidate);
      tangent = improved && best ? tangentAt(problem, best) : found.tangent;
      record(boundNow(bound));
      if (gapOf(bound) <= fineGap) break;
      if (mustStop(boundNow(bound))) {
        ended = true;
        break;
      }
      const excess = excessOf(problem, relaxed, found.tangent);
      const loose = excess.lines.reduce((sum, e) => sum + Math.max(0, e), 0);
      // A tangent that will not settle means that the best relaxed plan mixes several: split where reach can vary.
      const unsettled = excess.tangent > loose && refinement >= mostSettling;
      const split = unsettled ? 'refined' : splitOrRefine(tables, relaxed, excess.lines, best, node.box);
      if (split === 'refined' && !unsettled && refinement < mostRefinements) continue;
      const at =
        split !== 'refined'
          ? split
          : widest(
              tables,
              node.box,
              unsettled ? reachRanges(problem, node.box, found.tangent) : excess.lines,
            );
      if (at) {
        for (const box of halves(node.box, at))
          insertNode(open, { box, bound, tangent, depth: node.depth + 1 });
        bound = Number.NEGATIVE_INFINITY;
      }
      break;
    }
    closed = Math.max(closed, bound);
    if (ended) break;
    if (best && (open[0]?.bound ?? Number.NEGATIVE_INFINITY) - best.score <= fineGap * options.scale(best))
      break;
  }
  const bound = boundNow(Number.NEGATIVE_INFINITY);
  record(bound);
  return { plan: best, bound, trace, nodes, stopped };
}

/** The tangent at a plan: its own tail weights and log reach. */
function tangentAt(problem: Problem, plan: Plan): Tangent {
  return {
    weight: smoothWeights(problem.risk, plan.draws, 1e-4 * spreadOf(plan.draws)),
    logReach: plan.logReach,
  };
}

/** Between two tangents; weights of both kinds stay allowed, since their sets are convex. */
function blend(a: Tangent, b: Tangent, share: number): Tangent {
  const mix = (x: Float64Array, y: Float64Array) => x.map((value, d) => (1 - share) * value + share * y[d]!);
  return { weight: mix(a.weight, b.weight), logReach: mix(a.logReach, b.logReach) };
}

/**
 * Relaxes a box, moving the tangent towards the relaxed plan's own while that lowers the bound: the bound is
 * convex in the tangent's parameters, and best where plan and tangent agree.
 */
function relaxWithTangents(
  problem: Problem,
  allocator: Allocator,
  tables: readonly CurveTable[],
  box: Box,
  start: Tangent,
  rounds: number,
): { relaxed: Relaxed; tangent: Tangent } | undefined {
  const at = (tangent: Tangent) =>
    relax(problem, allocator, linesOf(tables, box, drawWeights(problem, tangent)), tangent);
  const first = at(start);
  if (!first) return undefined;
  let best = { relaxed: first, tangent: start };
  if (!problem.model.hasReach && problem.risk.tail === 1) return best;
  let from = best;
  for (let round = 0; round < rounds; round += 1) {
    const mixed = mixedDraws(problem, tables, from.relaxed);
    const own: Tangent = {
      weight: smoothWeights(problem.risk, mixed.value, 0.01 * spreadOf(mixed.value)),
      logReach: mixed.logReach,
    };
    const tangent = blend(from.tangent, own, 0.5);
    const relaxed = at(tangent);
    if (!relaxed) break;
    from = { relaxed, tangent };
    if (relaxed.bound <= best.relaxed.bound) best = from;
  }
  return best;
}

interface Split {
  readonly channel: number;
  readonly at: number;
}

/**
 * Adds table points around the relaxed plan where its lines lie above the curves only because cells are wide;
 * where a line spans a convex stretch, names the channel to split instead.
 */
function splitOrRefine(
  tables: readonly CurveTable[],
  relaxed: Relaxed,
  excess: Float64Array,
  best: Plan | undefined,
  box: Box,
): Split | 'refined' {
  const total = excess.reduce((sum, e) => sum + Math.max(0, e), 0);
  let [wide, local] = [0, 0];
  let split: Split | undefined;
  let refined = false;
  const close: number[] = [];
  for (const i of tables.keys()) {
    const line = relaxed.lines[i]!;
    if (line.x.length === 1 || excess[i]! <= 0) continue;
    const x = relaxed.spend[i]!;
    const j = pieceAt(line, x);
    const span = line.source[j + 1]! - line.source[j]!;
    const inside = x > line.x[j]! && x < line.x[j + 1]!;
    if (inside && span > 3) {
      if (excess[i]! > wide) {
        wide = excess[i]!;
        split = { channel: i, at: x };
      }
    } else if (excess[i]! > total / (8 * tables.length)) {
      local += excess[i]!;
      close.push(i);
    }
  }
  // Split once the convex stretch is what matters; until then sharper tables help every box.
  if (split && wide >= local) {
    tables[split.channel]!.insert([split.at]);
    return snapped(tables[split.channel]!, split, box);
  }
  for (const i of close) {
    const points = pointsAround(tables[i]!, relaxed.spend[i]!);
    if (best) points.push(...pointsAround(tables[i]!, best.spend[i]!));
    refined = tables[i]!.insert(points) || refined;
  }
  if (refined) return 'refined';
  return split ? snapped(tables[split.channel]!, split, box) : 'refined';
}

/** The point itself and two beside it, an eighth of the cell away. */
function pointsAround(table: CurveTable, x: number): number[] {
  const points = table.points();
  let j = 0;
  while (j + 2 < points.length && points[j + 1]! <= x) j += 1;
  const [a, b] = [points[j]!, points[j + 1] ?? points[j]!];
  const side = (b - a) / 8;
  return [x - side, x, x + side].filter((p) => p > points[0]! && p < points.at(-1)!);
}

/** A split at the table point next to it, kept off the box's ends. */
function snapped(table: CurveTable, split: Split, box: Box): Split {
  const [low, high] = [box.lower[split.channel]!, box.upper[split.channel]!];
  const inside = table.points().filter((p) => p > low && p < high);
  const at = inside.reduce(
    (near, p) => (Math.abs(p - split.at) < Math.abs(near - split.at) ? p : near),
    inside[0] ?? split.at,
  );
  return { channel: split.channel, at };
}

/** When refining no longer helps: the channel with most excess, split in the middle of its box. */
function widest(tables: readonly CurveTable[], box: Box, excess: Float64Array): Split | undefined {
  let split: Split | undefined;
  let most = 0;
  for (const [i, e] of excess.entries()) {
    const [low, high] = [box.lower[i]!, box.upper[i]!];
    if (e <= most || high - low < 1e-9) continue;
    const middle = (low + high) / 2;
    tables[i]!.insert([middle]);
    most = e;
    split = snapped(tables[i]!, { channel: i, at: middle }, box);
  }
  return split;
}

function halves(box: Box, { channel, at }: Split): readonly Box[] {
  return [
    { lower: box.lower, upper: box.upper.with(channel, at) },
    { lower: box.lower.with(channel, at), upper: box.upper },
  ];
}

/** Keeps the open boxes sorted, largest bound first. */
function insertNode(open: Node[], node: Node): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (open[middle]!.bound >= node.bound) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, node);
}

/** No channel can spend more than its limits leave when all others spend their least. */
function tighten({ limits }: Problem): Box {
  const upper = Float64Array.from(limits.upper);
  for (const row of limits.rows) {
    if (!Number.isFinite(row.max) || row.coefficients.some((c) => c < 0)) continue;
    let least = 0;
    row.channels.forEach((i, j) => {
      least += row.coefficients[j]! * limits.lower[i]!;
    });
    row.channels.forEach((i, j) => {
      const c = row.coefficients[j]!;
      if (c > 0)
        upper[i] = Math.max(limits.lower[i]!, Math.min(upper[i]!, limits.lower[i]! + (row.max - least) / c));
    });
  }
  return { lower: limits.lower, upper };
}
