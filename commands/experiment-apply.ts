import {
  type ChosenScenario,
  type CommandContext,
  defineCommand,
  type ReadingPlace,
} from '../src/bot/command.ts';
import type { Reply } from '../src/bot/reply.ts';
import { experimentNumber } from '../src/features/experiments/arguments/experiment-number.ts';
import { appliedReply } from '../src/features/experiments/replies/applied.ts';
import { notedReply, refittedReply } from '../src/features/experiments/replies/fitted.ts';
import { scenarioOfExperiment } from '../src/features/experiments/scenario-of.ts';
import { dateText, experimentView, liftText, testView } from '../src/features/experiments/view.ts';
import { fitScenario } from '../src/features/fits/fit-scenario.ts';
import { fitFailedReply } from '../src/features/fits/replies/failed.ts';
import { levelName } from '../src/features/scenarios/arguments/level-name.ts';
import { keepScenario, refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { type EvidenceGap, evidenceOf } from '../src/learn/experiments/evidence.ts';
import {
  type AbTest,
  type Experiment,
  isAbTest,
  isSameTest,
  mostExperiments,
} from '../src/learn/experiments/experiment.ts';
import { type Attribute, withExperiment } from '../src/learn/experiments/level-rule.ts';
import { conversionLift } from '../src/learn/experiments/lift.ts';
import { sampleRatio } from '../src/learn/experiments/sample-ratio.ts';
import { defaultSpec } from '../src/learn/fit/default-spec.ts';
import { isWithin } from '../src/learn/fit/evidence-likelihood.ts';
import { middle } from '../src/scenario/parameter.ts';
import { type ProblemCode, UserError } from '../src/scenario/problem.ts';
import type { AdvantageScenario, ResponseScenario } from '../src/scenario/scenario.ts';

export const experimentApply = defineCommand({
  name: 'experiment apply',
  examples: ['experiment apply 3', 'experiment apply 3 level=influence', '实验 应用 3'],
  audience: 'channel',
  args: {
    experiment: { kind: experimentNumber, required: true, position: 0, example: '3' },
    level: { kind: levelName, required: false, example: 'efficiency' },
  },
  async check({ experiment }, place) {
    refuseStrangerTo(await scenarioOfExperiment(experiment, place), place.invocation);
    refuseUnusable(experiment);
    await refuseTwice(experiment, place);
  },
  async run({ experiment, level }, context) {
    const chosen = await scenarioOfExperiment(experiment, context);
    const { scenario } = chosen;
    if (scenario.model === 'response') return fitWith(experiment, { ...chosen, scenario }, level, context);
    if (!isAbTest(experiment)) {
      throw new UserError({ code: 'experiment.lift-fits', values: { scenario: scenario.id } });
    }
    return takeIn(experiment, { ...chosen, scenario }, level ?? 'efficiency', context);
  },
});

/** Refuses what is applied already, or cannot be trusted. */
function refuseUnusable(experiment: Experiment): void {
  const { number, applied, expectedShare } = experiment;
  if (applied !== undefined) {
    throw new UserError({
      code: 'experiment.applied',
      received: String(number),
      values: { version: applied.version },
    });
  }
  if (!isAbTest(experiment)) return;
  const { isMismatch, p } = sampleRatio(experiment.control, experiment.variant, expectedShare);
  if (isMismatch) {
    throw new UserError({ code: 'experiment.mismatch', values: { number, p: p.toExponential(1) } });
  }
}

/** Refuses what says the same as another that is applied: the same visitors would count twice. */
async function refuseTwice(experiment: Experiment, { store, invocation }: ReadingPlace): Promise<void> {
  const { scenario, number } = experiment;
  const all = await store.experiments.list(invocation.where.workspace, { scenario, limit: mostExperiments });
  const same = all.find((other) => other.applied !== undefined && isSameTest(other, experiment));
  if (same === undefined) return;
  throw new UserError({
    code: 'experiment.twice',
    received: String(number),
    values: { other: same.number },
  });
}

/** Takes it into a level, as a new version. */
async function takeIn(
  experiment: AbTest,
  chosen: ChosenScenario & { readonly scenario: AdvantageScenario },
  level: Attribute,
  context: CommandContext,
): Promise<Reply> {
  const { words, store, invocation, now } = context;
  const { scenario, version } = chosen;
  const channel = scenario.channels.find(({ id }) => id === experiment.channel);
  const was = channel?.[level].level;
  const why = words.say('experiments.applied.why', {
    number: experiment.number,
    date: dateText(now.toISOString().slice(0, 10), words),
    lift: liftText(conversionLift(experiment), words),
    was: was === undefined ? '–' : words.percent(middle(was)),
  });
  const change = withExperiment(scenario, experiment, level, why);
  const saved = await keepScenario(change.scenario, { version, scenario }, context);
  const { workspace } = invocation.where;
  const applied = { version: saved.version, from: version, at: now.toISOString() };
  await store.experiments.setApplied(workspace, experiment.number, applied);
  return appliedReply(
    experimentView({ ...experiment, applied }, change.scenario, words),
    { change, level, version: saved.version, tookBuiltIn: version === 0 },
    words,
  );
}

const gapCodes: Readonly<Record<EvidenceGap, ProblemCode>> = {
  spend: 'experiment.needs-spend',
  window: 'experiment.needs-window',
  revenue: 'experiment.needs-revenue',
  answers: 'experiment.needs-answers',
};

/** Fits the history again with it, as a new version; without a history it is noted for the first fit. */
async function fitWith(
  experiment: Experiment,
  { scenario, version }: ChosenScenario & { readonly scenario: ResponseScenario },
  level: Attribute | undefined,
  context: CommandContext,
): Promise<Reply> {
  if (level !== undefined) {
    throw new UserError({
      code: 'experiment.level-fitted',
      argument: 'level',
      values: { scenario: scenario.id },
    });
  }
  const { words, store, invocation, now } = context;
  const { workspace } = invocation.where;
  const { number } = experiment;
  const history = await store.histories.get(workspace, scenario.id);
  const unit =
    history?.history.outcome.unit ??
    (isAbTest(experiment) && experiment.control.revenue === undefined ? 'count' : 'money');
  const evidence = evidenceOf(experiment, unit);
  if ('lacks' in evidence) {
    throw new UserError({ code: gapCodes[evidence.lacks], received: String(number) });
  }
  const view = (applied: NonNullable<Experiment['applied']>) =>
    testView({ ...experiment, applied }, scenario, words);
  const apply = async (versions: { readonly version: number; readonly from: number }) => {
    const applied = { ...versions, at: now.toISOString() };
    await store.experiments.setApplied(workspace, number, applied);
    return applied;
  };
  if (history === undefined) {
    return notedReply(view(await apply({ version, from: version })), { evidence, unit }, words);
  }
  if (!isWithin(history.history, evidence)) {
    const [from = '', to = ''] = [history.history.weeks[0], history.history.weeks.at(-1)];
    throw new UserError({ code: 'experiment.outside', received: String(number), values: { from, to } });
  }
  const { fit, beyond } = scenario.response;
  const before = fit === undefined ? undefined : await store.fits.get(workspace, fit);
  const fitted = await fitScenario(
    {
      history,
      spec: before?.spec ?? defaultSpec(history.history),
      seed: before?.seed,
      comparesCurves: before?.curves !== undefined,
      beyond,
      experiments: { with: [number] },
    },
    context,
  );
  if (fitted.kept === undefined) return fitFailedReply(fitted, scenario, context);
  const { fit: after, saved, before: former } = fitted.kept;
  const applied = await apply({ version: saved.version, from: former?.version ?? version });
  return refittedReply(view(applied), { evidence, before, after, version: saved.version }, words);
}
