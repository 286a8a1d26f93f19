import { plainOf } from '../../../bot/replies/spans.ts';
import { causeText, whyText } from '../../plans/comparison/cause-texts.ts';
import type { Changes } from '../../plans/comparison/changes.ts';
import { warned, warnedIfUnreviewed } from '../../plans/replies/fit-verdict.ts';
import { headline } from '../../plans/replies/headline.ts';
import type { PlanView } from '../../plans/view.ts';
import type { AdoptionState } from '../adoption-state.ts';
import type { ReportFacts } from '../facts.ts';
import { dayText, lateTexts, whenText } from '../when.ts';
import { dataProblems } from './data-facts.ts';

/** What a summary is made of, worked out once for the whole report. */
export interface Told {
  readonly facts: ReportFacts;
  readonly view: PlanView;
  /** Against the last report; undefined for the first. */
  readonly changes: Changes | undefined;
  readonly state: AdoptionState | undefined;
}

/** The sentence that stands alone: what to do, what it brings, and what has changed most since the last report. */
export function summary(told: Told): string {
  const { facts, view } = told;
  const since = sinceText(told);
  const said = [sentence(told, subject(facts, view)), ...(since === undefined ? [] : [since])];
  return joined([...failing(told), ...said], view);
}

/** The whole report where there is nothing new: one line. */
export function nothingNew(told: Told): string {
  const { facts, view, changes } = told;
  const { words } = view;
  const { previous } = facts;
  const since = previous === undefined ? '' : dayText(previous.sentAt, facts, words);
  const what = words.say('reports.nothingNew', { subject: subject(facts, view), since });
  const causes = (changes?.causes ?? []).filter(({ kind }) => kind !== 'adopted');
  const despite =
    previous === undefined || causes.length === 0
      ? []
      : [words.say('reports.despite', { causes: whyText(causes, previous.run, view) })];
  return joined(
    [
      ...failing(told),
      sentence(told, what),
      ...despite,
      ...lateTexts(facts, words),
      ...dataProblems(facts, words),
    ],
    view,
  );
}

/** That the forecasts of the fit behind the plan fail, before anything that rests on it. */
function failing({ facts, view }: Told): string[] {
  const { failing: record, schedule } = facts;
  if (record === undefined) return [];
  const { fit, weeks, inside } = record;
  const told = { fit, count: weeks, inside, id: schedule.scenario };
  return [plainOf(view.words.say('reports.fitFails', told))];
}

/** "Medical, week of 4 May" */
function subject(facts: ReportFacts, { words, scenario }: PlanView): string {
  return words.say('reports.subject', { scenario, when: whenText(facts, words) });
}

function joined(sentences: readonly string[], { words }: PlanView): string {
  return sentences.join(words.say('replies.gap'));
}

/** What to do: keep the plan that the team has taken, or what an optimisation would say. */
function sentence({ facts, view, state }: Told, about: string): string {
  const { words, measure, span } = view;
  const { adoption } = facts;
  if (adoption === undefined || state === undefined || !state.isProposed) {
    return warnedIfUnreviewed(view, headline({ ...view, scenario: about }));
  }
  const kept = words.say('reports.keep', {
    subject: about,
    number: adoption.run,
    at: dayText(adoption.at, facts, words),
    measure: measure.name,
    value: view.value(measure.proposed),
    span,
    interval: intervalText(view),
  });
  return warned(view, kept);
}

/** The interval is of the expected figure; it says nothing of bad cases. */
function intervalText({ run, words, measure, value }: PlanView): string {
  if (run.certainty === undefined || measure.isCautious) return '';
  const less = run.value.proposed - measure.proposed;
  const { low, high } = run.certainty.value;
  return words.say('reports.interval', { low: value(low - less), high: value(high - less) });
}

/** The change that weighs most, where there was a report before. */
function sinceText({ facts, view, changes }: Told): string | undefined {
  const { words, measure } = view;
  const { previous } = facts;
  if (previous === undefined || changes === undefined) return undefined;
  const what = () => {
    const [cause] = changes.causes;
    if (cause !== undefined) return causeText(cause, previous.run, view);
    if (changes.moved.length > 0 || changes.value === undefined) return words.say('reports.changes.moved');
    const [from, to] = view.pair(changes.value.from, changes.value.to);
    return `${measure.name} ${from} → ${to}`;
  };
  return words.say('reports.sinceLast', {
    since: dayText(previous.sentAt, facts, words),
    what: what(),
  });
}
