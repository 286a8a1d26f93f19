/*
 * How far float32 can be off, derived; `tests/contracts/engine.ts` holds every engine to it.
 *
 * Each rounding changes a number by at most u = 2⁻²⁴ of itself. Curves are reckoned as σ(z) of z = a·(b − c): for
 * a Hill curve slope × (ln spend − ln half-saturation), both logarithms less the draws' mean of the latter, so that
 * c is small; for a logistic curve rate × spend, and c = 0. With C = max |a·c|,
 *
 *     |Δz| ≤ u·(4|z| + 2C)        (a, b, c rounded; one subtraction, one multiplication),
 *
 * and since σ'(z) ≤ ¼ and σ'(z)·|z| < 0.224, σ(z) is off by at most u·(4·0.224 + C/2 + the kernel's own error). Each
 * is multiplied by a weight (3 more roundings), then summed in blocks of draws: in whatever order, a block of n
 * terms is off by at most n·u times the sum of their sizes. Blocks are summed in float64.
 */

/** Float32's unit roundoff. */
export const unitRoundoff = 2 ** -24;

/** What a backend's sigmoid may be off by, in units of u, relative to the result. One that exceeds it is not used. */
export const sigmoidAllowance = 8;

/** How many draws are summed in float32. */
export const blockOfDraws = 64;

/** Covers the products of two roundings, float64's own rounding, and results that are flushed to zero. */
const secondOrder = 1.02;

/** What Σ_d weight_d · σ(z_d) may be off by, relative to Σ_d |weight_d|. `spread` is C. */
export function sumAllowance(spread: number): number {
  return unitRoundoff * secondOrder * (4 * 0.224 + spread / 2 + sigmoidAllowance + 3 + blockOfDraws);
}
