import type { Words } from '../../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../../bot/replies/labels.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import type { FactorChange, OutcomeChange } from '../../../learn/feedback/actual-rule.ts';
import { calibrationOf, isHeld, type Judged } from '../../../learn/feedback/calibration.ts';
import type { Observation } from '../../../learn/feedback/observation.ts';
import { inMoney } from '../../../scenario/money-value.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { dateText } from '../../experiments/view.ts';
import { changeText } from '../../plans/replies/certainty.ts';
import { factorText } from '../../plans/replies/factor-text.ts';
import { sum } from '../../plans/view.ts';
import { daysAfter } from '../arguments/day.ts';
import { forecastChart, type ValueText } from '../charts/forecast.ts';
import { calibrationText } from './calibration-text.ts';
import { versionActions } from './version-actions.ts';

/** Times that the table lists. */
const mostListed = 10;

/** What was told of a time, and what became of it. */
export interface ActualNews {
  readonly told: Extract<Observation, { kind: 'actual' }>;
  /** All times that had a forecast, this one among them, oldest first. */
  readonly times: readonly Judged[];
  readonly change?: Omit<OutcomeChange, 'scenario'> & {
    readonly version: number;
    /** The version before it; 0: the built-in scenario. */
    readonly from: number;
  };
  /** What was told of the same days before, and when. */
  readonly replaced?: { readonly value: number; readonly at: string } | undefined;
  /** Why the scenario stays as it is. */
  readonly notedOnly?: string;
}

/** How a scenario's values are written. */
export function valueTextOf(scenario: Scenario, words: Words): ValueText {
  return inMoney(scenario)
    ? {
        format: { kind: 'money', currency: scenario.currency },
        write: (amount) => words.money(amount, scenario.currency),
      }
    : { format: { kind: 'number' }, write: (amount) => words.number(amount) };
}

/** The first and the last day of a time, as values of a text. */
export const daysText = ({ from, to }: { readonly from: string; readonly to: string }, words: Words) => ({
  from: dateText(from, words),
  to: dateText(daysAfter(to, -1), words),
});

function replacedBlocks({ told, replaced }: ActualNews, { write }: ValueText, words: Words): Block[] {
  if (replaced === undefined) return [];
  const values = { before: write(replaced.value), date: dateText(replaced.at, words) };
  return [
    textBlock(words.say(`feedback.actual.${replaced.value === told.value ? 'again' : 'replaces'}`, values)),
  ];
}

/** Says what came of a time beside what was expected, what market and precision make of it, and how it went before. */
export function actualReply(news: ActualNews, scenario: Scenario, words: Words): Reply {
  const { told, times, change, notedOnly } = news;
  const label = scenarioLabel(scenario.names, words.language);
  const text = valueTextOf(scenario, words);
  const chart = forecastChart(times, words, text);
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('feedback.actual.title', { scenario: label, ...daysText(told, words) }),
    summary: summaryOf(news, scenario, label, text, words),
    blocks: [
      ...replacedBlocks(news, text, words),
      ...factBlocks(news, scenario, text, words),
      ...(notedOnly === undefined ? [] : [textBlock(notedOnly)]),
      ...(times.length === 0 ? [] : [timesTable(times, text, words)]),
      ...(chart === undefined ? [] : [{ kind: 'chart' as const, chart }]),
      ...(change === undefined
        ? []
        : [{ kind: 'caveats' as const, items: [words.say('feedback.actual.rule')] }]),
      ...(change === undefined ? [] : versionActions(scenario.id, change, words)),
    ],
    record: {
      observation: told,
      calibration: calibrationOf(times),
      ...(change !== undefined && {
        version: change.version,
        fullValue: change.fullValue,
        market: change.market,
        precision: change.precision,
      }),
    },
  };
}

function summaryOf(
  { told }: ActualNews,
  scenario: Scenario,
  label: string,
  { write }: ValueText,
  words: Words,
): string {
  const { value, forecast, spend = {} } = told;
  const common = { scenario: label, ...daysText(told, words) };
  if (value === undefined) {
    const spent = words.money(sum(Object.values(spend)), scenario.currency);
    return words.say('feedback.actual.spendOnly', { ...common, spend: spent });
  }
  const actual = write(value);
  if (forecast === undefined) return words.say('feedback.actual.alone', { ...common, actual });
  const { value: expected, low, high } = forecast;
  const isInside = low <= value && value <= high;
  return words.say(isInside ? 'feedback.actual.inside' : 'feedback.actual.outside', {
    ...common,
    actual,
    expected: write(expected),
    change: changeText((value - expected) / expected, words),
    low: write(low),
    high: write(high),
  });
}

function factBlocks(
  { told, times, change }: ActualNews,
  scenario: Scenario,
  { write }: ValueText,
  words: Words,
): Block[] {
  const spend = Object.entries(told.spend ?? {});
  const nameOf = (id: string) => {
    const channel = scenario.channels.find((one) => one.id === id);
    return channel === undefined ? id : channelLabel(channel, words.language);
  };
  const moved = ({ before, after }: FactorChange, write?: (x: number) => string) =>
    words.say('feedback.change', {
      was: factorText(before, words, write),
      is: factorText(after, words, write),
    });
  const facts = [
    ...(change === undefined
      ? []
      : [
          { label: words.say('feedback.full'), value: moved(change.fullValue, write) },
          { label: words.say('feedback.m'), value: moved(change.market) },
          { label: words.say('feedback.p'), value: moved(change.precision) },
          {
            label: words.say('feedback.actual.version'),
            value: words.say('feedback.actual.versionText', {
              version: change.version,
              scenario: scenarioLabel(scenario.names, words.language),
            }),
          },
        ]),
    ...(times.length === 0
      ? []
      : [
          {
            label: words.say('feedback.actual.held'),
            value: calibrationText(calibrationOf(times), words),
          },
        ]),
    ...(spend.length === 0
      ? []
      : [
          {
            label: words.say('feedback.actual.spend'),
            value: words.say('feedback.actual.spendText', {
              amount: words.money(sum(spend.map(([, amount]) => amount)), scenario.currency),
              channels: words.list(spend.slice(0, 8).map(([id]) => nameOf(id))),
            }),
          },
        ]),
  ];
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function timesTable(times: readonly Judged[], { write }: ValueText, words: Words): Block {
  const column = (name: 'when' | 'held') => ({
    title: words.say(`feedback.table.${name}`),
    align: 'left' as const,
  });
  const number = (name: 'expected' | 'actual' | 'off') => ({
    title: words.say(`feedback.table.${name}`),
    align: 'right' as const,
  });
  return {
    kind: 'table',
    table: {
      caption: words.say('feedback.table.caption'),
      columns: [column('when'), number('expected'), number('actual'), number('off'), column('held')],
      rows: times
        .slice(-mostListed)
        .reverse()
        .map((time) => {
          const { from, to } = daysText(time, words);
          const { value, low, high } = time.forecast;
          return [
            from === to ? from : `${from} – ${to}`,
            words.say('feedback.table.range', { value: write(value), low: write(low), high: write(high) }),
            write(time.value),
            changeText((time.value - value) / value, words),
            words.say(isHeld(time) ? 'feedback.table.yes' : 'feedback.table.no'),
          ];
        }),
    },
  };
}
