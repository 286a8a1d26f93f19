import type { LinearColumn } from './linear-columns.ts';
import type { RandomSource } from './random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/**
 * The linear terms integrated out. With y − f = Z b + ε, b ~ N(m, diag(v²)), ε ~ N(0, σ²I):
 *
 *     r = y − f − Z m ~ N(0, S),   S = σ²I + B Bᵀ,   B = Z diag(v) = Q √D Wᵀ  (thin, worked out once)
 *
 * so that with z = Qᵀr:  log|S| = (n − p) log σ² + Σ log(σ² + d_j),
 * rᵀS⁻¹r = (‖r‖² − ‖z‖²)/σ² + Σ z_j²/(σ² + d_j). One evaluation costs two products with Q, as the terms themselves
 * would; and the sampler is spared their dimensions and their correlations. Given r and σ the scaled coefficients
 * w = (b − m)/v are normal with independent parts in the basis W: mean √d_j z_j/(σ² + d_j), variance σ²/(σ² + d_j).
 */
export interface Collapsed {
  /**
   * log density of the residual r, less constants. Fills `force` with −∂/∂r and returns ∂/∂log σ beside it.
   */
  density(residual: Float64Array, sigma: number, force: Float64Array): { value: number; byLogSigma: number };
  /** A draw of the coefficients b given the residual y − f − Z m. */
  draw(residual: Float64Array, sigma: number, random: RandomSource): Float64Array;
  /** Z m by week, for the weeks seen. */
  readonly priorMean: Float64Array;
}

/** Prepares the columns' first `seen` weeks. */
export function collapse(columns: readonly LinearColumn[], seen: number): Collapsed {
  const p = columns.length;
  const scaled = columns.map(({ values, sd }) => values.subarray(0, seen).map((value) => value * sd));
  const products = scaled.map((a) => Float64Array.from(scaled, (b) => dot(a, b)));
  const { values, vectors } = symmetricEigen(products);
  const largest = Math.max(...values, 1e-300);
  // Directions that the weeks seen say nothing about keep their prior.
  const seenOnes = [...values.keys()].filter((j) => values[j]! > 1e-12 * largest);
  const spread = Float64Array.from(seenOnes, (j) => values[j]!);
  const basis = seenOnes.map((j) => {
    const direction = new Float64Array(seen);
    scaled.forEach((column, k) => {
      const weight = vectors[j]![k]! / Math.sqrt(values[j]!);
      for (let t = 0; t < seen; t += 1) direction[t]! += weight * column[t]!;
    });
    return direction;
  });
  const projected = new Float64Array(basis.length);
  const project = (residual: Float64Array) => {
    for (let j = 0; j < basis.length; j += 1) projected[j] = dot(basis[j]!, residual);
  };
  const priorMean = new Float64Array(seen);
  for (const { values, mean } of columns)
    for (let t = 0; t < seen; t += 1) priorMean[t]! += mean * values[t]!;
  return {
    priorMean,
    density(residual, sigma, force) {
      project(residual);
      const noise = sigma * sigma;
      let inside = 0;
      let [quadratic, logDet, byLogSigma] = [0, 0, 0];
      for (let t = 0; t < seen; t += 1) {
        inside += residual[t]! * residual[t]!;
        force[t] = residual[t]! / noise;
      }
      for (let j = 0; j < basis.length; j += 1) {
        const z = projected[j]!;
        const variance = noise + spread[j]!;
        inside -= z * z;
        quadratic += (z * z) / variance;
        logDet += Math.log(variance);
        byLogSigma += (noise / variance) * ((z * z) / variance - 1);
        const weight = z * (1 / variance - 1 / noise);
        const direction = basis[j]!;
        for (let t = 0; t < seen; t += 1) force[t]! += weight * direction[t]!;
      }
      const free = seen - basis.length;
      return {
        value: -0.5 * (quadratic + inside / noise + logDet + free * Math.log(noise)),
        byLogSigma: byLogSigma + inside / noise - free,
      };
    },
    draw(residual, sigma, random) {
      project(residual);
      const noise = sigma * sigma;
      const turned = Float64Array.from({ length: p }, () => random.normal());
      seenOnes.forEach((j, k) => {
        const variance = noise + spread[k]!;
        const mean = (Math.sqrt(spread[k]!) * projected[k]!) / variance;
        turned[j] = mean + turned[j]! * (sigma / Math.sqrt(variance));
      });
      return Float64Array.from(columns, ({ mean, sd }, k) => {
        let scaledValue = 0;
        for (let j = 0; j < p; j += 1) scaledValue += vectors[j]![k]! * turned[j]!;
        return mean + sd * scaledValue;
      });
    },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t += 1) sum += a[t]! * b[t]!;
  return sum;
}
