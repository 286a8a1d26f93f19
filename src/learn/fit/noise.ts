import type { RandomSource } from './random.ts';

/**
 * The noise of a week: normal with σ in most weeks, ten times as wide in one of forty, a hundred times in one of two
 * hundred (a typing error of a digit). One week, however far off, costs the likelihood a few nats and bends nothing;
 * given each week's width all is normal, so that the linear terms stay integrated out exactly (`collapsed.ts`).
 */
export const noiseWidths = [
  { share: 0.97, times: 1 },
  { share: 0.025, times: 10 },
  { share: 0.005, times: 100 },
] as const;

const [usual, wide, wild] = noiseWidths;
/** How much likelier each wide week is than a usual one at a residual of zero. */
const wideAtZero = wide.share / wide.times / usual.share;
const wildAtZero = wild.share / wild.times / usual.share;
const wideRise = (1 - 1 / wide.times ** 2) / 2;
const wildRise = (1 - 1 / wild.times ** 2) / 2;
/** From this square of a residual on (in σ²) the ratios would leave the floating-point numbers. */
const farthest = 1_400;

/** The log density of a residual with the widths summed out, less ½ log 2π. */
export function noiseLogDensity(residual: number, sigma: number): number {
  const square = (residual / sigma) ** 2;
  if (square > farthest) {
    // No usual week; what is left is one of the wide ones.
    const [one, other] = [wide, wild].map(
      ({ share, times }) => Math.log(share / times) - square / (2 * times ** 2),
    );
    const highest = Math.max(one!, other!);
    return highest + Math.log(Math.exp(one! - highest) + Math.exp(other! - highest)) - Math.log(sigma);
  }
  const ratio = wideAtZero * Math.exp(wideRise * square) + wildAtZero * Math.exp(wildRise * square);
  return Math.log(usual.share) - square / 2 + Math.log1p(ratio) - Math.log(sigma);
}

/** The chance that a week with this residual was not one of the usual weeks. */
export function outlierChance(residual: number, sigma: number): number {
  const square = Math.min(farthest, (residual / sigma) ** 2);
  const ratio = wideAtZero * Math.exp(wideRise * square) + wildAtZero * Math.exp(wildRise * square);
  return ratio / (1 + ratio);
}

/** Draws a week's weight, 1/times², given its residual. */
export function drawWeight(residual: number, sigma: number, random: RandomSource): number {
  const square = (residual / sigma) ** 2;
  const uniform = random.uniform();
  if (square < farthest) {
    const one = wideAtZero * Math.exp(wideRise * square);
    const other = wildAtZero * Math.exp(wildRise * square);
    const at = uniform * (1 + one + other);
    return at < 1 ? 1 : at < 1 + one ? 1 / wide.times ** 2 : 1 / wild.times ** 2;
  }
  const apart = Math.log(wildAtZero / wideAtZero) + (wildRise - wideRise) * square;
  return uniform * (1 + Math.exp(apart)) < 1 ? 1 / wide.times ** 2 : 1 / wild.times ** 2;
}

/** A week's noise. */
export function drawNoise(sigma: number, random: RandomSource): number {
  const uniform = random.uniform();
  const { times } = uniform < usual.share ? usual : uniform < usual.share + wide.share ? wide : wild;
  return sigma * times * random.normal();
}
