/** P(χ² with k degrees of freedom > x): the upper regularised incomplete gamma Q(k/2, x/2). */
export function chiSquaredTail(x: number, k: number): number {
  const [a, z] = [k / 2, x / 2];
  if (z <= 0) return 1;
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    // The lower part by its series.
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 1_000 && term > 1e-16 * sum; n += 1) {
      term *= z / (a + n);
      sum += term;
    }
    return 1 - scale * sum;
  }
  // Lentz's continued fraction.
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 1_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return scale * h;
}

/** Chance of at most `k` hits of `n` at probability p. */
export function binomialAtMost(k: number, n: number, p: number): number {
  let sum = 0;
  for (let j = 0; j <= k; j += 1) {
    const ways = logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1);
    sum += Math.exp(ways + j * Math.log(p) + (n - j) * Math.log1p(-p));
  }
  return Math.min(1, sum);
}

/** ln Γ(x) by Stirling's series, after lifting x above 10. */
function logGamma(x: number): number {
  let [lifted, less] = [x, 0];
  for (; lifted < 10; lifted += 1) less += Math.log(lifted);
  const s = 1 / (lifted * lifted);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s / 1680))) / lifted;
  return (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI) + series - less;
}
