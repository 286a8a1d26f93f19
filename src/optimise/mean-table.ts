import { type CurveAt, curveRoom, curveValues, evaluateCurve } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { ChannelCurves } from '../model/value-model.ts';
import { type Peaks, peaksOf } from './cell-heights.ts';
import { type CellSums, cellSums, type EndSums, mixedSums } from './cell-sums.ts';
import { type CurveTable, type DrawWeights, nearest } from './curve-table.ts';
import { type ConcavePolyline, upperHull } from './polyline.ts';

/** A table point: its spend, and each curve's weighted sums there. */
interface Point {
  readonly spend: number;
  readonly ends: readonly EndSums[];
  /** Heights here (raised where the table starts steeply) and in the middle of the cell to the right. */
  height: number;
  middle: number;
  isBounded: boolean;
}

/**
 * One channel's response as a table over spend (see `CurveTable`) that keeps sums over the draws alone: draws are
 * evaluated, weighed and forgotten, so that its size does not depend on how many there are. Asked with other
 * weights than the last time it works everything out anew, so it is for searches that change them seldom.
 *
 * Bounds are those of `curve-table.ts`, summed before the larger of a cell's two sides is taken, which is as
 * valid and a little tighter.
 *
 * @param weightsVary whether it will be asked with other weights at all: an expected value without reach is not
 */
export function createMeanTable(
  channel: ChannelCurves,
  given: DrawWeights,
  points: readonly number[],
  weightsVary: boolean,
): CurveTable {
  const { additive, reach } = channel;
  const curves: readonly Curve[] = reach ? [...additive, reach] : additive;
  const draws = given.value.length;
  const peaks: (Peaks | undefined)[] = curves.map(() => undefined);
  let weights = given;
  let table: Point[] = [];
  let spends: readonly number[] = [];
  let vertexSpends: Float64Array | undefined;
  let heights: Float64Array | undefined;
  let last: { line: ConcavePolyline; from: number; to: number } | undefined;
  const isReach = (c: number) => reach !== undefined && c === curves.length - 1;
  const weightOf = (c: number) => (isReach(c) ? weights.reach : weights.value);
  let ignoresReach = isZero(given.reach);

  function pointAt(spend: number): Point {
    const at = roomFor(draws).middle;
    const ends = curves.map((curve, c): EndSums => {
      if (isReach(c) && ignoresReach) return { value: 0, slope: 0 };
      evaluateCurve(curve, spend, at);
      return sumsOf(at, weightOf(c));
    });
    const height = ends.reduce((sum, { value }) => sum + value, 0);
    return { spend, ends, height, middle: 0, isBounded: false };
  }

  function boundCell(left: Point, right: Point, isFirst: boolean): void {
    const total: CellSums = { rise: 0, fall: 0, start: 0 };
    const middle = left.spend + (right.spend - left.spend) / 2;
    const half = (right.spend - left.spend) / 2;
    const room = roomFor(draws);
    for (const [c, curve] of curves.entries()) {
      if (isReach(c) && ignoresReach) continue;
      peaks[c] ??= peaksOf(curve, draws);
      const peak = peaks[c];
      const isPure = right.spend <= peak.first || left.spend >= peak.last;
      let sums = isPure
        ? cellSums(left.ends[c]!, right.ends[c]!, half, right.spend <= peak.first, isFirst)
        : undefined;
      if (!sums) {
        const [atLeft, atRight] = room.ends(curve, left.spend, right.spend);
        evaluateCurve(curve, middle, room.middle);
        const cell = { from: left.spend, to: right.spend, half };
        sums = mixedSums(cell, atLeft, atRight, room.middle, peak, weightOf(c), isFirst);
      }
      total.rise += sums.rise;
      total.fall += sums.fall;
      total.start += sums.start;
    }
    left.middle = Math.max(total.rise, total.fall);
    if (isFirst) left.height = total.start;
    left.isBounded = true;
  }

  function boundAll(): void {
    for (let j = 0; j + 1 < table.length; j += 1) {
      if (!table[j]!.isBounded) boundCell(table[j]!, table[j + 1]!, j === 0);
    }
    last = undefined;
    heights = undefined;
  }

  function insert(wanted: readonly number[]): boolean {
    const fresh = [...wanted].sort((x, y) => x - y);
    const first = spends[0] ?? fresh[0]!;
    const tolerance = nearest * ((spends.at(-1) ?? fresh.at(-1)!) - first);
    const merged: Point[] = [];
    let next = 0;
    for (let j = 0; j <= table.length; j += 1) {
      const known = table[j];
      const limit = known?.spend ?? Number.POSITIVE_INFINITY;
      for (; next < fresh.length && fresh[next]! < limit; next += 1) {
        const before = merged.at(-1);
        const apart = fresh[next]! - (before?.spend ?? Number.NEGATIVE_INFINITY);
        if (apart <= tolerance || limit - fresh[next]! <= tolerance) continue;
        if (before) before.isBounded = false;
        merged.push(pointAt(fresh[next]!));
      }
      if (known) merged.push(known);
    }
    if (merged.length === table.length) return false;
    table = merged;
    spends = table.map((point) => point.spend);
    vertexSpends = undefined;
    boundAll();
    return true;
  }

  function vertices(): Float64Array {
    if (vertexSpends) return vertexSpends;
    const x = new Float64Array(2 * spends.length - 1);
    for (let j = 0; j < spends.length; j += 1) {
      x[2 * j] = spends[j]!;
      if (j + 1 < spends.length) x[2 * j + 1] = spends[j]! + (spends[j + 1]! - spends[j]!) / 2;
    }
    vertexSpends = x;
    return x;
  }

  function weigh(asked: DrawWeights): void {
    if (asked === weights || !weightsVary) return;
    weights = asked;
    ignoresReach = isZero(weights.reach);
    table = spends.map(pointAt);
    boundAll();
  }

  function heightsUnder(asked: DrawWeights): Float64Array {
    weigh(asked);
    if (heights) return heights;
    heights = new Float64Array(2 * spends.length - 1);
    for (let j = 0; j < table.length; j += 1) {
      heights[2 * j] = table[j]!.height;
      if (j + 1 < table.length) heights[2 * j + 1] = table[j]!.middle;
    }
    return heights;
  }

  function hull(asked: DrawWeights, from: number, to: number): ConcavePolyline {
    weigh(asked);
    if (last && last.from === from && last.to === to) return last.line;
    const line = upperHull(vertices(), heightsUnder(asked), from, to);
    last = { line, from, to };
    return line;
  }

  insert(points);
  return {
    points: () => spends,
    insert,
    vertices,
    heights: (asked) => heightsUnder(asked).slice(),
    hull,
    ownHull(asked, from, to) {
      weigh(asked);
      const y = Float64Array.from(table, ({ height }) => height);
      return upperHull(spends, y, from >> 1, to >> 1);
    },
    addReach(vertex, share, into) {
      if (!reach) return;
      const { value } = roomFor(draws).middle;
      curveValues(reach, vertices()[vertex]!, value);
      for (let d = 0; d < draws; d += 1) into[d]! += share * value[d]!;
    },
    addValue(vertex, share, into) {
      const { value } = roomFor(draws).middle;
      for (const curve of additive) {
        curveValues(curve, vertices()[vertex]!, value);
        for (let d = 0; d < draws; d += 1) into[d]! += share * value[d]!;
      }
    },
  };
}

