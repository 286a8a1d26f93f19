import type { CurveTable, DrawWeights } from './curve-table.ts';
import { type Excess, lineExcesses, tangentRanges } from './excess.ts';
import { countedHalves, exchangeable, turningPoint } from './identical-channels.ts';
import { type ConcavePolyline, heightAt, pieceAt } from './polyline.ts';
import type { Plan, Problem } from './problem.ts';
import { type Box, drawWeights, type Relaxed } from './relaxation.ts';
import type { OnTangent } from './tangents.ts';

/** Where a box is cut in two: a channel and its spend. */
export interface Split {
  readonly channel: number;
  readonly at: number;
}

/** How often one box's tables are refined, and its tangent moved, before it is split instead. */
const mostRefinements = 40;
const mostSettling = 4;
/** Lines are worth cutting when they owe at least this part of what the tangent does. */
const worthCutting = 0.1;

/**
 * What is to be done about a box whose bound is too high. `refined`: its tables have been made sharper where the
 * relaxed plan stands. A split: cut it there. Undefined: nothing is left to be cut.
 */
export function closeIn(
  problem: Problem,
  tables: readonly CurveTable[],
  box: Box,
  { relaxed, tangent, isSettled }: OnTangent,
  excess: Excess,
  best: Plan | undefined,
  refinement: number,
): Split | 'refined' | undefined {
  const weights = drawWeights(problem, tangent);
  if (excess.tangent > sumAbove(excess.lines)) {
    // The relaxed plan stands for one side of a mix alone; the tangent's own plan is the mix. (Pulled into the box.)
    const spend = tangent.spend.map((x, i) => Math.min(box.upper[i]!, Math.max(box.lower[i]!, x)));
    const lines = lineExcesses(problem, { ...relaxed, spend }, tangent);
    if (sumAbove(lines) > worthCutting * excess.tangent) {
      return splitOrRefine(tables, { ...relaxed, spend }, weights, lines, best, box);
    }
    if (isSettled || refinement >= mostSettling)
      return widest(tables, box, tangentRanges(problem, box, tangent));
    return 'refined';
  }
  const split = splitOrRefine(tables, relaxed, weights, excess.lines, best, box);
  if (split !== 'refined' || refinement < mostRefinements) return split;
  return widest(tables, box, excess.lines);
}

/** The sum of what is above zero. */
export function sumAbove(excess: Float64Array): number {
  return excess.reduce((sum, e) => sum + Math.max(0, e), 0);
}

/** What a box is cut into: its two halves; by a count where the split channel may be exchanged for others. */
export function partsOf(
  { model }: Problem,
  tables: readonly CurveTable[],
  box: Box,
  split: Split,
  identical: Int32Array,
  spend: Float64Array,
): readonly Box[] {
  const { channel } = split;
  const members = exchangeable(box, identical, channel);
  if (members.length === 1) return halves(box, split);
  const [low, high] = [box.lower[channel]!, box.upper[channel]!];
  const turn = turningPoint(model.channels[channel]!, low, high);
  if (turn !== undefined) tables[channel]!.insert([turn]);
  const { at } = turn === undefined ? split : snapped(tables[channel]!, { channel, at: turn }, box);
  return countedHalves(box, members, channel, at, spend);
}

/** The two halves of a box. */
function halves(box: Box, { channel, at }: Split): readonly Box[] {
  return [
    { lower: box.lower, upper: box.upper.with(channel, at) },
    { lower: box.lower.with(channel, at), upper: box.upper },
  ];
}

/**
 * Adds table points around the relaxed plan where its lines lie above the curves only because cells are wide;
 * where a line spans a convex stretch, names the channel to split instead.
 */
function splitOrRefine(
  tables: readonly CurveTable[],
  { lines, spend }: Relaxed,
  weights: DrawWeights,
  excess: Float64Array,
  best: Plan | undefined,
  box: Box,
): Split | 'refined' {
  const total = sumAbove(excess);
  let [wide, local] = [0, 0];
  let split: Split | undefined;
  let refined = false;
  const close: number[] = [];
  for (const [i, table] of tables.entries()) {
    const line = lines[i]!;
    if (line.x.length === 1 || excess[i]! <= 0) continue;
    if (spansConvex(table, line, spend[i]!, weights, excess[i]!)) {
      if (excess[i]! > wide) {
        wide = excess[i]!;
        split = { channel: i, at: spend[i]! };
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
    const points = [...pointsAround(tables[i]!, spend[i]!), ...liftedEnds(lines[i]!, spend[i]!)];
    if (best) points.push(...pointsAround(tables[i]!, best.spend[i]!));
    refined = tables[i]!.insert(points) || refined;
  }
  if (refined) return 'refined';
  return split ? snapped(tables[split.channel]!, split, box) : 'refined';
}

/**
 * Whether a line lies above its curve at x (by `excess`) because the curve sags below its own chords there: because
 * the hull of the curve's own points lies above it, too. Otherwise it is the table's wide cells that lift the line.
 */
function spansConvex(
  table: CurveTable,
  line: ConcavePolyline,
  x: number,
  weights: DrawWeights,
  excess: number,
): boolean {
  const j = pieceAt(line, x);
  const [from, to] = [line.source[j]!, line.source[j + 1]!];
  if (x <= line.x[j]! || x >= line.x[j + 1]! || to - from <= 3) return false;
  const own = table.ownHull(weights, line.source[0]!, line.source.at(-1)!);
  return heightAt(line, x) - heightAt(own, x) < excess / 2;
}

/** The ends of the piece above x, where they are middles of cells: it is they that lift a long piece. */
function liftedEnds(line: ConcavePolyline, x: number): number[] {
  const j = pieceAt(line, x);
  const ends = [j, j + 1].filter((k) => line.source[k]! % 2 === 1);
  return line.source[j + 1]! - line.source[j]! > 3 ? ends.map((k) => line.x[k]!) : [];
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
