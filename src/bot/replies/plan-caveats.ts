import type { Invocation } from '../invocation.ts';
import { assumptionsOf } from './assumptions.ts';
import type { PlanView } from './plan-view.ts';
import { plainOf } from './spans.ts';

/** What the numbers rest on, what is not certain, and how to do better. */
export function planCaveats(view: PlanView, { where }: Invocation): string[] {
  const { run, words } = view;
  const { origin, id } = run.scenario;
  const assumptions = assumptionsOf(run.effective);
  const caveats: string[] = [];
  if (!run.todayFeasible) caveats.push(words.say('replies.caveats.todayInfeasible'));
  if (!run.proof.proved) caveats.push(words.say(`replies.caveats.stopped.${run.proof.stopped}`));
  if (view.measure.isCautious) caveats.push(words.say('replies.caveats.cautious'));
  caveats.push(
    run.certainty === undefined
      ? words.say('replies.caveats.noSpread')
      : words.say('replies.caveats.intervals', { draws: String(run.certainty.draws) }),
  );
  if (origin === 'built-in') {
    caveats.push(words.say('replies.caveats.assumptions', { count: assumptions.length, id }));
    caveats.push(
      words.say(
        where.front === 'terminal' ? 'replies.caveats.replaceInTerminal' : 'replies.caveats.replace',
        { id },
      ),
    );
  } else if (assumptions.length > 0 && origin === 'workspace') {
    caveats.push(words.say('replies.caveats.ownAssumptions', { count: assumptions.length, id }));
  }
  return caveats.map(plainOf);
}
