/** Nodes and weights of Gauss–Legendre quadrature on [0, 1]: exact for polynomials of degree 2·count − 1. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

const known = new Map<number, Quadrature>();

/** The rule with `count` nodes, by Newton's method on the Legendre polynomial P_count. */
export function gaussLegendre(count: number): Quadrature {
  const before = known.get(count);
  if (before) return before;
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let k = 1; k <= count; k += 1) {
    // Tricomi's first guess for the k-th root.
    let x = Math.cos((Math.PI * (k - 0.25)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round += 1) {
      const at = legendre(count, x);
      slope = at.slope;
      const step = at.value / at.slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes.push((1 - x) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  const rule = { nodes, weights };
  known.set(count, rule);
  return rule;
}

/** P_n(x) and its derivative, by the three-term recurrence. */
function legendre(n: number, x: number): { value: number; slope: number } {
  let [previous, value] = [1, x];
  for (let k = 2; k <= n; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  if (n === 0) return { value: 1, slope: 0 };
  return { value, slope: (n * (x * value - previous)) / (x * x - 1) };
}
