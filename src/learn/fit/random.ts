import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers: the same seed and streams give the same numbers, others independent ones. */
export interface RandomSource {
  /** Uniform in (0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with this shape and scale 1. */
  gamma(shape: number): number;
}

/** A source of its own for a seed and the numbers of its stream (a chain, a round). */
export function createRandom(seed: number, ...streams: readonly number[]): RandomSource {
  const generator = xoroshiro128plus(streams.reduce(mixed, mixed(0x9e3779b9, seed)));
  let spare: number | undefined;
  const uniform = () => Math.max(uniformFloat64(generator), 2 ** -54);
  // Marsaglia's polar method: two normals a time.
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
  // Marsaglia and Tsang (2000); a shape below 1 is lifted by one and brought back with a power of a uniform.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { uniform, normal, gamma };
}

/** Mixes a number into a 32-bit state (the finaliser of MurmurHash3), so that near seeds give far states. */
function mixed(state: number, value: number): number {
  let h = Math.imul(state ^ (value | 0), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) + 0x27d4eb2f;
  return (h ^ (h >>> 16)) | 0;
}
