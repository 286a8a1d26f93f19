import { niceSteps, type Ticks } from './ticks.ts';

/** A value on the axis, and the room in pixels that must stay free on either side of it. */
export interface Reach {
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

const fewestSteps = 3;
const mostSteps = 6;

/**
 * The shortest span of an axis `width` pixels long that holds zero, has round ends and leaves every value its
 * room. Where nothing is negative it begins at zero, and the other way round.
 */
export function domainWithRoom(reaches: readonly Reach[], width: number): Ticks {
  const largest = Math.max(...reaches.map(({ end }) => Math.abs(end)), 0);
  if (largest === 0) return { min: 0, max: 1, step: 0.5 };
  const anyNegative = reaches.some(({ end }) => end < 0);
  const anyPositive = reaches.some(({ end }) => end > 0);
  let best: Ticks | undefined;
  for (const step of niceSteps(largest)) {
    // In steps, so that neither 1e-300 nor 1e300 leaves the range of numbers.
    const inSteps = reaches.map((reach) => ({ ...reach, end: reach.end / step }));
    let [below, above] = [anyNegative ? 1 : 0, anyPositive ? 1 : 0];
    while (below + above <= mostSteps) {
      const scale = width / (below + above);
      const rightFits = !anyPositive || inSteps.every(({ end, right }) => end + right / scale <= above);
      const leftFits = !anyNegative || inSteps.every(({ end, left }) => left / scale - end <= below);
      if (rightFits && leftFits) break;
      if (!rightFits) above += 1;
      if (!leftFits) below += 1;
    }
    const span = below + above;
    if (span > mostSteps || (span < fewestSteps && best !== undefined)) continue;
    if (best === undefined || span * step < (best.max - best.min) * (1 - 1e-9)) {
      best = { min: -below * step, max: above * step, step };
    }
  }
  return best ?? { min: anyNegative ? -2 * largest : 0, max: anyPositive ? 2 * largest : 0, step: largest };
}
