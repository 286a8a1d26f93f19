import type { RandomSource } from './random.ts';

/**
 * The metric of Hamiltonian Monte Carlo: M⁻¹ is an estimate of the target's covariance Σ = R Rᵀ (R lower
 * triangular), so that the target looks round to the sampler.
 */
export interface Mass {
  /** Rows of Σ. */
  readonly covariance: readonly Float64Array[];
  /** Rows of R. */
  readonly root: readonly Float64Array[];
}

/** The metric of coordinates that do not hang together, with these standard deviations. */
export function diagonalMass(spreads: Float64Array): Mass {
  const rows = (power: number) =>
    Array.from(spreads, (spread, i) => {
      const row = new Float64Array(spreads.length);
      row[i] = spread ** power;
      return row;
    });
  return { covariance: rows(2), root: rows(1) };
}

/** Fills `velocity` with M⁻¹p. */
export function fillVelocity({ covariance }: Mass, p: Float64Array, velocity: Float64Array): void {
  for (let i = 0; i < p.length; i += 1) {
    const row = covariance[i]!;
    let sum = 0;
    for (let j = 0; j < p.length; j += 1) sum += row[j]! * p[j]!;
    velocity[i] = sum;
  }
}

/** A momentum p ~ N(0, M): R⁻ᵀ z with z standard normal. */
export function drawMomentum({ root }: Mass, random: RandomSource): Float64Array {
  const n = root.length;
  const p = Float64Array.from({ length: n }, () => random.normal());
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < n; j += 1) p[i]! -= root[j]![i]! * p[j]!;
    p[i]! /= root[i]![i]!;
  }
  return p;
}

/** Mean and covariance of positions, one at a time (Welford). */
export interface CovarianceSum {
  add(q: Float64Array): void;
  readonly count: number;
  /** The metric of what was added, drawn towards a small multiple of the unit matrix as Stan does. */
  mass(): Mass;
}

/** An empty sum. */
export function covarianceSum(dimension: number): CovarianceSum {
  let count = 0;
  const mean = new Float64Array(dimension);
  const before = new Float64Array(dimension);
  const sums = Array.from({ length: dimension }, () => new Float64Array(dimension));
  return {
    get count() {
      return count;
    },
    add(q) {
      count += 1;
      for (let i = 0; i < dimension; i += 1) {
        before[i] = q[i]! - mean[i]!;
        mean[i]! += before[i]! / count;
      }
      for (let i = 0; i < dimension; i += 1) {
        const row = sums[i]!;
        for (let j = 0; j < dimension; j += 1) row[j]! += before[i]! * (q[j]! - mean[j]!);
      }
    },
    mass() {
      const weight = count / (count + 5);
      const covariance = sums.map((row, i) =>
        row.map((sum, j) => {
          const symmetric = (sum + sums[j]![i]!) / (2 * Math.max(1, count - 1));
          return weight * symmetric + (i === j ? 1e-3 * (1 - weight) : 0);
        }),
      );
      return { covariance, root: choleskyRoot(covariance) };
    },
  };
}

/** The lower triangular root of a positive definite matrix. */
function choleskyRoot(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const root = matrix.map(() => new Float64Array(n));
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= root[i]![k]! * root[j]![k]!;
      root[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / root[j]![j]!;
    }
  }
  return root;
}
