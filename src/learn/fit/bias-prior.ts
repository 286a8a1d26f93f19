import { biasPriors } from './priors.ts';
import type { RandomSource } from './random.ts';

/**
 * How far a channel's effect in the history is from what it causes: effect in the history = causal effect · e^b.
 * Whatever moves spend and outcome together without being in the file (demand, above all) is in b, and no regression
 * can tell it from the effect.
 *
 * - `follows`: b ~ N(.3, .7²), for a channel whose spend may follow demand;
 * - `usual`, any other: b ~ N(0, .15²), but one in twenty follows demand and nobody said so.
 *
 * A test speaks of the causal effect alone. Where it agrees with the history the narrow part of b holds; where the two
 * contradict each other the wide part does, and the test decides.
 */
export type BiasPrior = 'usual' | 'follows';

const { usual, follows, unsaid } = biasPriors;

/** log p(b), less constants, its slope, and the chance that b belongs to the wide part. */
export function logBiasPrior(prior: BiasPrior, b: number): { value: number; slope: number; wide: number } {
  const [narrow, broad] = [usual, follows].map(({ mean, sd }) => {
    const score = (b - mean) / sd;
    return { value: -Math.log(sd) - (score * score) / 2, slope: -score / sd };
  }) as [{ value: number; slope: number }, { value: number; slope: number }];
  if (prior === 'follows') return { ...broad, wide: 1 };
  const [one, other] = [Math.log(1 - unsaid) + narrow.value, Math.log(unsaid) + broad.value];
  const highest = Math.max(one, other);
  const value = highest + Math.log(Math.exp(one - highest) + Math.exp(other - highest));
  const wide = Math.exp(other - value);
  return { value, slope: (1 - wide) * narrow.slope + wide * broad.slope, wide };
}

/** A draw of b. */
export function drawBias(prior: BiasPrior, random: RandomSource): number {
  const isWide = prior === 'follows' || random.uniform() < unsaid;
  const { mean, sd } = isWide ? follows : usual;
  return mean + sd * random.normal();
}
