/** What outcomes are scaled by. */
export interface OutcomeScale {
  /** The largest week: scaled outcomes are parts of it. */
  readonly largest: number;
  /** Over all weeks, in the outcome's own units: shares are parts of it. */
  readonly total: number;
}
