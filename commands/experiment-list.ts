import { defineCommand } from '../src/bot/command.ts';
import { scenarioLabel } from '../src/bot/replies/labels.ts';
import { experimentListReply } from '../src/features/experiments/replies/list.ts';
import { experimentView, testView } from '../src/features/experiments/view.ts';
import { scenario, scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';
import { isAbTest } from '../src/learn/experiments/experiment.ts';

/** Most experiments that one answer lists. */
const mostListed = 20;

export const experimentList = defineCommand({
  name: 'experiment list',
  examples: ['experiment list', 'experiment list medical', '实验 列表 智慧医疗'],
  audience: 'caller',
  args: { scenario: { kind: scenario, required: false, position: 0, example: 'medical' } },
  async run({ scenario }, context) {
    const { store, invocation, words, settings } = context;
    const { workspace } = invocation.where;
    const chosen = scenario?.scenario;
    const experiments = await store.experiments.list(workspace, {
      ...(chosen !== undefined && { scenario: chosen.id }),
      limit: mostListed,
    });
    const known = await scenariosOf(store, workspace, settings);
    const views = experiments.map((experiment) => {
      const found = known.find(({ scenario: { id } }) => id === experiment.scenario);
      return isAbTest(experiment)
        ? experimentView(experiment, found?.scenario, words)
        : testView(experiment, found?.scenario, words);
    });
    const named = chosen && { id: chosen.id, label: scenarioLabel(chosen.names, words.language) };
    return experimentListReply(views, named, context);
  },
});
