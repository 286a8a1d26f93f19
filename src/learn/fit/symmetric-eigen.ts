/** A symmetric matrix taken apart: A = W diag(values) Wᵀ, column j of W in `vectors[j]`. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/** Far above what is ever needed: Jacobi sweeps converge quadratically. */
const mostSweeps = 60;

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix (rows), by cyclic Jacobi rotations. */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = Array.from({ length: n }, (_, j) => {
    const unit = new Float64Array(n);
    unit[j] = 1;
    return unit;
  });
  const size = Math.max(...a.flatMap((row) => Array.from(row, Math.abs)), 1e-300);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let largest = 0;
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const apart = a[p]![q]!;
        largest = Math.max(largest, Math.abs(apart));
        if (Math.abs(apart) > 1e-18 * size) rotate(a, vectors, p, q);
      }
    }
    if (largest <= 1e-15 * size) break;
  }
  return { values: Float64Array.from(a, (row, j) => row[j]!), vectors };
}

/** Turns the plane of axes p and q so that A[p][q] becomes zero. */
function rotate(a: Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (const [first, second] of [
    [a[p]!, a[q]!],
    [vectors[p]!, vectors[q]!],
  ] as const) {
    for (let k = 0; k < first.length; k += 1) {
      const [x, y] = [first[k]!, second[k]!];
      first[k] = c * x - s * y;
      second[k] = s * x + c * y;
    }
  }
}
