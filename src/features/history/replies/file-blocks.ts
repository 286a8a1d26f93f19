import type { Words } from '../../../bot/language/words.ts';
import { findingText } from '../../../bot/replies/finding-text.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Action, Block } from '../../../bot/reply.ts';
import type { Column } from '../../../learn/history/column.ts';
import { doubtKey, type Finding } from '../../../learn/history/finding.ts';
import type { Understood } from '../understand.ts';
import { dayText, sumOf } from './history-texts.ts';

/** Most columns, findings and changes that a reply lists. */
const mostColumns = 40;
const mostFindings = 12;
const mostChanges = 20;

/** Takes a file as it was shown, or opens the form in which it is corrected. */
export function buttons(word: string, words: Words): Action[] {
  return [
    {
      label: words.say('data.actions.import'),
      line: `data confirm ${word} confirm=yes`,
      emphasis: 'primary',
    },
    { label: words.say('data.actions.columns'), line: `data confirm ${word}` },
  ];
}

/** What each column of a whole history was taken for. */
export const historyColumns = ({ read }: Pick<Understood, 'read'>, words: Words): Block =>
  columnTable(read.columns, (column) => totalText(column, read.history, words), words);

/** What each column was taken for, and what it adds up to. */
export function columnTable(
  columns: readonly Column[],
  total: (column: Column) => string,
  words: Words,
): Block {
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
          .map((column) => [column.name || '–', roleText(column, words), total(column)]),
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
export function changeBlocks({ before, change }: Understood, words: Words): Block[] {
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

/** Findings of one kind: one cause is one line, however many columns or rows it touches. */
function byCause(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const one of findings) {
    const group = groups.get(one.code);
    if (group === undefined) groups.set(one.code, [one]);
    else if (group.every((other) => doubtKey(other) !== doubtKey(one))) group.push(one);
  }
  return [...groups.values()];
}

/** Findings about a column as a whole, which stand in no row. */
const aboutColumns: ReadonlySet<string> = new Set<Finding['code']>([
  'guessed-control',
  'guessed-spend',
  'several-outcomes',
  'total-column',
]);

function ofColumn(finding: Finding): Finding {
  const { row: _, ...rest } = finding;
  return aboutColumns.has(finding.code) ? rest : finding;
}

function causeText([first, ...more]: readonly [Finding, ...Finding[]], words: Words): string {
  if (more.length === 0) return findingText(ofColumn(first), words);
  const columns = [first, ...more].flatMap(({ column }) => (column === undefined ? [] : [unmarked(column)]));
  if (columns.length === more.length + 1) {
    const { row: _, column: __, ...rest } = first;
    const listed = columns.slice(0, 8).map((name) => words.say('data.quoted', { name }));
    return words.say('data.place.columns', {
      columns: words.list([
        ...listed,
        ...(columns.length > 8 ? [words.say('data.columns.more', { count: columns.length - 8 })] : []),
      ]),
      text: findingText(rest, words),
    });
  }
  return words.say('data.andMore', { text: findingText(ofColumn(first), words), count: more.length });
}

/** How many things are to be confirmed. */
export const doubtCount = (findings: readonly Finding[]): number =>
  byCause(findings.filter(({ level }) => level === 'doubt')).length;

/** What somebody has to look at. */
export function doubtBlocks(findings: readonly Finding[], words: Words): Block[] {
  const doubts = byCause(findings.filter(({ level }) => level === 'doubt'));
  return cutList(
    doubts.map((one) => causeText(one, words)),
    words,
  ).map(textBlock);
}

/** What is only said. */
export function noteBlocks(findings: readonly Finding[], words: Words): Block[] {
  const notes = byCause(findings.filter(({ level }) => level === 'note')).map((one) =>
    plainOf(causeText(one, words)),
  );
  return notes.length === 0 ? [] : [{ kind: 'caveats', items: cutList(notes, words) }];
}
