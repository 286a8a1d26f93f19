/** Significant digits of an amount that stands alone. */
const usual = 3;
/** More than this nobody reads; amounts nearer than that are told as one. */
const most = 9;

/** How many significant digits it takes until two amounts read as two. Amounts that only rounding keeps apart are one. */
export function digitsApart(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  const apart = Math.abs(a - b);
  if (!(apart > 1e-9 * size)) return usual;
  return Math.min(most, Math.max(usual, Math.ceil(Math.log10(size / apart)) + 1));
}
