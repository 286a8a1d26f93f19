import type { Words } from '../../../bot/language/words.ts';
import type { AdoptedPlan } from '../adopted-today.ts';

/** Says that today's spend is a plan that the team took, and since when; nothing where it is not. */
export function adoptedCaveat(adopted: AdoptedPlan | undefined, words: Words): string[] {
  if (adopted === undefined) return [];
  const { adoption, timeZone } = adopted;
  const since = words.day(new Date(adoption.at), timeZone, true);
  return [words.say('reports.adoptedToday', { number: adoption.run, since })];
}
