import type { Store } from '../../src/bot/ports.ts';
import { markOf } from '../../src/features/reports/mark.ts';
import { type Report, reportStates } from '../../src/features/reports/stored/report.ts';
import { occurrencesBetween } from '../../src/features/schedules/recurrence.ts';
import type { Kill } from './killing.ts';
import type { Platforms, Post } from './platforms.ts';
import type { Line } from './program.ts';
import type { Made } from './work-to-do.ts';

/** Why whoever posted a message did not record it. */
type Cause = 'unanswered' | 'unrecorded' | 'unheard';

/** What a round came to. Each entry of the lists is a sentence about one thing that went wrong. */
export interface Verdict {
  readonly schedules: number;
  /** Moments at which a schedule was due. */
  readonly occurrences: number;
  readonly sent: number;
  /** Occurrences that a later one took the place of; it lists them. */
  readonly skipped: number;
  readonly messages: number;
  readonly losses: readonly string[];
  /** Reports that were still being tried when time was over. */
  readonly unfinished: readonly string[];
  readonly duplicates: {
    /** The platform took the first one and its answer was never delivered. */
    readonly unanswered: number;
    /** The answer was delivered, and its reader was killed before the store had it. */
    readonly unrecorded: number;
    /** The answer came when its reader had stopped waiting for it. */
    readonly unheard: number;
    /** None of these: there is no excuse. */
    readonly outside: readonly string[];
  };
  /** Posts that the platform took and whoever sent them could not record. */
  readonly windows: Readonly<Record<Cause, number>>;
  /** Rows that the store had confirmed to a process. */
  readonly confirmed: number;
  readonly lostRows: readonly string[];
  /** What the platforms would have refused. */
  readonly refused: readonly string[];
}

/** How long after an answer whoever asked for it may not have recorded it yet, in milliseconds. */
const recordingMs = 3_000;
/** How long a request may have been on its way when it arrives: its sender may be dead by then. No new life posts so soon. */
const onTheWayMs = 250;
const mostReports = 10_000;

/** Judges a round from the platforms' logs, the processes' logs and the store. */
export async function judge(given: {
  readonly store: Store;
  readonly platforms: Platforms;
  readonly made: readonly Made[];
  readonly kills: readonly Kill[];
  /** Of those who were not killed, too. */
  readonly lines: readonly Line[];
}): Promise<Verdict> {
  const { store, platforms, made, kills, lines } = given;
  const posts = new Map(platforms.posts().map((post) => [post.message, post]));
  const losses: string[] = [];
  const unfinished: string[] = [];
  const lostRows: string[] = [];
  const outside: string[] = [];
  const counts = { occurrences: 0, sent: 0, skipped: 0 };
  const duplicates = { unanswered: 0, unrecorded: 0, unheard: 0 };
  const windows = { ...duplicates };
  const allLines = [...kills.flatMap((kill) => kill.lines), ...lines];
  const reports = new Map<string, Report>();

  for (const schedule of made) {
    const { workspace, number, front } = schedule;
    const stored = await store.schedules.get(workspace, number);
    if (stored === undefined) {
      lostRows.push(`schedule ${number} of ${workspace} was confirmed and is gone`);
      continue;
    }
    const its = await store.reports.past(workspace, number, { states: reportStates, limit: mostReports });
    const byMoment = new Map(its.map((report) => [report.due, report]));
    if (Date.parse(stored.nextDue) <= Date.now())
      losses.push(`schedule ${number} of ${workspace} is due still`);
    for (const due of dueMoments(schedule, stored.nextDue)) {
      counts.occurrences += 1;
      const report = byMoment.get(due);
      if (report === undefined) losses.push(`${markOf({ workspace, schedule: number, due })} has no report`);
    }
    for (const report of its) {
      const mark = markOf(report);
      reports.set(mark, report);
      const messages = platforms.messagesOf(front, mark);
      if (report.state === 'sent') counts.sent += 1;
      else if (report.state === 'skipped') counts.skipped += 1;
      else if (report.state === 'open') unfinished.push(`${mark} waits until ${report.nextAttempt}`);
      else losses.push(`${mark} ended ${report.state}${report.problem ? ` (${report.problem})` : ''}`);
      if (report.state === 'sent' && messages.length === 0)
        losses.push(`${mark} is sent, and nothing is there`);
      if (report.state === 'sent' && !messages.includes(report.message ?? '')) {
        lostRows.push(`${mark} names the message ${report.message}, which is not its own`);
      }
      for (const message of messages) {
        const cause = causeOf(posts.get(message), mark, kills, allLines);
        if (cause !== undefined) windows[cause] += 1;
        if (message === report.message) continue;
        if (cause === undefined)
          outside.push(
            `${mark} stands there ${messages.length} times: ${messages.map((each) => storyOf(posts.get(each))).join('; ')}`,
          );
        else duplicates[cause] += 1;
      }
    }
  }

  const confirmed = confirmedRows(allLines, reports, lostRows);
  lostRows.push(...(await numberProblems(store, [...reports.values()])));
  return {
    schedules: made.length,
    ...counts,
    messages: platforms.count(),
    losses,
    unfinished,
    duplicates: { ...duplicates, outside },
    windows,
    confirmed: confirmed + made.length,
    lostRows,
    refused: platforms.problems(),
  };
}

