import { defineCommand } from '../src/bot/command.ts';
import { withSaid } from '../src/bot/replies/with-said.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { fitScenario } from '../src/features/fits/fit-scenario.ts';
import { fitFailedReply } from '../src/features/fits/replies/failed.ts';
import { fitReply } from '../src/features/fits/replies/fit.ts';
import { keptByTeam } from '../src/features/fits/replies/kept-by-team.ts';
import { type FitValues, fitArguments, specOf } from '../src/features/fits/wish.ts';
import { refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { readIn } from '../src/scenario/problem.ts';

export const fit = defineCommand({
  name: 'fit',
  examples: [
    'fit medical',
    'fit medical curve=hill lag=4 season=1 trend=linear',
    'fit medical prior="content-marketing roi 0.5..3" beyond=2',
    'fit 3',
    '拟合 智慧医疗',
  ],
  audience: 'channel',
  args: fitArguments,
  form: ['scenario', 'curve', 'lag', 'season', 'prior'],
  check({ scenario: base, ...values }: FitValues, { invocation }) {
    if (base.kind === 'fit') return;
    if (base.chosen === undefined) refuseUnlessMay('scenario.make', invocation.who);
    else refuseStrangerTo(base.chosen, invocation);
    readIn('prior', () => specOf(values, base.history.history, base.chosen?.scenario));
  },
  async run({ scenario: base, ...values }: FitValues, context) {
    if (base.kind === 'fit') return fitReply({ fit: base.fit, scenario: base.chosen?.scenario }, context);
    const { history, chosen } = base;
    const spec = specOf(values, history.history, chosen?.scenario);
    const { seed, beyond } = values;
    const fitted = await fitScenario({ history, spec, seed, beyond }, context);
    const { kept, leftOut } = fitted;
    if (kept === undefined) return fitFailedReply(fitted, chosen?.scenario, context);
    const { fit: found, saved, before } = kept;
    const reply = fitReply(
      { fit: found, scenario: saved.scenario, kept: { saved, before }, leftOut },
      context,
    );
    return before === undefined
      ? reply
      : withSaid(reply, keptByTeam(before.scenario, saved.scenario, context.words));
  },
});
