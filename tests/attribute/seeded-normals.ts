import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from '../../src/model/normal.ts';

/** Standard normal numbers, the same for the same seed. */
export function seededNormals(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  return () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, uniformFloat64(random))));
}
