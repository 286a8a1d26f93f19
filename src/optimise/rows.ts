/** Rows of numbers, all of one width, in one block of memory that grows: thousands of small arrays cost more. */
export interface Rows {
  /** All rows, one behind the other; replaced when it grows. */
  data(): Float64Array;
  /** Adds a row of zeros. @returns where it starts in `data` */
  add(): number;
}

/** Empty rows, with room for `capacity` of them to start with. */
export function createRows(width: number, capacity: number): Rows {
  let data = new Float64Array(width * capacity);
  let used = 0;
  return {
    data: () => data,
    add() {
      const start = used;
      used += width;
      if (used > data.length) {
        const larger = new Float64Array(2 * used);
        larger.set(data);
        data = larger;
      }
      return start;
    },
  };
}
