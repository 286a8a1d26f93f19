/** The quantile at `p` (0 to 1) of values in ascending order, interpolated between neighbours. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const [low, high] = [Math.floor(position), Math.ceil(position)];
  return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
}

/** The median and the 5 % and 95 % quantiles of draws: what a parameter of a scenario says of its spread. */
export function marginalOf(draws: ArrayLike<number>): { low: number; value: number; high: number } {
  const sorted = Float64Array.from(draws).sort();
  return { low: quantileOf(sorted, 0.05), value: quantileOf(sorted, 0.5), high: quantileOf(sorted, 0.95) };
}
