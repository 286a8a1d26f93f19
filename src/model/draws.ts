import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import {
  atScore,
  byScore,
  isUncertain,
  middle,
  type Parameter,
  type Support,
} from '../scenario/parameter.ts';
import { normalQuantile } from './normal.ts';

/** Makes draws of parameters: the same seed and the same order of calls give the same draws. */
export interface Drawer {
  /** How many joint draws every parameter gets. */
  readonly count: number;
  /** One value a draw; a parameter without spread gives its value each time. */
  draw(parameter: Parameter, support: Support): Float64Array;
  /** One fresh value of the parameter, independent of all others. */
  one(parameter: Parameter, support: Support): number;
}

/**
 * Draws by Latin hypercube sampling (McKay, Beckman, Conover 1979): each parameter's scores hit each of `count`
 * equally likely strata once, in an order of their own; averages then vary far less than with independent draws.
 */
export function createDrawer(seed: number, count: number): Drawer {
  const random: RandomGenerator = xoroshiro128plus(seed);
  const score = (stratum: number, strata: number) =>
    normalQuantile((stratum + Math.max(uniformFloat64(random), 2 ** -50)) / strata);
  return {
    count,
    draw(parameter, support) {
      const values = new Float64Array(count).fill(middle(parameter));
      // One draw stands for the middle of all: the plan on point values.
      if (count === 1 || !isUncertain(parameter)) return values;
      const order = Int32Array.from(values.keys());
      for (let i = count - 1; i > 0; i -= 1) {
        const j = uniformInt(random, 0, i);
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      const valueAt = byScore(parameter, support);
      for (let d = 0; d < count; d += 1) values[d] = valueAt(score(order[d]!, count));
      return values;
    },
    one: (parameter, support) => atScore(parameter, support, score(0, 1)),
  };
}
