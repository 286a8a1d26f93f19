import { wordsFor } from '../../bot/language/words.ts';
import type { Fitter, Log, Store } from '../../bot/ports.ts';
import { refitAfter } from '../fits/refit.ts';
import { refreshHistory } from '../history/refresh.ts';
import type { Sources } from '../history/stored/sources.ts';
import type { Schedule } from '../schedules/stored/schedule.ts';

/** What bringing the data of a report up to date takes. */
interface FreshDataNeeds {
  readonly store: Store;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** Brings the data of a schedule's scenario up to date, as far as its sources let it. */
export type FreshData = (schedule: Schedule, workspace: string, needs: FreshDataNeeds) => Promise<void>;

/** Sources that were tried so short ago are not asked again: several reports may be due at once. */
const justNowMs = 60_000;

/**
 * Refreshes what a schedule reports on from its sources, and fits again where that was agreed. How it went stands with
 * the connections, where the report finds it. Nothing that goes wrong here stops a report: only the signal does.
 */
export function freshData(sources: Sources, fitter: Fitter): FreshData {
  return async (schedule, workspace, { store, log, signal, now }) => {
    try {
      const connections = await store.connections.list(workspace, schedule.scenario);
      const isFresh = connections.every(
        ({ state: { triedAt } }) => triedAt !== undefined && now.getTime() - Date.parse(triedAt) < justNowMs,
      );
      const [first] = connections;
      if (first === undefined || isFresh) return;
      const settings = await store.workspaces.settings(workspace);
      const { timeZone, language, place } = schedule;
      const at = { store, sources, workspace, settings, now, timeZone, signal };
      const refreshed = await refreshHistory(connections, at);
      const problems = refreshed.connections.flatMap(({ source, state: { problem } }) =>
        problem === undefined ? [] : [{ source, code: problem.code }],
      );
      const { brought } = refreshed;
      log.info(
        { problems, ...(brought !== undefined && { added: brought.added, changed: brought.changed }) },
        'data refreshed',
      );
      const refitted = await refitAfter(refreshed, {
        store,
        now,
        words: wordsFor(language),
        invocation: {
          id: `schedule-${schedule.number}`,
          request: { kind: 'line', line: `data refresh ${schedule.scenario}` },
          who: { id: first.by, isAdmin: false },
          where: { ...place, workspace, mayReadFiles: false },
        },
        planning: {
          fitter,
          // A fit works nothing of a plan out.
          planner: { start: () => unplanned(), close: async () => {} },
          workspace,
          signal,
          progress: () => {},
        },
      });
      if (refitted !== undefined) log.info({ ...refitted }, 'fitted again');
    } catch (err) {
      signal.throwIfAborted();
      log.error({ err }, 'data could not be refreshed before a report');
    }
  };
}

function unplanned(): never {
  throw new Error('no plan is worked out here');
}
