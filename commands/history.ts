import { defineCommand } from '../src/bot/command.ts';
import { historyReply } from '../src/features/plans/replies/history.ts';
import { scenario } from '../src/features/scenarios/arguments/scenario.ts';

/** Most runs that one answer lists. */
const mostRuns = 20;

export const history = defineCommand({
  name: 'history',
  examples: ['history', 'history medical'],
  // It may list what its reader made in private elsewhere.
  audience: 'caller',
  args: { scenario: { kind: scenario, required: false, position: 0, example: 'medical' } },
  async run({ scenario: chosen }, { store, words, invocation, commands, timeZone }) {
    const { workspace, channel, front } = invocation.where;
    const runs = await store.runs.list(
      workspace,
      { person: invocation.who.id, channel },
      { limit: mostRuns, ...(chosen !== undefined && { scenario: chosen.scenario.id }) },
    );
    return historyReply(runs, { words, front, commands, timeZone, ...(chosen !== undefined && { chosen }) });
  },
});
