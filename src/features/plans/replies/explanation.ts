import type { Analysis } from '../../../attribute/analysis.ts';
import type { Words } from '../../../bot/language/words.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import { budgetCurveChart } from '../charts/budget-curve.ts';
import { responseCurvesChart } from '../charts/response-curves.ts';
import { isReckonedBefore } from '../reckoning.ts';
import type { Run } from '../stored/run.ts';
import { type PlanView, planView } from '../view.ts';
import { planActions } from './actions.ts';
import { askedPart } from './asked-part.ts';
import { assumptionCaveats } from './caveats.ts';
import { bindingFacts } from './facts.ts';
import { marginalReturns } from './marginal-returns.ts';
import { multiplierText } from './multiplier.ts';
import { robustnessFacts } from './robustness.ts';
import { middleNote, sensitivityFacts, sensitivityTable } from './sensitivity.ts';
import { samplingNoise } from './stability.ts';

/** Spend (as a part of the budget) and value that differ by no more are the same plan. */
const samePlan = 5e-3;
const sameValue = 1e-3;

/** A what-if keeps the plan that was priced; what is explained is the best one beside it, and that is said. */
const ofBest = (run: Run, words: Words, text: string) =>
  run.priced === undefined
    ? text
    : [words.say('explanation.ofBest', { number: run.number }), text].join(words.say('replies.gap'));

/**
 * Why a run's plan is as it is and what would change it. `analysis` is that of the run's own request, worked out
 * again with its explanation; `asked` are the ids of channels that come first.
 */
export function explanationReply(
  run: Run,
  analysis: Analysis,
  words: Words,
  asked: readonly string[] = [],
): Reply {
  const { explanation, ...rest } = analysis;
  const view = planView({ ...run, ...rest }, words);
  const sensitivities = explanation?.sensitivities ?? [];
  const charts = [
    budgetCurveChart(view, explanation?.budgetCurve ?? []),
    responseCurvesChart(view, explanation?.responseCurves ?? []),
  ];
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('explanation.title', { scenario: view.scenario, number: run.number }),
    summary: ofBest(run, words, multiplierText(view)),
    blocks: [
      ...askedPart(asked, view),
      ...marginalReturns(view),
      ...bindingFacts(view),
      ...hangsOn(view, explanation),
      ...charts.flatMap((chart): Block[] => (chart === undefined ? [] : [{ kind: 'chart', chart }])),
      ...sensitivityTable(explanation, view),
      {
        kind: 'caveats',
        items: [...middleNote(explanation, view), ...caveats(run, view, sensitivities.length > 0)],
      },
      { kind: 'actions', actions: planActions(run, words, ['again', 'history']) },
    ],
    record: { run, explanation, analysis: rest },
    about: { run: run.number },
  };
}

/** What value and split hang on, and how the plan stands elsewhere: facts, where anything is uncertain. */
function hangsOn(view: PlanView, explanation: Analysis['explanation']): Block[] {
  const facts = [...robustnessFacts(view), ...sensitivityFacts(explanation, view)];
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function caveats(stored: Run, view: PlanView, hasSensitivities: boolean): string[] {
  const { run, words } = view;
  const amounts = [...run.effective.channels, ...run.effective.groups].flatMap(({ min, max }) => [min, max]);
  const hasShares = amounts.some((amount) => typeof amount === 'object' && amount.of === 'budget');
  const noise = samplingNoise(view);
  const isAnew = isReckonedBefore(stored);
  return [
    ...(isAnew ? [words.say('explanation.caveats.reckonedAnew', { number: run.number })] : []),
    ...(isAnew || isSamePlan(stored, run)
      ? []
      : [words.say('explanation.caveats.changed', { number: run.number })]),
    ...(stored.priced === undefined ? [] : [words.say('whatIf.caveats.explains', { number: stored.number })]),
    words.say('explanation.caveats.curves'),
    ...(hasShares ? [words.say('explanation.caveats.shares')] : []),
    ...(hasSensitivities
      ? [words.say(`explanation.caveats.${run.joint === undefined ? 'sensitivities' : 'sensitivitiesJoint'}`)]
      : []),
    ...(noise === undefined ? [] : [noise]),
    ...(run.certainty === undefined ? [words.say('replies.caveats.noSpread')] : []),
    ...(view.measure.isCautious ? [words.say('replies.caveats.cautious')] : []),
    ...assumptionCaveats(view),
  ].map(plainOf);
}

function isSamePlan(stored: Run, fresh: Run): boolean {
  const size = Math.max(Math.abs(stored.value.proposed), Math.abs(fresh.value.proposed));
  return (
    Math.abs(stored.value.proposed - fresh.value.proposed) <= sameValue * size &&
    stored.channels.length === fresh.channels.length &&
    stored.channels.every(({ proposed }, i) => {
      const now = fresh.channels[i]?.proposed ?? Number.NaN;
      return Math.abs(proposed - now) <= samePlan * fresh.budget;
    })
  );
}
