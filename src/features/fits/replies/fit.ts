import type { CommandContext } from '../../../bot/command.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import { bestReturn } from '../../../learn/fit/best-return.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { changesText } from '../../scenarios/replies/kept.ts';
import type { ScenarioVersion } from '../../scenarios/stored/store.ts';
import type { EventDay } from '../arguments/event-weeks.ts';
import { decompositionChart } from '../charts/decomposition.ts';
import { fittedCurvesChart } from '../charts/fitted-curves.ts';
import { type FitView, fitView, weeksOf } from '../view.ts';
import { checkFacts } from './checks.ts';
import { driftBlocks } from './drift.ts';
import { followsActions, followsBlocks } from './follows.ts';
import { oddWeekActions, oddWeekBlocks } from './odd-weeks.ts';
import { reviewBlocks, verdictText } from './review.ts';
import { fitTable } from './table.ts';

/** A fit to be told of. */
export interface ToldFit {
  readonly fit: Fit;
  /** Names its channels; absent where the scenario is gone. */
  readonly scenario?: Scenario | undefined;
  /** The version that was made of it just now. */
  readonly kept?: {
    readonly saved: ScenarioVersion;
    readonly before?: { readonly scenario: Scenario; readonly version: number } | undefined;
  };
  /** The fit that the scenario rested on before. */
  readonly previous?: Fit | undefined;
  /** What somebody said to have happened, made events of just now. */
  readonly events?: readonly EventDay[] | undefined;
  /** Numbers of experiments that say nothing of its history. */
  readonly leftOut?: readonly number[];
}

/** How sure one has to be to say that a channel is the best. */
const sure = 0.8;

/**
 * The reply to a fit: which channel returns the most, channel by channel what was found, how far that can be trusted,
 * and what it means for plans.
 */
export function fitReply(
  told: ToldFit,
  { words, commands }: Pick<CommandContext, 'words' | 'commands'>,
): Reply {
  const { fit, scenario, kept } = told;
  const view = fitView(fit, { id: fit.scenario, weeks: weeksOf(fit), scenario }, words);
  const curves = fittedCurvesChart(view);
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('fit.title', { scenario: view.scenario, number: fit.number }),
    // Where nothing carries a plan no channel is called ahead.
    summary: plainOf(
      [verdictText(view, fit.scenario), ...(fit.review?.verdict === 'none' ? [] : [summaryOf(view)])].join(
        words.say('replies.gap'),
      ),
    ),
    blocks: [
      ...reviewBlocks(view, fit.scenario),
      ...oddWeekBlocks(view, fit.scenario),
      ...eventsBlock(told, view),
      ...driftBlocks(view, fit, told.previous),
      ...followsBlocks(view, fit.scenario, told.previous),
      { kind: 'table', table: fitTable(view) },
      { kind: 'text', spans: [{ text: words.say('fit.checks.title'), style: 'strong' }] },
      checkFacts(view),
      { kind: 'chart', chart: decompositionChart(view) },
      ...(curves === undefined ? [] : [{ kind: 'chart' as const, chart: curves }]),
      ...versionBlock(told, view),
      { kind: 'caveats', items: caveatsOf(told, view).map(plainOf) },
      { kind: 'actions', actions: actionsOf(told, view, commands) },
    ],
    record: { ...fit, ...(kept !== undefined && { version: kept.saved.version }) },
  };
}

function summaryOf(view: FitView): string {
  const { result, words } = view;
  const best = bestReturn(result);
  const channel = result.channels.find(({ id }) => id === best?.id);
  const count = view.weeks.length;
  if (best === undefined || channel === undefined) {
    return words.say('fit.summary.noSpend', { scenario: view.scenario, count });
  }
  // What was assumed of a channel, or cannot be told apart, never leads.
  const isHeld = result.review?.held.some((one) => one.channel === channel.id) ?? false;
  if (isHeld || !channel.isInformed) {
    const values = {
      scenario: view.scenario,
      count,
      channel: view.label(best.id),
      step: view.money(view.step),
    };
    return words.say('fit.summary.unknown', values);
  }
  const key = result.channels.length === 1 ? 'only' : best.probability >= sure ? 'best' : 'unsettled';
  return words.say(`fit.summary.${key}`, {
    scenario: view.scenario,
    count,
    channel: view.label(best.id),
    step: view.money(view.step),
    returns: view.returns(channel.roi.mean),
    range: view.range(channel.roi, view.returns),
    probability: words.percent(Math.min(0.999, best.probability), best.probability > 0.99 ? 3 : 2),
  });
}

