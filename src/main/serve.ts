import { createHealthServer } from '../../adapters/health/health-server.ts';
import type { Metrics } from '../../adapters/metrics/prometheus.ts';
import type { Front, Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { bringsReportsTo, type Mode, runsReports } from './mode.ts';
import type { Parts } from './parts.ts';
import { within } from './within.ts';

/** How long running work may take to end once the process is asked to stop. */
const farewellMs = 25_000;
/** How long the optimiser and the store may take to close after that. */
const closingMs = 4_000;

/** How long a worker may take for that at least, in milliseconds, when others took all of it. */
const shortestFinishMs = 1_000;

/**
 * Connects the fronts, brings reports and works plans out, as its mode says, and keeps on until a stop signal. Then: no new work, what runs may end (for
 * at most 25 seconds), and everything is closed. Gives the exit code: 1 when a front could not start, or work was cut off.
 */
export async function serve(needs: {
  readonly config: Config;
  readonly mode: Mode;
  readonly metrics: Metrics;
  readonly parts: Parts;
  readonly fronts: readonly Front[];
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<0 | 1> {
  const { config, mode, metrics, parts, fronts, log, signal } = needs;
  const health =
    config.health === undefined
      ? undefined
      : createHealthServer({
          ...config.health,
          log,
          mode,
          metrics: () => metrics.read(),
          checks: {
            store: () => parts.store.check(),
            ...parts.planning.checks,
            ...(runsReports(mode) && {
              reports: () => {
                if (!parts.reports.isReady()) throw new Error('nobody could look what reports are due');
              },
            }),
            ...Object.fromEntries(
              fronts.map((front) => [
                front.name,
                () => {
                  if (!front.isReady()) throw new Error(`${front.name} is not connected`);
                },
              ]),
            ),
          },
        });
  let exitCode: 0 | 1 = 0;
  try {
    if (health !== undefined) log.info({ ...(await health.start()) }, 'health server listens');
    await Promise.all(
      fronts.map(async (front) => {
        await front.start();
        log.info({ front: front.name }, 'front started');
      }),
    );
    if (!signal.aborted) {
      const isBringing = runsReports(mode) || fronts.some(({ name }) => bringsReportsTo(name, mode));
      if (isBringing) parts.reports.start();
      log.info({ mode, fronts: fronts.map(({ name }) => name) }, 'ready');
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    log.info({ reason: signal.reason }, 'stopping');
  } catch (err) {
    log.error({ err }, 'cannot start; npm start -- doctor tells more');
    exitCode = 1;
  }

  health?.announceStop();
  const deadline = performance.now() + farewellMs;
  const endings = [
    ...fronts.map((front) => ({ name: front.name, stop: () => front.stop() })),
    { name: 'reports', stop: () => parts.reports.stop() },
  ];
  const stops = await Promise.allSettled(
    endings.map(({ name, stop }) =>
      within(farewellMs, stop(), `${name} did not stop within ${farewellMs} ms`),
    ),
  );
  // Those before it may still have waited for plans of its.
  const finishMs = Math.max(shortestFinishMs, deadline - performance.now());
  const finishes = await Promise.allSettled([parts.planning.finish(finishMs)]);
  const closes = await Promise.allSettled([
    within(closingMs, parts.close(), `optimiser and store did not close within ${closingMs} ms`),
  ]);
  for (const result of [...stops, ...finishes, ...closes]) {
    if (result.status === 'fulfilled') continue;
    log.error({ err: result.reason }, 'did not stop in order');
    exitCode = 1;
  }
  await health?.stop();
  log.info({ exitCode }, 'stopped');
  return exitCode;
}
