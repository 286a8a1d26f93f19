import { defineCommand } from '../src/bot/command.ts';
import { keptScenario } from '../src/features/scenarios/arguments/kept-scenario.ts';
import { scenarioVersionsReply } from '../src/features/scenarios/replies/versions.ts';

export const scenarioVersions = defineCommand({
  name: 'scenario versions',
  examples: ['scenario versions medical', '场景 版本 智慧医疗'],
  audience: 'caller',
  args: { scenario: { kind: keptScenario, required: true, position: 0, example: 'medical' } },
  async run({ scenario }, context) {
    return scenarioVersionsReply(scenario, context);
  },
});
