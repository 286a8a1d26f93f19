/** Keeps open boxes sorted, largest bound first. */
export function insertBox<B extends { readonly bound: number }>(open: B[], box: B): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (open[middle]!.bound >= box.bound) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, box);
}
