import { unmarked } from '../../../bot/replies/spans.ts';
import { isCapped } from '../../../learn/fit/scenario-from-fit.ts';
import type { PlanView } from '../view.ts';

import { heldCaveats } from './fit-verdict.ts';

/** A plan this near to a cap is held by it. */
const near = 1e-6;

/** What a plan of a fitted scenario rests on: whose draws, what was changed since, and where it goes beyond what was seen. */
export function fitCaveats(view: PlanView): string[] {
  const { run, words, label } = view;
  const { effective, joint } = run;
  if (effective.model !== 'response' || effective.response.fit === undefined) return [];
  const { fit, weeks = 0, beyond = 1 } = effective.response;
  const named = (ids: readonly string[]) => words.list(ids.map((id) => unmarked(label(id))));
  const spend = effective.channels.map((channel) => ({
    channel,
    proposed: run.channels.find(({ id }) => id === channel.id)?.proposed ?? 0,
  }));
  const isHeld = ({ channel, proposed }: (typeof spend)[number]) =>
    isCapped(effective, channel) && typeof channel.max === 'number' && proposed >= channel.max * (1 - near);
  const capped = spend.filter(isHeld).map(({ channel }) => channel.id);
  const farther = spend
    .filter(
      (one) => !isHeld(one) && one.proposed > (one.channel.seen ?? Number.POSITIVE_INFINITY) * (1 + near),
    )
    .map(({ channel }) => channel.id);
  const edited = joint?.edited ?? [];
  return [
    ...heldCaveats(view),
    joint === undefined
      ? words.say('fit.plan.marginals', { fit })
      : words.say('fit.plan.joint', { fit, weeks, draws: joint.draws, fresh: joint.fresh }),
    ...(edited.length === 0
      ? []
      : [
          words.say('fit.plan.edited', {
            parts: words.list(
              edited.map((id) => (id === 'base' ? words.say('fit.plan.base') : unmarked(label(id)))),
            ),
          }),
        ]),
    ...(capped.length === 0
      ? []
      : [words.say('fit.plan.capped', { channels: named(capped), times: words.number(beyond) })]),
    ...(farther.length === 0 ? [] : [words.say('fit.plan.beyond', { channels: named(farther) })]),
  ];
}
