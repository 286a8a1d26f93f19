import type { Command } from '../../../bot/command.ts';
import type { Invocation } from '../../../bot/invocation.ts';
import type { Words } from '../../../bot/language/words.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Action, Block, Reply } from '../../../bot/reply.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { examplesOf, helpTopics } from '../examples.ts';
import type { Missing } from '../move.ts';

const actionBlock = (actions: readonly Action[]): Block[] =>
  actions.length === 0 ? [] : [{ kind: 'actions', actions }];

const examplesText = (examples: readonly string[], words: Words) =>
  examples.map((example) => `\`${unmarked(example)}\``).join(words.say('talk.between'));

/** Read so, but not with certainty: what was read, and a button that does it where its line fits on one. */
export function offerReply(read: string, line: string | undefined, words: Words): Reply {
  const label = read.length > 60 ? words.say('talk.offer.button') : read;
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.offer.title'),
    summary: words.say('talk.offer.summary', { read }),
    blocks: [
      textBlock(words.say(line === undefined ? 'talk.offer.sayYes' : 'talk.offer.press')),
      ...actionBlock(line === undefined ? [] : [{ label, line, emphasis: 'primary' }]),
    ],
  };
}

/** One thing is missing from what was said: it is asked for. */
export function askReply(
  missing: Missing,
  { channels, scenario }: { readonly channels: readonly string[]; readonly scenario: Scenario },
  words: Words,
): Reply {
  const labels = scenario.channels.map((channel) => channelLabel(channel, words.language));
  const [only, ...more] = scenario.channels.filter(({ id }) => channels.includes(id));
  const channel = only === undefined || more.length > 0 ? undefined : channelLabel(only, words.language);
  const summary =
    missing === 'channel'
      ? words.say('talk.ask.channel', { channels: words.list(labels) })
      : missing === 'ratio'
        ? words.say('talk.ask.ratio')
        : channel === undefined
          ? words.say('talk.ask.amount')
          : words.say('talk.ask.amountOf', { channel });
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.ask.title'),
    summary: plainOf(summary),
    blocks: [],
  };
}

/** In a thread: what was said was not understood; what can be said here, in three lines. */
export function notUnderstoodReply(scenario: Scenario, words: Words): Reply {
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.notUnderstood.title'),
    summary: words.say('talk.notUnderstood.summary'),
    blocks: helpTopics.map(([kind, topics]) =>
      textBlock(
        words.say(`talk.help.${kind}`, {
          examples: examplesText(examplesOf(topics.slice(0, 4), scenario, words), words),
        }),
      ),
    ),
  };
}

/** Outside of any conversation: how to talk with the bot, and what needs no run. */
export function howToTalkReply(
  { where }: Invocation,
  { words, commands }: { readonly words: Words; readonly commands: readonly Command[] },
): Reply {
  const line = shownLine('optimize medical', where.front, commands);
  const how = { slack: 'mention', discord: 'mention', web: 'page', terminal: 'terminal' } as const;
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('talk.alone.title'),
    summary: words.say('talk.alone.summary'),
    blocks: [
      textBlock(words.say(`talk.alone.how.${how[where.front]}`, { line: unmarked(line) })),
      ...actionBlock([
        { label: words.say('replies.actions.history'), line: 'history' },
        { label: words.say('talk.actions.help'), line: 'help' },
      ]),
    ],
  };
}

/** What can be said under a result. */
export function talkHelpReply(scenario: Scenario, words: Words): Reply {
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.help.title'),
    summary: words.say('talk.help.summary'),
    blocks: [
      ...helpTopics.map(([kind, topics]) =>
        textBlock(
          words.say(`talk.help.${kind}`, {
            examples: examplesText(examplesOf(topics, scenario, words), words),
          }),
        ),
      ),
      ...actionBlock([{ label: words.say('talk.actions.help'), line: 'help' }]),
    ],
  };
}

/** A friendly word, to the person only. */
export function friendlyReply(kind: 'thanks' | 'small-talk', words: Words): Reply {
  const key = kind === 'thanks' ? 'thanks' : 'smallTalk';
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say(`talk.${key}.title`),
    summary: words.say(`talk.${key}.summary`),
    blocks: [],
  };
}

/** What no bot that plans can do, and the nearest that this one can. */
export function cannotReply(scenario: Scenario | undefined, words: Words): Reply {
  const examples = scenario === undefined ? [] : examplesOf(['without', 'limit', 'export'], scenario, words);
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.cannot.title'),
    summary: words.say('talk.cannot.summary'),
    blocks:
      examples.length === 0
        ? []
        : [textBlock(words.say('talk.cannot.nearest', { examples: examplesText(examples, words) }))],
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
