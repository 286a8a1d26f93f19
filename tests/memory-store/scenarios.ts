import type { ScenarioStore, ScenarioVersion } from '../../src/features/scenarios/stored/store.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** Workspaces' scenarios in memory, and how to forget those of one. */
export function memoryScenarios(): {
  readonly store: ScenarioStore;
  readonly forget: (workspace: string) => void;
} {
  const all = new Map<string, ScenarioVersion[]>();
  const of = (workspace: string, id: string) =>
    (all.get(workspace) ?? []).filter(({ scenario }) => scenario.id === id);
  const current = (workspace: string, id: string) => {
    const newest = of(workspace, id).at(-1);
    return newest?.isRemoval ? undefined : newest;
  };
  function add(workspace: string, scenario: Scenario, by: string, isRemoval?: true): ScenarioVersion {
    const version: ScenarioVersion = {
      scenario,
      version: of(workspace, scenario.id).length + 1,
      at: new Date('2026-01-01T00:00:00Z'),
      by,
      maker: current(workspace, scenario.id)?.maker ?? by,
      ...(isRemoval && { isRemoval }),
    };
    all.set(workspace, [...(all.get(workspace) ?? []), version]);
    return version;
  }
  return {
    forget: (workspace) => void all.delete(workspace),
    store: {
      async list(workspace) {
        const ids = new Set((all.get(workspace) ?? []).map(({ scenario }) => scenario.id));
        return [...ids].sort().flatMap((id) => current(workspace, id) ?? []);
      },
      async get(workspace, id, version) {
        if (version === undefined) return current(workspace, id);
        return of(workspace, id).find((known) => known.version === version && !known.isRemoval);
      },
      async versions(workspace, id) {
        return of(workspace, id).reverse();
      },
      async save(workspace, scenario, by) {
        return add(workspace, scenario, by);
      },
      async saveAfter(workspace, scenario, by, expected) {
        if ((current(workspace, scenario.id)?.version ?? 0) !== expected) return undefined;
        return add(workspace, scenario, by);
      },
      async remove(workspace, id, by, expected) {
        const known = current(workspace, id);
        if (known === undefined || known.version !== expected) return false;
        add(workspace, known.scenario, by, true);
        return true;
      },
    },
  };
}
