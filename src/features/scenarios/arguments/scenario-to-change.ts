import type { ArgumentKind, ChosenScenario } from '../../../bot/command.ts';
import { readWhole } from '../../../scenario/quantity.ts';
import { scenario } from './scenario.ts';

/**
 * A scenario that is to be changed, and perhaps the version that somebody saw of it: `medical`, `medical@3`. Forms that
 * show what the scenario has send the version back, so that nobody undoes unawares what others changed meanwhile.
 */
export const scenarioToChange: ArgumentKind<ChosenScenario> = {
  name: 'scenario',
  joinsWords: true,
  isListed: true,
  scenarioOf: (chosen) => chosen,
  async read(text, place) {
    const [, name = text, seen] = /^(.*\S)\s*@\s*v?(\d{1,9})$/s.exec(text) ?? [];
    const chosen = await scenario.read(name, place);
    if (seen === undefined) return chosen;
    const version = seen === '0' ? 0 : readWhole(seen, { currency: 'CNY' });
    return { ...chosen, seen: version };
  },
  async complete(typed, place) {
    const choices = (await scenario.complete?.(typed, place)) ?? [];
    const known = place.scenario;
    if (known === undefined) return choices;
    const value = seenScenario(known);
    const label = choices.find((choice) => choice.value === known.scenario.id)?.label;
    return [{ value, label: label ?? { en: value, zh: value } }];
  },
};

/** How a form says which scenario it shows, and of which version. */
export const seenScenario = ({ scenario: { id }, version }: ChosenScenario) => `${id}@${version}`;
