import type { Prepared } from '../../bot/bot.ts';
import type { RequestPlace } from '../../bot/command.ts';
import { commandNamed } from '../../bot/reading/names.ts';
import { longestActionLine, type Reply } from '../../bot/reply.ts';
import type { TalkParts } from '../../bot/talk.ts';
import { UserError } from '../../scenario/problem.ts';
import { planReply } from '../plans/replies/plan.ts';
import type { Run } from '../plans/stored/run.ts';
import { changesText } from './changes-text.ts';
import type { Move } from './move.ts';
import { readTalk } from './read-talk.ts';
import {
  howToTalkReply,
  joinedReply,
  notUnderstoodReply,
  type Offer,
  talkHelpReply,
  withChanges,
  withNotice,
} from './replies/talk.ts';
import type { Conversation } from './stored/conversation.ts';
import { helpTopics, type Suggestion, suggestionsOf } from './suggestions.ts';
import { askedBy, conversationAt, type TalkState, talkState, withStep } from './talk-state.ts';
import { lineFor, planLineFor, type Turn, turnsOf } from './turns.ts';

type RunOptions = Parameters<Extract<Prepared, { kind: 'ready' }>['run']>[0];

const mostOffers = 3;

/**
 * What to do about words said to the bot. In a conversation about a run they are read as talk about it first;
 * elsewhere as a command line, then as what needs no run. What cannot be read does nothing and is told what can.
 */
export async function prepareTalk(text: string, parts: TalkParts): Promise<Prepared> {
  const { place } = parts;
  const conversation = await conversationAt(place.invocation.where, place.store);
  if (conversation === undefined) return aloneTalk(text, parts);
  const prepared = await threadTalk(text, conversation, parts).catch((error: unknown) => parts.refuse(error));
  // Whatever is answered: who replies to it goes on with the conversation.
  const goesOn = (reply: Reply) =>
    inThread({ ...reply, about: reply.about ?? { run: conversation.run } }, place);
  return prepared.kind === 'refused'
    ? { ...prepared, reply: goesOn(prepared.reply) }
    : { ...prepared, run: async (options) => goesOn(await prepared.run(options)) };
}

async function aloneTalk(text: string, parts: TalkParts): Promise<Prepared> {
  const { place, words } = parts;
  if (isCommand(text, place)) {
    const command = await parts.prepareLine(text);
    // "What if app +20%" names no plan: there is none here that it could be about.
    if (command.kind === 'ready' || !/^(?:what if\b|如果)/i.test(text.trim())) return command;
  }
  const reading = readTalk(text, { language: place.language, period: 'week', now: place.now });
  const [only, ...more] = 'moves' in reading ? reading.moves : [];
  if (only !== undefined && more.length === 0 && (only.kind === 'history' || only.kind === 'help')) {
    return parts.prepareLine(only.kind);
  }
  return said(howToTalkReply(place.invocation, { words, commands: place.commands }));
}

async function threadTalk(text: string, conversation: Conversation, parts: TalkParts): Promise<Prepared> {
  const { place, words } = parts;
  const state = await talkState(conversation, place);
  const { scenario, run } = state;
  const context = { scenario, language: place.language, period: run.effective.period, now: place.now };
  const reading = readTalk(text, context);
  if (!('moves' in reading)) {
    const command = isCommand(text, place) ? await parts.prepareLine(text) : undefined;
    // "Why is it so?" begins like a command and is none; `optimize finance budget=x` is one with a slip.
    const isSlip = /[=<>]|\d/.test(text) && !/[?？]\s*$/.test(text);
    if (command !== undefined && (command.kind === 'ready' || isSlip)) return command;
    const schedules = { label: words.say('schedules.actions.list'), line: 'schedule list' };
    const first = reading.wantsNoReports ? [schedules] : [];
    return said(notUnderstoodReply(await offersOf(reading.nearest, state, parts), words, first));
  }
  const turns = turnsOf(reading.moves);
  // All of it is checked before any of it is done.
  const prepared = await Promise.all(turns.map((turn) => checkTurn(turn, state, parts)));
  const refused = prepared.find((one) => one?.kind === 'refused');
  if (refused !== undefined) return refused;
  const commands = prepared.flatMap((one) => (one?.kind === 'ready' ? [one] : []));
  return {
    kind: 'ready',
    command: commands[0]?.command ?? 'talk',
    audience:
      commands.length > 0 && commands.every(({ audience }) => audience === 'caller') ? 'caller' : 'channel',
    language: place.language,
    run: (options) => runTurns(turns, parts, options),
  };
}

