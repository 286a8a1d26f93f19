import { defineCommand } from '../src/bot/command.ts';
import { scenario } from '../src/features/scenarios/arguments/scenario.ts';
import { scenarioReply } from '../src/features/scenarios/replies/scenario.ts';

export const scenarioShow = defineCommand({
  name: 'scenario show',
  examples: ['scenario show medical'],
  audience: 'caller',
  args: { scenario: { kind: scenario, required: true, position: 0, example: 'medical' } },
  async run({ scenario: chosen }, { words }) {
    return scenarioReply(chosen, words);
  },
});