/** Σ_d weight_d · value_d and the same of the slopes; draws that count for nothing may be infinitely steep. */
function sumsOf({ value, slope }: CurveAt, weight: Float64Array): EndSums {
  let [height, rise] = [0, 0];
  for (let d = 0; d < weight.length; d += 1) {
    const w = weight[d]!;
    if (w === 0) continue;
    height += w * value[d]!;
    rise += w * slope[d]!;
  }
  return { value: height, slope: rise };
}

function isZero(values: Float64Array): boolean {
  return values.every((value) => value === 0);
}

/** Room for evaluating curves that all tables share. */
interface Room {
  readonly draws: number;
  readonly middle: CurveAt;
  /** The curve at both ends of a cell; the right end is kept, as it is mostly the next cell's left one. */
  ends(curve: Curve, left: number, right: number): readonly [CurveAt, CurveAt];
}

let known: Room | undefined;

function roomFor(draws: number): Room {
  if (known?.draws === draws) return known;
  /** Where a curve of some place in its channel was last evaluated. */
  interface Held {
    curve: Curve | undefined;
    spend: number;
    left: CurveAt;
    right: CurveAt;
  }
  const held = new Map<Curve['family'], Held>();
  known = {
    draws,
    middle: curveRoom(draws),
    ends(curve, left, right) {
      const last = held.get(curve.family) ?? {
        curve: undefined,
        spend: Number.NaN,
        left: curveRoom(draws),
        right: curveRoom(draws),
      };
      held.set(curve.family, last);
      [last.left, last.right] = [last.right, last.left];
      if (last.curve !== curve || last.spend !== left) evaluateCurve(curve, left, last.left);
      evaluateCurve(curve, right, last.right);
      [last.curve, last.spend] = [curve, right];
      return [last.left, last.right];
    },
  };
  return known;
}
