import { createReportClock, type ReportClock } from '../../adapters/jobs/report-clock.ts';
import { systemClock } from '../../adapters/slack/clock.ts';
import { allCommands } from '../../commands/index.ts';
import { deleteOld } from '../bot/keeping/delete-old.ts';
import { noMeter } from '../bot/meter.ts';
import type { Log, Messenger, Meter, Planner, Store } from '../bot/ports.ts';
import { hasMoved } from '../bot/reports/changes.ts';
import { attemptTimes } from '../bot/reports/patience.ts';
import { planForReport } from '../bot/reports/plan-for-report.ts';
import { reportReply } from '../bot/reports/report-reply.ts';
import { createReporter } from '../bot/reports/reporter.ts';

/** Who brings the reports of these platforms, and when; it is still to be started. */
export function openReporting(needs: {
  readonly store: Store;
  readonly planner: Planner;
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
