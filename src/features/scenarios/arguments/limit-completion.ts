import type { Choice, ReadingPlace } from '../../../bot/command.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import { foldName } from '../../../scenario/text.ts';

/** Longest value that a platform's completion takes (Discord's choices). */
const longestValue = 100;

/**
 * Completes the channel or group whose name is being typed at the end of a list of limits:
 * `app<=20k, web` → `app<=20k, website<=`. Nothing once an amount is being typed.
 */
export const completeLimits = (typed: string, place: ReadingPlace): Promise<readonly Choice[]> =>
  completeNames(typed, '<=', place);

/** The same with another sign after the name: `app=+5%, web` → `app=+5%, website=`. */
export async function completeNames(
  typed: string,
  sign: '<=' | '=',
  { scenario }: ReadingPlace,
): Promise<readonly Choice[]> {
  if (scenario === undefined) return [];
  const [, before = '', begun = ''] = /^(.*[,;+\s，；]\s*)?([^,;+\s，；]*)$/s.exec(typed) ?? [];
  if (/[<>=≤≥]/.test(begun)) return [];
  const wanted = foldName(begun);
  const parts = [...scenario.scenario.channels, ...scenario.scenario.groups];
  return parts
    .filter(({ id, names, aliases }) =>
      [id, names?.en ?? '', names?.zh ?? '', ...aliases].some((name) => foldName(name).includes(wanted)),
    )
    .map((part) => {
      const value = `${before}${part.id}${sign}`;
      return {
        value,
        label: { en: value, zh: `${before}${channelLabel(part, 'zh')}${sign}` },
      };
    })
    .filter(({ value }) => value.length <= longestValue)
    .slice(0, 25);
}
