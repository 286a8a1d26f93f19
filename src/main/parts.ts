import { createFallbackRenderer } from '../../adapters/charts/first-that-works.ts';
import { createQuickChartRenderer } from '../../adapters/charts/quickchart.ts';
import { createRememberingRenderer } from '../../adapters/charts/remembering.ts';
import { createThreadedRenderer } from '../../adapters/charts/threaded.ts';
import { createPlanner } from '../../adapters/jobs/planner.ts';
import { createRememberingPlanner } from '../../adapters/jobs/remembering-planner.ts';
import type { ReportClock } from '../../adapters/jobs/report-clock.ts';
import { openPostgresStore } from '../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import { scenarioFiles } from '../../adapters/terminal/scenario-files.ts';
import { allCommands } from '../../commands/index.ts';
import type { Bot } from '../bot/bot.ts';
import { createBot } from '../bot/dispatch.ts';
import type { ChartRenderer, Log, Messenger, Planner, Store } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { openReporting } from './reporting.ts';

/** Everything that the fronts work with. */
export interface Parts {
  readonly bot: Bot;
  readonly store: Store;
  readonly planner: Planner;
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

export const openPlanner = ({ plannerThreads: threads }: Config): Planner =>
  createPlanner(threads === undefined ? {} : { threads });

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

/**
 * Opens what the configuration asks for, with those who post unasked. Throws when the store cannot be opened.
 */
export async function openParts(
  config: Config,
  log: Log,
  messengersWith: (renderer: ChartRenderer) => readonly Messenger[],
): Promise<Parts> {
  const store = await openStore(config, log);
  const planner = createRememberingPlanner(openPlanner(config));
  const local = createThreadedRenderer();
  const renderer = createRememberingRenderer(createFallbackRenderer(renderersOf(config, local, log), log));
  const messengers = messengersWith(renderer);
  const reports = openReporting({ store, planner, messengers, log, postMs: config.reportPostMs });
  const bot = createBot({
    commands: allCommands,
    store,
    planner,
    renderer,
    log,
    clock: now,
    files: scenarioFiles,
    messengers,
    wakeReports: () => reports.wake(),
    timeZone: config.timeZone,
    hasChartServer: config.charts.kind === 'quickchart',
  });
  return {
    bot,
    store,
    planner,
    renderer,
    reports,
    async close() {
      // The planner first: what it still brings is stored.
      await planner.close();
      await local.close();
      await store.close();
    },
  };
}
