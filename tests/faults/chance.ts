import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers by chance, the same for the same seed. */
export interface Chance {
  /** From 0 to `most`. */
  upTo(most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const upTo = (most: number) => most * uniformFloat64(generator);
  return {
    upTo,
    oneOf(items) {
      const item = items[Math.min(items.length - 1, Math.floor(upTo(items.length)))];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
  };
}
