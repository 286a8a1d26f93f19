import type { Allocator } from './allocator.ts';
import { insertBox } from './best-first.ts';
import { lineExcess, lineOn } from './curve-lines.ts';
import { type CurveBox, type CurveRelaxed, relaxCurves, type TotalLimits } from './curve-relaxation.ts';
import { countedHalves, exchangeable, identicalChannels } from './identical-channels.ts';
import { improve } from './improve.ts';
import { type Problem, planAt } from './problem.ts';
import {
  fineGap,
  followSearch,
  type Progress,
  provedGap,
  type SearchOptions,
  type SearchResult,
  type Stopped,
} from './progress.ts';
import type { Box } from './relaxation.ts';
import { type SingleCurves, singleCurves } from './single-curves.ts';
import { tighten } from './tighten.ts';

/**
 * The curves of a problem that needs no tables (`searchCurves`): one draw, one curve a channel, no limit but the
 * channels' own and the budget, and spend that is not fixed by a target or a return. Undefined for all others.
 */
export function curvesAlone(problem: Problem): SingleCurves | undefined {
  const { aim, limits } = problem;
  const [whole, ...others] = limits.rows;
  if (aim.kind !== 'surplus' || aim.price < 0 || others.length > 0) return undefined;
  if (whole.channels.length !== limits.lower.length || whole.coefficients.some((c) => c !== 1))
    return undefined;
  return singleCurves(problem);
}

/** A box that is still open: what was cut from its parent's, so that thousands of them take little room. */
interface OpenBox {
  readonly parent: OpenBox | undefined;
  readonly cuts: readonly Cut[];
  readonly bound: number;
  readonly spend: Float64Array;
  readonly logPrice: number;
}

interface Cut {
  readonly channel: number;
  readonly lower: number;
  readonly upper: number;
  readonly touch: number;
  readonly rise: number;
}

/** What work on boxes needs. */
interface Work {
  readonly problem: Problem;
  readonly curves: SingleCurves;
  readonly total: TotalLimits;
  readonly root: CurveBox;
  readonly progress: Progress;
  /** What rounding may amount to in a bound and in a plan's worth. */
  readonly rounding: number;
}

/** In so many boxes, and in every so many-th later on, plans are made of the relaxed one. */
const [settledBoxes, settledEvery] = [64, 8];
/** Where so many boxes have not closed the gap, plans are climbed to from the starts, too. */
const climbedAfter = 24;
/** A cut is kept off the box's ends by this part of its width. */
const margin = 0.02;

/**
 * Branch and bound without tables: every curve's hull is a line and the curve itself (`curve-lines.ts`), one price splits
 * the budget over all of them (`curve-relaxation.ts`), and a box is cut where a line runs furthest above its curve.
 */
