import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { keptHistory } from '../src/features/history/arguments/history-name.ts';
import { dataRemovalReply, dataRemovedReply } from '../src/features/history/replies/show.ts';
import { versionNumber } from '../src/features/scenarios/arguments/version-number.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { UserError } from '../src/scenario/problem.ts';

export const dataRemove = defineCommand({
  name: 'data remove',
  examples: ['data remove medical', '数据 删除 智慧医疗'],
  // It asks first, and that is only for who asked.
  audience: 'caller',
  args: {
    name: { kind: keptHistory, required: true, position: 0, example: 'medical' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
    version: { kind: versionNumber, required: false, example: '3' },
  },
  check(_values, { invocation }) {
    refuseUnlessMay('data.remove', invocation.who);
  },
  async run({ name: stored, confirm, version }, context) {
    if (confirm === undefined) return dataRemovalReply(stored, context);
    const { workspace } = context.invocation.where;
    const seen = version ?? stored.version;
    if (!(await context.store.histories.remove(workspace, stored.scenario, seen))) {
      throw new UserError({ code: 'data.changed-meanwhile', received: stored.scenario });
    }
    // Else the next report would bring it back.
    for (const { source } of await context.store.connections.list(workspace, stored.scenario)) {
      await context.store.connections.remove(workspace, stored.scenario, source);
    }
    // Else the next file of one of them would bring back what the others told.
    await context.store.historyFiles.remove(workspace, stored.scenario);
    return dataRemovedReply(stored, context);
  },
});