/** Whether the words begin with a command's name. */
function isCommand(text: string, { commands }: RequestPlace): boolean {
  const words = text
    .trim()
    .replace(/^\/?channels(?=\s|$)/i, '')
    .trim()
    .split(/\s+/);
  return [2, 1].some(
    (count) => words.length >= count && commandNamed(commands, words.slice(0, count).join(' ')) !== undefined,
  );
}

/** A reply that takes no work. */
const said = (reply: Reply): Prepared => ({
  kind: 'ready',
  command: 'talk',
  audience: reply.audience,
  language: reply.language,
  run: async () => reply,
});

async function checkTurn(turn: Turn, state: TalkState, parts: TalkParts): Promise<Prepared | undefined> {
  const line = await lineOfTurn(turn, state, parts);
  return line === undefined ? undefined : parts.prepareLine(line);
}

async function lineOfTurn(turn: Turn, state: TalkState, { place }: TalkParts): Promise<string | undefined> {
  if (turn.kind === 'other') return lineFor(turn.move, state, place);
  const before = turn.kind === 'back' ? turn.to : turn.from;
  const base = before === 'here' ? state : await wentBack(before, state, place);
  return turn.kind === 'back' ? undefined : planLineFor(turn.moves, base, place);
}

/** The conversation without its last step, or without any. Throws `UserError` where it has none. */
async function wentBack(
  to: 'undo' | 'reset',
  { conversation }: TalkState,
  place: RequestPlace,
): Promise<TalkState> {
  const { run, steps } = conversation;
  if (steps.length === 0) throw new UserError({ code: 'talk.nothing-to-undo' });
  return talkState({ run, steps: to === 'reset' ? [] : steps.slice(0, -1) }, place);
}

async function runTurns(turns: readonly Turn[], parts: TalkParts, options: RunOptions): Promise<Reply> {
  const replies: Reply[] = [];
  for (const turn of turns) {
    const reply = await runTurn(turn, parts, options).catch((error: unknown) => parts.replyTo(error));
    replies.push(reply);
    if (reply.tone === 'error') break;
  }
  const reply = joinedReply(replies, parts.words);
  if (reply === undefined) throw new Error('Somebody said something that came to no turn.');
  return inThread(reply, parts.place);
}

/** A reply that shows a run goes on with its thread. */
export function inThread(reply: Reply, { invocation }: RequestPlace): Reply {
  const { thread } = invocation.where;
  return reply.about === undefined || thread === undefined
    ? reply
    : { ...reply, about: { ...reply.about, thread } };
}

async function runTurn(turn: Turn, parts: TalkParts, options: RunOptions): Promise<Reply> {
  const { place } = parts;
  const conversation = await conversationAt(place.invocation.where, place.store);
  if (conversation === undefined) throw new Error('A conversation went away while it was answered.');
  const state = await talkState(conversation, place);
  if (turn.kind === 'back') return goBack(turn.to, state, parts);
  if (turn.kind === 'other' && turn.move.kind === 'help') return helpReply(state, parts);
  const line = await lineOfTurn(turn, state, parts);
  if (line === undefined) return shown(state, parts);
  const prepared = await parts.prepareLine(line);
  if (prepared.kind === 'refused') return prepared.reply;
  const reply = await prepared.run(options);
  const isPlan = turn.kind === 'plan' || turn.move.kind === 'again';
  if (!isPlan || reply.about === undefined) return reply;
  const base = turn.kind === 'plan' && turn.from !== 'here' ? await wentBack(turn.from, state, place) : state;
  return withStepNoted(reply, { base: base.conversation.steps, state }, parts);
}

