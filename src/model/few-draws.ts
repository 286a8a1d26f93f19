/** The draws whose weight is not zero, where they are at most half of all: summing over them alone is quicker. */
export function fewThatCount(weight: Float64Array): Int32Array | undefined {
  let count = 0;
  for (let d = 0; d < weight.length; d += 1) if (weight[d] !== 0) count += 1;
  if (2 * count > weight.length) return undefined;
  const few = new Int32Array(count);
  for (let d = 0, k = 0; d < weight.length; d += 1) {
    if (weight[d] === 0) continue;
    few[k] = d;
    k += 1;
  }
  return few;
}
