import { type CurveAt, curveRoom, evaluateCurve } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import { type ChannelCurves, weighted } from '../model/value-model.ts';
import { countWork } from '../model/work.ts';
import { anyHeights, type Cell, concaveHeights, convexHeights, peaksOf } from './cell-heights.ts';
import { type ConcavePolyline, upperHull } from './polyline.ts';
import { createRows } from './rows.ts';

/** How the draws count in a majorant: Σ_d value_d · additive_d + reach_d · g_d. */
export interface DrawWeights {
  readonly value: Float64Array;
  readonly reach: Float64Array;
  /** The draws that count at all, where they are few: a cautious goal looks at the worst tenth. */
  readonly support?: Int32Array | undefined;
}

/**
 * One channel's response as a table over spend: rigorous upper bounds, refined point by point. Vertex 2j is table
 * point j, vertex 2j+1 the middle of the cell to its right. The polyline through the vertices lies above every
 * draw's curve: exact at the points (but the first, where the curve starts steeply), raised in the middles just
 * enough. Upper bounds add up over curves and draws with non-negative weights, so any weighting of the draws is
 * bounded by the same table.
 */
export interface CurveTable {
  /** Spend at the table points, rising. */
  points(): readonly number[];
  /** Adds points within the table's range; those that are there already (within `nearest`) are left out. */
  insert(spend: readonly number[]): boolean;
  /** Spend at the vertices. */
  vertices(): Float64Array;
  /** Heights of the vertices under these weights. */
  heights(weights: DrawWeights): Float64Array;
  /** The concave hull of the vertices `from`…`to` (inclusive) under these weights. */
  hull(weights: DrawWeights, from: number, to: number): ConcavePolyline;
  /** The concave hull of the points alone, without the raised middles: of what the curve itself is known to reach. */
  ownHull(weights: DrawWeights, from: number, to: number): ConcavePolyline;
  /** Adds `share` × g_d of a vertex to `into`, draw by draw. */
  addReach(vertex: number, share: number, into: Float64Array): void;
  /** Adds `share` × the additive part of a vertex to `into`, draw by draw (tables kept by draw only). */
  addValue(vertex: number, share: number, into: Float64Array): void;
}

/** Points nearer than this, as a part of the table's range, are one. */
export const nearest = 1e-12;

/** What weighing a height costs, in work for each draw. */
const weighWork = 0.2;
/** What a vertex costs beside that, in a hull. */
const vertexWork = 20;

/** A table point: its spend, and where its rows start. */
interface Point {
  readonly spend: number;
  /** The curves' values and slopes here, curve after curve. */
  readonly known: number;
  /** Upper bounds here. */
  readonly row: number;
  /** Upper bounds in the middle of the cell to the right. */
  readonly cell: number;
  /** Whether that cell's bounds are worked out. */
  isBounded: boolean;
}

/**
 * @param keepDraws keep the additive part by draw, as a risk attitude that reweights draws needs; else only its
 *   sum under `weight` is kept, and `heights` ignores `weights.value`
 */
