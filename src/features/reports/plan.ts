import { judged, standing } from '../../learn/feedback/calibration.ts';
import { forecastRecord } from '../../learn/fit/drift.ts';
import { forecastsSince } from '../../learn/fit/forecasts-since.ts';
import { carriesOver } from '../../scenario/carries-over.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { fitOf } from '../../scenario/scenario.ts';
import { daysAfter } from '../actuals/arguments/day.ts';
import { toldTimes } from '../actuals/observations.ts';
import type { StoredHistory } from '../history/stored/store.ts';
import { newRun } from '../plans/new-run.ts';
import type { Run } from '../plans/stored/run.ts';
import { actualsOf } from './actuals.ts';
import { ClaimLost, whileClaimed } from './claimed.ts';
import type { ReportFacts } from './facts.ts';
import { figuresOf } from './figures.ts';
import type { ReportWork } from './parts.ts';
import { lateMs } from './patience.ts';
import type { Report } from './stored/report.ts';

/** The report's run: the one that an earlier attempt stored, else a new one. Throws `UserError`, `ClaimLost`. */
export async function runOfReport(work: ReportWork): Promise<{ readonly run: Run; readonly report: Report }> {
  const { parts, claim, report, schedule, log } = work;
  const { store, planner, clock } = parts;
  const { workspace } = report;
  if (report.run !== undefined) {
    const run = await store.reports.run(workspace, report.run);
    if (run !== undefined) return { run, report };
  }
  const now = clock.now();
  const { asked, analysis } = await whileClaimed(work, async (signal) => {
    await parts.freshData(schedule, workspace, { store, log, signal, now });
    return parts.planForReport(schedule, workspace, { store, planner, signal, now });
  });
  const seconds = (clock.now().getTime() - now.getTime()) / 1_000;
  const { channel, isPrivate } = schedule.place;
  const made = newRun(asked, analysis, { by: schedule.by, channel, isPrivate }, now);
  const figures = figuresOf(made);
  const run = await store.reports.plan(claim, made, figures);
  if (run === undefined) throw new ClaimLost();
  log.info({ run: run.number, seconds }, 'report planned');
  return { run, report: { ...report, run: run.number, figures } };
}

/** Reports that the trend goes back to. */
const longestTrend = 26;
/** Missed moments that a report lists. */
const mostSkipped = 100;

/** Everything that the report is to tell. */
export async function factsOfReport(
  { parts: { store, clock }, schedule }: ReportWork,
  run: Run,
  report: Report,
): Promise<ReportFacts> {
  const { workspace, due, cause } = report;
  const before = { before: due };
  const earlier = (states: readonly Report['state'][], limit: number) =>
    store.reports.past(workspace, schedule.number, { states, limit, ...before });
  const told = await earlier(['sent', 'quiet'], longestTrend - 1);
  const last = (await earlier(['sent'], 1))[0];
  // One that somebody asked for takes the place of none: what is open comes by itself.
  const missed = await earlier(cause === 'due' ? ['skipped', 'open'] : ['skipped'], mostSkipped);
  const lastRun = last?.run === undefined ? undefined : await store.reports.run(workspace, last.run);
  const adoption = await store.adoptions.current(workspace, schedule.scenario);
  const { scenario } = run;
  const version =
    scenario.origin === 'workspace'
      ? await store.scenarios.get(workspace, scenario.id, scenario.version)
      : undefined;
  const now = clock.now();
  const observations = await toldTimes(schedule.scenario, { store, workspace });
  const history = await store.histories.get(workspace, schedule.scenario);
  const connections = await store.connections.list(workspace, schedule.scenario);
  const { timeZone } = schedule;
  const actuals = actualsOf({ run, adoption, told: observations, history, timeZone });
  const times = judged(standing(observations), carriesOver(run.effective));
  const number = fitOf(run.effective);
  const fit = number === undefined ? undefined : await store.fits.get(workspace, number);
  const record =
    fit === undefined || history === undefined
      ? undefined
      : forecastRecord(forecastsSince(fit, history.history));
  return {
    schedule,
    workspace,
    run,
    ...(last !== undefined &&
      lastRun !== undefined && { previous: { run: lastRun, sentAt: last.sentAt ?? last.due } }),
    ...(adoption !== undefined && { adoption }),
    ...(actuals !== undefined && { actuals }),
    ...(times.length > 0 && { judged: times }),
    ...(history !== undefined && { dataTo: lastDay(history) }),
    ...(connections.length > 0 && { connections }),
    ...(record?.fails &&
      fit !== undefined && { failing: { fit: fit.number, weeks: record.weeks, inside: record.inside } }),
    ...(version !== undefined && { scenarioSince: version.at.toISOString() }),
    past: [...told.reverse(), report].filter(({ figures }) => figures !== undefined),
    skipped: missed
      .filter((one) => isMissed(one) && (last === undefined || one.due > last.due))
      .map((one) => one.due)
      .reverse(),
    due,
    cause,
    now,
    isLate: now.getTime() - Date.parse(due) > lateMs,
  };
}

/** The last day of a history's last week. */
const lastDay = ({ history: { weeks } }: StoredHistory) =>
  daysAfter(weeks.at(-1) ?? '', periodsPer('week', 'day') - 1);

/**
 * Passed over, or about to be, as this later one is sent. What came while the schedule rested was not missed, and
 * what may stand in the channel already is not called so.
 */
function isMissed({ state, cause, problem, postingSince }: Report): boolean {
  if (state === 'skipped') return problem !== 'paused';
  return cause === 'due' && postingSince === undefined;
}
