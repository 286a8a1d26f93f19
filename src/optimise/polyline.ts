/** A concave, piecewise linear function of one channel's spend: its vertices, left to right. */
export interface ConcavePolyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Slope of the piece that starts at vertex j; strictly falling; one entry fewer than vertices. */
  readonly slope: Float64Array;
  /** Where each vertex stood in the list that the hull was taken of. */
  readonly source: Int32Array;
}

/** The least concave function above the vertices `from`…`to` (inclusive) of (x, y), x rising strictly. */
export function upperHull(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  from: number,
  to: number,
): ConcavePolyline {
  const kept = new Int32Array(to - from + 1);
  let count = 0;
  for (let j = from; j <= to; j += 1) {
    while (count >= 2) {
      const [a, b] = [kept[count - 2]!, kept[count - 1]!];
      // The middle vertex goes when it lies on or below the chord from a to j.
      if ((y[b]! - y[a]!) * (x[j]! - x[b]!) > (y[j]! - y[b]!) * (x[b]! - x[a]!)) break;
      count -= 1;
    }
    kept[count] = j;
    count += 1;
  }
  const source = kept.slice(0, count);
  const hull = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    slope: new Float64Array(Math.max(0, count - 1)),
    source,
  };
  for (let j = 0; j < count; j += 1) {
    hull.x[j] = x[source[j]!]!;
    hull.y[j] = y[source[j]!]!;
    if (j > 0) hull.slope[j - 1] = (hull.y[j]! - hull.y[j - 1]!) / (hull.x[j]! - hull.x[j - 1]!);
  }
  return hull;
}

/** How many pieces, from the left, have a slope above `price` (or, with `orEqual`, at least `price`). */
export function piecesAbove(line: ConcavePolyline, price: number, orEqual: boolean): number {
  const { slope } = line;
  let [low, high] = [0, slope.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orEqual ? slope[middle]! >= price : slope[middle]! > price) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The piece (index of its left vertex) that holds x. */
export function pieceAt(line: ConcavePolyline, x: number): number {
  let [low, high] = [0, Math.max(0, line.x.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (line.x[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The height of the polyline at x within its range. */
export function heightAt(line: ConcavePolyline, x: number): number {
  if (line.x.length === 1) return line.y[0]!;
  const j = pieceAt(line, x);
  return line.y[j]! + line.slope[j]! * (x - line.x[j]!);
}

/** max over the polyline of y − price·x. */
export function bestAtPrice(line: ConcavePolyline, price: number): number {
  const j = piecesAbove(line, price, false);
  return line.y[j]! - price * line.x[j]!;
}
