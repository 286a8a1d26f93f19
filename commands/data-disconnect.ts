import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { historyName } from '../src/features/history/arguments/history-name.ts';
import { connectedSource } from '../src/features/history/arguments/source-name.ts';
import { disconnectedReply } from '../src/features/history/replies/sources.ts';
import { listNames } from '../src/scenario/nearest.ts';
import { UserError } from '../src/scenario/problem.ts';

/** Ends that a source feeds a history. What it brought stays. */
export const dataDisconnect = defineCommand({
  name: 'data disconnect',
  examples: ['data disconnect medical', 'data disconnect medical shop', '数据 断开 智慧医疗'],
  audience: 'caller',
  args: {
    name: { kind: historyName, required: true, position: 0, example: 'medical' },
    source: { kind: connectedSource, required: false, position: 1, example: 'shop' },
  },
  check(_values, { invocation }) {
    refuseUnlessMay('data.connect', invocation.who);
  },
  async run({ name, source }, context) {
    const { store, invocation } = context;
    const { workspace } = invocation.where;
    const all = await store.connections.list(workspace, name.id);
    const [only, another] = source === undefined ? all : all.filter((one) => one.source === source);
    if (only === undefined) throw new UserError({ code: 'source.not-connected', received: name.id });
    if (another !== undefined) {
      const choices = listNames(all.map((one) => one.source));
      throw new UserError({ code: 'source.which', received: name.id, values: { choices } });
    }
    await store.connections.remove(workspace, name.id, only.source);
    return disconnectedReply(only, context);
  },
});
