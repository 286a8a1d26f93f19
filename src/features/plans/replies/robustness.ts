import type { PlanView } from '../view.ts';

/** Channels that are told one by one. */
const mostTold = 6;
/** Fewer simulations than this say too little (see `robustnessOf`). */
const least = 64;

type Fact = { readonly label: string; readonly value: string };

/**
 * How the plan stands where the assumptions are other than on average: in how many of the simulations each channel's best
 * spend is above or below the current one, and what knowing more would be worth. Nothing where nothing is uncertain, or in
 * records from before it was looked at.
 */
export function robustnessFacts(view: PlanView): Fact[] {
  const { run, words } = view;
  if (run.certainty === undefined || run.accounting === undefined) return [];
  const label = words.say('replies.robustness.worth');
  const { robustness } = run;
  if (robustness === undefined) {
    const { goal } = run.effective;
    const isCondition = typeof goal === 'object' && !('marginal' in goal);
    return [
      { label, value: words.say(`replies.robustness.${isCondition ? 'otherGoal' : 'tooFew'}`, { least }) },
    ];
  }
  const { draws, regret, error, isPerfectInformation } = robustness;
  return [
    { label: words.say('replies.robustness.label', { draws }), value: sidesText(view) },
    {
      label: isPerfectInformation ? label : words.say('replies.robustness.behind'),
      value: words.say('replies.robustness.amount', {
        amount: view.value(isDust(regret, view) ? 0 : regret),
        error: view.value(isDust(regret, view) ? 0 : error, 2),
        span: view.span,
      }),
    },
  ];
}

/** What only rounding keeps from nothing. */
const isDust = (amount: number, { run }: PlanView) => Math.abs(amount) < 1e-9 * Math.abs(run.value.proposed);

/** "patient-app above current in 256, brand-partners below in 201": the most certain first. */
function sidesText({ run, words, label }: PlanView): string {
  const sides = (run.robustness?.channels ?? [])
    .map(
      ({ id, above, below }) =>
        ({ id, side: above >= below ? 'above' : 'below', count: Math.max(above, below) }) as const,
    )
    .sort((a, b) => b.count - a.count);
  const told = sides
    .slice(0, mostTold)
    .map(({ id, side, count }) => words.say(`replies.robustness.${side}`, { channel: label(id), count }));
  const hidden = sides.length - told.length;
  return [...told, ...(hidden > 0 ? [words.say('replies.robustness.others', { count: hidden })] : [])].join(
    words.say('replies.semicolon'),
  );
}
