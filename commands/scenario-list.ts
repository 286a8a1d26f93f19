import { defineCommand } from '../src/bot/command.ts';
import { scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';
import { scenarioListReply } from '../src/features/scenarios/replies/list.ts';

export const scenarioList = defineCommand({
  name: 'scenario list',
  examples: ['scenario list'],
  audience: 'caller',
  args: {},
  async run(_values, { store, words, invocation, commands }) {
    const chosen = await scenariosOf(store, invocation.where.workspace);
    return scenarioListReply(chosen, { words, front: invocation.where.front, commands });
  },
});
