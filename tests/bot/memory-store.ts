import type { RunStore, ScenarioStore, ScenarioVersion, Store, Viewer } from '../../src/bot/ports.ts';
import type { Run } from '../../src/bot/run.ts';
import type { WorkspaceSettings } from '../../src/bot/workspace-settings.ts';
import { memoryContents } from './memory-contents.ts';
import { memoryReports } from './memory-reports.ts';
import { memoryAdoptions, memorySchedules } from './memory-schedules.ts';

/** A store that lives as long as the test, with everything that was written in plain sight. */
export interface MemoryStore extends Store {
  readonly savedRuns: ReadonlyMap<string, readonly Run[]>;
}

export function memoryStore(): MemoryStore {
  const contents = memoryContents();
  const { runs } = contents;
  const versions = new Map<string, ScenarioVersion[]>();
  const settings = new Map<string, WorkspaceSettings>();
  const claimed = new Set<string>();
  const sees = ({ person, channel }: Viewer, run: Run) =>
    !run.isPrivate || run.channel === channel || run.by === person;
  const runStore: RunStore = {
    async add(workspace, run) {
      const known = runs.get(workspace) ?? [];
      const added: Run = { ...run, number: known.length + 1 };
      runs.set(workspace, [...known, added]);
      return added;
    },
    async get(workspace, number, viewer) {
      return runs.get(workspace)?.find((run) => run.number === number && sees(viewer, run));
    },
    async list(workspace, viewer, { scenario, limit }) {
      return (runs.get(workspace) ?? [])
        .filter((run) => sees(viewer, run) && (scenario === undefined || run.scenario.id === scenario))
        .reverse()
        .slice(0, limit);
    },
  };
  const of = (workspace: string, id: string) =>
    (versions.get(workspace) ?? []).filter(({ scenario }) => scenario.id === id);
  const scenarioStore: ScenarioStore = {
    async list(workspace) {
      const newest = new Map(
        (versions.get(workspace) ?? []).map((version) => [version.scenario.id, version]),
      );
      return [...newest.values()];
    },
    async get(workspace, id, version) {
      return of(workspace, id).findLast((known) => version === undefined || known.version === version);
    },
    async versions(workspace, id) {
      return of(workspace, id).reverse();
    },
    async save(workspace, scenario, by) {
      const version = {
        scenario,
        version: of(workspace, scenario.id).length + 1,
        at: new Date('2026-01-01T00:00:00Z'),
        by,
      };
      versions.set(workspace, [...(versions.get(workspace) ?? []), version]);
      return version;
    },
  };
  return {
    savedRuns: runs,
    workspaces: {
      settings: async (workspace) => settings.get(workspace) ?? {},
      save: async (workspace, changed) => {
        settings.set(workspace, changed);
      },
    },
    runs: runStore,
    scenarios: scenarioStore,
    deliveries: {
      async claim(id) {
        const isFirst = !claimed.has(id);
        claimed.add(id);
        return isFirst;
      },
    },
    adoptions: memoryAdoptions(contents),
    schedules: memorySchedules(contents),
    reports: memoryReports(contents),
    check: async () => 'memory',
    close: async () => {},
  };
}
