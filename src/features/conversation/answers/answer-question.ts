import type { Prepared } from '../../../bot/bot.ts';
import { quoted } from '../../../bot/reading/tokenise.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import { longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { TalkParts } from '../../../bot/talk.ts';
import { UserError } from '../../../scenario/problem.ts';
import { planReply } from '../../plans/replies/plan.ts';
import { planLineFor } from '../lines.ts';
import type { Move } from '../move.ts';
import type { TalkState } from '../talk-state.ts';
import { answerFromRecord, evenSplitText, moreBudgetAction } from './from-record.ts';
import { saturationText } from './saturation.ts';

type RunOptions = Parameters<Extract<Prepared, { kind: 'ready' }>['run']>[0];
type Question = Extract<Move, { kind: 'ask' }>;

/** The answer to a question about the plan shown last: one sentence first, then what it rests on. */
export async function answerQuestion(
  question: Question,
  state: TalkState,
  parts: TalkParts,
  options: RunOptions,
): Promise<Reply> {
  const { words } = parts;
  const { run } = state;
  switch (question.about) {
    case 'zero':
      return ran(
        `explain ${run.number}${question.channels[0] === undefined ? '' : ` ${question.channels[0]}`}`,
        parts,
        options,
      );
    case 'saturation': {
      const reply = await ran(`explain ${run.number}`, parts, options);
      const text = saturationText(reply.record, question.channels, run, words);
      return text === undefined ? reply : { ...reply, summary: text };
    }
    case 'even-split':
      return evenSplit(state, parts, options);
    case 'next-report':
      return nextReport(state, parts);
    case 'came':
      return whatCame(question, state, parts, options);
    case 'short': {
      const { title, summary, about } = planReply(run, words);
      return {
        tone: 'result',
        audience: 'channel',
        language: words.language,
        title,
        summary,
        blocks: [],
        record: run,
        ...(about && { about }),
      };
    }
    default: {
      const answer = answerFromRecord(question.about, question, run, words);
      if (answer === undefined) return ran(`explain ${run.number}`, parts, options);
      return question.about === 'next-money' ? withMoreBudget(answer, question, state, parts) : answer;
    }
  }
}

async function ran(line: string, { prepareLine }: TalkParts, options: RunOptions): Promise<Reply> {
  const prepared = await prepareLine(line);
  return prepared.kind === 'refused' ? prepared.reply : prepared.run(options);
}

/** The exact answer is a plan with so much more: one press away. */
async function withMoreBudget(
  answer: Reply,
  { amount }: Question,
  state: TalkState,
  { place, words }: TalkParts,
): Promise<Reply> {
  const more = amount ?? Math.round(state.run.budget / 10);
  try {
    const line = await planLineFor([{ kind: 'budget-change', by: { amount: more } }], state, place);
    if (line.length > longestActionLine) return answer;
    const text = words.money(more, state.run.effective.currency);
    return {
      ...answer,
      blocks: [...answer.blocks, { kind: 'actions', actions: [moreBudgetAction(line, text, words)] }],
    };
  } catch (error) {
    if (error instanceof UserError) return answer;
    throw error;
  }
}

/** The budget in equal parts, priced beside the best plan. */
async function evenSplit({ run, base }: TalkState, parts: TalkParts, options: RunOptions): Promise<Reply> {
  const { place, words } = parts;
  const share = Math.floor((run.budget / run.channels.length) * 100) / 100;
  const reply = await ran(
    `whatif ${base} ${run.channels.map(({ id }) => `${quoted(id, 'word')}=${share}`).join(' ')}`,
    parts,
    options,
  );
  const { workspace, channel } = place.invocation.where;
  const priced =
    reply.about === undefined
      ? undefined
      : await place.store.runs.get(workspace, reply.about.run, { person: place.invocation.who.id, channel });
  return priced === undefined ? reply : { ...reply, summary: evenSplitText(priced, words) };
}

/** When the next report of this scenario comes. */
async function nextReport({ run }: TalkState, { place, words }: TalkParts): Promise<Reply> {
  const { workspace } = place.invocation.where;
  const schedules = await place.store.schedules.list(workspace);
  const [next] = schedules
    .filter((schedule) => schedule.scenario === run.scenario.id && schedule.state === 'active')
    .sort((a, b) => a.nextDue.localeCompare(b.nextDue));
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('talk.answers.nextReport.title'),
    summary:
      next === undefined
        ? words.say('talk.answers.nextReport.none')
        : words.say('talk.answers.nextReport.summary', {
            moment: words.moment(new Date(next.nextDue), next.timeZone),
            zone: words.zone(next.timeZone),
            number: next.number,
          }),
    blocks: [
      { kind: 'actions', actions: [{ label: words.say('schedules.actions.list'), line: 'schedule list' }] },
    ],
    about: { run: run.number },
  };
}

/** What came is told by the weekly numbers, where the team has given any; never by the plan. */
async function whatCame(
  question: Question,
  state: TalkState,
  parts: TalkParts,
  options: RunOptions,
): Promise<Reply> {
  const { place, words } = parts;
  const { run } = state;
  const histories = await place.store.histories.list(place.invocation.where.workspace);
  const own = histories.find(({ scenario }) => scenario === run.scenario.id);
  if (own !== undefined) return ran(`data show ${quoted(own.scenario, 'word')}`, parts, options);
  const answer = answerFromRecord('spent', question, run, words);
  const none = words.say('talk.answers.came.none');
  return answer === undefined
    ? {
        tone: 'info',
        audience: 'channel',
        language: words.language,
        title: words.say('talk.answers.came.title'),
        summary: none,
        blocks: [],
      }
    : { ...answer, summary: none, blocks: [textBlock(words.say('talk.answers.came.how'))] };
}
