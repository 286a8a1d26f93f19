import { plainOf, unmarked } from '../../../bot/replies/spans.ts';
import { holdsOf } from '../../../learn/fit/held-channels.ts';
import { standingOf } from '../standing.ts';
import type { PlanView } from '../view.ts';
import { becauseText } from './because.ts';

/** What the fit behind a plan came to, where that is anything but sound; undefined where a plan rests on none. */
function fitWarning({ run, words }: PlanView): string | undefined {
  const { effective, scenario } = run;
  if (effective.model !== 'response' || effective.response.fit === undefined) return undefined;
  const { fit, review = 'unreviewed' } = effective.response;
  return review === 'sound'
    ? undefined
    : words.say(`fit.plan.warning.${review}`, { fit, id: unmarked(scenario.id) });
}

/** The same before a headline, which says itself where its fit is weak or carries nothing. */
export function warnedIfUnreviewed(view: PlanView, sentence: string): string {
  return standingOf(view.run) === 'measured' ? warned(view, sentence) : sentence;
}

/** The first line of a plan, after what has to be known of its fit. */
export function warned(view: PlanView, sentence: string): string {
  const warning = fitWarning(view);
  return warning === undefined ? sentence : [plainOf(warning), sentence].join(view.words.say('replies.gap'));
}

/** Which channels stay at current spend and why, and which had to be cut all the same. */
export function heldCaveats({ run, words, label }: PlanView): string[] {
  const { effective } = run;
  return holdsOf(effective).map(({ channel, because }) => {
    const found = effective.channels.find(({ id }) => id === channel);
    const isFixed = found !== undefined && found.min === found.today;
    return words.say(isFixed ? 'fit.plan.held' : 'fit.plan.heldAtMost', {
      channel: unmarked(label(channel)),
      id: channel,
      because: unmarked(becauseText(because, words)),
    });
  });
}
