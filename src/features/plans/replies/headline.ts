import { plainOf } from '../../../bot/replies/spans.ts';
import { fitOf } from '../../../scenario/scenario.ts';
import { capitalised } from '../charts/axis-texts.ts';
import { standingOf } from '../standing.ts';
import type { PlanView } from '../view.ts';
import { fromTo, gainText } from './gain.ts';
import { type PlanAction, planAction } from './plan-action.ts';

/**
 * The verdict in a sentence or two that stand alone: what to do with the money, what comes of it, how sure that is.
 * "Medical: move ¥6.4k a week from brand-partners to patient-app, for about ¥26k more value a week (+12%, 90% range +¥10.9k
 * to +¥40.3k)." What rests on assumptions, or on a weak fit, is no order: "under these assumptions, moving … would bring …".
 */
export function headline(view: PlanView): string {
  const { run, words, scenario } = view;
  const standing = standingOf(run);
  const fit = fitOf(run.effective) ?? 0;
  if (standing === 'uncarried') return plainOf(words.say('replies.headline.none', { scenario, fit }));
  const action = planAction(view);
  const said =
    standing === 'measured'
      ? words.say('replies.headline.subject', { scenario, what: measuredText(view, action) })
      : words.say(`replies.headline.${standing}`, { scenario, fit, what: supposedText(view, action) });
  return plainOf(said);
}

/** What to do, as something that was measured. */
function measuredText(view: PlanView, action: PlanAction | undefined): string {
  const { words } = view;
  if (action === undefined) return keepText(view);
  const { act, doing } = action;
  switch (verdictOf(view)) {
    case 'small':
      return words.say('replies.headline.small', {
        what: capitalised(wouldText(view, doing)),
        why: whySmall(view),
      });
    case 'forced':
      return words.say(`replies.headline.${forcedBy(view)}`, { act, doing, outcome: outcomeText(view) });
    case 'cheaper':
      return words.say('replies.headline.cheaper', { act, outcome: outcomeText(view) });
    case 'unjudged':
      return words.say('replies.headline.unjudged', { act, outcome: outcomeText(view) });
    default:
      return words.say('replies.headline.do', { act, gain: gainText(view) });
  }
}

/** The same as what would be, were the assumptions true. */
function supposedText(view: PlanView, action: PlanAction | undefined): string {
  const { words } = view;
  if (action === undefined) return keepText(view);
  const { doing } = action;
  switch (verdictOf(view)) {
    case 'small':
      return words.say('replies.headline.smallSupposed', {
        what: wouldText(view, doing),
        why: whySmall(view),
      });
    case 'forced':
      return words.say(`replies.headline.${forcedBy(view)}Supposed`, { doing, outcome: outcomeText(view) });
    case 'cheaper':
      return words.say('replies.headline.cheaperSupposed', { doing, outcome: outcomeText(view) });
    case 'unjudged':
      return words.say('replies.headline.unjudgedSupposed', { doing, outcome: outcomeText(view) });
    default:
      return words.say('replies.headline.supposed', { what: wouldText(view, doing) });
  }
}

/** What the sentence is about; `unjudged`: a run from before there were verdicts. */
function verdictOf({ run }: PlanView): 'do' | 'small' | 'forced' | 'cheaper' | 'unjudged' {
  const { verdict } = run;
  if (verdict === undefined) return 'unjudged';
  if (verdict.isForced) return 'forced';
  if (verdict.kind === 'small') return 'small';
  const { goal } = run.effective;
  return verdict.kind === 'less' && typeof goal === 'object' && 'target' in goal ? 'cheaper' : 'do';
}

const forcedBy = ({ run }: PlanView) => (run.todayFeasible ? 'toGoal' : 'toLimits');

const wouldText = (view: PlanView, doing: string) =>
  view.words.say('replies.headline.would', { doing, gain: gainText(view) });

/** Whether the gain may be none, or is only too little to act on. */
function whySmall({ run, words }: PlanView): string {
  const isUnsure = run.certainty !== undefined && run.certainty.lift.low <= 0;
  return words.say(`replies.headline.why.${isUnsure ? 'unsure' : 'small'}`);
}

function keepText(view: PlanView): string {
  const { run, words, measure, span } = view;
  return words.say(run.proof.proved ? 'replies.headline.keep' : 'replies.headline.keepUnproved', {
    value: view.value(measure.today),
    measure: measure.name,
    span,
  });
}

function outcomeText(view: PlanView): string {
  const { words, measure, span } = view;
  return words.say('replies.headline.outcome', {
    measure: measure.name,
    span,
    values: fromTo(view),
  });
}
