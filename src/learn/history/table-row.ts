/** One row of a table, by its number in the file. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}
