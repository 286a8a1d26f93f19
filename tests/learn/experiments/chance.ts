import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Independent yes-or-no trials from a seed. */
export function trials(seed: number) {
  const random = xoroshiro128plus(seed);
  return {
    /** How many of `count` trials succeed. */
    successes(count: number, probability: number): number {
      let sum = 0;
      for (let i = 0; i < count; i += 1) if (uniformFloat64(random) < probability) sum += 1;
      return sum;
    },
    uniform: () => uniformFloat64(random),
  };
}
