import type { WorkspaceSettings } from '../features/workspace/stored/settings.ts';
import type { Language } from './chart.ts';
import type { Invocation } from './invocation.ts';

/** The zone that times are written in where neither the workspace nor the machine has one; replies name it. */
export const defaultTimeZone = 'UTC';

/** What amounts are in where neither a scenario nor the workspace says: the built-in scenarios' own. */
export const defaultCurrency = 'CNY';

/** The language to answer in: the person's own, else the workspace's, else the place's, else English. */
export function languageFor({ who, where }: Invocation, { language }: WorkspaceSettings = {}): Language {
  return who.language ?? language ?? where.language ?? 'en';
}
