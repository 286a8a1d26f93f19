import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { findingText } from '../../../bot/replies/finding-text.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { Column } from '../../../learn/history/column.ts';
import type { Finding } from '../../../learn/history/finding.ts';
import type { StoredHistory } from '../stored/store.ts';
import type { Understood } from '../understand.ts';
import { dayText, sumOf, weeksText } from './history-texts.ts';

/** Most columns, findings and changes that a reply lists. */
const mostColumns = 40;
const mostFindings = 12;
const mostChanges = 20;

type ReplyPlace = Pick<CommandContext, 'words' | 'invocation' | 'commands'>;

/** What a file was taken for, before anything is stored: with buttons (`word` finds the file), or a line to type. */
export function dataAskReply(
  understood: Understood,
  next: { readonly word: string } | { readonly line: string },
  { words, invocation, commands }: ReplyPlace,
): Reply {
  const { upload, read, history, isSure } = understood;
  const name = upload.name.id;
  const line = 'line' in next ? shownLine(next.line, invocation.where.front, commands) : '';
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.ask.title', { name }),
    summary: words.say(isSure ? 'data.ask.summary' : 'data.ask.doubts', {
      name,
      file: upload.fileName,
      weeks: weeksText(read.history, words),
      count: understood.findings.filter(({ level }) => level === 'doubt').length,
    }),
    blocks: [
      ...doubtBlocks(understood.findings, words),
      columnTable(understood, words),
      ...changeBlocks(understood, words),
      ...noteBlocks(understood.findings, words),
      'line' in next
        ? textBlock(words.say('data.ask.type', { line: unmarked(line) }))
        : textBlock(words.say('data.ask.waits')),
      ...('word' in next ? [{ kind: 'actions' as const, actions: buttons(next.word, words) }] : []),
    ],
    record: {
      history: name,
      stored: false,
      weeks: history.weeks.length,
      columns: read.columns,
      findings: understood.findings,
    },
  };
}

/** What was stored, and what that changed. */
export function dataImportedReply(
  understood: Understood,
  saved: StoredHistory,
  { words, commands }: Pick<ReplyPlace, 'words' | 'commands'>,
): Reply {
  const { read, change, findings } = understood;
  const name = saved.scenario;
  const { history } = saved;
  const actions: Action[] = [
    ...fitAction(name, { words, commands }),
    { label: words.say('data.actions.show'), line: `data show ${name}` },
  ];
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.imported.title', { name, version: saved.version }),
    summary: words.say(`data.imported.${howKept(understood, saved)}`, {
      name,
      weeks: weeksText(history, words),
      outcome: history.outcome.name,
      channels: words.list(history.channels.slice(0, 8).map((one) => one.name)),
      added: change.added.length,
      replaced: change.replaced.length,
      changed: change.changed.length,
    }),
    blocks: [
      columnTable(understood, words),
      ...changeBlocks(understood, words),
      ...doubtBlocks(findings, words),
      ...noteBlocks(findings, words),
      { kind: 'actions', actions: actions.filter(({ line }) => line.length <= longestActionLine) },
    ],
    record: {
      history: name,
      stored: understood.before?.version !== saved.version,
      version: saved.version,
      weeks: history.weeks.length,
      columns: read.columns,
      findings,
      change,
    },
  };
}

function howKept({ before }: Understood, saved: StoredHistory) {
  if (before === undefined) return 'first';
  return before.version === saved.version ? 'same' : 'again';
}

/** Fits the history, where there is such a command. */
export const fitAction = (
  name: string,
  { words, commands }: Pick<ReplyPlace, 'words' | 'commands'>,
): Action[] =>
  commands.some((command) => command.name === 'fit')
    ? [{ label: words.say('data.actions.fit'), line: `fit ${name}`, emphasis: 'primary' }]
    : [];

function buttons(word: string, words: Words): Action[] {
  return [
    {
      label: words.say('data.actions.import'),
      line: `data confirm ${word} confirm=yes`,
      emphasis: 'primary',
    },
    { label: words.say('data.actions.columns'), line: `data confirm ${word}` },
  ];
}

