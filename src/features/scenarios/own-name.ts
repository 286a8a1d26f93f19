import type { Store } from '../../bot/ports.ts';
import { identifierFor } from '../../scenario/identifier-for.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { foldName } from '../../scenario/text.ts';
import { scenariosOf } from './arguments/scenario.ts';

/**
 * An identifier for a new scenario of this name. Throws `UserError` (`scenario.exists`) when a scenario is called so
 * already, by identifier, name or alias: nobody could tell the two apart.
 */
export async function ownIdentifier(name: string, store: Store, workspace: string): Promise<string> {
  const all = (await scenariosOf(store, workspace)).map(({ scenario }) => scenario);
  const wanted = foldName(name);
  const same = all.find(({ id, names, aliases }) =>
    [id, names.en, names.zh ?? '', ...aliases].some((other) => foldName(other) === wanted),
  );
  if (same !== undefined)
    throw new UserError({ code: 'scenario.exists', received: echo(same.id), argument: 'name' });
  return identifierFor(name, 'scenario', new Set(all.map(({ id }) => id)));
}
