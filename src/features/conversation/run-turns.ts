import type { Prepared } from '../../bot/bot.ts';
import type { RequestPlace } from '../../bot/command.ts';
import { channelLabel } from '../../bot/replies/labels.ts';
import { textBlock, unmarked } from '../../bot/replies/spans.ts';
import type { Reply } from '../../bot/reply.ts';
import { refuseUnlessMay } from '../../bot/rights.ts';
import type { TalkParts } from '../../bot/talk.ts';
import { UserError } from '../../scenario/problem.ts';
import { planReply } from '../plans/replies/plan.ts';
import { takenPlan } from '../plans/taken-plan.ts';
import { answerQuestion } from './answers/answer-question.ts';
import { changesText } from './changes-text.ts';
import { lineFor, planLineFor } from './lines.ts';
import { changeSteps, runOf, showsPlan } from './note-plan.ts';
import type { Alias } from './read-talk.ts';
import { cannotReply, joinedReply, talkHelpReply, withChanges, withNotice } from './replies/talk.ts';
import type { Conversation } from './stored/conversation.ts';
import {
  askedBy,
  conversationAt,
  isAdoption,
  type TalkState,
  talkState,
  withoutAll,
  withoutLast,
  withStep,
} from './talk-state.ts';
import type { Turn } from './turns.ts';

type RunOptions = Parameters<Extract<Prepared, { kind: 'ready' }>['run']>[0];

/** A reply that takes no work. */
export const said = (reply: Reply): Prepared => ({
  kind: 'ready',
  command: 'talk',
  audience: reply.audience,
  language: reply.language,
  run: async () => reply,
});

/** A reply that shows a run goes on with its thread. */
export function inThread(reply: Reply, { invocation }: RequestPlace): Reply {
  const { thread } = invocation.where;
  return reply.about === undefined || thread === undefined
    ? reply
    : { ...reply, about: { ...reply.about, thread } };
}

/** Checks a turn as far as that goes before anything is done. */
export async function checkTurn(
  turn: Turn,
  state: TalkState,
  parts: TalkParts,
): Promise<Prepared | undefined> {
  const line = await lineOfTurn(turn, state, parts);
  return line === undefined ? undefined : parts.prepareLine(line);
}

async function lineOfTurn(turn: Turn, state: TalkState, { place }: TalkParts): Promise<string | undefined> {
  if (turn.kind === 'other') return lineFor(turn.move, state, place);
  const before = turn.kind === 'back' ? turn.to : turn.from;
  if (
    turn.kind === 'back' &&
    state.lastStep !== undefined &&
    isAdoption(state.lastStep) &&
    before === 'undo'
  ) {
    refuseUnlessMay('plan.adopt', place.invocation.who);
    return undefined;
  }
  const base = before === 'here' ? state : await wentBack(before, state, place);
  return turn.kind === 'back' ? undefined : planLineFor(turn.moves, base, place);
}

/** The conversation without its last step, or without any. Throws `UserError` where it has none. */
async function wentBack(
  to: 'undo' | 'reset',
  { conversation, lastStep }: TalkState,
  place: RequestPlace,
): Promise<TalkState> {
  if (lastStep === undefined) throw new UserError({ code: 'talk.nothing-to-undo' });
  const steps = to === 'reset' ? withoutAll(conversation) : withoutLast(conversation);
  return talkState({ run: conversation.run, steps }, place);
}

/** Does one turn after another; the first that cannot be done ends it. */
export async function runTurns(
  turns: readonly Turn[],
  aliases: readonly Alias[],
  parts: TalkParts,
  options: RunOptions,
): Promise<Reply> {
  const replies: Reply[] = [];
  for (const turn of turns) {
    const reply = await runTurn(turn, parts, options).catch((error: unknown) => parts.replyTo(error));
    replies.push(reply);
    if (reply.tone === 'error') break;
  }
  const reply = joinedReply(replies, parts.words);
  if (reply === undefined) throw new Error('Somebody said something that came to no turn.');
  return inThread(await withAliases(reply, aliases, parts), parts.place);
}

/** What was not said by a channel's own name is told: "“website” is Content marketing here." */
async function withAliases(
  reply: Reply,
  aliases: readonly Alias[],
  { place, words }: TalkParts,
): Promise<Reply> {
  const conversation = await conversationAt(place.invocation.where, place.store);
  if (aliases.length === 0 || conversation === undefined || reply.tone === 'error') return reply;
  const { scenario } = await talkState(conversation, place);
  const label = (id: string) => {
    const part = scenario.channels.find((one) => one.id === id);
    return part === undefined ? id : channelLabel(part, words.language);
  };
  const told = aliases.map(({ said: word, id }) => {
    const members = scenario.groups.find((group) => group.id === id)?.channels ?? [id];
    return words.say('talk.aliases', { said: unmarked(word), name: members.map(label).join(' + ') });
  });
  return {
    ...reply,
    blocks: [textBlock([...new Set(told)].join(words.say('replies.gap'))), ...reply.blocks],
  };
}

