import { drawnAsSet } from '../../bot/charts/drawn-by.ts';
import { wordsFor } from '../../bot/language/words.ts';
import type { Run } from '../plans/stored/run.ts';
import { afterFailure } from './after-failure.ts';
import { ClaimLost, note } from './claimed.ts';
import type { ReportFacts } from './facts.ts';
import { markOf } from './mark.ts';
import { noteSent, postReport, standingMessage } from './message.ts';
import type { ReportParts, ReportWork, TakenMessage } from './parts.ts';
import { factsOfReport, runOfReport } from './plan.ts';
import type { ReportChange, ReportClaim } from './stored/store.ts';
import { asPossibleRepeat } from './words-to-maker.ts';

/**
 * One attempt at a claimed report, from wherever the last one ended. Every step can be done again: the plan is
 * stored with the report, and before a message is posted that may stand there already, it is looked for. Never
 * throws; where the store fails, the claim runs out and somebody tries again.
 */
export async function attemptReport(
  claim: ReportClaim,
  parts: ReportParts,
  memory: Pick<ReportWork, 'taken' | 'stopping'>,
): Promise<void> {
  const { report } = claim;
  const mark = markOf(report);
  const log = parts.log.child({ report: mark });
  try {
    log.info({ attempt: report.attempts }, 'report claimed');
    const schedule = await parts.store.schedules.get(report.workspace, report.schedule);
    const messenger = parts.messengers.find(({ front }) => front === schedule?.place.front);
    // A schedule takes its reports with it, so somebody removed it just now.
    if (schedule === undefined || messenger === undefined) throw new ClaimLost();
    const words = wordsFor(schedule.language);
    const work = { parts, claim, report, schedule, messenger, words, log, mark, ...memory };
    try {
      await deliver(work);
    } catch (error) {
      if (error instanceof ClaimLost) throw error;
      await (memory.stopping.aborted ? handBack(work) : afterFailure(work, error));
    }
  } catch (err) {
    if (err instanceof ClaimLost) log.warn({}, 'the report went to another, or is gone');
    else log.error({ err }, 'an attempt at a report broke off');
  }
}

async function deliver(work: ReportWork): Promise<void> {
  const { parts, report, schedule, log } = work;
  if (work.stopping.aborted) return handBack(work);
  const standing = await standingMessage(work);
  if (typeof standing === 'object') {
    if ('settlesAt' in standing) {
      log.info({ until: standing.settlesAt }, 'waiting until an earlier post has landed or never will');
      return note(work, { nextAttempt: standing.settlesAt.toISOString() });
    }
    log.info({ message: standing.message }, 'found');
    return conclude(work, standing);
  }
  if (standing === 'unknown') log.warn({}, 'an earlier post may have arrived, and nobody lets us look');

  if (report.cause === 'due') {
    if (schedule.state === 'paused') return passOver(work, schedule.pausedBecause);
    if (await isSuperseded(work)) return passOver(work, 'superseded');
  }
  const planned = await runOfReport(work);
  const facts = await factsOfReport(work, planned.run, planned.report);
  if (isQuiet(work, planned.run, facts)) {
    await note(work, { state: 'quiet' });
    log.info({}, 'nothing moved; not sent');
    parts.meter.report('quiet', schedule.place.front);
    return;
  }
  const reply = parts.reportReply(facts, work.words);
  if (work.stopping.aborted) return handBack(work);
  const posting = parts.clock.now().getTime();
  const settings = await parts.store.workspaces.settings(work.report.workspace);
  const drawn = drawnAsSet(reply, settings);
  const taken = await postReport(work, standing === 'unknown' ? asPossibleRepeat(drawn) : drawn, standing);
  parts.meter.stage('send', (parts.clock.now().getTime() - posting) / 1_000);
  return conclude(work, taken);
}

async function conclude(work: ReportWork, taken: TakenMessage): Promise<void> {
  const { parts, report, schedule, log } = work;
  await noteSent(work, taken);
  await beginConversation(work, taken);
  const delay = Math.max(0, (Date.parse(taken.at) - Date.parse(report.due)) / 1_000);
  log.info({ message: taken.message, delay }, 'sent');
  parts.meter.report('sent', schedule.place.front);
  parts.meter.reportDelay(delay);
}

/** So that people can talk about the report under it. The report stands there without that, too. */
async function beginConversation(work: ReportWork, { message }: TakenMessage): Promise<void> {
  const { parts, report, schedule, log } = work;
  try {
    const run = report.run ?? (await parts.store.reports.get(report))?.run;
    if (run === undefined) return;
    await parts.store.conversations.begin(report.workspace, schedule.place.channel, message, run);
  } catch (err) {
    log.error({ err, message }, 'a report could not be linked to its run');
  }
}

/** Whether a later occurrence took this one's place; it tells of this one as missed. */
async function isSuperseded({ parts, report }: ReportWork): Promise<boolean> {
  const { workspace, schedule } = report;
  let before: string | undefined;
  for (;;) {
    // Many may have been asked for since.
    const page = await parts.store.reports.past(workspace, schedule, {
      states: ['open', 'sent', 'quiet', 'failed'],
      limit: 20,
      ...(before !== undefined && { before }),
    });
    const later = page.filter(({ due }) => due > report.due);
    if (later.some(({ cause }) => cause === 'due')) return true;
    before = later.at(-1)?.due;
    if (later.length < page.length || before === undefined) return false;
  }
}

function isQuiet({ parts, report, schedule }: ReportWork, run: Run, { previous }: ReportFacts): boolean {
  const { onlyIfMoved } = schedule;
  return (
    report.cause === 'due' && onlyIfMoved !== undefined && !parts.hasMoved(run, previous?.run, onlyIfMoved)
  );
}

/** Ends a report that is not to be sent any more. Its schedule's maker asked for that, or was told why. */
async function passOver(work: ReportWork, why: string | undefined): Promise<void> {
  const { parts, schedule, log } = work;
  const isFault = why !== undefined && why !== 'asked' && why !== 'superseded';
  const change: ReportChange = isFault
    ? { state: 'failed', problem: why }
    : { state: 'skipped', problem: why === 'superseded' ? why : 'paused' };
  await note(work, change);
  log.info({ why }, isFault ? 'given up' : 'passed over');
  parts.meter.report(isFault ? 'failed' : 'skipped', schedule.place.front);
}

/** The process is to end: another one, or the next start, may take the report at once. */
async function handBack(work: ReportWork): Promise<void> {
  await note(work, { nextAttempt: work.parts.clock.now().toISOString() });
  work.log.info({}, 'handed back: the process ends');
}
