import type { Words } from '../../../bot/language/words.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import type { AdoptedPlan } from '../adopted-today.ts';
import { contributionsChart } from '../charts/contributions.ts';
import { convergenceChart } from '../charts/convergence.ts';
import { standingOf } from '../standing.ts';
import type { Run } from '../stored/run.ts';
import { type PlanView, planView } from '../view.ts';
import { planActions } from './actions.ts';
import { adoptedCaveat } from './adopted.ts';
import { planCaveats } from './caveats.ts';
import { bindingFacts, planFacts } from './facts.ts';
import { warnedIfUnreviewed } from './fit-verdict.ts';
import { headline } from './headline.ts';
import { reckonedCaveats } from './reckoned.ts';
import { planTable } from './table.ts';
import { totalsTable } from './totals.ts';

/**
 * The reply to an optimisation: what to do, channel by channel, how sure that is, and both charts. `adopted` is the
 * plan that counts as today's spend, where the team has taken one.
 */
export function planReply(run: Run, words: Words, adopted?: AdoptedPlan): Reply {
  const view = planView(run, words);
  // A plan that nothing carries is not told: its figures would be taken for one.
  const isTold = standingOf(run) !== 'uncarried';
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('replies.plan.title', { scenario: view.scenario, number: run.number }),
    summary: warnedIfUnreviewed(view, headline(view)),
    blocks: [
      ...(isTold ? planBlocks(view) : []),
      {
        kind: 'caveats',
        items: [...reckonedCaveats([run], words), ...adoptedCaveat(adopted, words), ...planCaveats(view)],
      },
      { kind: 'actions', actions: planActions(run, words, wantedActions(run)) },
    ],
    record: run,
    about: { run: run.number },
  };
}

/** What the plan is and what it comes to, in tables, facts and both charts. */
function planBlocks(view: PlanView): Block[] {
  return [
    { kind: 'table', table: planTable(view) },
    { kind: 'table', table: totalsTable(view) },
    planFacts(view),
    ...bindingFacts(view),
    { kind: 'chart', chart: contributionsChart(view) },
    { kind: 'chart', chart: convergenceChart(view) },
  ];
}

/** What somebody may want next. A plan is offered for adoption first only where something measured says to move. */
function wantedActions(run: Run): Parameters<typeof planActions>[2] {
  const standing = standingOf(run);
  if (standing === 'uncarried') return ['again', 'history'];
  const isToDo = standing === 'measured' && (run.verdict?.kind === 'move' || run.verdict?.kind === 'less');
  return [
    ...(isToDo ? (['adopt'] as const) : []),
    ...(['explain', 'whatIf', 'otherwise', 'risk', 'again'] as const),
    ...(isToDo ? [] : (['adopt'] as const)),
    ...(['schedule', 'compare', 'export', 'history'] as const),
  ];
}
