import type { Migration } from 'kysely';
import { workspacesScenariosRuns } from './0001-workspaces-scenarios-runs.ts';
import { schedulesReportsAdoptions } from './0002-schedules-reports-adoptions.ts';
import { conversations } from './0003-conversations.ts';
import { removedScenarios } from './0004-removed-scenarios.ts';
import { learned } from './0005-learned.ts';
import { connections } from './0006-connections.ts';
import { historyFiles } from './0007-history-files.ts';

/**
 * Every change of the tables, in order, by name. A released one is never changed; what comes next gets the next
 * number. There is no way down: an operator who goes back to an older version restores the copy from before.
 * While an update rolls out, processes of the version before still use the tables: add, do not rename or remove.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-workspaces-scenarios-runs': workspacesScenariosRuns,
  '0002-schedules-reports-adoptions': schedulesReportsAdoptions,
  '0003-conversations': conversations,
  '0004-removed-scenarios': removedScenarios,
  '0005-learned': learned,
  '0006-connections': connections,
  '0007-history-files': historyFiles,
};
