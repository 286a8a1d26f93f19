import { DeliveryError } from '../../bot/messenger.ts';
import type { Reply } from '../../bot/reply.ts';
import { ClaimLost, note } from './claimed.ts';
import { inTime } from './in-time.ts';
import type { ReportWork, TakenMessage } from './parts.ts';
import { lookBackMs } from './patience.ts';

/** What is known of an earlier attempt's message: that it stands there, that it does not, or nothing. */
export type Standing = TakenMessage | 'absent' | 'unknown' | { readonly settlesAt: Date };

const destination = ({ report, schedule }: ReportWork) => ({
  workspace: report.workspace,
  channel: schedule.place.channel,
});

/**
 * Looks whether a message of the report stands in its channel already. Not while the last request may still be
 * under way: then `settlesAt` says from when. Throws `DeliveryError` when the platform does not answer.
 */
export async function standingMessage(work: ReportWork): Promise<Standing> {
  const { parts, report, messenger, mark, taken } = work;
  const known = taken.get(mark);
  if (known !== undefined) return known;
  if (report.postingSince === undefined) return 'absent';
  const { postMs, settleMs } = parts.times;
  const now = parts.clock.now().getTime();
  const posting = Date.parse(report.postingSince);
  // A clock that was put back meanwhile does not tell how long ago it was: the claim, which is longer, does.
  if (posting <= now && now < posting + settleMs) return { settlesAt: new Date(posting + settleMs) };
  const since = new Date(Math.min(posting, now) - lookBackMs);
  try {
    const message = await inTime(postMs, parts.clock, () => messenger.find(destination(work), mark, since));
    if (message === undefined) return 'absent';
    return message === 'unknown' ? 'unknown' : { message, at: report.postingSince };
  } catch (error) {
    // Whoever may not read may still post.
    if (error instanceof DeliveryError && error.fault === 'not-allowed') return 'unknown';
    throw error;
  }
}

/**
 * Posts a report's message. That it may stand there is noted before the platform is asked, and taken back where the
 * platform says that it does not. Throws `DeliveryError`, `ClaimLost`.
 *
 * @param standing what is known of earlier attempts
 */
export async function postReport(
  work: ReportWork,
  reply: Reply,
  standing: 'absent' | 'unknown',
): Promise<TakenMessage> {
  const { parts, claim, report, messenger, mark, log, taken } = work;
  const { clock, store } = parts;
  const { postMs, settleMs, leaseMs } = parts.times;
  const doubtSince = standing === 'unknown' ? report.postingSince : undefined;
  await note(work, { postingSince: doubtSince ?? clock.now().toISOString() });
  const renewing = clock.now().getTime();
  if (!(await store.reports.renew(claim, new Date(renewing + leaseMs)))) throw new ClaimLost();
  if (clock.now().getTime() - renewing > leaseMs - settleMs) {
    throw new Error('the store took so long to renew a claim that too little of it was left to post');
  }
  log.info({ attempt: report.attempts }, 'posting');
  try {
    return await inTime(postMs, clock, async (signal) => {
      const message = await messenger.post(destination(work), reply, mark, signal);
      // Also where the answer comes when nobody waits for it any more: the next attempt need not look for it then.
      const posted = { message, at: clock.now().toISOString() };
      taken.set(mark, posted);
      return posted;
    });
  } catch (error) {
    const isUnclear = error instanceof DeliveryError && error.fault === 'unclear';
    if (!isUnclear) await note(work, { postingSince: doubtSince ?? null });
    throw error;
  }
}

/** Most times that the store is asked to note a message before that is left to a later attempt. */
const mostNotes = 5;

/**
 * Notes that the report's message stands there: several times if need be, as a platform may not let us look for it
 * later. Throws what the store throws, and `ClaimLost`.
 */
export async function noteSent(work: ReportWork, { message, at }: TakenMessage): Promise<void> {
  const { parts, mark, taken, log, stopping } = work;
  taken.set(mark, { message, at });
  for (let tries = 1; ; tries += 1) {
    try {
      await note(work, { state: 'sent', message, sentAt: at, postingSince: null });
      taken.delete(mark);
      return;
    } catch (error) {
      if (error instanceof ClaimLost || tries === mostNotes) throw error;
      log.warn({ err: error, message }, 'a report was sent, but the store could not note it');
      await parts.clock.wait(500 * 2 ** tries, stopping);
    }
  }
}
