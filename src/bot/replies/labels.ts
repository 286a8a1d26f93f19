import { foldName, type LocalisedName } from '../../scenario/text.ts';
import type { Language } from '../chart.ts';

/**
 * What a channel or group is called in a reply. A name that only prettifies the identifier ("Patient app") gives
 * way to it in English, since that is what people can type.
 */
export function channelLabel(
  part: { readonly id: string; readonly names?: LocalisedName | undefined },
  language: Language,
): string {
  const name = language === 'zh' ? (part.names?.zh ?? part.names?.en) : part.names?.en;
  return name === undefined || foldName(name) === part.id ? part.id : name;
}

/** What a scenario is called in a reply. */
export function scenarioLabel(names: LocalisedName, language: Language): string {
  return language === 'zh' ? (names.zh ?? names.en) : names.en;
}
