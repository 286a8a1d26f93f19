import { createFallbackRenderer } from '../../adapters/charts/first-that-works.ts';
import { createQuickChartRenderer } from '../../adapters/charts/quickchart.ts';
import { createRememberingRenderer } from '../../adapters/charts/remembering.ts';
import { createThreadedRenderer } from '../../adapters/charts/threaded.ts';
import { createFitter } from '../../adapters/jobs/fitter.ts';
import type { ReportClock } from '../../adapters/jobs/report-clock.ts';
import { createTableReader } from '../../adapters/jobs/table-reader.ts';
import { measuredRenderer } from '../../adapters/metrics/measured.ts';
import type { Metrics } from '../../adapters/metrics/prometheus.ts';
import { createSources } from '../../adapters/sources/sources.ts';
import { openPostgresStore } from '../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import { scenarioFiles } from '../../adapters/terminal/scenario-files.ts';
import { allCommands } from '../../commands/index.ts';
import type { Bot } from '../bot/bot.ts';
import { createBot } from '../bot/dispatch.ts';
import type { ChartRenderer, Log, Messenger, Store } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { talk } from '../features/conversation/talk.ts';
import { createUploads } from '../features/history/uploads.ts';
import { bringsReportsTo, type Mode } from './mode.ts';
import { openPlanning, type Planning } from './planning.ts';
import { openReporting } from './reporting.ts';

/** Everything that the fronts work with. */
export interface Parts {
  readonly bot: Bot;
  readonly store: Store;
  readonly planning: Planning;
  readonly renderer: ChartRenderer;
  /** Brings reports once it is started; whoever starts it stops it before closing the parts. */
  readonly reports: ReportClock;
  /** Lets what is under way end, then closes everything. */
  close(): Promise<void>;
}

const now = () => new Date();

/** The shared store when the configuration names a database, else the embedded one. */
export const openStore = ({ databaseUrl, dataDirectory }: Config, log: Log): Promise<Store> =>
  databaseUrl === undefined
    ? openSqliteStore({ directory: dataDirectory, log, now })
    : openPostgresStore({ url: databaseUrl, log, now });

/** The renderers that the operator chose, in the order in which they are asked; the local one is always last. */
export function renderersOf(
  config: Config,
  local: ChartRenderer,
  log: Log,
): readonly [ChartRenderer, ...ChartRenderer[]] {
  if (config.charts.kind === 'local') return [local];
  const { protocol, host, pathname } = new URL(config.charts.url);
  const server = createQuickChartRenderer({
    host: `${host}${pathname.replace(/\/+$/, '')}`,
    scheme: protocol === 'http:' ? 'http' : 'https',
    key: config.charts.key,
    log,
  });
  return [server, local];
}

/** What a process opens its parts for. */
export interface PartsPurpose {
  /** Those who post unasked. */
  readonly messengersWith: (renderer: ChartRenderer) => readonly Messenger[];
  /** Absent for a process that does one thing in the terminal. */
  readonly mode?: Mode;
  readonly metrics?: Metrics;
}

/** Opens what the configuration asks for. Throws when the store or the queue of plans cannot be opened. */
export async function openParts(
  config: Config,
  log: Log,
  { messengersWith, mode, metrics }: PartsPurpose,
): Promise<Parts> {
  const store = await openStore(config, log);
  let reports: ReportClock | undefined;
  const onWakeReports = () => reports?.wake();
  const findFit = store.fits.get.bind(store.fits);
  const planning = await openPlanning({ config, log, findFit, mode, metrics, onWakeReports }).catch(
    async (error) => {
      await store.close();
      throw error;
    },
  );
  const { planner } = planning;
  const { plannerThreads: threads } = config;
  const fitter = createFitter(threads === undefined ? {} : { threads });
  const tables = createTableReader();
  const local = createThreadedRenderer();
  const drawn = createFallbackRenderer(renderersOf(config, local, log), log);
  const renderer = createRememberingRenderer(
    metrics === undefined ? drawn : measuredRenderer(drawn, metrics.meter),
  );
  const messengers = messengersWith(renderer);
  const meter = metrics === undefined ? {} : { meter: metrics.meter };
  const brought = messengers.filter(({ front }) => mode === undefined || bringsReportsTo(front, mode));
  const { sources: settings, privateAddresses } = config;
  const sources = createSources({ settings, privateAddresses, log });
  const reporting = {
    store,
    planner,
    fitter,
    sources,
    messengers: brought,
    log,
    postMs: config.reportPostMs,
    ...meter,
  };
  const clock = openReporting(reporting);
  reports = clock;
  metrics?.watch({ ...planning.sources, reports: () => store.reports.backlog(now()) });
  const bot = createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(now),
    sources,
    tables,
    store,
    planner,
    fitter,
    renderer,
    log,
    clock: now,
    files: scenarioFiles,
    messengers,
    wakeReports: () => {
      planning.wakeReports();
      if (brought.some(({ front }) => front === 'web')) clock.wake();
    },
    timeZone: config.timeZone,
    hasChartServer: config.charts.kind === 'quickchart',
    ...meter,
  });
  return {
    bot,
    store,
    planning,
    renderer,
    reports: clock,
    async close() {
      // The planner and the fitter first: what they still bring is stored.
      await Promise.all([planning.close(), fitter.close()]);
      await Promise.all([local.close(), tables.close()]);
      await store.close();
    },
  };
}
