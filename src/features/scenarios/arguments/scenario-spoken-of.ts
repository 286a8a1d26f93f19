import type { ChosenScenario, ReadingPlace } from '../../../bot/command.ts';
import { UserError } from '../../../scenario/problem.ts';
import { scenariosOf } from './scenario.ts';

/**
 * The scenario that is meant where none is named: the one of the newest run that the person can see. Throws `UserError`
 * (`feedback.which`, with an example line) where there is none.
 */
export async function scenarioSpokenOf(
  { store, invocation, settings }: Pick<ReadingPlace, 'store' | 'invocation' | 'settings'>,
  example: string,
): Promise<ChosenScenario> {
  const { workspace, channel } = invocation.where;
  const runs = await store.runs.list(workspace, { person: invocation.who.id, channel }, { limit: 20 });
  const newest = runs.find(({ scenario }) => scenario.origin !== 'file');
  const known = await scenariosOf(store, workspace, settings);
  const found = known.find(({ scenario }) => scenario.id === newest?.scenario.id);
  if (found !== undefined) return found;
  throw new UserError({ code: 'feedback.which', values: { example } });
}
