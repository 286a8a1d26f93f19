import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import type { Reply } from '../src/bot/reply.ts';
import { experimentNumber } from '../src/features/experiments/arguments/experiment-number.ts';
import { undoneReply } from '../src/features/experiments/replies/applied.ts';
import { scenarioOfExperiment } from '../src/features/experiments/scenario-of.ts';
import { testView } from '../src/features/experiments/view.ts';
import { fitScenario } from '../src/features/fits/fit-scenario.ts';
import { fitFailedReply } from '../src/features/fits/replies/failed.ts';
import { keepScenario, refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import type { Experiment } from '../src/learn/experiments/experiment.ts';
import type { Fit } from '../src/learn/fit/fit.ts';
import { builtInScenarios } from '../src/scenario/presets/index.ts';
import { UserError } from '../src/scenario/problem.ts';
import type { ResponseScenario, Scenario } from '../src/scenario/scenario.ts';

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
    const view = testView(experiment, scenario, words);
    if (scenario.model === 'response') {
      const { fit } = scenario.response;
      const behind = fit === undefined ? undefined : await store.fits.get(workspace, fit);
      // One that was only noted, or that the curves rest on no more, is in no version.
      if (behind?.experiments.includes(number) !== true) {
        await store.experiments.setApplied(workspace, number, undefined);
        return undoneReply(view, undefined, words);
      }
      if (version !== applied.version) {
        return fitWithout(experiment, scenario, behind, context);
      }
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

/** Where the scenario was changed since, the history is fitted without the experiment, so that what came after stays. */
async function fitWithout(
  experiment: Experiment,
  scenario: ResponseScenario,
  { spec, seed, curves }: Fit,
  context: CommandContext,
): Promise<Reply> {
  const { store, invocation, words } = context;
  const { workspace } = invocation.where;
  const { number } = experiment;
  const { id, response } = scenario;
  const history = await store.histories.get(workspace, id);
  if (history === undefined) {
    throw new UserError({ code: 'fit.no-history', received: id, values: { scenario: id } });
  }
  const fitted = await fitScenario(
    {
      history,
      spec,
      seed,
      comparesCurves: curves !== undefined,
      beyond: response.beyond,
      experiments: { without: [number] },
    },
    context,
  );
  if (fitted.kept === undefined) return fitFailedReply(fitted, scenario, context);
  await store.experiments.setApplied(workspace, number, undefined);
  const view = testView(experiment, scenario, words);
  return undoneReply(view, { version: fitted.kept.saved.version }, words);
}

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
