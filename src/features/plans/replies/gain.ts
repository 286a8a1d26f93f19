import type { PlanView } from '../view.ts';
import { changeText } from './certainty.ts';

/**
 * What a plan brings beyond current spend, in the figure that it is judged by, and how sure that is: "about ¥26k more
 * value a week (+12%, 90% range +¥10.9k to +¥40.3k)". The range is of the expected figure; it says nothing of bad cases.
 */
export function gainText(view: PlanView): string {
  const { words, measure, span } = view;
  const gain = measure.proposed - measure.today;
  const direction = Math.abs(gain) <= 1e-9 * Math.abs(measure.today) ? 'none' : gain > 0 ? 'more' : 'less';
  const amount = words.say(`replies.headline.gain.${direction}`, {
    amount: view.value(Math.abs(gain)),
    measure: measure.name,
    span,
  });
  const notes = [
    ...(measure.today > 0 ? [changeText(gain / measure.today, words)] : []),
    ...rangeOfGain(view),
    ...netNote(view),
  ];
  return notes.length === 0
    ? amount
    : words.say('replies.headline.gain.noted', {
        gain: amount,
        notes: notes.join(words.say('replies.headline.gain.between')),
      });
}

function rangeOfGain({ run, words, measure, valueChange }: PlanView): string[] {
  if (run.certainty === undefined || measure.isCautious) return [];
  const { low, high } = run.certainty.lift;
  return [words.say('replies.headline.gain.range', { low: valueChange(low), high: valueChange(high) })];
}

/** The gain less what is spent more, where spend changes and the gain does not count it already. */
export function netNote({ run, words, spend, valueChange }: PlanView): string[] {
  const more = (spend.proposed - spend.today) * run.periods;
  const isCounted = run.effective.goal === 'profit' || run.unit !== 'money';
  if (isCounted || Math.abs(more) <= 1e-3 * spend.today * run.periods) return [];
  return [
    words.say('replies.headline.gain.net', { net: valueChange(run.value.proposed - run.value.today - more) }),
  ];
}

/**
 * "¥212k → ¥238k (+12%, 90% range +5.1% to +19%)", with digits that show the difference. The range is of the change, each
 * simulation against its own current figure; it says nothing of bad cases.
 */
export function fromTo(view: PlanView): string {
  const { run, words, measure } = view;
  const { today, proposed } = measure;
  const [from, to] = view.pair(today, proposed);
  const range = measure.isCautious ? undefined : run.certainty?.change;
  const notes = [
    today > 0 ? changeText((proposed - today) / today, words) : view.valueChange(proposed - today),
    ...(range === undefined
      ? []
      : [
          words.say('replies.headline.gain.range', {
            low: changeText(range.low, words),
            high: changeText(range.high, words),
          }),
        ]),
    ...netNote(view),
  ];
  return words.say('replies.headline.fromTo', {
    from,
    to,
    change: notes.join(words.say('replies.headline.gain.between')),
  });
}
