import type { ArgumentKind, Choice, ChosenScenario, ReadingPlace } from '../../../bot/command.ts';
import type { Store } from '../../../bot/ports.ts';
import { defaultCurrency } from '../../../bot/workspace-defaults.ts';
import { findScenario } from '../../../scenario/find.ts';
import { builtInScenarios } from '../../../scenario/presets/index.ts';
import { echo, type Problem, readAt, UserError } from '../../../scenario/problem.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { foldName } from '../../../scenario/text.ts';
import type { WorkspaceSettings } from '../../workspace/stored/settings.ts';
import { currencyOfAmounts } from './currency-of-amounts.ts';

/** A scenario by identifier, name or alias in any language; in the terminal also `./file.json`. */
export const scenario: ArgumentKind<ChosenScenario> = {
  name: 'scenario',
  joinsWords: true,
  isListed: true,
  scenarioOf: (chosen) => chosen,
  async read(text, place) {
    if (isPath(text)) return fromFile(text, place);
    const chosen = await scenariosOf(place.store, place.invocation.where.workspace, place.settings);
    const found = findScenario(
      text,
      chosen.map((candidate) => candidate.scenario),
    );
    const choice = chosen.find((candidate) => candidate.scenario === found);
    if (choice === undefined) throw new Error(`found a scenario that was no candidate: ${found.id}`);
    return choice;
  },
  missing: limitedByMistake,
  async complete(typed, place) {
    const wanted = foldName(typed);
    const chosen = await scenariosOf(place.store, place.invocation.where.workspace, place.settings);
    const fits = (name: string) => foldName(name).includes(wanted);
    return chosen
      .filter((choice) => [choice.scenario.id, ...namesIn(choice.scenario)].some(fits))
      .sort((a, b) => Number(b.scenario.id.startsWith(wanted)) - Number(a.scenario.id.startsWith(wanted)))
      .slice(0, 25)
      .map((choice) => scenarioChoice(choice.scenario));
  },
};

/** `optimize medical <=20k` is read as a limit on `medical`; then the channel is what is missing. */
async function limitedByMistake(place: ReadingPlace): Promise<Problem | undefined> {
  const [received, name, limit] = /^([^<>=+,;]+)([<>][^,;]*)/.exec(place.others.limits ?? '') ?? [];
  if (received === undefined || name === undefined) return undefined;
  const wanted = foldName(name);
  const known = await scenariosOf(place.store, place.invocation.where.workspace, place.settings);
  const meant = known.find(({ scenario }) =>
    [scenario.id, ...namesIn(scenario)].some((other) => foldName(other) === wanted),
  );
  if (meant === undefined) return undefined;
  const { id, channels } = meant.scenario;
  const example = `${place.command.name} ${id} ${channels[0]?.id}${limit}`;
  return { code: 'limit.of-scenario', received: echo(received), values: { example } };
}

/**
 * The scenarios of a workspace: its own, then the built-in ones whose identifier it has not taken, which count in the
 * workspace's currency; its settings are read unless they are known.
 */
export async function scenariosOf(
  store: Store,
  workspace: string,
  settings?: WorkspaceSettings,
): Promise<ChosenScenario[]> {
  const own = await store.scenarios.list(workspace);
  const { currency } = settings ?? (await store.workspaces.settings(workspace));
  const taken = new Set(own.map((version) => version.scenario.id));
  return [
    ...own.map(({ scenario, version, maker }) => ({
      scenario,
      version,
      maker,
      origin: 'workspace' as const,
    })),
    ...builtInScenarios
      .filter(({ id }) => !taken.has(id))
      .map((builtIn) => ({
        // Their numbers are examples of no country's: they count in what the workspace counts in.
        scenario:
          currency === undefined || currency === builtIn.currency ? builtIn : { ...builtIn, currency },
        version: 0,
        origin: 'built-in' as const,
      })),
  ];
}

/**
 * The currency that amounts in this place are in: the scenario's, else the workspace's, else the one that the request's
 * own amounts are marked with, else the default one.
 */
export function currencyIn({
  scenario,
  settings,
  others = {},
}: Pick<ReadingPlace, 'scenario' | 'settings'> & Partial<Pick<ReadingPlace, 'others'>>): string {
  const { budget, channels } = others;
  return (
    scenario?.scenario.currency ??
    settings.currency ??
    currencyOfAmounts([budget, channels]) ??
    defaultCurrency
  );
}

const namesIn = ({ names, aliases }: Scenario) => [names.en, ...(names.zh ? [names.zh] : []), ...aliases];

function scenarioChoice({ id, names }: Scenario): Choice {
  const label = (name: string) => (foldName(name) === id ? name : `${name} (${id})`);
  return { value: id, label: { en: label(names.en), zh: label(names.zh ?? names.en) } };
}

function isPath(text: string): boolean {
  return /^(~|\.{0,2}[/\\]|[a-z]:[/\\])|\.json$/i.test(text);
}

async function fromFile(path: string, place: ReadingPlace): Promise<ChosenScenario> {
  if (!place.invocation.where.mayReadFiles || place.files === undefined) {
    throw new UserError({ code: 'file.only-terminal', received: echo(path) });
  }
  const bytes = await place.files.read(path);
  return { scenario: readAt(echo(path), () => readScenarioText(bytes)), version: 0, origin: 'file' };
}
