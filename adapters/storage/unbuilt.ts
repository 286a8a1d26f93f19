/** Stands in until the tables are there: every method rejects. */
export function unbuilt<Part extends object>(): Part {
  return new Proxy({} as Part, {
    get: () => async () => {
      throw new Error('This part of the store is not built yet.');
    },
  });
}
