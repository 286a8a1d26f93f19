import {
  type Connection,
  type ConnectionStore,
  connectionShape,
} from '../../src/features/history/stored/connection.ts';

/** Connections in memory, and how to forget a workspace's. */
export function memoryConnections(): { readonly store: ConnectionStore; forget(workspace: string): void } {
  const kept = new Map<string, Connection[]>();
  const of = (workspace: string) => kept.get(workspace) ?? [];
  const isOf = (scenario: string, source: string) => (one: Connection) =>
    one.scenario === scenario && one.source === source;
  const key = ({ scenario, source }: Connection) => JSON.stringify([scenario, source]);
  return {
    forget: (workspace) => void kept.delete(workspace),
    store: {
      async save(workspace, connection) {
        const checked = connectionShape.parse(connection);
        const others = of(workspace).filter((one) => !isOf(checked.scenario, checked.source)(one));
        kept.set(
          workspace,
          [...others, checked].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
        );
      },
      get: async (workspace, scenario, source) => of(workspace).find(isOf(scenario, source)),
      list: async (workspace, scenario) =>
        of(workspace).filter((one) => scenario === undefined || one.scenario === scenario),
      async note(workspace, scenario, source, state) {
        const found = of(workspace).find(isOf(scenario, source));
        if (found === undefined) return false;
        const changed = connectionShape.parse({ ...found, state });
        kept.set(
          workspace,
          of(workspace).map((one) => (one === found ? changed : one)),
        );
        return true;
      },
      async remove(workspace, scenario, source) {
        const others = of(workspace).filter((one) => !isOf(scenario, source)(one));
        const isThere = others.length < of(workspace).length;
        kept.set(workspace, others);
        return isThere;
      },
    },
  };
}
