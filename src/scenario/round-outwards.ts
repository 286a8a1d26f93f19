/** A number rounded to some digits may be off by this part of the change that it states … */
const closeToChange = 0.02;
/** … or of what such numbers are measured against. */
const closeToSize = 1e-5;
const mostDigits = 15;

/** An edge at which, and beyond which in one direction, something holds that does not hold at `from`. */
export interface Edge {
  readonly edge: number;
  readonly from: number;
  readonly direction: 'up' | 'down';
  /** What such numbers are measured against: the budget, or 1 for a share. */
  readonly size: number;
}

/**
 * Numbers next to an edge, those with the fewest digits first: the nearest with so many digits, then the next one
 * outwards. Whoever asks takes the first that he has tried and found to hold; the last is the edge itself.
 */
export function* roundedOutwards({ edge, from, direction, size }: Edge): Generator<number> {
  const near = Math.max(closeToChange * Math.abs(edge - from), closeToSize * size);
  for (let digits = 1; digits < mostDigits && edge !== 0; digits += 1) {
    const nearest = Number(edge.toPrecision(digits));
    const step = 10 ** (Math.floor(Math.log10(Math.abs(edge))) - digits + 1);
    const next = Number((direction === 'up' ? nearest + step : nearest - step).toPrecision(digits + 1));
    for (const value of [nearest, next]) if (value >= 0 && Math.abs(value - edge) <= near) yield value;
  }
  yield edge;
}
