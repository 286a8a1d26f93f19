import { createReportClock, type ReportClock } from '../../adapters/jobs/report-clock.ts';
import { allCommands } from '../../commands/index.ts';
import { noMeter } from '../bot/meter.ts';
import type { Fitter, Log, Messenger, Meter, Planner, Store } from '../bot/ports.ts';
import type { Sources } from '../features/history/stored/sources.ts';
import { hasMoved } from '../features/plans/comparison/changes.ts';
import { freshData } from '../features/reports/fresh-data.ts';
import { attemptTimes } from '../features/reports/patience.ts';
import { planForReport } from '../features/reports/plan-for-report.ts';
import { reportReply } from '../features/reports/replies/report.ts';
import { createReporter } from '../features/reports/reporter.ts';
import { deleteOld } from '../features/workspace/delete-old.ts';
import { systemClock } from './system-clock.ts';

/** Who brings the reports of these platforms, and when; it is still to be started. */
export function openReporting(needs: {
  readonly store: Store;
  readonly planner: Planner;
  readonly fitter: Fitter;
  readonly sources: Sources;
  readonly messengers: readonly Messenger[];
  readonly log: Log;
  /** Longest that one post may take, in milliseconds. */
  readonly postMs: number | undefined;
  readonly meter?: Meter;
}): ReportClock {
  const { store, messengers, postMs, meter = noMeter } = needs;
  const log = needs.log.child({ part: 'reports' });
  const clock = systemClock;
  const reporter = createReporter({
    ...needs,
    log,
    meter,
    clock,
    times: attemptTimes(postMs),
    commands: allCommands,
    chance: Math.random,
    freshData: freshData(needs.sources, needs.fitter),
    planForReport,
    reportReply,
    hasMoved,
  });
  return createReportClock({
    reporter,
    store,
    fronts: messengers.map(({ front }) => front),
    clock,
    log,
    daily: () => deleteOld({ store, log: needs.log }, clock.now()),
  });
}
