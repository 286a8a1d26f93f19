import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { newName } from '../src/features/scenarios/arguments/new-name.ts';
import { scenario } from '../src/features/scenarios/arguments/scenario.ts';
import { keepScenario } from '../src/features/scenarios/keep.ts';
import { ownIdentifier } from '../src/features/scenarios/own-name.ts';
import { scenarioKeptReply } from '../src/features/scenarios/replies/kept.ts';
import { readScenario } from '../src/scenario/read-scenario.ts';

export const scenarioCopy = defineCommand({
  name: 'scenario copy',
  examples: ['scenario copy medical Our medical', '场景 复制 智慧医疗 我们的医疗'],
  audience: 'channel',
  args: {
    scenario: { kind: scenario, required: true, position: 0, example: 'medical' },
    name: { kind: newName, required: true, position: 1, example: 'Our medical' },
  },
  async check({ name }, { invocation, store }) {
    refuseUnlessMay('scenario.make', invocation.who);
    await ownIdentifier(name, store, invocation.where.workspace);
  },
  async run({ scenario: { scenario: copied }, name }, context) {
    const { store, invocation } = context;
    const id = await ownIdentifier(name, store, invocation.where.workspace);
    // Its aliases stay the original's: nobody could tell the two apart by them.
    const copy = readScenario({ ...copied, id, names: { en: name }, aliases: [] });
    const saved = await keepScenario(copy, { version: 0 }, context);
    return scenarioKeptReply({ saved, how: 'copied' }, context);
  },
});
