/**
 * The standard normal's distribution function Φ(x), to about 1e-15 relative, in the lower tail too: near the middle
 * Marsaglia's series (2004, Journal of Statistical Software 11(4)), further out Laplace's continued fraction.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 0) return 1 - normalCdf(-x);
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (x < -3) return density * millsRatio(-x);
  // Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …)
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + density * sum;
}

/** (1 − Φ(x))/φ(x) for x ≥ 3: 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out. */
function millsRatio(x: number): number {
  let inner = x;
  for (let k = 150; k >= 1; k -= 1) inner = x + k / inner;
  return 1 / inner;
}
