/**
 * What an experiment says about a channel's incremental outcome, as a fit takes it in: a normal likelihood on the sum
 * over the window of what the channel brought, had the whole audience been treated.
 */
export interface ExperimentEvidence {
  readonly channel: string;
  /** First day of the first and of the last week in which spend differed; both in the history. */
  readonly from: string;
  readonly to: string;
  /** Weeks after the last in which the outcome still counted (carry-over); 0: none. */
  readonly carryOver: number;
  /** How much of the channel's spend in the window was tested: 1 when it was wholly on against wholly off. */
  readonly spendShare: number;
  /** The share of the audience that the experiment was run on, in (0, 1]. */
  readonly audienceShare: number;
  /** Incremental outcome in that audience, with its standard error. */
  readonly incremental: number;
  readonly standardError: number;
}
