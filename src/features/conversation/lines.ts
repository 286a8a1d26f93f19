import type { RequestPlace } from '../../bot/command.ts';
import { quoted } from '../../bot/reading/tokenise.ts';
import { UserError } from '../../scenario/problem.ts';
import type { AmountOrShare, PlanChange } from '../plans/plan-change.ts';
import { changedPlanAsked, lineOfPlan, shareText } from './changed-line.ts';
import type { Move, WhichPlan } from './move.ts';
import { askedBy, type TalkState } from './talk-state.ts';

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
  const current = new Map(run.channels.map(({ id, today }) => [id, today]));
  return lineOfPlan(changedPlanAsked(await askedBy(line, place), moves, { budget: run.budget, current }));
}

/** The run that is meant: the one shown last, or another. Throws `UserError` `talk.no-step`. */
function runMeant(which: WhichPlan | undefined, { run, shown }: TalkState): number {
  if (which === undefined || which === 'last') return run.number;
  if ('run' in which) return which.run;
  const number = shown[which.step - 1];
  if (number !== undefined) return number;
  throw new UserError({
    code: 'talk.no-step',
    received: String(which.step),
    values: { count: shown.length },
  });
}

/** The command line that does what a move asks for, about the plan shown last; undefined for what no command does. */
export async function lineFor(
  move: Move,
  state: TalkState,
  place: RequestPlace,
): Promise<string | undefined> {
  const { run, line } = state;
  switch (move.kind) {
    case 'what-if':
      return `whatif ${state.base} ${move.changes.map(changeText).join(' ')}`;
    case 'why':
      return move.channel === undefined ? `explain ${run.number}` : `explain ${run.number} ${move.channel}`;
    case 'compare':
      return `compare ${await comparedRuns(move.with, state, place)}`;
    case 'again':
      return `again ${run.number}`;
    case 'export':
      return `export ${runMeant(move.which, state)} ${move.format}`;
    case 'adopt':
      return `adopt ${runMeant(move.which, state)}`;
    case 'schedule': {
      const [, asked] = /^optimize (.+)$/s.exec(line ?? '') ?? [];
      if (asked === undefined) throw new UserError({ code: 'talk.no-request', received: String(run.number) });
      return `schedule add ${asked} ${move.when}`;
    }
    case 'no-reports':
      return 'schedule list';
    case 'history':
      return run.scenario.origin === 'file' ? 'history' : `history ${quoted(run.scenario.id, 'word')}`;
    case 'show':
      return move.what === 'assumptions' && run.scenario.origin !== 'file'
        ? `scenario show ${quoted(run.scenario.id, 'word')}`
        : undefined;
    case 'ask':
    case 'help':
    case 'undo':
    case 'reset':
    case 'thanks':
    case 'small-talk':
    case 'cannot':
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

/** The two that are compared, the earlier first, but for what is spent now. */
async function comparedRuns(
  other: Extract<Move, { kind: 'compare' }>['with'],
  state: TalkState,
  place: RequestPlace,
): Promise<string> {
  const { run, first, shown } = state;
  if (other === 'today') return `${run.number} today`;
  if (typeof other === 'object') return `${other.run} ${run.number}`;
  if (other === 'first')
    return first.number === run.number ? `${run.number} today` : `${first.number} ${run.number}`;
  if (other === 'previous') {
    const before = shown.at(-2);
    return before === undefined || before === run.number
      ? `${run.number} previous`
      : `${before} ${run.number}`;
  }
  return `${await lastWeeks(state, place)} ${run.number}`;
}

/** Runs of a scenario that are looked through for last week's. */
const mostRuns = 100;
const day = 86_400_000;

/** Last week's plan: that of the newest report, else the newest that was worked out before this week. */
async function lastWeeks(state: TalkState, place: RequestPlace): Promise<number> {
  const { run, first } = state;
  const { store, invocation, now } = place;
  const { workspace, channel } = invocation.where;
  const schedules = await store.schedules.list(workspace);
  const here = schedules.filter((one) => one.scenario === run.scenario.id && one.place.channel === channel);
  const reports = await Promise.all(
    here.map(({ number }) => store.reports.past(workspace, number, { states: ['sent'], limit: 5 })),
  );
  const [newest] = reports
    .flat()
    .filter((report) => report.run !== undefined && report.run !== run.number && report.run !== first.number)
    .sort((a, b) => b.due.localeCompare(a.due));
  if (newest?.run !== undefined) return newest.run;
  const viewer = { person: invocation.who.id, channel };
  const runs = await store.runs.list(workspace, viewer, { scenario: run.scenario.id, limit: mostRuns });
  const earlier = runs.find(
    (one) => now.getTime() - Date.parse(one.at) >= 4 * day && one.number < run.number,
  );
  if (earlier !== undefined) return earlier.number;
  throw new UserError({ code: 'talk.no-earlier' });
}
