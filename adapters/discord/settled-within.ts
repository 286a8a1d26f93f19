/** Waits for all, but not longer than `ms`; whether all settled. */
export async function settledWithin(all: Iterable<Promise<unknown>>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([Promise.allSettled(all).then(() => true), late]);
  clearTimeout(timer);
  return done;
}
