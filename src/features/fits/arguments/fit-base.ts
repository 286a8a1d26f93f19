import type { ArgumentKind, Choice, ChosenScenario, ReadingPlace } from '../../../bot/command.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import { findScenario } from '../../../scenario/find.ts';
import { listNames, nearestName } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { readWhole } from '../../../scenario/quantity.ts';
import { foldName } from '../../../scenario/text.ts';
import type { StoredHistory } from '../../history/stored/store.ts';
import { scenariosOf } from '../../scenarios/arguments/scenario.ts';

/** What is to be fitted: a history, and the scenario that is called like it where there is one; or a fit to show. */
export type FitBase =
  | { readonly kind: 'history'; readonly history: StoredHistory; readonly chosen?: ChosenScenario }
  | { readonly kind: 'fit'; readonly fit: Fit; readonly chosen?: ChosenScenario };

const fitNumber = /^(?:show\s+|显示\s*|查看\s*)?#?\s*(\d{1,9})$/i;

/**
 * A scenario with a history, by identifier, name or alias; a history whose scenario does not exist yet, by its
 * identifier; or a fit by its number (`3`, `show 3`).
 */
export const fitBase: ArgumentKind<FitBase> = {
  name: 'fit-base',
  joinsWords: true,
  isListed: true,
  async read(text, place) {
    // What is left of `show 9` where there is no fit 9.
    if (/^(?:show|显示|查看)$/i.test(text.trim())) throw new UserError({ code: 'fit.which' });
    const [, number] = fitNumber.exec(text.trim()) ?? [];
    return number === undefined ? historyCalled(text, place) : fitCalled(number, place);
  },
  async complete(typed, { store, invocation }) {
    const { workspace } = invocation.where;
    const wanted = foldName(typed);
    const known = await scenariosOf(store, workspace);
    const histories = await store.histories.list(workspace);
    return histories
      .map(({ scenario }): Choice => {
        const names = known.find((one) => one.scenario.id === scenario)?.scenario.names;
        const en = names?.en ?? scenario;
        return { value: scenario, label: { en, zh: names?.zh ?? en } };
      })
      .filter(({ value, label }) =>
        [value, label.en, label.zh].some((name) => foldName(name).includes(wanted)),
      )
      .slice(0, 25);
  },
};

async function fitCalled(number: string, { store, invocation }: ReadingPlace): Promise<FitBase> {
  const { workspace } = invocation.where;
  const fit = await store.fits.get(workspace, readWhole(number, { currency: 'CNY' }));
  if (fit === undefined) throw new UserError({ code: 'fit.unknown', received: number });
  const known = await scenariosOf(store, workspace);
  const chosen = known.find(({ scenario }) => scenario.id === fit.scenario);
  return { kind: 'fit', fit, ...(chosen !== undefined && { chosen }) };
}

async function historyCalled(text: string, { store, invocation, settings }: ReadingPlace): Promise<FitBase> {
  const { workspace } = invocation.where;
  const known = await scenariosOf(store, workspace, settings);
  const histories = await store.histories.list(workspace);
  const chosen = called(text, known);
  const id = chosen?.scenario.id ?? foldName(text);
  const history = histories.find(({ scenario }) => scenario === id);
  if (history !== undefined) return { kind: 'history', history, ...(chosen !== undefined && { chosen }) };
  if (chosen !== undefined) {
    throw new UserError({ code: 'fit.no-history', received: echo(text.trim()), values: { scenario: id } });
  }
  const names = [...histories.map(({ scenario }) => scenario), ...known.map(({ scenario }) => scenario.id)];
  const all = [...new Set(names)];
  throw new UserError({
    code: 'scenario.unknown',
    received: echo(text.trim()),
    values: { nearest: nearestName(text, all) ?? '', choices: listNames(all) },
  });
}

/** The scenario of that name; undefined where none is called so. */
function called(text: string, known: readonly ChosenScenario[]): ChosenScenario | undefined {
  try {
    const found = findScenario(
      text,
      known.map(({ scenario }) => scenario),
    );
    return known.find(({ scenario }) => scenario === found);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
