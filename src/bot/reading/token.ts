/**
 * One word of a line. `text` still has its quotes; `mask` has the same length, with everything that was quoted
 * replaced by `x`, so that what is searched there (operators, separators) is never found inside quotes.
 */
export interface Token {
  readonly text: string;
  readonly mask: string;
}
