import type { Prepared } from '../../bot/bot.ts';
import type { RequestPlace } from '../../bot/command.ts';
import { namesOfCommand } from '../../bot/reading/names.ts';
import { longestActionLine, type Reply } from '../../bot/reply.ts';
import type { TalkParts } from '../../bot/talk.ts';
import { isSlip } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { takenPlan } from '../plans/taken-plan.ts';
import { isPlanMove } from './contradictions.ts';
import { noMemory, readTurn, recall, remember } from './dialogue.ts';
import { lineFor, planLineFor } from './lines.ts';
import type { Move } from './move.ts';
import { notePlanInThread } from './note-plan.ts';
import type { Alias, Reading } from './read-talk.ts';
import { moveText } from './replies/move-text.ts';
import {
  askReply,
  cannotReply,
  friendlyReply,
  howToTalkReply,
  notUnderstoodReply,
  offerReply,
} from './replies/talk.ts';
import { checkTurn, inThread, runTurns, said } from './run-turns.ts';
import type { Conversation } from './stored/conversation.ts';
import { conversationAt, type TalkState, talkState } from './talk-state.ts';
import { turnsOf } from './turns.ts';

/**
 * What to do about words said to the bot: a command line is that; in a conversation about a run they are read as talk
 * about it; elsewhere as what needs no run. What cannot be read does nothing and is told what can.
 */
export async function prepareTalk(text: string, parts: TalkParts): Promise<Prepared> {
  const { place } = parts;
  const name = commandAtStart(text, place);
  const command = name === undefined ? undefined : await parts.prepareLine(text);
  if (command?.kind === 'ready') return typed(command, place);
  if (command !== undefined && name !== undefined && isPlainlyCommand(text, name)) return command;
  const conversation = await conversationAt(place.invocation.where, place.store);
  if (conversation === undefined) return aloneTalk(text, command, parts);
  const prepared = await threadTalk(text, conversation, command, parts).catch((error: unknown) =>
    parts.refuse(error),
  );
  // Whatever is answered: who replies to it goes on with the conversation.
  const goesOn = (reply: Reply) =>
    inThread({ ...reply, about: reply.about ?? { run: conversation.run } }, place);
  return prepared.kind === 'refused'
    ? { ...prepared, reply: goesOn(prepared.reply) }
    : { ...prepared, run: async (options) => goesOn(await prepared.run(options)) };
}

/** A command that was typed among the talk: the plan that it shows is the conversation's newest. */
function typed(command: Extract<Prepared, { kind: 'ready' }>, place: RequestPlace): Prepared {
  return {
    ...command,
    async run(options) {
      const reply = await command.run(options);
      if (reply.tone !== 'error') await notePlanInThread(reply, place);
      return inThread(reply, place);
    },
  };
}

const wordsOf = (text: string) =>
  text
    .trim()
    .replace(/^\/?channels(?=\s|$)/i, '')
    .trim()
    .toLowerCase()
    .split(/\s+/);

