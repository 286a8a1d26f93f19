import { defineCommand } from '../src/bot/command.ts';
import { keptHistory } from '../src/features/history/arguments/history-name.ts';
import { dataListReply, dataShowReply } from '../src/features/history/replies/show.ts';

export const dataShow = defineCommand({
  name: 'data show',
  examples: ['data show medical', 'data show', '数据 查看 智慧医疗'],
  audience: 'channel',
  args: { name: { kind: keptHistory, required: false, position: 0, example: 'medical' } },
  async run({ name }, context) {
    if (name !== undefined) return dataShowReply(name, context);
    const all = await context.store.histories.list(context.invocation.where.workspace);
    const [only, another] = all;
    return only !== undefined && another === undefined
      ? dataShowReply(only, context)
      : dataListReply(all, context);
  },
});
