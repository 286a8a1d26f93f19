import type { Command } from '../../../bot/command.ts';
import type { Invocation } from '../../../bot/invocation.ts';
import type { Words } from '../../../bot/language/words.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Action, Block, Reply } from '../../../bot/reply.ts';

/** Something to say, and the command line that does it, where it fits on a button. */
export interface Offer {
  readonly text: string;
  readonly line?: string;
}

const marked = ({ text }: Offer) => `\`${unmarked(text)}\``;

const actionsOf = (offers: readonly Offer[]): Action[] =>
  offers.flatMap(({ text, line }) => (line === undefined ? [] : [{ label: text, line }]));

const actionBlock = (actions: readonly Action[]): Block[] =>
  actions.length === 0 ? [] : [{ kind: 'actions', actions }];

/** In a thread: what was said is not understood; the nearest things that work here. */
export function notUnderstoodReply(
  offers: readonly Offer[],
  words: Words,
  first: readonly Action[] = [],
): Reply {
  const examples = offers.map(marked).join(words.say('talk.between'));
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.notUnderstood.title'),
    summary: words.say('talk.notUnderstood.summary'),
    blocks: [
      textBlock(words.say('talk.notUnderstood.nearest', { examples })),
      ...actionBlock([...first, ...actionsOf(offers)]),
    ],
  };
}

/** Outside of any conversation: how to talk with the bot, and what needs no run. */
export function howToTalkReply(
  { where }: Invocation,
  { words, commands }: { readonly words: Words; readonly commands: readonly Command[] },
): Reply {
  const line = shownLine('optimize medical', where.front, commands);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('talk.alone.title'),
    summary: words.say('talk.alone.summary'),
    blocks: [
      textBlock(
        words.say(`talk.alone.how.${where.front === 'web' ? 'page' : 'mention'}`, { line: unmarked(line) }),
      ),
      ...actionBlock([
        { label: words.say('replies.actions.history'), line: 'history' },
        { label: words.say('talk.actions.help'), line: 'help' },
      ]),
    ],
  };
}

/** What can be said under a result. */
export function talkHelpReply(
  groups: readonly (readonly [kind: 'change' | 'ask' | 'act', offers: readonly Offer[]])[],
  words: Words,
): Reply {
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.help.title'),
    summary: words.say('talk.help.summary'),
    blocks: [
      ...groups.map(([kind, offers]) =>
        textBlock(
          words.say(`talk.help.${kind}`, { examples: offers.map(marked).join(words.say('talk.between')) }),
        ),
      ),
      ...actionBlock([{ label: words.say('talk.actions.help'), line: 'help' }]),
    ],
  };
}

/** A reply that says first what the conversation changed. */
export function withChanges(reply: Reply, changes: string, words: Words): Reply {
  const summary =
    changes === ''
      ? words.say('talk.atStart', { summary: reply.summary })
      : words.say('talk.soFar', { changes, summary: reply.summary });
  return { ...reply, summary };
}

/** A reply under which something else has to be said first. */
export function withNotice(reply: Reply, text: string, actions: readonly Action[] = []): Reply {
  return { ...reply, blocks: [textBlock(text), ...actionBlock(actions), ...reply.blocks] };
}

/** Several answers as one message, one after another. */
export function joinedReply(replies: readonly Reply[], words: Words): Reply | undefined {
  const [first, ...more] = replies;
  if (first === undefined || more.length === 0) return first;
  const about = replies.findLast((reply) => reply.about !== undefined)?.about;
  const incident = replies.find((reply) => reply.incident !== undefined)?.incident;
  return {
    tone: replies.some(({ tone }) => tone === 'error') ? 'error' : first.tone,
    audience: replies.some(({ audience }) => audience === 'channel') ? 'channel' : 'caller',
    language: words.language,
    title: first.title,
    summary: first.summary,
    blocks: [
      ...withoutActions(first.blocks, true),
      ...more.flatMap((reply, index): Block[] => [
        { kind: 'text', spans: [{ text: reply.title, style: 'strong' }] },
        { kind: 'text', spans: [reply.summary] },
        ...withoutActions(reply.blocks, index < more.length - 1),
      ]),
    ],
    record: replies.map(({ record }) => record ?? {}),
    ...(about !== undefined && { about }),
    ...(incident !== undefined && { incident }),
  };
}

/** The last answer's buttons serve for all. */
const withoutActions = (blocks: readonly Block[], isFollowed: boolean) =>
  isFollowed ? blocks.filter(({ kind }) => kind !== 'actions') : blocks;