async function stateNow({ place }: TalkParts): Promise<TalkState> {
  const conversation = await conversationAt(place.invocation.where, place.store);
  if (conversation === undefined) throw new Error('A conversation went away while it was answered.');
  return talkState(conversation, place);
}

async function runTurn(turn: Turn, parts: TalkParts, options: RunOptions): Promise<Reply> {
  const { place } = parts;
  const state = await stateNow(parts);
  if (turn.kind === 'back') return goBack(turn.to, state, parts);
  if (turn.kind === 'other' && turn.move.kind === 'cannot') return cannotReply(state.scenario, parts.words);
  if (turn.kind === 'other' && turn.move.kind === 'help') return talkHelpReply(state.scenario, parts.words);
  if (turn.kind === 'other' && turn.move.kind === 'ask') {
    const reply = await answerQuestion(turn.move, state, parts, options);
    return turn.move.about === 'even-split'
      ? withStepNoted(reply, { base: state.conversation.steps, state }, parts)
      : reply;
  }
  const line = await lineOfTurn(turn, state, parts);
  if (line === undefined) return shown(state, parts);
  if (turn.kind === 'other' && turn.move.kind === 'adopt') return adopted(line, state, parts, options);
  const prepared = await parts.prepareLine(line);
  if (prepared.kind === 'refused') return prepared.reply;
  const reply = await prepared.run(options);
  const isPlan = turn.kind === 'plan' || turn.move.kind === 'again' || turn.move.kind === 'what-if';
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
  if (run === undefined || !showsPlan(run)) return reply;
  const steps = withStep(base, { line: run.line, run: run.number });
  const isNoted = await changeSteps(state.conversation.steps.length, steps, place);
  const isOptimised = run.line.startsWith('optimize ');
  const told = isOptimised ? withChanges(reply, await changesTill(run.line, state, parts), words) : reply;
  if (isNoted) return told;
  const now = await conversationAt(place.invocation.where, place.store);
  const number = now?.steps.at(-1)?.run ?? now?.run ?? state.run.number;
  return withNotice(told, words.say('talk.overtaken', { number }));
}

async function changesTill(line: string, { start }: TalkState, { place, words }: TalkParts): Promise<string> {
  if (start === undefined) return '';
  return changesText(start, await askedBy(line, place), words);
}

/** Adopts a plan and notes it, so that it can be undone in words. */
async function adopted(
  line: string,
  state: TalkState,
  parts: TalkParts,
  options: RunOptions,
): Promise<Reply> {
  const { place } = parts;
  const { workspace } = place.invocation.where;
  const scenario = state.run.scenario.id;
  const before = await place.store.adoptions.current(workspace, scenario);
  const prepared = await parts.prepareLine(line);
  if (prepared.kind === 'refused') return prepared.reply;
  const reply = await prepared.run(options);
  const after = await place.store.adoptions.current(workspace, scenario);
  if (reply.tone === 'error' || after === undefined || after.run === before?.run) return reply;
  const { steps } = state.conversation;
  await changeSteps(steps.length, withStep(steps, { line, run: after.run }), place);
  return reply;
}

async function goBack(to: 'undo' | 'reset', state: TalkState, parts: TalkParts): Promise<Reply> {
  const { place, words } = parts;
  if (to === 'undo' && state.lastStep !== undefined && isAdoption(state.lastStep))
    return withdrawn(state, parts);
  const before = await wentBack(to, state, place);
  if (!(await changeSteps(state.conversation.steps.length, before.conversation.steps, place))) {
    return withNotice(await shown(await stateNow(parts), parts), words.say('talk.undoOvertaken'));
  }
  return withNotice(await shown(before, parts), words.say('talk.back'));
}

/** Takes the adoption that was the last step back: the one before counts again. */
async function withdrawn(state: TalkState, parts: TalkParts): Promise<Reply> {
  const { place, words } = parts;
  const { conversation, lastStep, run } = state;
  const { workspace } = place.invocation.where;
  refuseUnlessMay('plan.adopt', place.invocation.who);
  const number = lastStep?.run ?? run.number;
  const isGone = await place.store.adoptions.withdraw(workspace, run.scenario.id, number);
  await changeSteps(conversation.steps.length, withoutLast(conversation), place);
  const reply = await shown(await stateNow(parts), parts);
  if (!isGone) return withNotice(reply, words.say('talk.undoOvertaken'));
  const now = await place.store.adoptions.current(workspace, run.scenario.id);
  const told =
    now === undefined ? words.say('talk.adoptedNone') : words.say('talk.adoptedBefore', { number: now.run });
  return { ...reply, summary: words.say('talk.adoptionBack', { number, now: told }) };
}

/** The plan as the conversation has it, as it was worked out then. */
async function shown(state: TalkState, parts: TalkParts): Promise<Reply> {
  const { words } = parts;
  const { run, line, start } = state;
  const reply = planReply(takenPlan(run), words);
  const changes =
    start === undefined || line === undefined || run.priced !== undefined
      ? undefined
      : await changesTill(line, state, parts).catch(() => undefined);
  return changes === undefined ? reply : withChanges(reply, changes, words);
}
