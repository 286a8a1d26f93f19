/** An amount of money per period, or a share: of the budget in limits, of the channel's spend in changes. */
export type AmountOrShare = { readonly amount: number } | { readonly share: number };

/** What one channel is to get instead: `by` so much more or less, or `to` so much. */
export type PlanChange =
  | { readonly channel: string; readonly by: AmountOrShare }
  | { readonly channel: string; readonly to: number };
