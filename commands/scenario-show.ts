import { scenario } from '../src/bot/arguments/scenario.ts';
import { defineCommand } from '../src/bot/command.ts';
import { scenarioReply } from '../src/bot/replies/scenario-reply.ts';

export const scenarioShow = defineCommand({
  name: 'scenario show',
  examples: ['scenario show medical'],
  audience: 'caller',
  args: { scenario: { kind: scenario, required: true, position: 0, example: 'medical' } },
  async run({ scenario: chosen }, { words, invocation }) {
    return scenarioReply(chosen, words, invocation.where.front);
  },
});
