import type { FitView } from '../view.ts';

/** Which shape of curve was used, by how well each week is predicted from all others, and how rough that is. */
export function curveChoiceText({ result, words }: FitView): string {
  const { curves, loo, spec } = result;
  const name = (curve: 'logistic' | 'hill') => words.say(`fit.review.curves.names.${curve}`);
  const choice = () => {
    if (curves === undefined) return words.say('fit.review.curves.alone', { curve: name(spec.curve) });
    const { logistic, hill, isUndecided } = curves;
    const behind = logistic.behind > hill.behind ? logistic : hill;
    const values = {
      curve: name(logistic.weight >= hill.weight ? 'logistic' : 'hill'),
      behind: words.number(behind.behind, 2),
      error: words.number(behind.error, 2),
      logistic: words.percent(logistic.weight, 2),
      hill: words.percent(hill.weight, 2),
    };
    const isOne = Math.min(logistic.weight, hill.weight) === 0 || result.spec.curve === 'logistic';
    const key = isUndecided ? 'undecided' : isOne ? 'chosen' : 'mixed';
    return words.say(`fit.review.curves.${key}`, values);
  };
  if (loo === undefined) return choice();
  const rough = words.say(loo.unsure === 0 ? 'fit.review.curves.fine' : 'fit.review.curves.unsure', {
    count: loo.unsure,
    worst: words.number(loo.worstK, 2),
  });
  return choice() + rough;
}
