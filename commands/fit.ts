import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import { withSaid } from '../src/bot/replies/with-said.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { fitScenario } from '../src/features/fits/fit-scenario.ts';
import { fitFailedReply } from '../src/features/fits/replies/failed.ts';
import { fitReply } from '../src/features/fits/replies/fit.ts';
import { keptByTeam } from '../src/features/fits/replies/kept-by-team.ts';
import { type FitValues, fitArguments, specOf } from '../src/features/fits/wish.ts';
import { withEvents } from '../src/features/fits/with-events.ts';
import type { StoredHistory } from '../src/features/history/stored/store.ts';
import { refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { readIn, UserError } from '../src/scenario/problem.ts';

export const fit = defineCommand({
  name: 'fit',
  examples: [
    'fit medical',
    'fit medical curve=hill lag=4 season=1 trend=linear',
    'fit medical prior="content-marketing returns 0.5 to 3 per 1" beyond=2',
    'fit medical follows=search',
    'fit medical event="Black Friday 2024-11-29"',
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
    const { history } = base.history;
    const { event } = values;
    if (event !== undefined) {
      refuseUnlessMay('data.import', invocation.who);
      readIn('event', () => withEvents(history, event));
    }
    readIn(values.follows === undefined ? 'prior' : 'follows', () =>
      specOf(values, history, { scenario: base.chosen?.scenario }),
    );
  },
  async run({ scenario: base, ...values }: FitValues, context) {
    if (base.kind === 'fit') return fitReply({ fit: base.fit, scenario: base.chosen?.scenario }, context);
    const { chosen } = base;
    const { workspace } = context.invocation.where;
    const history = await withEventsKept(base.history, values.event, context);
    const last = await context.store.fits.newest(workspace, history.scenario);
    const spec = specOf(values, history.history, { scenario: chosen?.scenario, last });
    const { seed, beyond } = values;
    // Where somebody says how channels saturate there is nothing to compare.
    const comparesCurves = values.curve === undefined;
    const fitted = await fitScenario({ history, spec, seed, beyond, comparesCurves }, context);
    const { kept, leftOut } = fitted;
    if (kept === undefined) return fitFailedReply(fitted, chosen?.scenario, context);
    const reply = fitReply(
      { ...kept, scenario: kept.saved.scenario, kept, leftOut, events: values.event },
      context,
    );
    return kept.before === undefined
      ? reply
      : withSaid(reply, keptByTeam(kept.before.scenario, kept.saved.scenario, context.words));
  },
});

/** The history with what happened, kept as its next version. */
async function withEventsKept(
  stored: StoredHistory,
  event: FitValues['event'],
  { store, invocation }: CommandContext,
): Promise<StoredHistory> {
  if (event === undefined) return stored;
  const { scenario, version } = stored;
  const history = withEvents(stored.history, event);
  const { workspace } = invocation.where;
  const saved = await store.histories.saveAfter(workspace, scenario, history, invocation.who.id, version);
  if (saved !== undefined) return saved;
  throw new UserError({ code: 'fit.history-changed', received: scenario, values: { scenario } });
}
