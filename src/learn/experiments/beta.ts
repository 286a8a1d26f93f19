/** How near 1 a step of the continued fraction is when it ends. */
const enough = 1e-15;
/** Keeps denominators of the continued fraction away from zero (Lentz). */
const tiny = 1e-300;

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/** ln Γ(x), x > 0: Stirling's series from 10 up, below by ln Γ(x) = ln Γ(x + 1) − ln x. To about 1e-14 relative. */
export function logGamma(x: number): number {
  let [shift, y] = [0, x];
  for (; y < 10; y += 1) shift += Math.log(y);
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + stirlingRest(y) - shift;
}

/** ln Γ(y) less its leading terms, y ≥ 10. */
function stirlingRest(y: number): number {
  let sum = 0;
  for (let k = stirling.length - 1; k >= 0; k -= 1) sum = sum / (y * y) + (stirling[k] ?? 0);
  return sum / y;
}

/**
 * The density of Beta(a, b) at x times x(1 − x), which is the density of logit x. Counts in the millions would lose
 * most digits in ln Γ(a + b) − ln Γ(a) − ln Γ(b), whose leading terms are therefore cancelled by hand.
 */
export function logitBetaDensity(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return 0;
  const n = a + b;
  if (Math.min(a, b) < 10) {
    return Math.exp(logGamma(n) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  }
  // a·ln(x·n/a) + b·ln((1 − x)·n/b), small near the mode.
  const distance = a * Math.log1p((x * n - a) / a) + b * Math.log1p((a - x * n) / b);
  const rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
  return Math.exp(distance + rest) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/**
 * I_x(a, b), the distribution function of Beta(a, b), by the continued fraction of NIST's DLMF 8.17.22 (modified
 * Lentz); it takes about √max(a, b) steps.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const most = 200 + 20 * Math.sqrt(Math.max(a, b));
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= most; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return (logitBetaDensity(x, a, b) * fraction) / a;
}

const away = (x: number) => (Math.abs(x) < tiny ? tiny : x);
