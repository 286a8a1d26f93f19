import type { LinearColumn } from './linear-columns.ts';
import type { RandomSource } from './random.ts';

/**
 * The linear terms integrated out. With y − f = Z b + ε, b ~ N(m, diag(v²)), ε_t ~ N(0, σ²/w_t), B = Z diag(v), and
 * W = diag(w):
 *
 *     r = y − f − Z m ~ N(0, S),   S = σ²W⁻¹ + B Bᵀ,   A = BᵀWB,   M = σ²I + A = L Lᵀ
 *     log|S| = (n − p) log σ² − Σ log w_t + log|M|
 *     rᵀS⁻¹r = min_a ‖√W(r − B a)‖²/σ² + ‖a‖²,   reached at a = M⁻¹BᵀWr
 *
 * One evaluation costs two products with B, as the terms themselves would, and a root of a small matrix; the sampler
 * is spared their dimensions and their correlations. Given r, σ and w the scaled coefficients (b − m)/v are normal
 * with mean a and covariance σ²M⁻¹. Where a week's weight changes, A changes by one outer product.
 */
export interface Collapsed {
  /**
   * log density of the residual r, less constants. Fills `force` with −∂/∂r and returns ∂/∂log σ beside it. −∞ where
   * the small matrix has no root to working precision.
   */
  density(residual: Float64Array, sigma: number, force: Float64Array): { value: number; byLogSigma: number };
  /** A draw of the coefficients b given the residual y − f − Z m. */
  draw(residual: Float64Array, sigma: number, random: RandomSource): Float64Array;
  /** Sets the weeks' weights (1 at first); says whether any changed. */
  weigh(weights: Float64Array): boolean;
  /** Z m by week, for the weeks seen. */
  readonly priorMean: Float64Array;
}

