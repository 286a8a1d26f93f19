import { foldName, type LocalisedName } from '../../scenario/text.ts';
import type { Language } from '../chart.ts';

/**
 * What a channel or group is called in a reply. In English an identifier that says the same as the name
 * (`third-party` for "Third-party platforms") is used instead, since that is what people can type.
 */
export function channelLabel(
  part: { readonly id: string; readonly names?: LocalisedName | undefined },
  language: Language,
): string {
  const name = language === 'zh' ? (part.names?.zh ?? part.names?.en) : part.names?.en;
  return name === undefined || saysTheSame(part.id, name) ? part.id : name;
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
