import type { Words } from '../../../bot/language/words.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { AdoptedPlan } from '../adopted-today.ts';
import { contributionsChart } from '../charts/contributions.ts';
import { convergenceChart } from '../charts/convergence.ts';
import type { Run } from '../stored/run.ts';
import { planView } from '../view.ts';
import { planActions } from './actions.ts';
import { adoptedCaveat } from './adopted.ts';
import { planCaveats } from './caveats.ts';
import { bindingFacts, planFacts } from './facts.ts';
import { warned } from './fit-verdict.ts';
import { headline } from './headline.ts';
import { planTable } from './table.ts';

/**
 * The reply to an optimisation: what to do, channel by channel, how sure that is, and both charts. `adopted` is the
 * plan that counts as today's spend, where the team has taken one.
 */
export function planReply(run: Run, words: Words, adopted?: AdoptedPlan): Reply {
  const view = planView(run, words);
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('replies.plan.title', { scenario: view.scenario, number: run.number }),
    summary: warned(view, headline(view)),
    blocks: [
      { kind: 'table', table: planTable(view) },
      planFacts(view),
      ...bindingFacts(view),
      { kind: 'chart', chart: contributionsChart(view) },
      { kind: 'chart', chart: convergenceChart(view) },
      {
        kind: 'caveats',
        items: [...adoptedCaveat(adopted, words), ...planCaveats(view)],
      },
      {
        kind: 'actions',
        actions: planActions(run, words, [
          'again',
          'explain',
          'whatIf',
          'otherwise',
          'risk',
          'adopt',
          'schedule',
          'compare',
          'export',
          'history',
        ]),
      },
    ],
    record: run,
    about: { run: run.number },
  };
}
