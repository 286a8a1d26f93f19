import type { Analysis } from '../../attribute/analysis.ts';
import type { CommandContext } from '../../bot/command.ts';
import { UserError } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Run } from './stored/run.ts';
import { workOut } from './work-out.ts';

/**
 * Refuses a run whose scenario, as it was, is none by the rules of today: an older version may have stored it.
 * Throws `UserError` (`run.unexplained`, then what is wrong).
 */
export function refuseUnreadable(run: Run): void {
  try {
    readScenario(run.effective);
  } catch (error) {
    throw asUnexplained(run, error);
  }
}

/**
 * Works a run's request out again, as its scenario was then, with curves and sensitivities. Throws `UserError`:
 * `plan.cancelled`, or `run.unexplained` with the reason where no plan comes out any more.
 */
export async function analysisOf(
  run: Run,
  { planning }: Pick<CommandContext, 'planning'>,
): Promise<Analysis> {
  try {
    return await workOut({ scenario: run.effective, explain: true }, planning);
  } catch (error) {
    throw asUnexplained(run, error);
  }
}

function asUnexplained(run: Run, error: unknown): unknown {
  if (!(error instanceof UserError) || error.problems.some(({ code }) => code === 'plan.cancelled'))
    return error;
  return new UserError({ code: 'run.unexplained', received: String(run.number) }, ...error.problems);
}