/** The moments that a schedule came to be due at. */
function dueMoments({ from, until, recurrence }: Made, nextDue: string): string[] {
  const end = new Date(Date.parse(until ?? nextDue) - 1);
  const regular = occurrencesBetween(recurrence, 'UTC', new Date(from), end, mostReports);
  return [...new Set([from, ...regular.map((moment) => moment.toISOString())])].filter(
    (moment) => moment <= end.toISOString(),
  );
}

/** Who posted a message, and when. */
function storyOf(post: Post | undefined): string {
  if (post === undefined) return 'by nobody';
  const { sender, at, answeredAt, message } = post;
  const time = (moment: number) => new Date(moment).toISOString().slice(11, 23);
  const answer = answeredAt === undefined ? 'never answered' : `answered ${time(answeredAt)}`;
  return `${message} by process ${sender} at ${time(at)}, ${answer}`;
}

/** Why a message may not have been recorded by whoever posted it; undefined where there is no reason. */
function causeOf(
  post: Post | undefined,
  mark: string,
  kills: readonly Kill[],
  lines: readonly Line[],
): Cause | undefined {
  if (post === undefined) return undefined;
  const { sender, at, answeredAt } = post;
  if (answeredAt === undefined) return 'unanswered';
  const during = (moment: number) => at - onTheWayMs <= moment && moment <= answeredAt + recordingMs;
  const death = kills.find((kill) => kill.process === sender && kill.inHand.has(mark) && during(kill.at));
  if (death !== undefined) return death.at < answeredAt ? 'unanswered' : 'unrecorded';
  const stoppedWaiting = lines.some(
    ({ report, fault, time }) => report === mark && fault === 'unclear' && during(Date.parse(time)),
  );
  return stoppedWaiting ? 'unheard' : undefined;
}

/** Goes through the rows that the store confirmed to a process. Gives how many, and adds those that are gone. */
function confirmedRows(lines: readonly Line[], reports: ReadonlyMap<string, Report>, lost: string[]): number {
  let rows = 0;
  for (const { msg, report: mark, run, message } of lines) {
    if (mark === undefined) continue;
    const report = reports.get(mark);
    if (msg === 'report opened') {
      rows += 1;
      if (report === undefined) lost.push(`${mark} was opened and is gone`);
    } else if (msg === 'report planned') {
      rows += 1;
      if (report?.run !== run) lost.push(`${mark} was planned as run ${run} and shows ${report?.run}`);
    } else if (msg === 'sent') {
      rows += 1;
      if (report?.message !== message)
        lost.push(`${mark} was sent as ${message}, stored is ${report?.message}`);
    }
  }
  return rows;
}

/** The runs of each workspace are numbered without gaps, each is there, and each is one report's. */
async function numberProblems(store: Store, reports: readonly Report[]): Promise<string[]> {
  const problems: string[] = [];
  for (const workspace of new Set(reports.map((report) => report.workspace))) {
    const numbers = reports
      .flatMap((report) => (report.workspace === workspace && report.run !== undefined ? [report.run] : []))
      .sort((a, b) => a - b);
    numbers.forEach((number, index) => {
      if (number !== index + 1) problems.push(`run ${number} of ${workspace} follows on ${index} others`);
    });
    for (const number of numbers) {
      const run = await store.reports.run(workspace, number);
      if (run === undefined) problems.push(`run ${number} of ${workspace} is gone`);
    }
    if ((await store.reports.run(workspace, numbers.length + 1)) !== undefined) {
      problems.push(`${workspace} has runs that no report shows`);
    }
  }
  return problems;
}