export function searchCurves(
  problem: Problem,
  curves: SingleCurves,
  allocator: Allocator,
  options: SearchOptions,
): SearchResult {
  const progress = followSearch(problem, options);
  const { limits, aim } = problem;
  const [{ min, max }] = limits.rows;
  const total = { min, max, cost: aim.kind === 'surplus' ? aim.price : 0 };
  const starts = options.starts.map((spend) => planAt(problem, spend));
  progress.offer(starts[0] ?? planAt(problem, Float64Array.from(limits.lower)));
  const root = withLines(curves, tighten(problem));
  const work: Work = {
    problem,
    curves,
    total,
    root,
    progress,
    rounding: roundingOf(problem, curves, root, total),
  };
  const even = root.upper.map((x, i) => (x + root.lower[i]!) / 2);
  const open: OpenBox[] = [];
  /** The largest bound among boxes that were closed. */
  let closed = Number.NEGATIVE_INFINITY;
  /** Boxes that were relaxed, and those that were taken up to be cut. */
  let [relaxed, nodes] = [0, 0];
  let stopped: Stopped | undefined;
  let identical: Int32Array | undefined;
  const boundNow = () => Math.max(progress.score(), closed, open[0]?.bound ?? Number.NEGATIVE_INFINITY);

  /** Relaxes a box and keeps it open, unless it is as good as closed. */
  const visit = (parent: OpenBox | undefined, cuts: readonly Cut[], box: CurveBox): void => {
    relaxed += 1;
    progress.iterate();
    const near = parent ?? { spend: even, logPrice: firstPrice(curves, root) };
    const found = relaxCurves(curves, box, total, near);
    if (!found) return;
    const above = found.bound + problem.model.base[0]! + work.rounding;
    const bound = Math.min(parent?.bound ?? Number.POSITIVE_INFINITY, above);
    if (relaxed === 1) {
      progress.record(bound);
      for (const plan of starts) progress.offer(plan);
    }
    offer(work, found.spend);
    if (relaxed <= settledBoxes || relaxed % settledEvery === 0) settle(work, box, found);
    if (progress.gap(bound) <= fineGap) closed = Math.max(closed, bound);
    else insertBox(open, { parent, cuts, bound, spend: found.spend, logPrice: found.logPrice });
  };

  visit(undefined, [], root);
  while (open.length > 0) {
    nodes += 1;
    if (nodes === climbedAfter && progress.gap(boundNow()) > provedGap) {
      for (const plan of starts) progress.offer(improve(problem, allocator, plan));
    }
    progress.record(boundNow());
    if (progress.gap(open[0]!.bound) <= fineGap) break;
    stopped = progress.stop(boundNow(), nodes);
    if (stopped) break;
    const node = open.shift()!;
    const box = boxOf(node, root);
    const cut = furthest(curves, box, node.spend);
    if (!cut) {
      closed = Math.max(closed, node.bound);
      continue;
    }
    identical ??= identicalChannels(problem);
    for (const part of partsOf(curves, box, cut, identical, node.spend)) {
      const cuts = cutsOf(curves, box, part);
      visit(node, cuts, withCuts(box, cuts));
    }
  }
  const bound = boundNow();
  progress.record(bound);
  return {
    plan: progress.best(),
    bound,
    trace: progress.trace,
    nodes: Math.max(1, nodes),
    stopped: stopped ?? 'closed',
  };
}

/** A price to start from: what a unit of the widest ranges brings on average. */
function firstPrice(curves: SingleCurves, { lower, upper }: CurveBox): number {
  let [gain, width] = [0, 0];
  for (let i = 0; i < curves.count; i += 1) {
    gain += curves.value(i, upper[i]!) - curves.value(i, lower[i]!);
    width += upper[i]! - lower[i]!;
  }
  return gain > 0 && width > 0 ? Math.log(gain / width) : 0;
}

/** Rounding errors are in proportion to all that is summed: the base, what curves bring, what spend costs. */
function roundingOf(
  { model }: Problem,
  curves: SingleCurves,
  { upper }: CurveBox,
  total: TotalLimits,
): number {
  let size = Math.abs(model.base[0]!) + total.cost * total.max;
  for (let i = 0; i < curves.count; i += 1) size += Math.abs(curves.value(i, upper[i]!));
  return (4 * curves.count + 32) * Number.EPSILON * size;
}

function withLines(curves: SingleCurves, { lower, upper }: Box): CurveBox {
  const [touch, rise] = [new Float64Array(curves.count), new Float64Array(curves.count)];
  for (let i = 0; i < curves.count; i += 1) {
    const line = lineOn(curves, i, lower[i]!, upper[i]!);
    touch[i] = line.touch;
    rise[i] = line.rise;
  }
  return { lower, upper, touch, rise };
}

function boxOf(node: OpenBox, root: CurveBox): CurveBox {
  const way: OpenBox[] = [];
  for (let at: OpenBox | undefined = node; at; at = at.parent) way.push(at);
  return withCuts(
    root,
    way.reverse().flatMap(({ cuts }) => cuts),
  );
}

