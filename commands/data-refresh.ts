import { defineCommand } from '../src/bot/command.ts';
import { refitAfter } from '../src/features/fits/refit.ts';
import { type RefreshedHistory, refreshedReply } from '../src/features/fits/replies/refreshed.ts';
import { keptHistory } from '../src/features/history/arguments/history-name.ts';
import { refreshHistory } from '../src/features/history/refresh.ts';
import { UserError } from '../src/scenario/problem.ts';

/** Fetches what the sources hold now, of one history or of all. */
export const dataRefresh = defineCommand({
  name: 'data refresh',
  examples: ['data refresh medical', 'data refresh', '数据 刷新 智慧医疗'],
  audience: 'caller',
  args: { name: { kind: keptHistory, required: false, position: 0, example: 'medical' } },
  async run({ name }, context) {
    const { store, sources, settings, now, timeZone, planning, invocation } = context;
    const { workspace } = invocation.where;
    const connections = await store.connections.list(workspace, name?.scenario);
    if (connections.length === 0) {
      throw new UserError(
        name === undefined
          ? { code: 'source.none-connected' }
          : { code: 'source.not-connected', received: name.scenario },
      );
    }
    const place = { store, sources, workspace, settings, now, timeZone, signal: planning.signal };
    const all: RefreshedHistory[] = [];
    for (const scenario of new Set(connections.map((one) => one.scenario))) {
      const refreshed = await refreshHistory(
        connections.filter((one) => one.scenario === scenario),
        place,
      );
      all.push({ refreshed, refitted: await refitAfter(refreshed, context) });
    }
    return refreshedReply(all, context);
  },
});
