import type { Store } from '../../src/bot/ports.ts';
import type { Run } from '../../src/features/plans/stored/run.ts';
import type { RunStore, Viewer } from '../../src/features/plans/stored/store.ts';
import {
  type WorkspaceSettings,
  workspaceSettingsShape,
} from '../../src/features/workspace/stored/settings.ts';
import { memoryConnections } from './connections.ts';
import { addRun, type KeptReport, memoryContents, moment } from './contents.ts';
import { memoryConversations } from './conversations.ts';
import { memoryLearned } from './learned.ts';
import { memoryReports } from './reports.ts';
import { memoryScenarios } from './scenarios.ts';
import { memoryAdoptions, memorySchedules } from './schedules.ts';

/** A store that lives as long as the test, with everything that was written in plain sight. */
export interface MemoryStore extends Store {
  readonly savedRuns: ReadonlyMap<string, readonly Run[]>;
}

export function memoryStore(): MemoryStore {
  const contents = memoryContents();
  const { runs } = contents;
  const settings = new Map<string, WorkspaceSettings>();
  const claimed = new Set<string>();
  const forgotten = new Map<string, number>();
  const sees = ({ person, channel }: Viewer, run: Run) =>
    !run.isPrivate || run.channel === channel || run.by === person;
  const runStore: RunStore = {
    async add(workspace, run) {
      return addRun(contents, workspace, run);
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
  const conversations = memoryConversations();
  const learned = memoryLearned();
  const connections = memoryConnections();
  const { store: scenarioStore, forget: forgetScenarios } = memoryScenarios();
  return {
    savedRuns: runs,
    workspaces: {
      settings: async (workspace) => settings.get(workspace) ?? {},
      save: async (workspace, changed) => {
        settings.set(workspace, workspaceSettingsShape.parse(changed));
      },
      contents: async (workspace) => {
        const counts = {
          scenarios: (await scenarioStore.list(workspace)).length,
          runs: runs.get(workspace)?.length ?? 0,
          adoptions: contents.adoptions.get(workspace)?.length ?? 0,
          schedules: contents.schedules.get(workspace)?.length ?? 0,
          reports: contents.reports.filter(({ report }) => report.workspace === workspace).length,
          ...learned.counts(workspace),
        };
        const isKept = settings.has(workspace) || Object.values(counts).some((count) => count > 0);
        const since = new Date(Date.UTC(2026, 0, 1) + (forgotten.get(workspace) ?? 0));
        return isKept ? { since, ...counts } : undefined;
      },
      keeping: async () =>
        [...settings].flatMap(([workspace, { keepDays }]) =>
          keepDays === undefined ? [] : [{ workspace, days: keepDays }],
        ),
      prune: async (workspace, before) => {
        const isOf = ({ report }: KeptReport) => report.workspace === workspace;
        const lastSent = (schedule: number) =>
          contents.reports
            .filter((kept) => isOf(kept) && kept.report.schedule === schedule && kept.report.state === 'sent')
            .map(({ report }) => report.due)
            .sort()
            .at(-1);
        const stays = (kept: KeptReport) =>
          !isOf(kept) ||
          kept.report.state === 'open' ||
          kept.report.due >= moment(before) ||
          kept.report.due === lastSent(kept.report.schedule);
        const left = contents.reports.filter(stays);
        const reports = contents.reports.length - left.length;
        contents.reports.splice(0, contents.reports.length, ...left);
        const needed = new Set([
          ...left.filter(isOf).map(({ report }) => report.run),
          ...(contents.adoptions.get(workspace) ?? []).map(({ run }) => run),
        ]);
        const all = runs.get(workspace) ?? [];
        const gone = all.filter(({ number, at }) => moment(at) < moment(before) && !needed.has(number));
        runs.set(
          workspace,
          all.filter((run) => !gone.includes(run)),
        );
        const numbers = new Set(gone.map(({ number }) => number));
        return {
          runs: gone.length,
          reports,
          conversations: conversations.prune(workspace, numbers),
          histories: learned.prune(workspace, before),
        };
      },
      forget: async (workspace) => {
        forgotten.set(workspace, (forgotten.get(workspace) ?? 0) + 1);
        forgetScenarios(workspace);
        conversations.forget(workspace);
        learned.forget(workspace);
        connections.forget(workspace);
        for (const kept of [
          runs,
          contents.lastRuns,
          settings,
          contents.adoptions,
          contents.schedules,
          contents.lastSchedules,
        ]) {
          kept.delete(workspace);
        }
        const left = contents.reports.filter(({ report }) => report.workspace !== workspace);
        contents.reports.splice(0, contents.reports.length, ...left);
        for (const id of claimed) if (id.startsWith(`${workspace}:`)) claimed.delete(id);
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
    conversations,
    ...learned.stores,
    connections: connections.store,
    check: async () => 'memory',
    close: async () => {},
  };
}
