import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Job, Planner } from '../../src/bot/ports.ts';
import type { Fit } from '../../src/learn/fit/fit.ts';
import { posteriorOf } from '../../src/learn/fit/posterior-of.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { fitOf } from '../../src/scenario/scenario.ts';
import type { ThreadPlanner } from './planner.ts';

/** Finds a workspace's fit. */
export type FindFit = (workspace: string, number: number) => Promise<Fit | undefined>;

/**
 * A planner that hands along the joint draws of the fit that a scenario names, looked up where the plan is worked
 * out: requests stay small on their way there. A plan whose fit is gone is refused (`fit.gone`).
 */
export function createFittedPlanner(
  planner: Pick<ThreadPlanner, 'start' | 'close'>,
  findFit: FindFit,
): Planner {
  const looking = new Set<Promise<unknown>>();

  return {
    start(request, options) {
      const number = fitOf(request.scenario);
      if (number === undefined) return planner.start(request, options);
      let job: Job<Analysis> | undefined;
      let isCancelled = false;
      const found = findFit(options.workspace, number).then((fit) => {
        if (isCancelled) throw new UserError({ code: 'plan.cancelled' });
        if (fit === undefined) throw gone(number, request.scenario.id);
        job = planner.start({ ...request, posterior: posteriorOf(fit) }, options);
        return job;
      });
      looking.add(found);
      const done = () => void looking.delete(found);
      found.then(done, done);
      return {
        result: found.then(({ result }) => result),
        cancel: () => {
          isCancelled = true;
          job?.cancel();
        },
      };
    },
    close: async () => {
      // Plans whose fits are still looked for were asked for before.
      await Promise.allSettled(looking);
      await planner.close();
    },
  };
}

function gone(number: number, scenario: string): UserError {
  return new UserError({ code: 'fit.gone', received: String(number), values: { scenario } });
}