function withCuts(box: CurveBox, cuts: readonly Cut[]): CurveBox {
  const [lower, upper] = [box.lower.slice(), box.upper.slice()];
  const [touch, rise] = [box.touch.slice(), box.rise.slice()];
  for (const cut of cuts) {
    lower[cut.channel] = cut.lower;
    upper[cut.channel] = cut.upper;
    touch[cut.channel] = cut.touch;
    rise[cut.channel] = cut.rise;
  }
  return { lower, upper, touch, rise };
}

/** What sets a part of a box apart from the whole. */
function cutsOf(curves: SingleCurves, box: CurveBox, part: Box): Cut[] {
  const cuts: Cut[] = [];
  for (let channel = 0; channel < curves.count; channel += 1) {
    const [lower, upper] = [part.lower[channel]!, part.upper[channel]!];
    if (lower === box.lower[channel] && upper === box.upper[channel]) continue;
    cuts.push({ channel, lower, upper, ...lineOn(curves, channel, lower, upper) });
  }
  return cuts;
}

interface Split {
  readonly channel: number;
  readonly at: number;
}

/** The channel whose line runs furthest above its curve where the relaxed plan stands. */
function furthest(curves: SingleCurves, box: CurveBox, spend: Float64Array): Split | undefined {
  let split: Split | undefined;
  let most = 0;
  for (let i = 0; i < curves.count; i += 1) {
    const [low, high] = [box.lower[i]!, box.upper[i]!];
    const excess = lineExcess(curves, i, low, { touch: box.touch[i]!, rise: box.rise[i]! }, spend[i]!);
    if (excess <= most) continue;
    most = excess;
    const off = margin * (high - low);
    split = { channel: i, at: Math.min(high - off, Math.max(low + off, spend[i]!)) };
  }
  return split;
}

/** The two halves of a box; by a count where the split channel may be exchanged for others. */
function partsOf(
  curves: SingleCurves,
  box: CurveBox,
  { channel, at }: Split,
  identical: Int32Array,
  spend: Float64Array,
): readonly Box[] {
  const members = exchangeable(box, identical, channel);
  const { lower, upper } = box;
  if (members.length === 1) {
    return [
      { lower, upper: upper.with(channel, at) },
      { lower: lower.with(channel, at), upper },
    ];
  }
  // Where their curve turns nothing is left to cut above, and below the line is at its lowest.
  const turn = curves.turn[channel]!;
  const off = margin * (upper[channel]! - lower[channel]!);
  const isInside = turn > lower[channel]! + off && turn < upper[channel]! - off;
  return countedHalves(box, members, channel, isInside ? turn : at, spend);
}

/** Offers a plan, worked out in full only where it is better than the best. */
function offer({ problem, curves, total, progress }: Work, spend: Float64Array): void {
  let score = problem.model.base[0]!;
  for (let i = 0; i < curves.count; i += 1) score += curves.value(i, spend[i]!) - total.cost * spend[i]!;
  if (score > progress.score()) progress.offer(planAt(problem, spend));
}

/**
 * Plans that the relaxed one leads to: every curve that stands below its turn set to its least and the others kept above
 * theirs, the best split of that; once with the channel that is on a line low, once high. Each is the top of a hill of
 * the problem itself.
 */
function settle(work: Work, box: CurveBox, found: CurveRelaxed): void {
  const { curves, total, root } = work;
  const between = furthest(curves, box, found.spend)?.channel;
  for (const isHigh of between === undefined ? [false] : [false, true]) {
    const [lower, upper] = [root.lower.slice(), root.upper.slice()];
    for (let i = 0; i < curves.count; i += 1) {
      const turn = curves.turn[i]!;
      if (turn <= lower[i]!) continue;
      const isOn = i === between ? isHigh : found.spend[i]! > turn;
      if (isOn) lower[i] = Math.min(turn, upper[i]!);
      else upper[i] = lower[i]!;
    }
    const hill = { lower, upper, touch: lower, rise: new Float64Array(curves.count) };
    const top = relaxCurves(curves, hill, total, found);
    if (top) offer(work, top.spend);
  }
}
