/** What Pareto-smoothed importance sampling makes of one week's ratios. */
export interface Smoothed {
  /** Logarithms of the smoothed ratios, less their largest raw one. */
  readonly logRatios: Float64Array;
  /** k̂: above .7 the week bends the fit too much for the draws to say what it would be without it. */
  readonly k: number;
}

/** Fewer ratios than that have no tail to fit. */
const fewestInTail = 5;

/**
 * Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry 2024), as R's `loo` has it with a relative
 * efficiency of 1: the largest ⌈min(S/5, 3√S)⌉ ratios are replaced by the quantiles of a generalised Pareto
 * distribution fitted to them.
 */
export function smoothed(raw: Float64Array): Smoothed {
  const count = raw.length;
  const largest = raw.reduce((most, value) => Math.max(most, value), -Infinity);
  const logRatios = raw.map((value) => value - largest);
  const inTail = Math.ceil(Math.min(count / 5, 3 * Math.sqrt(count)));
  if (inTail < fewestInTail) return { logRatios, k: Number.POSITIVE_INFINITY };
  const order = Uint32Array.from(logRatios, (_, d) => d).sort((a, b) => logRatios[a]! - logRatios[b]!);
  const tail = order.subarray(count - inTail);
  const cut = Math.exp(logRatios[order[count - inTail - 1]!]!);
  const excess = Float64Array.from(tail, (d) => Math.exp(logRatios[d]!) - cut);
  // Ratios that are all the same have no tail, either.
  if (!(excess[inTail - 1]! > 1e-12 * Math.max(cut, 1e-300))) return { logRatios, k: 0 };
  const { k, scale } = paretoFit(excess);
  tail.forEach((d, place) => {
    const p = (place + 0.5) / inTail;
    const quantile = k === 0 ? -scale * Math.log1p(-p) : (scale * Math.expm1(-k * Math.log1p(-p))) / k;
    logRatios[d] = Math.min(0, Math.log(cut + quantile));
  });
  return { logRatios, k };
}

/** The generalised Pareto distribution of sorted excesses (Zhang and Stephens 2009), k̂ drawn a little towards ½. */
function paretoFit(sorted: Float64Array): { k: number; scale: number } {
  const n = sorted.length;
  const points = 30 + Math.floor(Math.sqrt(n));
  const quartile = sorted[Math.floor(n / 4 + 0.5) - 1]!;
  const kAt = (theta: number) => {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += Math.log1p(-theta * sorted[j]!);
    return sum / n;
  };
  const thetas = Array.from(
    { length: points },
    (_, j) => 1 / sorted[n - 1]! + (1 - Math.sqrt(points / (j + 0.5))) / (3 * quartile),
  );
  const profile = thetas.map((theta) => {
    const k = kAt(theta);
    return n * (Math.log(-theta / k) - k - 1);
  });
  const top = Math.max(...profile);
  const weights = profile.map((value) => Math.exp(value - top));
  const sum = weights.reduce((all, value) => all + value, 0);
  const theta = thetas.reduce((all, value, j) => all + (value * weights[j]!) / sum, 0);
  const k = kAt(theta);
  return { k: (k * n + 0.5 * 10) / (n + 10), scale: -k / theta };
}
