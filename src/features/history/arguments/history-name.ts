import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import { identifierFor } from '../../../scenario/identifier-for.ts';
import { isSlip, listNames, nearestName } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';
import { newName } from '../../scenarios/arguments/new-name.ts';
import { scenario, scenariosOf } from '../../scenarios/arguments/scenario.ts';
import type { StoredHistory } from '../stored/store.ts';
import type { HistoryName } from '../stored/uploads.ts';
import { isTablePath } from './table-path.ts';

/**
 * The history of a scenario, by any of its names; or a new name, whose scenario the first fit makes.
 *
 * @throws UserError `data.name` for a new name without Latin letters, `scenario.text`, `scenario.plain-text`
 */
export const historyName: ArgumentKind<HistoryName> = {
  name: 'history name',
  joinsWords: true,
  async read(text, place) {
    if (isTablePath(text)) {
      const example = `data import shop ${text}`;
      throw new UserError({ code: 'argument.missing', values: { argument: 'name', example } });
    }
    const known = await knownName(text, place);
    if (known !== undefined) return known;
    const name = await newName.read(text, place);
    const id = identifierFor(name, '', new Set());
    if (/^-\d+$/.test(id)) throw new UserError({ code: 'data.name', received: echo(text) });
    return { id };
  },
  complete: (typed, place) => completed(typed, place, true),
};

/** A history that is kept, by its scenario's names. Throws `UserError` (`data.unknown`, `data.none-yet`). */
export const keptHistory: ArgumentKind<StoredHistory> = {
  name: 'history',
  joinsWords: true,
  isListed: true,
  async read(text, place) {
    const all = await place.store.histories.list(place.invocation.where.workspace);
    const known = await knownName(text, place);
    const found = all.find((one) => one.scenario === (known?.id ?? foldName(text)));
    if (found !== undefined) return found;
    if (all.length === 0) throw new UserError({ code: 'data.none-yet', received: echo(text) });
    const ids = all.map((one) => one.scenario);
    const nearest = nearestName(text, ids) ?? '';
    throw new UserError({
      code: 'data.unknown',
      received: echo(text),
      values: { choices: listNames(ids), nearest: isSlip(text, nearest) ? nearest : '' },
    });
  },
  complete: (typed, place) => completed(typed, place, false),
};

/** The scenario or history of that name; undefined where there is none. */
async function knownName(
  text: string,
  { store, invocation, settings }: ReadingPlace,
): Promise<HistoryName | undefined> {
  const wanted = foldName(text);
  const { workspace } = invocation.where;
  const all = (await scenariosOf(store, workspace, settings)).map((one) => one.scenario);
  const found =
    all.find(({ id }) => id === wanted) ??
    all.find(({ names, aliases }) =>
      [names.en, names.zh ?? '', ...aliases].some((other) => foldName(other) === wanted),
    );
  if (found !== undefined) return { id: found.id, scenario: found };
  const id = identifierFor(text, '', new Set());
  return (await store.histories.get(workspace, id)) === undefined ? undefined : { id };
}

async function completed(typed: string, place: ReadingPlace, withScenarios: boolean) {
  const wanted = foldName(typed);
  const kept = await place.store.histories.list(place.invocation.where.workspace);
  const choices = kept
    .filter((one) => one.scenario.includes(wanted))
    .map((one) => ({ value: one.scenario, label: { en: one.scenario, zh: one.scenario } }));
  if (!withScenarios) return choices;
  const scenarios = (await scenario.complete?.(typed, place)) ?? [];
  return [...scenarios, ...choices.filter(({ value }) => !scenarios.some((one) => one.value === value))];
}
