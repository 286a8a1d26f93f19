import type { Words } from '../../../bot/language/words.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import { forecastChart } from '../../actuals/charts/forecast.ts';
import { valueFormat } from '../../plans/charts/axis-texts.ts';
import { contributionsChart } from '../../plans/charts/contributions.ts';
import { convergenceChart } from '../../plans/charts/convergence.ts';
import { changesBetween } from '../../plans/comparison/changes.ts';
import { adoptedCaveat } from '../../plans/replies/adopted.ts';
import { planCaveats } from '../../plans/replies/caveats.ts';
import { planFacts } from '../../plans/replies/facts.ts';
import { reckonedCaveats } from '../../plans/replies/reckoned.ts';
import { planTable } from '../../plans/replies/table.ts';
import { totalsTable } from '../../plans/replies/totals.ts';
import { standingOf } from '../../plans/standing.ts';
import { type PlanView, planView } from '../../plans/view.ts';
import { adoptionState } from '../adoption-state.ts';
import { trendChart } from '../charts/trend.ts';
import type { ReportFacts } from '../facts.ts';
import { staleTexts } from '../stale.ts';
import { dayText, lateTexts, whenText } from '../when.ts';
import { actualBlocks } from './actual-facts.ts';
import { changeBlocks } from './change-facts.ts';
import { dataFact, dataProblems } from './data-facts.ts';
import { nothingNew, summary, type Told } from './summary.ts';

/**
 * A schedule's report: what to do now and what it brings, what changed since the last report and why, and what the
 * numbers rest on. Where plan and value are as they were, and nobody told of new actual numbers, it is one line.
 */
export function reportReply(facts: ReportFacts, words: Words): Reply {
  const { run, previous, adoption, schedule } = facts;
  const view = planView(run, words);
  const changes = previous && changesBetween(previous.run, run, adoption);
  const told: Told = { facts, view, changes, state: adoptionState(facts) };
  const common = {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    record: { schedule: schedule.number, due: facts.due, run },
    about: { run: run.number },
  } as const;
  if (changes?.isSame && !hasNewActuals(facts)) {
    const line = nothingNew(told);
    return { ...common, title: line, summary: line, blocks: [] };
  }
  return {
    ...common,
    title: words.say('reports.title', { scenario: view.scenario, when: whenText(facts, words) }),
    summary: summary(told),
    blocks: [
      ...lateTexts(facts, words).map(textBlock),
      ...dataProblems(facts, words).map(textBlock),
      ...changeBlocks(told),
      ...actualBlocks(facts, view),
      ...(standingOf(run) === 'uncarried' ? [] : planParts(facts, view)),
      ...(standingOf(run) === 'uncarried' ? [] : charts(told)),
      { kind: 'caveats', items: caveats(told) },
      { kind: 'actions', actions: actions(told) },
    ],
  };
}

/** The plan in tables and facts. */
function planParts(facts: ReportFacts, view: PlanView): Block[] {
  return [
    { kind: 'table', table: planTable(view) },
    { kind: 'table', table: totalsTable(view) },
    withStale(planFacts(view), facts, view.words),
  ];
}

function hasNewActuals({ actuals, previous }: ReportFacts): boolean {
  return (
    actuals !== undefined && (previous === undefined || Date.parse(actuals.to) > Date.parse(previous.sentAt))
  );
}

function withStale(block: Block, facts: ReportFacts, words: Words): Block {
  if (block.kind !== 'facts') return block;
  const stale = staleTexts(facts, words);
  const value = stale.join(words.say('replies.semicolon'));
  return {
    ...block,
    facts: [
      ...block.facts,
      ...dataFact(facts, words),
      ...(stale.length === 0 ? [] : [{ label: words.say('reports.stale.label'), value }]),
    ],
  };
}

function charts({ facts, view, state }: Told): Block[] {
  const { adoption, past, schedule } = facts;
  const isAdopted = adoption !== undefined && state?.isToday === true;
  const today = isAdopted ? view.words.say('reports.today', { number: adoption.run }) : undefined;
  const trend = trendChart(view, past, schedule.timeZone);
  const forecast = forecastChart(facts.judged ?? [], view.words, {
    format: valueFormat(view),
    write: view.value,
  });
  return [
    contributionsChart(view, today),
    ...(trend === undefined ? [] : [trend]),
    ...(forecast === undefined ? [] : [forecast]),
    convergenceChart(view),
  ].map((chart) => ({ kind: 'chart', chart }));
}

function caveats({ facts, view, state }: Told): string[] {
  const { words } = view;
  const { adoption, schedule } = facts;
  const { timeZone } = schedule;
  const standing =
    adoption === undefined || state === undefined
      ? []
      : state.isToday
        ? adoptedCaveat({ adoption, timeZone }, words)
        : [
            words.say('reports.adoptedLater', {
              number: adoption.run,
              at: dayText(adoption.at, facts, words),
              from: words.day(state.from, 'UTC'),
            }),
          ];
  return [...reckonedCaveats([facts.run], words), ...standing, ...planCaveats(view)];
}

function actions({ facts, view, state }: Told): Action[] {
  const { words, run } = view;
  const { id, origin } = run.scenario;
  const adopt: Action = { label: words.say('reports.actions.adopt'), line: `adopt ${run.number}` };
  const all: readonly Action[] = [
    { label: words.say('replies.actions.explain'), line: `explain ${run.number}`, emphasis: 'primary' },
    { label: words.say('replies.actions.again'), line: `again ${run.number}` },
    ...(state?.isProposed === true || standingOf(run) === 'uncarried' ? [] : [adopt]),
    // A scenario from a file has no name that `history` knows.
    { label: words.say('replies.actions.history'), line: origin === 'file' ? 'history' : `history ${id}` },
    { label: words.say('feedback.actions.useful'), line: `feedback ${run.number} useful=yes` },
    { label: words.say('feedback.actions.useless'), line: `feedback ${run.number} useful=no` },
    { label: words.say('reports.actions.pause'), line: `schedule pause ${facts.schedule.number}` },
  ];
  return all.filter(({ line }) => line.length <= longestActionLine);
}
