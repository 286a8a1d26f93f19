import { keptScenario } from '../src/bot/arguments/kept-scenario.ts';
import { defineCommand } from '../src/bot/command.ts';
import { scenarioVersionsReply } from '../src/bot/replies/scenario-versions-reply.ts';

export const scenarioVersions = defineCommand({
  name: 'scenario versions',
  examples: ['scenario versions medical', '场景 版本 智慧医疗'],
  audience: 'caller',
  args: { scenario: { kind: keptScenario, required: true, position: 0, example: 'medical' } },
  async run({ scenario }, context) {
    return scenarioVersionsReply(scenario, context);
  },
});
