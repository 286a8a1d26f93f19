import type { ChosenScenario, ReadingPlace } from '../../bot/command.ts';
import type { Experiment } from '../../learn/experiments/experiment.ts';
import { UserError } from '../../scenario/problem.ts';
import { scenariosOf } from '../scenarios/arguments/scenario.ts';

/** The scenario that an experiment is about, as it is now. Throws `UserError` where it was removed. */
export async function scenarioOfExperiment(
  experiment: Experiment,
  { store, invocation, settings }: Pick<ReadingPlace, 'store' | 'invocation' | 'settings'>,
): Promise<ChosenScenario> {
  const known = await scenariosOf(store, invocation.where.workspace, settings);
  const found = known.find(({ scenario: { id } }) => id === experiment.scenario);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'scenario.unknown',
    received: experiment.scenario,
    values: { nearest: '', choices: known.map(({ scenario: { id } }) => id).join(', ') },
  });
}
