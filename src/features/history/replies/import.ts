import type { CommandContext } from '../../../bot/command.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { StoredHistory } from '../stored/store.ts';
import type { Understood } from '../understand.ts';
import { buttons, changeBlocks, doubtBlocks, doubtCount, historyColumns, noteBlocks } from './file-blocks.ts';
import { weeksText } from './history-texts.ts';

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
      count: doubtCount(understood.findings),
    }),
    blocks: [
      ...doubtBlocks(understood.findings, words),
      historyColumns(understood, words),
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
      historyColumns(understood, words),
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
