import type { RequestPlace } from '../../bot/command.ts';
import type { Place } from '../../bot/invocation.ts';
import { positionedWords } from '../../bot/reading/read-arguments.ts';
import { readRequest } from '../../bot/reading/read-request.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { bestPlanLine, readPlanLine } from '../plans/read-plan-line.ts';
import type { Run } from '../plans/stored/run.ts';
import { type PlanAsked, planAsked } from './changed-line.ts';
import { type Conversation, mostSteps, type Step } from './stored/conversation.ts';

/** Where a conversation stands: the run that it is about now, and the request that gave it. */
export interface TalkState {
  readonly conversation: Conversation;
  /** The run that the conversation began with. */
  readonly first: Run;
  /** The plan that was shown last, optimised or priced. */
  readonly run: Run;
  /** The number of the newest optimised plan: what a what-if changes. */
  readonly base: number;
  /** The plans that were shown, the first one first. */
  readonly shown: readonly number[];
  /** What was done last, where that can be undone. */
  readonly lastStep?: Step;
  /** The `optimize` line that the next change goes into; absent where there is none. */
  readonly line?: string;
  /** What the conversation began with, for telling what it changed; absent where that cannot be read any more. */
  readonly start?: PlanAsked;
  /** In whose words channels are named, and per what period. */
  readonly scenario: Scenario;
}

/** Most runs that are gone back through from a what-if of a what-if to a plan. */
const longestChain = 20;

export const isAdoption = ({ line }: Step) => line.startsWith('adopt ');
export const isOptimised = ({ line }: Step) => line.startsWith('optimize ');

/** The conversation since it last began anew: what it began with, and the steps since. */
function sinceStart({ run, steps }: Conversation): Conversation {
  const at = steps.findLastIndex(({ starts }) => starts === true);
  const start = steps[at];
  return start === undefined ? { run, steps } : { run: start.run, steps: steps.slice(at + 1) };
}

/** The steps with the newest one gone; the same where there is nothing to go back from. */
export const withoutLast = ({ steps }: Conversation): Conversation['steps'] => steps.slice(0, -1);

/** The steps as they were when the conversation last began anew. */
export function withoutAll({ steps }: Conversation): Conversation['steps'] {
  return steps.slice(0, steps.findLastIndex(({ starts }) => starts === true) + 1);
}

/**
 * Where the conversation stands for this person. Throws `UserError` `run.unknown` where its run may not be seen.
 */
export async function talkState(conversation: Conversation, place: RequestPlace): Promise<TalkState> {
  const now = sinceStart(conversation);
  const first = await visibleRun(now.run, place);
  const plans = now.steps.filter((step) => !isAdoption(step));
  const last = plans.at(-1);
  const run = last === undefined ? first : await visibleRun(last.run, place);
  const startLine = await planLineOf(first, place);
  const optimised = plans.findLast(isOptimised);
  const line = optimised?.line ?? startLine;
  const start = startLine === undefined ? undefined : await askedBy(startLine, place).catch(orUndefined);
  const scenario = start?.scenario ?? run.effective;
  const lastStep = now.steps.at(-1);
  return {
    conversation,
    first,
    run,
    base: optimised?.run ?? first.number,
    shown: [first.number, ...plans.map((step) => step.run)],
    ...(lastStep !== undefined && { lastStep }),
    ...(line !== undefined && { line }),
    ...(start !== undefined && { start }),
    scenario: { ...scenario, period: run.effective.period, budget: run.budget },
  };
}

function orUndefined(error: unknown): undefined {
  // The scenario is gone or has other channels now; questions about the run are answered still.
  if (error instanceof UserError) return undefined;
  throw error;
}

/** The request of an `optimize` line, read again. Throws `UserError` for what cannot be read any more. */
export async function askedBy(line: string, place: RequestPlace): Promise<PlanAsked> {
  const values = await readPlanLine(line, place);
  const raw = readRequest({ kind: 'line', line }, place.commands);
  const typed = raw.named.scenario ?? new Map(positionedWords(raw)).get('scenario') ?? '';
  return planAsked(values, values.scenario.origin === 'file' ? typed : values.scenario.scenario.id);
}

/** A run that this person may see. Throws `UserError` `run.unknown`. */
async function visibleRun(number: number, { invocation, store }: RequestPlace): Promise<Run> {
  const { workspace, channel } = invocation.where;
  const run = await store.runs.get(workspace, number, { person: invocation.who.id, channel });
  if (run !== undefined) return run;
  throw new UserError({ code: 'run.unknown', received: String(number), values: { nearest: '' } });
}

/** The `optimize` line of a run, or of the plan that a what-if started from. */
async function planLineOf(run: Run, place: RequestPlace): Promise<string | undefined> {
  let about = run;
  for (let length = 0; length < longestChain; length += 1) {
    const line = bestPlanLine(about.line);
    if (line !== undefined) return line;
    const base = Number(/^\S+\s+#?(\d+)/.exec(about.line)?.[1] ?? Number.NaN);
    if (!Number.isInteger(base) || base >= about.number) return undefined;
    const { workspace, channel } = place.invocation.where;
    const viewer = { person: place.invocation.who.id, channel };
    const before = await place.store.runs.get(workspace, base, viewer);
    if (before === undefined) return undefined;
    about = before;
  }
  return undefined;
}

/** The steps with one more; the oldest goes where there are too many. */
export const withStep = (steps: Conversation['steps'], step: Step) => [...steps, step].slice(-mostSteps);

/** The conversation of the thread that something is said in; undefined where there is none. */
export async function conversationAt(
  where: Place,
  store: RequestPlace['store'],
): Promise<Conversation | undefined> {
  if (where.thread === undefined) return undefined;
  return store.conversations.get(where.workspace, where.channel, where.thread);
}
