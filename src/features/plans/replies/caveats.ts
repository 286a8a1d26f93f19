import { plainOf } from '../../../bot/replies/spans.ts';
import { fitOf } from '../../../scenario/scenario.ts';
import { assumptionsOf } from '../../scenarios/assumptions.ts';
import type { PlanView } from '../view.ts';
import { fitCaveats } from './fit-caveats.ts';
import { samplingNoise } from './stability.ts';

/** What the numbers rest on, what is not certain, and how to do better. */
export function planCaveats(view: PlanView): string[] {
  const { run, words } = view;
  const { origin, id } = run.scenario;
  const caveats: string[] = [];
  if (!run.todayFeasible) caveats.push(words.say('replies.caveats.todayInfeasible'));
  if (!run.proof.proved) caveats.push(words.say(`replies.caveats.stopped.${run.proof.stopped}`));
  if (view.measure.isCautious) caveats.push(words.say('replies.caveats.cautious'));
  caveats.push(
    run.certainty === undefined
      ? words.say('replies.caveats.noSpread')
      : words.say('replies.caveats.intervals', { draws: run.certainty.draws }),
  );
  const noise = samplingNoise(view);
  if (noise !== undefined) caveats.push(noise);
  caveats.push(words.say(run.unit === 'money' ? 'replies.caveats.roi' : 'replies.caveats.costPerResult'));
  caveats.push(...assumptionCaveats(view));
  if (origin === 'built-in') {
    caveats.push(words.say('replies.caveats.replace', { id }));
  }
  return caveats.map(plainOf);
}

/** How many numbers are assumed or uncertain, and where their reasons are; of a fitted scenario, which fit they are of. */
export function assumptionCaveats(view: PlanView): string[] {
  const { run, words } = view;
  if (fitOf(run.effective) !== undefined) return fitCaveats(view);
  const { origin, id } = run.scenario;
  const count = assumptionsOf(run.effective).length;
  if (origin === 'built-in') return [words.say('replies.caveats.assumptions', { count, id })];
  return count > 0 && origin === 'workspace'
    ? [words.say('replies.caveats.ownAssumptions', { count, id })]
    : [];
}