function columnTable({ read }: Understood, words: Words): Block {
  const { columns, history } = read;
  const rest = columns.length - mostColumns;
  return {
    kind: 'table',
    table: {
      caption: words.say('data.columns.caption'),
      columns: [
        { title: words.say('data.columns.column'), align: 'left' },
        { title: words.say('data.columns.role'), align: 'left' },
        { title: words.say('data.columns.total'), align: 'right' },
      ],
      rows: [
        ...columns
          .slice(0, mostColumns)
          .map((column) => [column.name || '–', roleText(column, words), totalText(column, history, words)]),
        ...(rest > 0 ? [[words.say('data.columns.more', { count: rest }), '', '']] : []),
      ],
    },
  };
}

function roleText({ role, channel, unit, because }: Column, words: Words): string {
  if (role === 'ignored') return words.say(`data.ignored.${because ?? 'asked'}`);
  if (role === 'outcome') return words.say(`data.roles.outcome.${unit ?? 'count'}`);
  if (role === 'spend' || role === 'impressions' || role === 'exposure') {
    return words.say(`data.roles.${role}`, { channel: channel?.name ?? '' });
  }
  return words.say(`data.roles.${role}`);
}

/** What a column adds up to. */
function totalText({ role, name, channel }: Column, history: Understood['history'], words: Words): string {
  const { outcome, channels, events, currency } = history;
  if (role === 'outcome') {
    const total = sumOf(outcome.values);
    return outcome.unit === 'money' ? words.money(total, currency) : words.number(total);
  }
  const found = channels.find(({ id }) => id === channel?.id);
  if (role === 'spend') return words.money(sumOf(found?.spend ?? []), currency);
  if (role === 'impressions') return words.number(sumOf(found?.impressions ?? []));
  if (role === 'date') return words.say('data.columns.weeks', { count: history.weeks.length });
  const event = events.find((one) => one.name === name);
  return role === 'event' && event !== undefined
    ? words.say('data.columns.weeks', { count: event.values.filter((value) => value > 0).length })
    : '';
}

/** What the import does to the history that is there. */
function changeBlocks({ before, change }: Understood, words: Words): Block[] {
  if (before === undefined) return [];
  const counts = {
    added: change.added.length,
    replaced: change.replaced.length,
    changed: change.changed.length,
  };
  const text = textBlock(words.say('data.change.summary', counts));
  if (change.changed.length === 0) return [text];
  const rest = change.changed.length - mostChanges;
  const number = (value: number) => words.number(value, 6);
  return [
    text,
    {
      kind: 'table',
      table: {
        caption: words.say('data.change.caption'),
        columns: [
          { title: words.say('data.change.week'), align: 'left' },
          { title: words.say('data.change.what'), align: 'left' },
          { title: words.say('data.change.before'), align: 'right' },
          { title: words.say('data.change.after'), align: 'right' },
        ],
        rows: [
          ...change.changed
            .slice(0, mostChanges)
            .map((one) => [dayText(one.week, words), one.name, number(one.before), number(one.after)]),
          ...(rest > 0 ? [[words.say('data.columns.more', { count: rest }), '', '', '']] : []),
        ],
      },
    },
  ];
}

const cutList = (texts: readonly string[], words: Words) => [
  ...texts.slice(0, mostFindings),
  ...(texts.length > mostFindings
    ? [words.say('data.columns.more', { count: texts.length - mostFindings })]
    : []),
];

/** What somebody has to look at. */
function doubtBlocks(findings: readonly Finding[], words: Words): Block[] {
  const doubts = findings.filter(({ level }) => level === 'doubt').map((one) => findingText(one, words));
  return cutList(doubts, words).map(textBlock);
}

function noteBlocks(findings: readonly Finding[], words: Words): Block[] {
  const notes = findings
    .filter(({ level }) => level === 'note')
    .map((one) => plainOf(findingText(one, words)));
  return notes.length === 0 ? [] : [{ kind: 'caveats', items: cutList(notes, words) }];
}
