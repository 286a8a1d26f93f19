import { DeliveryError } from '../../bot/messenger.ts';
import type { Reply } from '../../bot/reply.ts';
import { UserError } from '../../scenario/problem.ts';
import type { PauseReason } from '../schedules/stored/schedule.ts';
import { note } from './claimed.ts';
import { inTime } from './in-time.ts';
import type { ReportWork } from './parts.ts';
import { isToldEnough, isTriedEnough, pauseAfter, type Tried, tellMs } from './patience.ts';
import { givenUpReply, impossibleReply, pausedReply } from './words-to-maker.ts';

/** What an attempt that failed leads to. */
interface Failure {
  /** For logs and listings. */
  readonly problem: string;
  /** The least time until the next attempt. */
  readonly leastMs?: number;
}

/** Draws the consequence of an attempt that failed: a later one, a schedule that rests, or giving up. */
export async function afterFailure(work: ReportWork, error: unknown): Promise<void> {
  const { report, log } = work;
  const { settleMs } = work.parts.times;
  if (error instanceof DeliveryError) {
    const { fault, code: problem, retryAfterMs } = error;
    if (fault !== 'later' && fault !== 'unclear') {
      return giveUp(work, { problem: fault }, pausedReply(work, fault), fault);
    }
    log.warn({ err: error, fault, problem, retryAfterMs }, 'the report did not arrive');
    const leastMs = Math.max(retryAfterMs ?? 0, fault === 'unclear' ? settleMs : 0);
    return retry(work, { problem, leastMs }, 'platform');
  }
  if (error instanceof UserError) {
    const [{ code }] = error.problems;
    if (code === 'scenario.unknown') {
      return giveUp(work, { problem: code }, pausedReply(work, 'scenario-gone'), 'scenario-gone');
    }
    if (code === 'plan.busy') {
      log.warn({ attempts: report.attempts }, 'no place for the plan of a report');
      return retry(work, { problem: code }, 'fault');
    }
    if (code !== 'plan.cancelled') return giveUp(work, { problem: code }, impossibleReply(work, error));
  }
  log.error({ err: error, attempts: report.attempts }, 'a report could not be made');
  return retry(work, { problem: 'fault' }, 'fault');
}

async function retry(work: ReportWork, failure: Failure, why: 'platform' | 'fault'): Promise<void> {
  const { parts, taken, mark } = work;
  // A message that stands there and only has to be noted is not given up.
  const isOver = !taken.has(mark) && isTriedEnough(await triedSoFar(work), parts.clock.now());
  return isOver ? giveUp(work, failure, givenUpReply(work, why)) : rest(work, failure);
}

/** Most superseded reports that are looked back at: two days of a schedule that comes every 15 minutes. */
const mostSuperseded = 200;

/**
 * Since when, and how often, the schedule's reports have been tried without one coming to an end: where it comes
 * often, each is soon superseded by the next, and no single one of them would ever be tried for a day.
 */
async function triedSoFar({ parts, report }: ReportWork): Promise<Tried> {
  const earlier = await parts.store.reports.past(report.workspace, report.schedule, {
    states: ['sent', 'quiet', 'skipped', 'failed'],
    limit: mostSuperseded,
    before: report.due,
  });
  const end = earlier.findIndex(({ problem }) => problem !== 'superseded');
  const superseded = end < 0 ? earlier : earlier.slice(0, end);
  return {
    since: superseded.at(-1)?.due ?? report.due,
    attempts: superseded.reduce((sum, { attempts }) => sum + attempts, report.attempts),
  };
}

/** Puts the next attempt off. */
async function rest(work: ReportWork, { problem, leastMs }: Failure): Promise<void> {
  const { parts, report, schedule, log } = work;
  const pause = pauseAfter(report.attempts, parts.chance(), leastMs);
  const nextAttempt = new Date(parts.clock.now().getTime() + pause).toISOString();
  await note(work, { nextAttempt, problem });
  log.info({ problem, attempt: report.attempts, nextAttempt }, 'to be tried again');
  parts.meter.report('retried', schedule.place.front);
}

/**
 * Ends a report that did not arrive. Its schedule's maker hears of it first: should the process die in between, they
 * hear of it twice rather than never. Where even that has to wait, for a day at most, so does the report.
 *
 * @param pause why the schedule rests from now on
 */
async function giveUp(
  work: ReportWork,
  failure: Failure,
  reply: Reply,
  pause?: Exclude<PauseReason, 'asked'>,
): Promise<void> {
  const { parts, report, schedule, log } = work;
  const { problem } = failure;
  const isTold = await tellMaker(work, reply);
  if (isTold === 'later' && !isToldEnough(await triedSoFar(work), parts.clock.now()))
    return rest(work, failure);
  if (pause !== undefined && schedule.state === 'active') {
    await parts.store.schedules.change(report.workspace, schedule.number, {
      state: 'paused',
      pausedBecause: pause,
    });
    log.warn({ why: pause }, 'schedule paused');
    parts.meter.report('paused', schedule.place.front);
  }
  await note(work, { state: 'failed', problem });
  log.error({ problem, attempts: report.attempts, told: isTold }, 'given up');
  parts.meter.report('failed', schedule.place.front);
}

/** Tells the schedule's maker; `later` where a later try may do, `never` where none will. */
async function tellMaker(
  { parts, report, schedule, messenger, log }: ReportWork,
  reply: Reply,
): Promise<'told' | 'later' | 'never'> {
  const to = { workspace: report.workspace, person: schedule.by };
  try {
    await inTime(tellMs, parts.clock, () => messenger.tell(to, reply));
    return 'told';
  } catch (err) {
    log.warn({ err }, 'the maker of a schedule could not be told');
    if (!(err instanceof DeliveryError)) throw err;
    // Where it is not clear whether they heard, they rather hear it once more.
    return err.fault === 'later' || err.fault === 'unclear' ? 'later' : 'never';
  }
}
