import { betaCdf } from '../../experiments/beta.ts';

/** What further columns add to a regression. */
export interface Added {
  /** Of what the first columns leave unexplained, the share that the others explain. */
  readonly partialR2: number;
  /** The same, less what as many columns of noise would explain. */
  readonly adjusted: number;
  /** The chance of an F as large if the others had nothing to do with it; 1 where nothing is left to explain. */
  readonly p: number;
  /** Weeks less columns. */
  readonly free: number;
}

/** How much of a column's length must be new for it to count as another direction. */
const newDirection = 1e-7;

/** An orthonormal basis of columns, by modified Gram–Schmidt; columns that depend on those before are left out. */
export function basisOf(columns: readonly (readonly number[])[], onto: readonly number[][] = []): number[][] {
  const basis: number[][] = [...onto];
  for (const column of columns) {
    const size = lengthOf(column);
    let rest = without(column, basis);
    rest = without(rest, basis);
    const left = lengthOf(rest);
    if (left > newDirection * Math.max(size, 1e-300)) basis.push(rest.map((value) => value / left));
  }
  return basis;
}

/** What a basis leaves of a series. */
export function without(series: readonly number[], basis: readonly (readonly number[])[]): number[] {
  const rest = [...series];
  for (const direction of basis) {
    const along = dot(rest, direction);
    for (let t = 0; t < rest.length; t += 1) rest[t]! -= along * direction[t]!;
  }
  return rest;
}

/** What `others` add to the regression of a series on `first`: partial R² and the F test of all of them together. */
export function addedBy(
  series: readonly number[],
  first: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): Added {
  const small = basisOf(first);
  const large = basisOf(others, small);
  const before = without(series, small);
  const [was, is] = [dot(before, before), lengthOf(without(before, large)) ** 2];
  const more = large.length - small.length;
  const free = series.length - large.length;
  const total = dot(series, series);
  if (more === 0 || free <= 0 || was <= 1e-18 * total) return { partialR2: 0, adjusted: 0, p: 1, free };
  const partialR2 = Math.min(1, Math.max(0, 1 - is / was));
  const adjusted = 1 - ((1 - partialR2) * (free + more)) / free;
  // F = (R²/more) / ((1 − R²)/free): its tail is that of Beta(more/2, free/2) at R².
  return { partialR2, adjusted, p: 1 - betaCdf(partialR2, more / 2, free / 2), free };
}

/** p values as Holm (1979) corrects them for their number, in the order given. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]!);
  const corrected = values.map(() => 1);
  let highest = 0;
  order.forEach((k, place) => {
    highest = Math.max(highest, Math.min(1, (values.length - place) * values[k]!));
    corrected[k] = highest;
  });
  return corrected;
}

/**
 * How much of what is left of spend and of outcome something unseen would have to explain, of each the same share, to
 * take the whole effect away (the robustness value of Cinelli and Hazlett 2020, q = 1): with f = |t|/√df,
 * RV = ½(√(f⁴ + 4f²) − f²).
 */
export function robustnessValue(t: number, free: number): number {
  const square = t ** 2 / Math.max(1, free);
  return (Math.sqrt(square ** 2 + 4 * square) - square) / 2;
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const ones = [a.map(() => 1)];
  const [one, other] = [without(a, basisOf(ones)), without(b, basisOf(ones))];
  const size = lengthOf(one) * lengthOf(other);
  return size > 0 ? dot(one, other) / size : 0;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let t = 0; t < a.length; t += 1) sum += a[t]! * b[t]!;
  return sum;
}

const lengthOf = (values: readonly number[]) => Math.sqrt(dot(values, values));
