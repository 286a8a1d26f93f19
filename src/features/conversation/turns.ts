import type { RequestPlace } from '../../bot/command.ts';
import { quoted } from '../../bot/reading/tokenise.ts';
import { UserError } from '../../scenario/problem.ts';
import type { AmountOrShare, PlanChange } from '../plans/plan-change.ts';
import { changedPlanAsked, lineOfPlan, shareText } from './changed-line.ts';
import { isPlanMove } from './contradictions.ts';
import type { Move } from './move.ts';
import { askedBy, type TalkState } from './talk-state.ts';

/** One thing to do after another: what changes the plan is one. */
export type Turn =
  | { readonly kind: 'plan'; readonly from: 'here' | 'undo' | 'reset'; readonly moves: readonly Move[] }
  | { readonly kind: 'back'; readonly to: 'undo' | 'reset' }
  | { readonly kind: 'other'; readonly move: Move };

/** Most turns of one message: each is an answer of its own. */
const mostTurns = 3;

/** The turns that moves come to, in order. Throws `UserError` `talk.too-many`. */
export function turnsOf(moves: readonly Move[]): readonly Turn[] {
  const changes = moves.filter(isPlanMove);
  const turns: Turn[] = [];
  for (const move of moves) {
    const last = turns.at(-1);
    if (isPlanMove(move)) {
      if (turns.some(({ kind }) => kind === 'plan')) continue;
      const from = last?.kind === 'back' ? last.to : 'here';
      if (last?.kind === 'back') turns.pop();
      turns.push({ kind: 'plan', from, moves: changes });
    } else if (move.kind === 'undo' || move.kind === 'reset') turns.push({ kind: 'back', to: move.kind });
    else turns.push({ kind: 'other', move });
  }
  if (turns.length > mostTurns) throw new UserError({ code: 'talk.too-many' });
  return turns;
}

/**
 * The `optimize` line for the plan as it stands with the moves put in. Throws `UserError` where it cannot be changed
 * (`talk.no-request`, `scenario.unknown`) or the moves cannot be (`talk.no-limit`, `talk.no-budget`).
 */
export async function planLineFor(
  moves: readonly Move[],
  state: Pick<TalkState, 'run' | 'line'>,
  place: RequestPlace,
): Promise<string> {
  const { run, line } = state;
  if (line === undefined) throw new UserError({ code: 'talk.no-request', received: String(run.number) });
  return lineOfPlan(changedPlanAsked(await askedBy(line, place), moves, run.budget));
}

/** The command line that does what a move asks for, about the run; undefined for what no command does. */
export async function lineFor(
  move: Move,
  state: TalkState,
  place: RequestPlace,
): Promise<string | undefined> {
  const { run, line } = state;
  switch (move.kind) {
    case 'what-if':
      return `whatif ${run.number} ${move.changes.map(changeText).join(' ')}`;
    case 'why':
      return move.channel === undefined ? `explain ${run.number}` : `explain ${run.number} ${move.channel}`;
    case 'compare':
      return `compare ${await comparedRuns(move.with, state, place)}`;
    case 'again':
      return `again ${run.number}`;
    case 'export':
      return `export ${run.number} ${move.format}`;
    case 'adopt':
      return `adopt ${run.number}`;
    case 'schedule': {
      const [, asked] = /^optimize (.+)$/s.exec(line ?? '') ?? [];
      if (asked === undefined) throw new UserError({ code: 'talk.no-request', received: String(run.number) });
      return `schedule add ${asked} ${move.when}`;
    }
    case 'history':
      return run.scenario.origin === 'file' ? 'history' : `history ${quoted(run.scenario.id, 'word')}`;
    case 'show':
      return move.what === 'assumptions' && run.scenario.origin !== 'file'
        ? `scenario show ${quoted(run.scenario.id, 'word')}`
        : undefined;
    case 'help':
    case 'undo':
    case 'reset':
      return undefined;
    default:
      return planLineFor([move], state, place);
  }
}

function changeText(change: PlanChange): string {
  if ('to' in change) return `${change.channel}=${change.to}`;
  return `${change.channel}=${signedText(change.by)}`;
}

function signedText(by: AmountOrShare): string {
  const size = 'amount' in by ? by.amount : by.share;
  const sign = size < 0 ? '-' : '+';
  return `${sign}${'amount' in by ? Math.abs(size) : shareText(Math.abs(size))}`;
}

/** The two that are compared, the earlier first, but for `today`. */
async function comparedRuns(
  other: Extract<Move, { kind: 'compare' }>['with'],
  state: TalkState,
  place: RequestPlace,
): Promise<string> {
  const { run, first, conversation } = state;
  if (other === 'today') return `${run.number} today`;
  if (typeof other === 'object') return `${other.run} ${run.number}`;
  if (other === 'previous') {
    const before = conversation.steps.at(-2)?.run ?? first.number;
    return before === run.number ? `${run.number} previous` : `${before} ${run.number}`;
  }
  return `${await lastReported(state, place)} ${run.number}`;
}

/** The run of the newest report of this scenario in this channel before the conversation's. */
async function lastReported({ run, first }: TalkState, { store, invocation }: RequestPlace): Promise<number> {
  const { workspace, channel } = invocation.where;
  const schedules = await store.schedules.list(workspace);
  const here = schedules.filter(
    ({ scenario, place }) => scenario === run.scenario.id && place.channel === channel,
  );
  const reports = await Promise.all(
    here.map(({ number }) => store.reports.past(workspace, number, { states: ['sent'], limit: 5 })),
  );
  const [newest] = reports
    .flat()
    .filter((report) => report.run !== undefined && report.run !== run.number && report.run !== first.number)
    .sort((a, b) => b.due.localeCompare(a.due));
  if (newest?.run === undefined) throw new UserError({ code: 'talk.no-earlier' });
  return newest.run;
}
