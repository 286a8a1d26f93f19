import type { Language } from './chart.ts';
import type { Invocation } from './invocation.ts';

/** The zone that times are written in; replies name it. */
export const defaultTimeZone = 'UTC';

/** The language to answer in: the person's own, else the workspace's default. */
export function languageFor({ who }: Invocation): Language {
  return who.language ?? 'en';
}
