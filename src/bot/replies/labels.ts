import { builtInScenarios } from '../../scenario/presets/index.ts';
import { foldName, type LocalisedName } from '../../scenario/text.ts';
import type { Language } from '../chart.ts';

/** The built-in scenarios' own channels and groups, by identifier and name. */
const builtIn = new Set(
  builtInScenarios.flatMap(({ channels, groups }) =>
    [...channels, ...groups].map(({ id, names }) => `${id}\n${names?.en ?? ''}`),
  ),
);

/**
 * What a channel or group is called in a reply: as people wrote it. In English those of the built-in scenarios are called by
 * an identifier that says the same (`third-party` for "Third-party platforms"), since that is what can be typed.
 */
export function channelLabel(
  part: { readonly id: string; readonly names?: LocalisedName | undefined },
  language: Language,
): string {
  const name = language === 'zh' ? (part.names?.zh ?? part.names?.en) : part.names?.en;
  if (name === undefined) return part.id;
  const isOurs = builtIn.has(`${part.id}\n${name}`) && saysTheSame(part.id, name);
  return isOurs ? part.id : name;
}

/** Whether every word of the identifier begins a word of the name. */
function saysTheSame(id: string, name: string): boolean {
  const words = foldName(name).split('-');
  return id.split(/[-_]/).every((word) => words.some((other) => word !== '' && other.startsWith(word)));
}

/** What a scenario is called in a reply. */
export function scenarioLabel(names: LocalisedName, language: Language): string {
  return language === 'zh' ? (names.zh ?? names.en) : names.en;
}