export function createCurveTable(
  channel: ChannelCurves,
  weight: Float64Array,
  points: readonly number[],
  keepDraws: boolean,
): CurveTable {
  const draws = weight.length;
  const { additive, reach } = channel;
  const curves: readonly Curve[] = reach ? [...additive, reach] : additive;
  const peaks = curves.map((curve) => peaksOf(curve, draws));
  /** A row of upper bounds: `width` additive entries, then one g a draw. */
  const width = keepDraws ? draws : 1;
  const bounds = createRows(width + (reach ? draws : 0), 4 * points.length);
  const exact = createRows(2 * curves.length * draws, 2 * points.length);
  const ignoresWeights = !keepDraws && !reach;
  let table: Point[] = [];
  let spends: readonly number[] = [];
  let vertexSpends: Float64Array | undefined;
  let last: { line: ConcavePolyline; weights: DrawWeights; from: number; to: number } | undefined;

  const at = curveRoom(draws);
  function pointAt(spend: number): Point {
    const point = { spend, known: exact.add(), row: bounds.add(), cell: bounds.add(), isBounded: false };
    curves.forEach((curve, c) => {
      evaluateCurve(curve, spend, at);
      exact.data().set(at.value, point.known + 2 * c * draws);
      exact.data().set(at.slope, point.known + (2 * c + 1) * draws);
      setHeights(point.row, c, at.value);
    });
    return point;
  }

  /** Sets curve c's heights by draw in a row, curve after curve from the first. */
  function setHeights(row: number, c: number, height: Float64Array): void {
    const data = bounds.data();
    if (reach && c === curves.length - 1) data.set(height, row + width);
    else if (keepDraws) {
      if (c === 0) data.set(height, row);
      else for (let d = 0; d < draws; d += 1) data[row + d]! += height[d]!;
    } else data[row] = (c === 0 ? 0 : data[row]!) + weighted(weight, height);
  }

  const middle: CurveAt = curveRoom(draws);
  const [start, height] = [new Float64Array(draws), new Float64Array(draws)];
  /** Works out the bounds in a cell's middle and, for the first cell, anew at its left end. */
  function boundCell(left: Point, right: Point, isFirst: boolean): void {
    const known = exact.data();
    for (const [c, curve] of curves.entries()) {
      const [from, to] = [left.known + 2 * c * draws, right.known + 2 * c * draws];
      const cell: Cell = {
        from: left.spend,
        to: right.spend,
        half: (right.spend - left.spend) / 2,
        known,
        fromValue: from,
        fromSlope: from + draws,
        toValue: to,
        toSlope: to + draws,
      };
      if (isFirst) start.set(known.subarray(from, from + draws));
      if (cell.to <= peaks[c]!.first) convexHeights(cell, height);
      else if (cell.from >= peaks[c]!.last && !isFirst) concaveHeights(cell, height);
      else {
        evaluateCurve(curve, cell.from + cell.half, middle);
        anyHeights(cell, middle, peaks[c]!, isFirst ? start : undefined, height);
      }
      setHeights(left.cell, c, height);
      if (isFirst) setHeights(left.row, c, start);
    }
    left.isBounded = true;
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
        const last = merged.at(-1);
        const apart = fresh[next]! - (last?.spend ?? Number.NEGATIVE_INFINITY);
        if (apart <= tolerance || limit - fresh[next]! <= tolerance) continue;
        if (last) last.isBounded = false;
        merged.push(pointAt(fresh[next]!));
      }
      if (known) merged.push(known);
    }
    if (merged.length === table.length) return false;
    table = merged;
    spends = table.map((point) => point.spend);
    vertexSpends = undefined;
    last = undefined;
    for (let j = 0; j + 1 < table.length; j += 1) {
      if (!table[j]!.isBounded) boundCell(table[j]!, table[j + 1]!, j === 0);
    }
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

  const rowOf = (vertex: number) => (vertex % 2 === 0 ? table[vertex >> 1]!.row : table[vertex >> 1]!.cell);

  function heightOf(row: number, weights: DrawWeights): number {
    const count = ignoresWeights ? 0 : (weights.support?.length ?? draws);
    countWork(weighWork * ((keepDraws ? count : 0) + (reach ? count : 0)) + vertexWork);
    const data = bounds.data();
    if (weights.support && !ignoresWeights) return heightOfFew(data, row, weights, weights.support);
    let sum = keepDraws ? 0 : data[row]!;
    if (keepDraws) for (let d = 0; d < draws; d += 1) sum += weights.value[d]! * data[row + d]!;
    if (reach) for (let d = 0; d < draws; d += 1) sum += weights.reach[d]! * data[row + width + d]!;
    return sum;
  }

  function heightOfFew(data: Float64Array, row: number, weights: DrawWeights, few: Int32Array): number {
    const { value, reach: byReach } = weights;
    let sum = keepDraws ? 0 : data[row]!;
    if (keepDraws) for (const d of few) sum += value[d]! * data[row + d]!;
    if (reach) for (const d of few) sum += byReach[d]! * data[row + width + d]!;
    return sum;
  }

  function heightsBetween(weights: DrawWeights, from: number, to: number): Float64Array {
    const y = new Float64Array(2 * spends.length - 1);
    for (let j = from; j <= to; j += 1) y[j] = heightOf(rowOf(j), weights);
    return y;
  }

  /** The last hull is kept: a search asks for it again while neither the table nor the question has changed. */
  function hull(weights: DrawWeights, from: number, to: number): ConcavePolyline {
    const same = last && last.from === from && last.to === to && (ignoresWeights || last.weights === weights);
    if (last && same) return last.line;
    const line = upperHull(vertices(), heightsBetween(weights, from, to), from, to);
    last = { line, weights, from, to };
    return line;
  }

  function ownHull(weights: DrawWeights, from: number, to: number): ConcavePolyline {
    const [first, last] = [from >> 1, to >> 1];
    const y = new Float64Array(spends.length);
    for (let j = first; j <= last; j += 1) y[j] = heightOf(table[j]!.row, weights);
    return upperHull(spends, y, first, last);
  }

  insert(points);
  return {
    points: () => spends,
    insert,
    vertices,
    heights: (weights) => heightsBetween(weights, 0, 2 * spends.length - 2),
    hull,
    ownHull,
    addReach: (vertex, share, into) => {
      if (!reach) return;
      const [data, row] = [bounds.data(), rowOf(vertex) + width];
      for (let d = 0; d < draws; d += 1) into[d]! += share * data[row + d]!;
    },
    addValue: (vertex, share, into) => {
      const [data, row] = [bounds.data(), rowOf(vertex)];
      for (let d = 0; d < into.length; d += 1) into[d]! += share * data[keepDraws ? row + d : row]!;
    },
  };
}
