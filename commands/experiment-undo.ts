import { experimentNumber } from '../src/bot/arguments/experiment-number.ts';
import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import { scenarioOfExperiment } from '../src/bot/experiments/scenario-of-experiment.ts';
import { undoneReply } from '../src/bot/replies/experiment-applied-reply.ts';
import { experimentView } from '../src/bot/replies/experiment-view.ts';
import { keepScenario, refuseStrangerTo } from '../src/bot/scenarios/keep-scenario.ts';
import { builtInScenarios } from '../src/scenario/presets/index.ts';
import { UserError } from '../src/scenario/problem.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

export const experimentUndo = defineCommand({
  name: 'experiment undo',
  examples: ['experiment undo 3', '实验 撤回 3'],
  audience: 'channel',
  args: { experiment: { kind: experimentNumber, required: true, position: 0, example: '3' } },
  async check({ experiment }, place) {
    if (experiment.applied === undefined) {
      throw new UserError({ code: 'experiment.not-applied', received: String(experiment.number) });
    }
    refuseStrangerTo(await scenarioOfExperiment(experiment, place), place.invocation);
  },
  async run({ experiment }, context) {
    const { store, invocation, words } = context;
    const { workspace } = invocation.where;
    const { number, applied } = experiment;
    if (applied === undefined) throw new Error('an experiment that is not applied was let through');
    const { scenario, version } = await scenarioOfExperiment(experiment, context);
    const view = experimentView(experiment, scenario, words);
    // One that was only noted has made no version; of one that later fits took in, those stay as they are.
    if (scenario.model === 'response' && (applied.version === applied.from || version !== applied.version)) {
      await store.experiments.setApplied(workspace, number, undefined);
      return undoneReply(view, undefined, words);
    }
    if (version !== applied.version) {
      const newest = await store.scenarios.get(workspace, scenario.id);
      throw new UserError({
        code: 'experiment.changed-since',
        received: String(number),
        values: {
          version,
          by: newest?.by ?? '–',
          scenario: scenario.id,
          line:
            applied.from === 0
              ? `scenario remove ${scenario.id}`
              : `scenario restore ${scenario.id} ${applied.from}`,
        },
      });
    }
    const former = await formerOf(scenario, applied.from, context);
    const saved = await keepScenario(former, { version, scenario }, context);
    await store.experiments.setApplied(workspace, number, undefined);
    return undoneReply(view, { version: saved.version, from: applied.from }, words);
  },
});

/** The scenario as it was in a version; 0: built in, counting in what the workspace counts in. */
async function formerOf(
  { id, currency }: Scenario,
  version: number,
  { store, invocation }: Pick<CommandContext, 'store' | 'invocation'>,
): Promise<Scenario> {
  const builtIn = builtInScenarios.find((scenario) => scenario.id === id);
  if (version === 0 && builtIn !== undefined) return { ...builtIn, currency };
  const kept = await store.scenarios.get(invocation.where.workspace, id, version);
  if (kept !== undefined) return kept.scenario;
  throw new Error(`version ${version} of ${id} is gone`);
}
