import type { ArgumentKind } from '../../../bot/command.ts';
import { UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';
import type { ScenarioVersion } from '../stored/store.ts';
import { scenario, scenariosOf } from './scenario.ts';

/** A scenario of the workspace's own with all its versions, newest first; also one that was removed. */
export interface KeptScenario {
  readonly id: string;
  readonly versions: readonly [ScenarioVersion, ...ScenarioVersion[]];
}

/**
 * A scenario that has versions here: by its identifier, also when it was removed, else by name or alias. Throws
 * `UserError` (`scenario.built-in` for one that nobody changed).
 */
export const keptScenario: ArgumentKind<KeptScenario> = {
  name: 'kept-scenario',
  joinsWords: true,
  isListed: true,
  async read(text, place) {
    const { store, invocation } = place;
    const versionsOf = async (id: string): Promise<KeptScenario | undefined> => {
      const [newest, ...others] = await store.scenarios.versions(invocation.where.workspace, id);
      return newest && { id, versions: [newest, ...others] };
    };
    const byId = await versionsOf(foldName(text));
    if (byId !== undefined) return byId;
    const chosen = await scenario.read(text, place);
    if (chosen.origin === 'file')
      throw new UserError({ code: 'scenario.is-file', received: chosen.scenario.id });
    const kept = await versionsOf(chosen.scenario.id);
    if (kept !== undefined) return kept;
    throw new UserError({ code: 'scenario.built-in', received: chosen.scenario.id });
  },
  async complete(typed, { store, invocation }) {
    const wanted = foldName(typed);
    const all = await scenariosOf(store, invocation.where.workspace);
    return all
      .filter(({ scenario: { id, names }, origin }) => {
        const isMeant = [id, names.en, names.zh ?? ''].some((name) => foldName(name).includes(wanted));
        return origin === 'workspace' && isMeant;
      })
      .slice(0, 25)
      .map(({ scenario: { id, names } }) => ({
        value: id,
        label: { en: names.en, zh: names.zh ?? names.en },
      }));
  },
};
