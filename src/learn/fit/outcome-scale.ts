/** What outcomes are scaled by. */
export interface OutcomeScale {
  /** The largest week (`robustPeak`): scaled outcomes are parts of it. */
  readonly largest: number;
  /** Over all weeks, none counted with more than the largest, in the outcome's own units: shares are parts of it. */
  readonly total: number;
}
