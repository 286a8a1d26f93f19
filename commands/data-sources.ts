import { defineCommand } from '../src/bot/command.ts';
import { sourcesReply } from '../src/features/history/replies/sources.ts';

/** The sources that this workspace may use, by name only, and what they feed. */
export const dataSources = defineCommand({
  name: 'data sources',
  examples: ['data sources', '数据 来源'],
  audience: 'caller',
  args: {},
  async run(_values, context) {
    const { workspace } = context.invocation.where;
    return sourcesReply(
      context.sources.openTo(workspace),
      await context.store.connections.list(workspace),
      context,
    );
  },
});
