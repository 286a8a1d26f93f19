import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import type { Column } from '../../../learn/history/column.ts';
import type { KeptFile } from '../stored/file.ts';
import type { StoredHistory } from '../stored/store.ts';
import type { UnderstoodFile } from '../understand-file.ts';
import { buttons, changeBlocks, columnTable, doubtBlocks, doubtCount, noteBlocks } from './file-blocks.ts';
import { momentOf, sumOf, weeksText } from './history-texts.ts';
import { dataAskReply, fitAction } from './import.ts';

type Place = Pick<CommandContext, 'words' | 'invocation' | 'commands'>;
type Next = { readonly word: string } | { readonly line: string };

/** What a file was taken for, before anything is stored. */
export function fileAskReply(understood: UnderstoodFile, next: Next, place: Place): Reply {
  const { whole, waits } = understood;
  if (whole !== undefined && waits === undefined) {
    const reply = dataAskReply(whole, next, place);
    const together = place.words.list(understood.others.map(({ name }) => name));
    if (together === '') return reply;
    const text = textBlock(place.words.say('data.ask.together', { files: unmarked(together) }));
    return { ...reply, blocks: [text, ...reply.blocks] };
  }
  const { upload, file, findings, read } = understood;
  const { words, invocation, commands } = place;
  const line = 'line' in next ? shownLine(next.line, invocation.where.front, commands) : '';
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.ask.title', { name: upload.name.id, file: upload.fileName }),
    summary: words.say('data.ask.doubts', {
      name: upload.name.id,
      file: upload.fileName,
      weeks: weeksText(file, words),
      count: doubtCount(findings),
    }),
    blocks: [
      ...doubtBlocks(findings, words),
      partColumns(understood, words),
      ...noteBlocks(findings, words),
      'line' in next
        ? textBlock(words.say('data.ask.type', { line: unmarked(line) }))
        : textBlock(words.say('data.ask.waits')),
      ...('word' in next ? [{ kind: 'actions' as const, actions: buttons(next.word, words) }] : []),
    ],
    record: { history: upload.name.id, stored: false, columns: read.columns, findings },
  };
}

/** A file was taken in, and what is still to come. `word`: finds the file, for a platform's own results. */
export function fileWaitsReply(
  understood: UnderstoodFile,
  word: string | undefined,
  { words, invocation, commands }: Place,
): Reply {
  const { upload, file, others, waits = 'outcome', findings, read, whole } = understood;
  const name = upload.name.id;
  const line = unmarked(shownLine(`data import ${name}`, invocation.where.front, commands));
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.waits.title', { name }),
    summary: words.say('data.waits.summary', {
      file: upload.fileName,
      weeks: weeksText(file, words),
      what: words.list(whatOf(file, words)),
    }),
    blocks: [
      textBlock(words.say(`data.waits.${waits}`, { line, file: upload.fileName })),
      ...(others.length === 0 ? [] : [filesTable([...others, file], words)]),
      partColumns(understood, words),
      ...noteBlocks(findings, words),
      {
        kind: 'actions',
        actions: [
          ...(word === undefined || waits !== 'shop' || whole === undefined
            ? []
            : [{ label: words.say('data.actions.own'), line: `data confirm ${word} confirm=yes` }]),
          ...(word === undefined ? [] : buttons(word, words).slice(1)),
        ],
      },
    ],
    record: { history: name, stored: true, waits, columns: read.columns, findings },
  };
}

/** Next week's file went in: one line, and what changed. */
export function fileAgainReply(
  { whole, upload, file }: UnderstoodFile,
  saved: StoredHistory,
  { words, commands }: Pick<Place, 'words' | 'commands'>,
): Reply {
  const change = whole?.change ?? { added: [], replaced: [], changed: [] };
  const weeks = new Set(change.changed.map(({ week }) => week)).size;
  const isSame = change.added.length === 0 && weeks === 0;
  const lags = saved.history.weeks.at(-1) !== file.weeks.at(-1);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.imported.title', { name: saved.scenario, version: saved.version }),
    summary: words.say(isSame ? (lags ? 'data.week.lags' : 'data.week.same') : 'data.week.summary', {
      name: saved.scenario,
      file: upload.fileName,
      added: words.say('data.week.added', { count: change.added.length }),
      changed: words.say('data.week.changed', { count: weeks }),
      until: words.day(momentOf(saved.history.weeks.at(-1) ?? ''), 'UTC', true),
    }),
    blocks: [
      ...(whole === undefined || change.changed.length === 0 ? [] : changeBlocks(whole, words).slice(1)),
      {
        kind: 'actions',
        actions: [
          ...fitAction(saved.scenario, { words, commands }),
          { label: words.say('data.actions.show'), line: `data show ${saved.scenario}` },
        ],
      },
    ],
    record: {
      history: saved.scenario,
      stored: true,
      version: saved.version,
      weeks: saved.history.weeks.length,
      change,
    },
  };
}

/** What a file brings: channels with their totals, or an outcome. */
function whatOf({ series, currency, platform }: KeptFile, words: Words): string[] {
  const spends = series.filter(({ role }) => role === 'spend');
  const outcomes = series.filter(({ role }) => role === 'outcome');
  return [
    ...spends
      .slice(0, 6)
      .map(({ channel, values }) => `${channel?.name ?? ''} ${words.money(sumOf(values), currency)}`),
    ...(spends.length > 6 ? [words.say('data.columns.more', { count: spends.length - 6 })] : []),
    ...(platform === undefined || spends.length === 0
      ? outcomes.map(
          ({ name, unit, values }) =>
            `${name} ${unit === 'money' ? words.money(sumOf(values), currency) : words.number(sumOf(values))}`,
        )
      : []),
  ];
}

function filesTable(files: readonly KeptFile[], words: Words): Block {
  return {
    kind: 'table',
    table: {
      caption: words.say('data.waits.files'),
      columns: [
        { title: words.say('data.waits.file'), align: 'left' },
        { title: words.say('data.list.weeks'), align: 'left' },
        { title: words.say('data.waits.brings'), align: 'left' },
      ],
      rows: files.map((file) => [file.name, weeksText(file, words), words.list(whatOf(file, words))]),
    },
  };
}

function partColumns({ read, file }: UnderstoodFile, words: Words): Block {
  const total = ({ role, name, channel }: Column) => {
    if (role === 'date') return words.say('data.columns.weeks', { count: read.weekly.weeks.length });
    const found = read.weekly.series.find(
      ({ column }) => column.role === role && column.name === name && column.channel?.id === channel?.id,
    );
    if (found === undefined) return '';
    const sum = sumOf(found.values);
    const isMoney = role === 'spend' || (role === 'outcome' && found.column.unit === 'money');
    if (isMoney) return words.money(sum, file.currency);
    return role === 'outcome' || role === 'impressions' ? words.number(sum) : '';
  };
  return columnTable(read.columns, total, words);
}
