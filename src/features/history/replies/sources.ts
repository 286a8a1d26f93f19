import type { CommandContext } from '../../../bot/command.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { FetchedSource } from '../connect.ts';
import type { Connection } from '../stored/connection.ts';
import type { Source } from '../stored/sources.ts';
import type { StoredHistory } from '../stored/store.ts';
import { weeksText } from './history-texts.ts';
import { dataAskReply, dataImportedReply } from './import.ts';
import { sourceProblemText } from './source-problem.ts';

type ReplyPlace = Pick<CommandContext, 'words' | 'invocation' | 'commands'>;

const shown = (line: string, { invocation, commands }: ReplyPlace) =>
  unmarked(shownLine(line, invocation.where.front, commands));

/** What a source was taken for, before anything is stored, with a button that connects it as it was taken. */
export function connectAskReply({ understood }: FetchedSource, line: string, place: ReplyPlace): Reply {
  const confirmed = `${line} confirm=yes`;
  const reply = dataAskReply(understood, { line: confirmed }, place);
  const action: Action = { label: place.words.say('sources.ask'), line: confirmed, emphasis: 'primary' };
  return {
    ...reply,
    blocks: [
      ...reply.blocks,
      ...(confirmed.length <= longestActionLine ? [{ kind: 'actions' as const, actions: [action] }] : []),
    ],
  };
}

/** What a source feeds from now on, and what it brought. */
export function connectedReply(
  { understood, agreed }: FetchedSource,
  stored: StoredHistory,
  place: ReplyPlace,
): Reply {
  const { words } = place;
  const { scenario: name, source, refit } = agreed;
  const reply = dataImportedReply(understood, stored, place);
  const { history } = stored;
  return {
    ...reply,
    title: words.say('sources.connected.title', { name, source }),
    summary: words.say('sources.connected.summary', {
      name,
      weeks: weeksText(history, words),
      outcome: history.outcome.name,
      channels: words.list(history.channels.slice(0, 8).map((one) => one.name)),
    }),
    blocks: [
      textBlock(
        words.say('sources.connected.how', { name, source, line: shown(`data refresh ${name}`, place) }),
      ),
      textBlock(words.say(`sources.connected.refit.${refit}`, { line: shown(`fit ${name}`, place) })),
      ...reply.blocks,
    ],
    record: { ...reply.record, source, refit },
  };
}

/** A source feeds a history no more. */
export function disconnectedReply(
  { scenario: name, source }: Pick<Connection, 'scenario' | 'source'>,
  place: ReplyPlace,
): Reply {
  const { words } = place;
  const line = shown(`data connect ${name} ${source}`, place);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('sources.disconnected.title', { name, source }),
    summary: plainOf(words.say('sources.disconnected.summary', { name, line })),
    blocks: [],
    record: { history: name, source, connected: false },
  };
}

/** The sources of a workspace, what they feed and how that went; also those that are gone and still feed something. */
export function sourcesReply(
  open: readonly Source[],
  connections: readonly Connection[],
  place: ReplyPlace & Pick<CommandContext, 'timeZone'>,
): Reply {
  const { words, timeZone } = place;
  const gone = connections
    .map(({ source }) => source)
    .filter((name) => !open.some((one) => one.name === name));
  const names = [...open.map(({ name }) => name), ...new Set(gone)];
  const rows = names.flatMap((name) => {
    const kind = open.find((one) => one.name === name)?.kind;
    const first = [name, kind === undefined ? '–' : words.say(`sources.kinds.${kind}`)];
    const fed = connections.filter(({ source }) => source === name);
    if (fed.length === 0) return [[...first, '–', '–', '–']];
    return fed.map(({ scenario, state: { readAt, problem } }) => [
      ...first,
      scenario,
      readAt === undefined ? words.say('sources.list.never') : words.time(new Date(readAt), timeZone),
      problem === undefined ? words.say('sources.list.fine') : sourceProblemText(problem, words),
    ]);
  });
  const left = (title: string) => ({ title, align: 'left' as const });
  const [free] = open;
  const table: Block = {
    kind: 'table',
    table: {
      caption: words.say('sources.list.title'),
      columns: [
        left(words.say('sources.list.source')),
        left(words.say('sources.list.kind')),
        left(words.say('sources.list.feeds')),
        left(words.say('sources.list.read')),
        left(words.say('sources.list.state')),
      ],
      rows,
    },
  };
  const next = free && shown(`data connect medical ${free.name}`, place);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('sources.list.title'),
    summary: words.say('sources.list.summary', { count: open.length }),
    blocks: [
      ...(rows.length === 0 ? [] : [table]),
      next === undefined
        ? textBlock(words.say('problems.source.none.hint', { workspace: place.invocation.where.workspace }))
        : textBlock(words.say('sources.list.next', { line: next })),
    ],
    record: { sources: open.map(({ name, kind }) => ({ name, kind })), connections: [...connections] },
  };
}
