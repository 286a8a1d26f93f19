import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { History } from '../../../learn/history/history.ts';
import { historyChart } from '../charts/history.ts';
import type { StoredHistory } from '../stored/store.ts';
import { outcomeText, sumOf, weeksText } from './history-texts.ts';
import { fitAction } from './import.ts';

/** Most channels that the table lists. */
const mostListed = 40;

/** One history: its weeks, what each channel cost, and a picture of it. */
export function dataShowReply(
  stored: StoredHistory,
  { words, timeZone, commands }: Pick<CommandContext, 'words' | 'timeZone' | 'commands'>,
): Reply {
  const { scenario: name, history } = stored;
  const { outcome, channels, controls, events, currency } = history;
  const chart = historyChart(name, history, words);
  const nothing = words.say('data.show.nothing');
  const actions: Action[] = [
    ...fitAction(name, { words, commands }),
    { label: words.say('data.actions.template'), line: `data template ${name}` },
  ];
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('data.show.title', { name }),
    summary: words.say('data.show.summary', {
      name,
      weeks: weeksText(history, words),
      outcome: outcome.name,
      total: outcomeText(sumOf(outcome.values), history, words),
      spend: words.money(sumOf(channels.map(({ spend }) => sumOf(spend))), currency),
    }),
    blocks: [
      channelTable(history, words),
      {
        kind: 'facts',
        facts: [
          {
            label: words.say('data.show.controls'),
            value: words.list(controls.map((one) => one.name)) || nothing,
          },
          {
            label: words.say('data.show.events'),
            value: words.list(events.map((one) => one.name)) || nothing,
          },
          {
            label: words.say('data.show.imported'),
            value: words.say('data.show.importedBy', {
              at: words.time(stored.at, timeZone),
              zone: timeZone,
              by: stored.by,
              version: stored.version,
            }),
          },
        ],
      },
      ...(chart === undefined ? [] : [{ kind: 'chart' as const, chart }]),
      { kind: 'actions', actions: actions.filter(({ line }) => line.length <= longestActionLine) },
    ],
    record: { history: stored },
  };
}

function channelTable({ channels, weeks, currency }: History, words: Words): Block {
  const total = sumOf(channels.map(({ spend }) => sumOf(spend)));
  const sorted = channels.toSorted((a, b) => sumOf(b.spend) - sumOf(a.spend));
  const rest = sorted.length - mostListed;
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    kind: 'table',
    table: {
      caption: words.say('data.show.channels'),
      columns: [
        { title: words.say('data.show.channel'), align: 'left' },
        right(words.say('data.show.total')),
        right(words.say('data.show.share')),
        right(words.say('data.show.mean')),
        right(words.say('data.show.weeksOn')),
      ],
      rows: [
        ...sorted
          .slice(0, mostListed)
          .map(({ name, spend }) => [
            name,
            words.money(sumOf(spend), currency),
            words.percent(total === 0 ? 0 : sumOf(spend) / total),
            words.money(sumOf(spend) / weeks.length, currency),
            `${spend.filter((amount) => amount > 0).length}/${weeks.length}`,
          ]),
        ...(rest > 0 ? [[words.say('data.columns.more', { count: rest }), '', '', '', '']] : []),
      ],
    },
  };
}

/** All histories of the workspace, in short; or how to bring the first. */
export function dataListReply(
  all: readonly StoredHistory[],
  { words, invocation, commands }: Pick<CommandContext, 'words' | 'invocation' | 'commands'>,
): Reply {
  const line = unmarked(shownLine('data template medical', invocation.where.front, commands));
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('data.list.title'),
    summary: words.say(all.length === 0 ? 'data.list.none' : 'data.list.summary', { count: all.length }),
    blocks:
      all.length === 0
        ? [textBlock(words.say('data.list.start', { line }))]
        : [
            {
              kind: 'table',
              table: {
                caption: words.say('data.list.title'),
                columns: [
                  { title: words.say('data.list.name'), align: 'left' },
                  { title: words.say('data.list.weeks'), align: 'left' },
                  { title: words.say('data.list.outcome'), align: 'left' },
                  { title: words.say('data.list.channels'), align: 'right' },
                ],
                rows: all.map(({ scenario, history }) => [
                  scenario,
                  weeksText(history, words),
                  history.outcome.name,
                  String(history.channels.length),
                ]),
              },
            },
          ],
    record: {
      histories: all.map(({ scenario, version, history: { weeks } }) => ({
        scenario,
        version,
        weeks: weeks.length,
      })),
    },
  };
}

/** Asks whether a history is to be removed. */
export function dataRemovalReply(
  { scenario: name, history, version }: StoredHistory,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.remove.title', { name }),
    summary: words.say('data.remove.ask', { name, weeks: weeksText(history, words) }),
    blocks: [
      textBlock(words.say('data.remove.stays')),
      {
        kind: 'actions',
        actions: [
          {
            label: words.say('data.actions.remove'),
            line: `data remove ${name} confirm=yes version=${version}`,
            emphasis: 'danger',
          },
        ],
      },
    ],
    record: { history: name, removed: false },
  };
}

/** A history is gone. */
export function dataRemovedReply(
  { scenario: name, history }: StoredHistory,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.remove.title', { name }),
    summary: plainOf(words.say('data.remove.done', { name, weeks: weeksText(history, words) })),
    blocks: [],
    record: { history: name, removed: true },
  };
}