/** Prepares the columns' first `seen` weeks. */
export function collapse(columns: readonly LinearColumn[], seen: number): Collapsed {
  const p = columns.length;
  const scaled = columns.map(({ values, sd }) => values.subarray(0, seen).map((value) => value * sd));
  const weights = new Float64Array(seen).fill(1);
  let sumLogWeights = 0;
  const products = new Float64Array(p * p);
  for (let t = 0; t < seen; t += 1) addWeek(t, 1);
  const root = new Float64Array(p * p);
  const solved = new Float64Array(p);
  const column = new Float64Array(p);
  const weighted = new Float64Array(seen);
  const priorMean = new Float64Array(seen);
  for (const { values, mean } of columns)
    for (let t = 0; t < seen; t += 1) priorMean[t]! += mean * values[t]!;

  function addWeek(t: number, weight: number): void {
    for (let j = 0; j < p; j += 1) {
      const part = weight * scaled[j]![t]!;
      if (part === 0) continue;
      for (let k = 0; k <= j; k += 1) products[j * p + k]! += part * scaled[k]![t]!;
    }
  }

  /** L of M = σ²I + A; returns log|M|, NaN where there is none. */
  function fillRoot(noise: number): number {
    let logDet = 0;
    for (let j = 0; j < p; j += 1) {
      for (let k = 0; k <= j; k += 1) {
        let sum = products[j * p + k]!;
        for (let i = 0; i < k; i += 1) sum -= root[j * p + i]! * root[k * p + i]!;
        if (k < j) root[j * p + k] = sum / root[k * p + k]!;
        else {
          const pivot = Math.sqrt(sum + noise);
          root[j * p + j] = pivot;
          logDet += 2 * Math.log(pivot);
        }
      }
    }
    return logDet;
  }

  /** Fills `solved` with L⁻¹BᵀWr. */
  function halfSolve(residual: Float64Array): void {
    for (let t = 0; t < seen; t += 1) weighted[t] = weights[t]! * residual[t]!;
    fillProducts(scaled, weighted, solved);
    for (let j = 0; j < p; j += 1) {
      let sum = solved[j]!;
      for (let k = 0; k < j; k += 1) sum -= root[j * p + k]! * solved[k]!;
      solved[j] = sum / root[j * p + j]!;
    }
  }

  /** Turns x into L⁻ᵀx. */
  function backSolve(x: Float64Array): void {
    for (let j = p - 1; j >= 0; j -= 1) {
      let sum = x[j]!;
      for (let k = j + 1; k < p; k += 1) sum -= root[k * p + j]! * x[k]!;
      x[j] = sum / root[j * p + j]!;
    }
  }

  /** tr M⁻¹ = ‖L⁻¹‖², column by column. */
  function traceOfInverse(): number {
    let trace = 0;
    for (let j = 0; j < p; j += 1) {
      for (let i = j; i < p; i += 1) {
        let sum = i === j ? 1 : 0;
        for (let k = j; k < i; k += 1) sum -= root[i * p + k]! * column[k]!;
        column[i] = sum / root[i * p + i]!;
        trace += column[i]! * column[i]!;
      }
    }
    return trace;
  }

  return {
    priorMean,
    weigh(next) {
      let isChanged = false;
      for (let t = 0; t < seen; t += 1) {
        const change = next[t]! - weights[t]!;
        if (change === 0) continue;
        isChanged = true;
        sumLogWeights += Math.log(next[t]! / weights[t]!);
        weights[t] = next[t]!;
        addWeek(t, change);
      }
      return isChanged;
    },
    density(residual, sigma, force) {
      const noise = sigma * sigma;
      const logDet = fillRoot(noise);
      if (!Number.isFinite(logDet)) return { value: -Infinity, byLogSigma: 0 };
      halfSolve(residual);
      backSolve(solved);
      force.set(residual);
      let inside = 0;
      for (let j = 0; j < p; j += 1) inside += solved[j]! * solved[j]!;
      subtract(scaled, solved, force);
      let outside = 0;
      for (let t = 0; t < seen; t += 1) {
        const pull = (weights[t]! * force[t]!) / noise;
        outside += pull * force[t]!;
        force[t] = pull;
      }
      const free = seen - p;
      return {
        value: -0.5 * (outside + inside + logDet + free * Math.log(noise) - sumLogWeights),
        byLogSigma: outside - free - noise * traceOfInverse(),
      };
    },
    draw(residual, sigma, random) {
      fillRoot(sigma * sigma);
      halfSolve(residual);
      for (let j = 0; j < p; j += 1) solved[j]! += sigma * random.normal();
      backSolve(solved);
      return Float64Array.from(columns, ({ mean, sd }, k) => mean + sd * solved[k]!);
    },
  };
}

/** Fills `into` with Bᵀx. Four columns at a time: each x_t is read once for all of them, which is most of the work. */
function fillProducts(columns: readonly Float64Array[], x: Float64Array, into: Float64Array): void {
  const n = x.length;
  let j = 0;
  for (; j + 3 < columns.length; j += 4) {
    const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let t = 0; t < n; t += 1) {
      const value = x[t]!;
      sumA += a[t]! * value;
      sumB += b[t]! * value;
      sumC += c[t]! * value;
      sumD += d[t]! * value;
    }
    into[j] = sumA;
    into[j + 1] = sumB;
    into[j + 2] = sumC;
    into[j + 3] = sumD;
  }
  for (; j < columns.length; j += 1) {
    const values = columns[j]!;
    let sum = 0;
    for (let t = 0; t < n; t += 1) sum += values[t]! * x[t]!;
    into[j] = sum;
  }
}

/** Takes B a from x, four columns at a time. */
function subtract(columns: readonly Float64Array[], by: Float64Array, x: Float64Array): void {
  const n = x.length;
  let j = 0;
  for (; j + 3 < columns.length; j += 4) {
    const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
    const [byA, byB, byC, byD] = [by[j]!, by[j + 1]!, by[j + 2]!, by[j + 3]!];
    for (let t = 0; t < n; t += 1) x[t]! -= byA * a[t]! + byB * b[t]! + byC * c[t]! + byD * d[t]!;
  }
  for (; j < columns.length; j += 1) {
    const [values, times] = [columns[j]!, by[j]!];
    for (let t = 0; t < n; t += 1) x[t]! -= times * values[t]!;
  }
}
