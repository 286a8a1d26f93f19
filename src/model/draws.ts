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
import type { JointRows } from './posterior.ts';
import { countWork } from './work.ts';

/** What drawing a value costs, in work. */
const drawWork = 8;

/** Makes draws of parameters: the same seed and the same order of calls give the same draws. */
export interface Drawer {
  /** How many joint draws every parameter gets. */
  readonly count: number;
  /**
   * One value a draw; a parameter without spread gives its value each time. `path`: the name under which joint draws
   * may hold the parameter.
   */
  draw(parameter: Parameter, support: Support, path?: string): Float64Array;
  /** One fresh value of the parameter, independent of all others. */
  one(parameter: Parameter, support: Support): number;
}

/**
 * Draws by Latin hypercube sampling (McKay, Beckman, Conover 1979): each parameter's scores hit each of `count`
 * equally likely strata once, in an order of their own; averages then vary far less than with independent draws.
 *
 * Parameters that `rows` hold are taken from there as they are, never drawn anew: row by row, so that what belongs
 * together stays together. Then there are at most as many draws as rows; fewer are rows chosen by lot.
 */
export function createDrawer(seed: number, most: number, rows?: JointRows): Drawer {
  const random: RandomGenerator = xoroshiro128plus(seed);
  // One draw stands for the middle of all, which no row is.
  const joint = rows !== undefined && rows.count > 0 && most > 1 ? rows : undefined;
  const count = joint === undefined ? most : Math.min(most, joint.count);
  const chosen = joint === undefined || joint.count <= count ? undefined : lot(seed, count, joint.count);
  const score = (stratum: number, strata: number) =>
    normalQuantile((stratum + Math.max(uniformFloat64(random), 2 ** -50)) / strata);
  return {
    count,
    draw(parameter, support, path) {
      const column = path === undefined ? undefined : joint?.columns.get(path);
      if (column !== undefined) {
        return chosen === undefined
          ? Float64Array.from(column)
          : Float64Array.from(chosen, (d) => column[d]!);
      }
      const values = new Float64Array(count).fill(middle(parameter));
      // One draw stands for the middle of all: the plan on point values.
      if (count === 1 || !isUncertain(parameter)) return values;
      countWork(drawWork * count);
      const order = new Int32Array(count);
      for (let d = 0; d < count; d += 1) order[d] = d;
      for (let i = count - 1; i > 0; i -= 1) {
        const j = uniformInt(random, 0, i);
        const held = order[i]!;
        order[i] = order[j]!;
        order[j] = held;
      }
      const valueAt = byScore(parameter, support);
      for (let d = 0; d < count; d += 1) values[d] = valueAt(score(order[d]!, count));
      return values;
    },
    one: (parameter, support) => atScore(parameter, support, score(0, 1)),
  };
}

/** `count` different numbers below `all`, in ascending order: the seed decides which. */
function lot(seed: number, count: number, all: number): Int32Array {
  const random: RandomGenerator = xoroshiro128plus(seed ^ 0x5bd1e995);
  const numbers = Int32Array.from({ length: all }, (_, d) => d);
  for (let i = 0; i < count; i += 1) {
    const j = uniformInt(random, i, all - 1);
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  return numbers.slice(0, count).sort();
}
