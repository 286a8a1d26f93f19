import type { Config } from '../config.ts';

/**
 * What a process that runs on does: everything; the fronts only, leaving plans and reports to workers; or plans and
 * reports only. Several processes share one PostgreSQL database.
 */
export type Mode = 'everything' | 'serve' | 'worker';

/** The mode of a process that was started so. Without a database to share there is nobody to leave anything to. */
export function modeOf(asked: Mode, { databaseUrl }: Pick<Config, 'databaseUrl'>): Mode {
  return asked === 'serve' && databaseUrl === undefined ? 'everything' : asked;
}

export const runsFronts = (mode: Mode): boolean => mode !== 'worker';
export const runsReports = (mode: Mode): boolean => mode !== 'serve';
/** Whether it brings the reports for a front. Those for the chat page come from the process that has the page. */
export const bringsReportsTo = (front: string, mode: Mode): boolean =>
  front === 'web' ? runsFronts(mode) : runsReports(mode);
/** Whether it takes plans whenever there are some. */
export const runsPlans = (mode: Mode): boolean => mode !== 'serve';