/** Notes the new plan as the conversation's newest, if nobody else was quicker, and says what it changed so far. */
async function withStepNoted(
  reply: Reply,
  { base, state }: { base: Conversation['steps']; state: TalkState },
  parts: TalkParts,
): Promise<Reply> {
  const { place, words } = parts;
  const run = reply.about === undefined ? undefined : await runOf(reply.about.run, place);
  if (run === undefined || !run.line.startsWith('optimize ')) return reply;
  const steps = withStep(base, { line: run.line, run: run.number });
  const expected = state.conversation.steps.length;
  const isNoted = await change(expected, steps, place);
  const told = withChanges(reply, await changesTill(run.line, state, parts), words);
  if (isNoted) return told;
  const now = await conversationAt(place.invocation.where, place.store);
  const number = now?.steps.at(-1)?.run ?? now?.run ?? state.run.number;
  return withNotice(told, words.say('talk.overtaken', { number }));
}

async function changesTill(line: string, { start }: TalkState, { place, words }: TalkParts): Promise<string> {
  if (start === undefined) return '';
  return changesText(start, await askedBy(line, place), words);
}

async function runOf(number: number, { store, invocation }: RequestPlace): Promise<Run | undefined> {
  const { workspace, channel } = invocation.where;
  return store.runs.get(workspace, number, { person: invocation.who.id, channel });
}

async function change(expected: number, steps: Conversation['steps'], place: RequestPlace): Promise<boolean> {
  const { workspace, channel, thread } = place.invocation.where;
  if (thread === undefined) return false;
  return place.store.conversations.change(workspace, channel, thread, expected, steps);
}

async function goBack(to: 'undo' | 'reset', state: TalkState, parts: TalkParts): Promise<Reply> {
  const { place, words } = parts;
  const before = await wentBack(to, state, place);
  const { steps } = before.conversation;
  if (!(await change(state.conversation.steps.length, steps, place))) {
    const now = await conversationAt(place.invocation.where, place.store);
    return withNotice(
      await shown(now === undefined ? state : await talkState(now, place), parts),
      words.say('talk.undoOvertaken'),
    );
  }
  return withNotice(await shown(before, parts), words.say('talk.back'));
}

/** The plan as the conversation has it, as it was worked out then. */
async function shown(state: TalkState, parts: TalkParts): Promise<Reply> {
  const { words } = parts;
  const { run, line, start } = state;
  const reply = planReply(run, words);
  const changes =
    start === undefined || line === undefined
      ? undefined
      : await changesTill(line, state, parts).catch(() => undefined);
  return changes === undefined ? reply : withChanges(reply, changes, words);
}

async function helpReply(state: TalkState, parts: TalkParts): Promise<Reply> {
  const context = { scenario: state.scenario, language: parts.place.language };
  return talkHelpReply(
    helpTopics.map(([kind, topics]) => [kind, suggestionsOf(topics, context)]),
    parts.words,
  );
}

/** Suggestions with the command lines that do the same, for buttons. */
async function offersOf(
  nearest: readonly Suggestion[],
  state: TalkState,
  { place }: TalkParts,
): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const { text, move } of nearest) {
    const line = await lineOfMove(move, state, place);
    const fits = line !== undefined && line.length <= longestActionLine;
    offers.push({ text, ...(fits && { line }) });
    if (offers.length === mostOffers) break;
  }
  return offers;
}

async function lineOfMove(move: Move, state: TalkState, place: RequestPlace): Promise<string | undefined> {
  try {
    return await lineFor(move, state, place);
  } catch (error) {
    // Said in the thread it tells why it cannot be.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Notes a plan that somebody asked for with a command in a conversation's thread as its newest. */
export async function notePlanInThread(reply: Reply, place: RequestPlace): Promise<void> {
  const conversation = await conversationAt(place.invocation.where, place.store);
  const run = reply.about === undefined ? undefined : await runOf(reply.about.run, place);
  if (conversation === undefined || run === undefined || !run.line.startsWith('optimize ')) return;
  const steps = withStep(conversation.steps, { line: run.line, run: run.number });
  await change(conversation.steps.length, steps, place);
}
