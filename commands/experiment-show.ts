import { defineCommand } from '../src/bot/command.ts';
import { experimentNumber } from '../src/features/experiments/arguments/experiment-number.ts';
import { testReply } from '../src/features/experiments/replies/any-test.ts';
import { properPart } from '../src/features/scenarios/arguments/part.ts';
import { scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';

export const experimentShow = defineCommand({
  name: 'experiment show',
  examples: ['experiment show 3', 'experiment show 3 effect=10% power=90%', '实验 查看 3'],
  audience: 'caller',
  args: {
    experiment: { kind: experimentNumber, required: true, position: 0, example: '3' },
    effect: { kind: properPart, required: false, example: '5%' },
    power: { kind: properPart, required: false, example: '80%' },
  },
  async run({ experiment, effect, power }, context) {
    const { store, invocation, settings } = context;
    const known = await scenariosOf(store, invocation.where.workspace, settings);
    const found = known.find(({ scenario: { id } }) => id === experiment.scenario);
    return testReply(experiment, found?.scenario, context, { audience: 'caller', effect, power });
  },
});
