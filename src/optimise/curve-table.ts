import { type Curve, type CurveAt, curveRoom, evaluateCurve, inflection } from '../model/curve.ts';
import type { ChannelCurves } from '../model/value-model.ts';

/** How the draws count in a majorant: Σ_d value_d · additive_d + reach_d · g_d. */
export interface DrawWeights {
  readonly value: Float64Array;
  readonly reach: Float64Array;
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
  /** Adds `share` × g_d of a vertex to `into`, draw by draw. */
  addReach(vertex: number, share: number, into: Float64Array): void;
  /** Adds `share` × the additive part of a vertex to `into`, draw by draw (tables kept by draw only). */
  addValue(vertex: number, share: number, into: Float64Array): void;
}

/** A first cell is steep when its left tangent would overshoot the cell's rise by this much. */
const steep = 4;

/** Points nearer than this, as a part of the table's range, are one. */
const nearest = 1e-12;

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
  const width = keepDraws ? draws : 1;
  const { additive, reach } = channel;
  const curves: readonly Curve[] = reach ? [...additive, reach] : additive;
  const peaks = curves.map((curve) => Float64Array.from(weight, (_, d) => inflection(curve, d)));
  const peakSlopes = curves.map((curve, c) => slopesAtPeaks(curve, peaks[c]!));
  /** A row of upper bounds: `width` additive entries, then one g a draw. */
  const rowSize = width + (reach ? draws : 0);
  let spend: number[] = [];
  /** By point: the curves' values and slopes, curve after curve. */
  let known: Float64Array[] = [];
  let pointRows: Float64Array[] = [];
  let cellRows: Float64Array[] = [];
  const room = curveRoom(draws);

  function evaluate(x: number): Float64Array {
    const entry = new Float64Array(2 * curves.length * draws);
    curves.forEach((curve, c) => {
      evaluateCurve(curve, x, room);
      entry.set(room.value, 2 * c * draws);
      entry.set(room.slope, (2 * c + 1) * draws);
    });
    return entry;
  }

  function addTo(row: Float64Array, c: number, d: number, height: number): void {
    if (reach && c === curves.length - 1) row[width + d] = height;
    else if (keepDraws) row[d]! += height;
    else row[0]! += weight[d]! * height;
  }

  function exactRow(entry: Float64Array): Float64Array {
    const row = new Float64Array(rowSize);
    for (let c = 0; c < curves.length; c += 1) {
      for (let d = 0; d < draws; d += 1) addTo(row, c, d, entry[2 * c * draws + d]!);
    }
    return row;
  }

  const middle: CurveAt = curveRoom(draws);
  /** The rows of a cell's middle and, where the slope at its left end is infinite, of that end. */
  function boundCell(left: number): { cell: Float64Array; end: Float64Array | undefined } {
    const [a, b] = [spend[left]!, spend[left + 1]!];
    const [from, to] = [known[left]!, known[left + 1]!];
    const half = (b - a) / 2;
    const cell = new Float64Array(rowSize);
    let end: Float64Array | undefined;
    for (let c = 0; c < curves.length; c += 1) {
      let middleKnown = false;
      const atMiddle = () => {
        if (!middleKnown) evaluateCurve(curves[c]!, a + half, middle);
        middleKnown = true;
        return middle;
      };
      for (let d = 0; d < draws; d += 1) {
        const [value, slope] = [2 * c * draws + d, (2 * c + 1) * draws + d];
        const [fa, sa, fb, sb] = [from[value]!, from[slope]!, to[value]!, to[slope]!];
        const peak = peaks[c]![d]!;
        if (b <= peak) {
          addTo(cell, c, d, (fa + fb) / 2);
        } else if (a >= peak && (left > 0 || sa * half <= steep * (fb - fa))) {
          addTo(cell, c, d, Math.max(fa + sa * half, fb - sb * half));
        } else if (a >= peak) {
          // A steep start, as at zero spend: rather than by its own tangent, the left half is bounded by the one
          // at the middle, which raises the left end a little.
          const { value: fm, slope: sm } = atMiddle();
          addTo(cell, c, d, Math.max(fm[d]!, fb - sb * half));
          end ??= exactRow(from);
          raise(end, c, d, fm[d]! - sm[d]! * half - fa);
        } else {
          // The inflection is inside: bound the left half by its steepest slope, the right half by its least.
          const { value: fm, slope: sm } = atMiddle();
          const steepest = peak < a + half ? fa + peakSlopes[c]![d]! * half : fm[d]!;
          addTo(cell, c, d, Math.max(steepest, fb - Math.min(sm[d]!, sb) * half));
        }
      }
    }
    return { cell, end };
  }

  function raise(row: Float64Array, c: number, d: number, by: number): void {
    if (reach && c === curves.length - 1) row[width + d]! += by;
    else if (keepDraws) row[d]! += by;
    else row[0]! += weight[d]! * by;
  }

  function insert(wanted: readonly number[]): boolean {
    const fresh = [...wanted].sort((x, y) => x - y);
    const range = spend.length > 0 ? spend : fresh;
    const tolerance = nearest * (range.at(-1)! - range[0]!);
    const old = { spend, known, pointRows, cellRows };
    const isNew: boolean[] = [];
    [spend, known, pointRows, cellRows] = [[], [], [], []];
    const was: number[] = [];
    const put = (x: number, before: number) => {
      spend.push(x);
      was.push(before);
      isNew.push(before < 0);
      const entry = before < 0 ? evaluate(x) : old.known[before]!;
      known.push(entry);
      pointRows.push(before < 0 ? exactRow(entry) : old.pointRows[before]!);
    };
    let next = 0;
    for (let j = 0; j <= old.spend.length; j += 1) {
      const limit = old.spend[j] ?? Number.POSITIVE_INFINITY;
      for (; next < fresh.length && fresh[next]! < limit; next += 1) {
        const last = spend.at(-1) ?? Number.NEGATIVE_INFINITY;
        if (fresh[next]! - last > tolerance && limit - fresh[next]! > tolerance) put(fresh[next]!, -1);
        else if (old.spend.length === 0 && spend.length === 0) put(fresh[next]!, -1);
      }
      if (j < old.spend.length) put(limit, j);
    }
    for (let j = 0; j + 1 < spend.length; j += 1) {
      const kept = was[j]! >= 0 && was[j + 1] === was[j]! + 1;
      if (kept) {
        cellRows.push(old.cellRows[was[j]!]!);
        continue;
      }
      const { cell, end } = boundCell(j);
      cellRows.push(cell);
      // The first point's raise belongs to its cell: a narrower cell needs less of it, or none.
      if (j === 0) pointRows[0] = end ?? exactRow(known[0]!);
    }
    return isNew.some(Boolean);
  }

  function vertices(): Float64Array {
    const x = new Float64Array(2 * spend.length - 1);
    for (let j = 0; j < spend.length; j += 1) {
      x[2 * j] = spend[j]!;
      if (j + 1 < spend.length) x[2 * j + 1] = spend[j]! + (spend[j + 1]! - spend[j]!) / 2;
    }
    return x;
  }

  const rowOf = (vertex: number) => (vertex % 2 === 0 ? pointRows[vertex / 2]! : cellRows[(vertex - 1) / 2]!);

  function heightOf(row: Float64Array, weights: DrawWeights): number {
    let sum = keepDraws ? 0 : row[0]!;
    if (keepDraws) for (let d = 0; d < draws; d += 1) sum += weights.value[d]! * row[d]!;
    if (reach) for (let d = 0; d < draws; d += 1) sum += weights.reach[d]! * row[width + d]!;
    return sum;
  }

  insert(points);
  return {
    points: () => spend,
    insert,
    vertices,
    heights: (weights) => {
      const y = new Float64Array(2 * spend.length - 1);
      for (let j = 0; j < y.length; j += 1) y[j] = heightOf(rowOf(j), weights);
      return y;
    },
    addReach: (vertex, share, into) => {
      if (!reach) return;
      const row = rowOf(vertex);
      for (let d = 0; d < draws; d += 1) into[d]! += share * row[width + d]!;
    },
    addValue: (vertex, share, into) => {
      const row = rowOf(vertex);
      for (let d = 0; d < into.length; d += 1) into[d]! += share * row[keepDraws ? d : 0]!;
    },
  };
}

/** The steepest slope of each draw's curve; 0 where it is concave throughout (never asked for there). */
function slopesAtPeaks(curve: Curve, peaks: Float64Array): Float64Array {
  const slopes = new Float64Array(peaks.length);
  const room = curveRoom(1);
  for (let d = 0; d < peaks.length; d += 1) {
    if (peaks[d]! <= 0) continue;
    evaluateCurve(draw(curve, d), peaks[d]!, room);
    slopes[d] = room.slope[0]!;
  }
  return slopes;
}

/** The curve with draw d alone. */
function draw(curve: Curve, d: number): Curve {
  const only = (values: Float64Array) => values.subarray(d, d + 1);
  if (curve.family === 'hill') {
    const { family, amplitude, half, steepness, offset } = curve;
    return {
      family,
      amplitude: only(amplitude),
      half: only(half),
      steepness: only(steepness),
      offset: only(offset),
    };
  }
  if (curve.family === 'logistic') {
    const { family, amplitude, rate, offset } = curve;
    return { family, amplitude: only(amplitude), rate: only(rate), offset: only(offset) };
  }
  const { family, floor, ceiling, half, steepness } = curve;
  return { family, floor: only(floor), ceiling: only(ceiling), half: only(half), steepness: only(steepness) };
}
