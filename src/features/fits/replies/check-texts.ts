import type { CheckName } from '../../../learn/fit/review/check-names.ts';
import type { Review } from '../../../learn/fit/review/review-shape.ts';
import type { FitView } from '../view.ts';

/** One figure of a check, judged. */
export type ReviewItem = Review['items'][number];

/** How a check's figures and thresholds are written; those that are not here say nothing to a reader. */
const written: Partial<Record<CheckName, (value: number, view: FitView) => string>> = {
  'weeks-per-unknown': (value, { words }) => words.number(value, 2),
  'nothing-found': percent,
  baseline: percent,
  'total-too-large': percent,
  'prior-unmoved': percent,
  'implausible-roi': (value, { words }) => words.number(value, 2),
  'fit-too-bad': percent,
  'fit-too-good': (value, { words }) => words.percent(value, 4),
  'pattern-left': (value, { words }) => words.number(value, 2),
  'odd-weeks': percent,
  'control-from-spend': percent,
  'control-is-outcome': (value, { words }) => words.number(value, 3),
  'held-out': percent,
  'worse-than-naive': (value, { words }) => words.number(value, 2),
  'never-moved': percent,
  entangled: percent,
};

function percent(value: number, { words }: FitView): string {
  return words.percent(Math.max(0, value), 2);
}

/**
 * What fired, what is worst first; otherwise in the order of the checks, but that simulations did not settle comes last: it
 * is mostly a consequence.
 */
export function firedItems({ items }: Review): readonly ReviewItem[] {
  const fired = items.filter(({ verdict }) => verdict !== 'sound');
  const isLate = ({ check }: ReviewItem) => check === 'sampling';
  const inOrder = [...fired.filter((item) => !isLate(item)), ...fired.filter(isLate)];
  return (['none', 'care'] as const).flatMap((worst) => inOrder.filter(({ verdict }) => verdict === worst));
}

/** What the texts of a check are filled with; `id` is what people type for the scenario. */
function valuesOf(item: ReviewItem, view: FitView, id: string) {
  const write = written[item.check] ?? (() => '');
  const limit = (item.verdict === 'none' ? item.none : item.care) ?? item.none ?? item.care ?? 0;
  // What is about the whole fit names the largest channel in its advice.
  const [largest] = view.result.channels.toSorted((a, b) => b.share.mean - a.share.mean);
  const isChannel = view.result.channels.some((channel) => channel.id === item.of);
  return {
    id,
    of: item.of === undefined ? '' : view.label(item.of),
    with: item.with === undefined ? '' : view.label(item.with),
    channel: isChannel ? (item.of ?? '') : (largest?.id ?? ''),
    figure: write(item.value, view),
    limit: write(limit, view),
  };
}

/** What a check found, as a clause. */
export function foundText(item: ReviewItem, view: FitView, id: string): string {
  return view.words.say(`fit.review.check.${item.check}.found`, valuesOf(item, view, id));
}

/** A check in full: its name, what it found, why that counts, what to do. */
export function checkText(item: ReviewItem, view: FitView, id: string): string {
  const values = valuesOf(item, view, id);
  const say = (part: 'name' | 'found' | 'why' | 'todo') =>
    view.words.say(`fit.review.check.${item.check}.${part}`, values);
  return view.words.say('fit.review.line', {
    name: say('name'),
    found: say('found'),
    why: say('why'),
    todo: say('todo'),
  });
}
