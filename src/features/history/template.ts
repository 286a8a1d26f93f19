import { type Cell, csvOf } from '../../bot/csv.ts';
import type { Words } from '../../bot/language/words.ts';
import { channelLabel } from '../../bot/replies/labels.ts';
import type { History } from '../../learn/history/history.ts';
import { dayOfIso, isoDay, weekdayOf } from '../../learn/history/parse-date.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Weeks that a template has where no history is there: two years. */
const usualWeeks = 104;

interface TemplateOf {
  readonly scenario?: Scenario | undefined;
  readonly history?: History | undefined;
  /** Today in the workspace's zone, in days since 1970. */
  readonly today: number;
}

/**
 * A table to fill in: the weeks that are over and not in the history yet, one column a channel, the outcome, events and
 * controls. Filled in, it is recognised without help.
 */
export function historyTemplate({ scenario, history, today }: TemplateOf, words: Words): Uint8Array {
  const channels =
    history?.channels.map(({ name }) => name) ??
    scenario?.channels.map((one) => channelLabel(one, words.language));
  const named = channels ?? words.say('data.template.sampleChannels').split(',');
  const columns = [
    words.say('data.template.date'),
    ...named.map((channel) => words.say('data.template.spend', { channel })),
    history?.outcome.name ?? words.say('data.template.outcome'),
    ...(history?.controls.map(({ name }) => name) ?? []),
    words.say('data.template.events'),
  ];
  const rows = weeksToFill(history, today).map((week): Cell[] => [
    week,
    ...columns.slice(1).map(() => undefined),
  ]);
  return csvOf([columns, ...rows]);
}

/** Whole weeks up to yesterday: those after the history, else the last two years from Monday on. */
function weeksToFill(history: History | undefined, today: number): string[] {
  const last = history?.weeks.at(-1);
  const first = last === undefined ? today - weekdayOf(today) - 7 * usualWeeks : dayOfIso(last) + 7;
  const weeks: string[] = [];
  for (let week = first; week + 7 <= today && weeks.length < usualWeeks; week += 7) weeks.push(isoDay(week));
  return weeks.length === 0 ? [isoDay(first)] : weeks;
}