/** What was made an event of. */
function eventsBlock({ events = [] }: ToldFit, { words }: FitView): Block[] {
  if (events.length === 0) return [];
  const told = events.map(({ day, name }) => (name === day ? day : `${name} (${day})`));
  return [textBlock(words.say('fit.review.events', { events: unmarked(words.list(told)) }))];
}

/** The scenario's new version, and what it changed. */
function versionBlock({ fit, kept }: ToldFit, { words }: FitView): Block[] {
  if (kept === undefined) return [];
  const { saved, before } = kept;
  const values = { id: fit.scenario, version: saved.version };
  if (before === undefined) return [textBlock(words.say('fit.version.first', values))];
  const changes = changesText(before.scenario, saved.scenario, words);
  return [textBlock(words.say('fit.version.next', { ...values, changes }))];
}

function caveatsOf({ fit, scenario, leftOut = [] }: ToldFit, view: FitView): string[] {
  const { words } = view;
  const uninformed = fit.channels.filter(({ isInformed }) => !isInformed).map(({ id }) => view.label(id));
  const numbers = (all: readonly number[]) => words.list(all.map((number) => `#${number}`));
  const beyond =
    scenario?.model === 'response' && scenario.response.fit === fit.number
      ? scenario.response.beyond
      : undefined;
  return [
    words.say('fit.caveats.notCausal'),
    ...(uninformed.length === 0
      ? []
      : [words.say('fit.caveats.unchanged', { channels: words.list(uninformed) })]),
    ...(beyond === undefined ? [] : [words.say('fit.caveats.beyond', { times: words.number(beyond) })]),
    ...(fit.experiments.length === 0
      ? []
      : [words.say('fit.caveats.experiments', { numbers: numbers(fit.experiments) })]),
    ...(leftOut.length === 0 ? [] : [words.say('fit.caveats.leftOut', { numbers: numbers(leftOut) })]),
    words.say('fit.caveats.intervals', { draws: fit.checks.draws }),
  ];
}

function actionsOf(
  { fit, scenario, kept, previous }: ToldFit,
  view: FitView,
  commands: CommandContext['commands'],
): Action[] {
  const { words } = view;
  const id = fit.scenario;
  if (scenario === undefined) return [];
  // A fit that carries no plan, or that nobody reviewed, does not offer one first.
  const isCarried = fit.review !== undefined && fit.review.verdict !== 'none';
  const optimise: Action = { label: words.say('replies.actions.optimize'), line: `optimize ${id}` };
  const again: Action = { label: words.say('fit.actions.again'), line: `fit ${id}`, emphasis: 'primary' };
  const back =
    kept?.before === undefined || kept.before.version === 0
      ? `scenario remove ${id}`
      : `scenario restore ${id} ${kept.before.version}`;
  const hasExperiments = commands.some(({ name }) => name === 'experiment add');
  const actions: Action[] = [
    ...(isCarried ? [{ ...optimise, emphasis: 'primary' as const }] : []),
    ...(fit.review === undefined ? [again, optimise] : []),
    ...oddWeekActions(view, id),
    ...followsActions(view, id, previous),
    { label: words.say('fit.actions.show'), line: `scenario show ${id}` },
    { label: words.say('scenarios.actions.versions'), line: `scenario versions ${id}` },
    ...(hasExperiments ? [{ label: words.say('fit.actions.experiment'), line: 'help experiment add' }] : []),
    ...(kept === undefined ? [] : [{ label: words.say('scenarios.actions.back'), line: back }]),
  ];
  return actions.filter(({ line }) => line.length <= longestActionLine);
}