/** The command's own name that the words begin with; "why" and "what if" are talk first. */
function commandAtStart(text: string, { commands }: RequestPlace): string | undefined {
  const words = wordsOf(text);
  return commands
    .flatMap(namesOfCommand)
    .map((name) => name.toLowerCase())
    .filter((name) => !talkWords.has(name))
    .filter((name) => name.split(' ').every((word, at) => words[at]?.split(/[<>=]/)[0] === word))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * Whether words that begin with a command's name can only be that command, so that its own refusal is the answer: names of
 * two words, one word and no more than another (`optimize nothing-here`), or a run's number next (`explain 999`).
 */
function isPlainlyCommand(text: string, name: string): boolean {
  if (/[?？]\s*$/.test(text)) return false;
  const rest = wordsOf(text).slice(name.split(' ').length);
  return name.includes(' ') || /^#?\d+$/.test(rest[0] ?? '') || (rest.length <= 1 && loneCommands.has(name));
}

/** Commands that with a single word more are no talk; "adopt it" and "explain brand" are. */
const loneCommands = new Set(['optimize', 'fit', 'whatif', 'again', 'data', 'schedule', '优化', '拟合']);

/** Names of commands that are words of talk, too: what does not read as a command is that. */
const talkWords = new Set(['why', 'what if', '为什么', '如果', '为何', 'what-if']);

async function aloneTalk(text: string, command: Prepared | undefined, parts: TalkParts): Promise<Prepared> {
  const { place, words } = parts;
  const { reading } = readTurn(text, { language: place.language, period: 'week', now: place.now }, noMemory);
  const [only, ...more] = reading.kind === 'do' ? reading.moves : [];
  if (only !== undefined && more.length === 0) {
    if (only.kind === 'history' || only.kind === 'help') return parts.prepareLine(only.kind);
    if (only.kind === 'no-reports') return parts.prepareLine('schedule list');
    if (only.kind === 'thanks' || only.kind === 'small-talk') return said(friendlyReply(only.kind, words));
    if (only.kind === 'cannot') return said(cannotReply(undefined, words));
  }
  const isLine = command !== undefined && !/[?？]\s*$/.test(text);
  if (isLine) return command;
  // `optmize medical` is a slip of a command: what is meant is said by its refusal.
  return isNearCommand(text, place)
    ? parts.prepareLine(text)
    : said(howToTalkReply(place.invocation, { words, commands: place.commands }));
}

function isNearCommand(text: string, { commands }: RequestPlace): boolean {
  const [first = ''] = text.trim().toLowerCase().split(/\s+/);
  return first.length > 4 && commands.some(({ name }) => isSlip(first, name));
}

const keyOf = ({ invocation: { where } }: RequestPlace) =>
  `${where.workspace} ${where.channel} ${where.thread ?? ''}`;

async function threadTalk(
  text: string,
  conversation: Conversation,
  command: Prepared | undefined,
  parts: TalkParts,
): Promise<Prepared> {
  const { place, words } = parts;
  const { conversations } = place.store;
  const state = await talkState(conversation, place);
  const { run, scenario } = state;
  const plan = new Map(takenPlan(run).channels.map(({ id, proposed }) => [id, proposed]));
  const context = { scenario, language: place.language, period: run.effective.period, now: place.now, plan };
  const { reading, memory } = readTurn(text, context, recall(conversations, keyOf(place)));
  // `optimize finance budget=x` is a command with a slip; "explain it simply" is talk.
  const isSlip = command !== undefined && /[=<>]|#?\d/.test(text) && !/[?？]\s*$/.test(text);
  if (isSlip && reading.kind !== 'do') return command;
  remember(conversations, keyOf(place), memory);
  switch (reading.kind) {
    case 'do':
      return toDo(reading.moves, reading.aliases, state, parts);
    case 'offer':
      return offered(reading, state, parts);
    case 'ask':
      return said(askReply(reading.missing, { channels: reading.channels, scenario }, words));
    default:
      return said(notUnderstoodReply(scenario, words));
  }
}

async function toDo(
  moves: readonly Move[],
  aliases: readonly Alias[],
  state: TalkState,
  parts: TalkParts,
): Promise<Prepared> {
  const { place, words } = parts;
  const [only, ...more] = moves;
  if (only !== undefined && more.length === 0) {
    if (only.kind === 'thanks' || only.kind === 'small-talk') return said(friendlyReply(only.kind, words));
    if (only.kind === 'cannot') return said(cannotReply(state.scenario, words));
  }
  const turns = turnsOf(moves.filter(({ kind }) => kind !== 'thanks' && kind !== 'small-talk'));
  // All of it is checked before any of it is done.
  const prepared = await Promise.all(turns.map((turn) => checkTurn(turn, state, parts)));
  const refused = prepared.find((one) => one?.kind === 'refused');
  if (refused !== undefined) return refused;
  const commands = prepared.flatMap((one) => (one?.kind === 'ready' ? [one] : []));
  const isPrivate = commands.length > 0 && commands.every(({ audience }) => audience === 'caller');
  return {
    kind: 'ready',
    command: commands[0]?.command ?? 'talk',
    audience: isPrivate ? 'caller' : 'channel',
    language: place.language,
    run: (options) => runTurns(turns, aliases, parts, options),
  };
}

/** What was read, with a button that does it; "yes" does it, too. */
async function offered(
  { moves }: Extract<Reading, { kind: 'offer' }>,
  state: TalkState,
  { place, words }: TalkParts,
): Promise<Prepared> {
  const { scenario } = state;
  const read = moves.map((move) => moveText(move, scenario, words)).join(words.say('replies.semicolon'));
  const line = await lineOf(moves, state, place);
  const fits = line !== undefined && line.length <= longestActionLine;
  return said(offerReply(read, fits ? line : undefined, words));
}

/** The one line that does all of it, where there is one. */
async function lineOf(
  moves: readonly Move[],
  state: TalkState,
  place: RequestPlace,
): Promise<string | undefined> {
  try {
    const [only, ...more] = moves;
    if (only !== undefined && more.length === 0 && !isPlanMove(only))
      return await lineFor(only, state, place);
    return moves.every(isPlanMove) ? await planLineFor(moves, state, place) : undefined;
  } catch (error) {
    // Said in the thread it tells why it cannot be.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
