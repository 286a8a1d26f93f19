/*
 * How far float32 can be off, derived; `tests/contracts/engine.ts` holds every engine to it.
 *
 * Each rounding changes a number by at most u = 2⁻²⁴ of itself, and the kernels below by a few u. Curves are
 * reckoned from z = a·(b − c), the logarithm of spend over half-saturation times the slope (b, c taken from the
 * mean of the draws' logarithms, in float64, so that both are small), or rate times spend (c = 0). With C = max a|c|,
 *
 *     |Δz| ≤ u·(4|z| + 2C)        (b, c, a rounded; one subtraction, one multiplication)
 *
 * and for h = σ(z), h' = σ(−z): h·h'·|z| ≤ 0.224, h·h' ≤ ¼, and d ln(h·h')/dz lies in [−1, 1].
 */

/** Float32's unit roundoff. */
export const unitRoundoff = 2 ** -24;

/**
 * What the kernels may be off by, in units of u: the sigmoid and the quotient relative to the result, the
 * logarithm relative to the larger of its size and 1. An engine that does not keep this is not used.
 */
export const kernelAllowance = { sigmoid: 8, log: 8, quotient: 2 };

/** Covers the products of two roundings, float64's own rounding, and results that are flushed to zero. */
const secondOrder = 1.02;

const u = unitRoundoff * secondOrder;
const mostOfZ = 0.224;

/** Errors of what the tensors give for a curve, relative to its amplitude. */
export interface ShapeAllowance {
  /** Of h, or of g − g(0) for reach. */
  readonly height: number;
  /** Of h·h', or of dg/dz for reach. */
  readonly steepness: number;
}

/** For Hill and logistic curves. `spread` is C. */
export function sigmoidAllowance(spread: number): ShapeAllowance {
  const shift = 4 * mostOfZ + spread / 2;
  return {
    height: u * (shift + kernelAllowance.sigmoid),
    steepness: u * (shift + (2 * kernelAllowance.sigmoid + 1) / 4),
  };
}

/**
 * For reach, g − g(0) = −ln w with w = h' + ρh, and dg/dz = h·h'(1−ρ)/w. Both dg/dz ≤ 1 and |z|·dg/dz ≤
 * max(1, ln 1/ρ), so that w is off by at most u·(4·max(1, ln 1/ρ) + 2C + sigmoid + 3) of itself.
 */
export function reachAllowance(spread: number, leastRho: number): ShapeAllowance {
  const depth = Math.max(1, -Math.log(leastRho));
  const shift = 4 * depth + 2 * spread;
  const { sigmoid, log, quotient } = kernelAllowance;
  return {
    height: u * (shift + sigmoid + 3 + log * depth),
    steepness: u * (shift + 3 * sigmoid + quotient + 8),
  };
}
