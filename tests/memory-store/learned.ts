import type { Store } from '../../src/bot/ports.ts';
import { type KeptFile, keptFileShape } from '../../src/features/history/stored/file.ts';
import type { StoredHistory } from '../../src/features/history/stored/store.ts';
import type { WorkspaceContents } from '../../src/features/workspace/stored/store.ts';
import { type Experiment, experimentShape } from '../../src/learn/experiments/experiment.ts';
import { type Observation, observationShape } from '../../src/learn/feedback/observation.ts';
import { type Fit, fitShape } from '../../src/learn/fit/fit.ts';
import { historyShape } from '../../src/learn/history/history.ts';

type LearnedStores = Pick<Store, 'histories' | 'historyFiles' | 'fits' | 'experiments' | 'observations'>;

type KeptHistory = StoredHistory & { readonly isRemoved?: true };

/** What is learned, in memory; how much there is of a workspace's, and how to forget it. */
export function memoryLearned(): {
  readonly stores: LearnedStores;
  counts(workspace: string): Pick<WorkspaceContents, Exclude<keyof LearnedStores, 'historyFiles'>>;
  forget(workspace: string): void;
  /** Removes the histories that were not saved anew since; how many. */
  prune(workspace: string, before: Date): number;
} {
  /** By workspace and scenario; a removed one leaves its number behind. */
  const histories = new Map<string, Map<string, KeptHistory>>();
  const files = new Map<string, KeptFile[]>();
  const fits = new Map<string, Fit[]>();
  const experiments = new Map<string, Experiment[]>();
  const observations = new Map<string, Observation[]>();

  const historyOf = (workspace: string, scenario: string) => {
    const kept = histories.get(workspace)?.get(scenario);
    return kept?.isRemoved ? undefined : kept;
  };
  const historiesOf = (workspace: string) =>
    [...(histories.get(workspace)?.keys() ?? [])].sort().flatMap((id) => historyOf(workspace, id) ?? []);
  const countOf = (kept: ReadonlyMap<string, readonly unknown[]>, workspace: string) =>
    kept.get(workspace)?.length ?? 0;
  /** Adds what was checked, with the next number. */
  function add<One extends { number: number }>(kept: Map<string, One[]>, workspace: string, one: One): One {
    kept.set(workspace, [...(kept.get(workspace) ?? []), one]);
    return one;
  }

  return {
    counts: (workspace) => ({
      histories: historiesOf(workspace).length,
      fits: countOf(fits, workspace),
      experiments: countOf(experiments, workspace),
      observations: countOf(observations, workspace),
    }),
    forget(workspace) {
      for (const kept of [histories, files, fits, experiments, observations]) kept.delete(workspace);
    },
    prune(workspace, before) {
      const old = historiesOf(workspace).filter(({ at }) => at < before);
      for (const one of old) histories.get(workspace)?.set(one.scenario, { ...one, isRemoved: true });
      const isOld = ({ at }: KeptFile) => new Date(at) < before;
      files.set(
        workspace,
        (files.get(workspace) ?? []).filter((one) => !isOld(one)),
      );
      return old.length;
    },
    stores: {
      histories: {
        get: async (workspace, scenario) => historyOf(workspace, scenario),
        list: async (workspace) => historiesOf(workspace),
        async saveAfter(workspace, scenario, history, by, expected) {
          const checked = historyShape.parse(history);
          if (expected !== (historyOf(workspace, scenario)?.version ?? 0)) return undefined;
          const before = histories.get(workspace) ?? new Map<string, KeptHistory>();
          const version = (before.get(scenario)?.version ?? 0) + 1;
          const at = new Date('2026-01-01T00:00:00Z');
          const saved = { scenario, history: checked, version, at, by };
          histories.set(workspace, before.set(scenario, saved));
          return saved;
        },
        async remove(workspace, scenario, expected) {
          const known = historyOf(workspace, scenario);
          if (known === undefined || known.version !== expected) return false;
          histories.get(workspace)?.set(scenario, { ...known, isRemoved: true });
          return true;
        },
      },
      historyFiles: {
        list: async (workspace, scenario) =>
          (files.get(workspace) ?? [])
            .filter((one) => scenario === undefined || one.scenario === scenario)
            .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
        async save(workspace, file) {
          const checked = keptFileShape.parse(file);
          const others = (files.get(workspace) ?? []).filter((one) => placeOf(one) !== placeOf(checked));
          files.set(workspace, [...others, checked]);
        },
        async remove(workspace, scenario, key) {
          const all = files.get(workspace) ?? [];
          const isGone = (one: KeptFile) =>
            one.scenario === scenario && (key === undefined || one.key === key);
          files.set(
            workspace,
            all.filter((one) => !isGone(one)),
          );
          return all.filter(isGone).length;
        },
      },
      fits: {
        add: async (workspace, fit) =>
          add(fits, workspace, fitShape.parse({ ...fit, number: countOf(fits, workspace) + 1 })),
        get: async (workspace, number) => fits.get(workspace)?.find((fit) => fit.number === number),
        newest: async (workspace, scenario) =>
          fits.get(workspace)?.findLast((fit) => fit.scenario === scenario),
      },
      experiments: {
        async add(workspace, experiment) {
          const number = countOf(experiments, workspace) + 1;
          return add(experiments, workspace, experimentShape.parse({ ...experiment, number }));
        },
        get: async (workspace, number) => experiments.get(workspace)?.find((one) => one.number === number),
        list: async (workspace, { scenario, limit }) =>
          (experiments.get(workspace) ?? [])
            .filter((one) => scenario === undefined || one.scenario === scenario)
            .reverse()
            .slice(0, limit),
        async setApplied(workspace, number, applied) {
          const of = experiments.get(workspace) ?? [];
          const before = of.find((one) => one.number === number);
          if (before === undefined) return undefined;
          const { applied: _, ...rest } = before;
          const changed = experimentShape.parse({ ...rest, ...(applied && { applied }) });
          experiments.set(
            workspace,
            of.map((one) => (one === before ? changed : one)),
          );
          return changed;
        },
      },
      observations: {
        async add(workspace, observation) {
          const number = countOf(observations, workspace) + 1;
          return add(observations, workspace, observationShape.parse({ ...observation, number }));
        },
        list: async (workspace, scenario, { kind, limit }) =>
          (observations.get(workspace) ?? [])
            .filter((one) => one.scenario === scenario && (kind === undefined || one.kind === kind))
            .reverse()
            .slice(0, limit),
      },
    },
  };
}

const placeOf = ({ scenario, key }: KeptFile) => `${scenario}\n${key}`;
