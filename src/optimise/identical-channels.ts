import { inflection } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { ChannelCurves } from '../model/value-model.ts';
import type { Problem } from './problem.ts';
import type { Box } from './relaxation.ts';

/**
 * Channels that may be exchanged for each other without changing any plan's worth or any limit's use: the same
 * curves in every draw, the same bounds, the same coefficient in every row. Without notice of them a search proves
 * the same thing once for every order that they can stand in.
 *
 * @returns for each channel the first channel that it is identical with: itself where there is none before it
 */
export function identicalChannels({ model, limits }: Problem): Int32Array {
  const coefficients = Array.from(limits.lower, (): string[] => []);
  limits.rows.forEach((row, r) => {
    row.channels.forEach((i, j) => {
      if (row.coefficients[j] !== 0) coefficients[i]!.push(`${r}:${row.coefficients[j]}`);
    });
  });
  const alike = new Map<string, number[]>();
  return Int32Array.from(model.channels, (channel, i) => {
    const sign = [limits.lower[i], limits.upper[i], glance(channel), ...coefficients[i]!].join(' ');
    const firsts = alike.get(sign) ?? [];
    alike.set(sign, firsts);
    const same = firsts.find((j) => haveSameCurves(model.channels[j]!, channel));
    if (same === undefined) firsts.push(i);
    return same ?? i;
  });
}

function curvesOf({ additive, reach }: ChannelCurves): readonly Curve[] {
  return reach ? [...additive, reach] : additive;
}

/** The parameters in the first draw: enough to tell most channels apart. */
function glance(channel: ChannelCurves): string {
  return curvesOf(channel)
    .map((curve) => [curve.family, ...parametersOf(curve).map((values) => values[0])].join(' '))
    .join(' ');
}

function parametersOf(curve: Curve): readonly Float64Array[] {
  if (curve.family === 'hill') return [curve.amplitude, curve.half, curve.steepness, curve.offset];
  if (curve.family === 'logistic') return [curve.amplitude, curve.rate, curve.offset];
  return [curve.floor, curve.ceiling, curve.half, curve.steepness];
}

function haveSameCurves(a: ChannelCurves, b: ChannelCurves): boolean {
  const [ours, theirs] = [curvesOf(a), curvesOf(b)];
  return (
    ours.length === theirs.length &&
    ours.every((curve, c) => {
      const other = theirs[c]!;
      const values = parametersOf(other);
      return (
        curve.family === other.family &&
        parametersOf(curve).every((row, p) => row.every((value, d) => value === values[p]![d]))
      );
    })
  );
}

/** Channels that are identical and have the same range in a box, the split channel among them. */
export function exchangeable(box: Box, first: Int32Array, channel: number): number[] {
  const members: number[] = [];
  for (let i = 0; i < first.length; i += 1) {
    const isOne =
      first[i] === first[channel] &&
      box.lower[i] === box.lower[channel] &&
      box.upper[i] === box.upper[channel];
    if (isOne) members.push(i);
  }
  return members;
}

/**
 * The two parts of a box that exchangeable channels are cut into: with k of the others at or above `at` in the
 * relaxed plan, either at least k + 1 of all m are at or above it, or at least m − k at or below. Whichever they
 * are, exchanging makes them the first or the last ones, so no plan's worth is lost; and both parts hold many
 * channels to one side at once, so that what is left is a count rather than a choice of channels.
 */
export function countedHalves(
  box: Box,
  members: readonly number[],
  channel: number,
  at: number,
  spend: Float64Array,
): readonly [Box, Box] {
  const above = members.filter((i) => i !== channel && spend[i]! >= at).length;
  const [upper, lower] = [box.upper.slice(), box.lower.slice()];
  for (const i of members.slice(above)) upper[i] = at;
  for (const i of members.slice(0, above + 1)) lower[i] = at;
  return [
    { lower: box.lower, upper },
    { lower, upper: box.upper },
  ];
}

/**
 * Where exchangeable channels are best cut: where their curve turns from convex to concave (half-way between its
 * draws' turns where these differ), for above it nothing is left to branch on and below it the line is at its
 * lowest. Undefined where that is not clearly inside the range.
 */
export function turningPoint(
  { additive, reach }: ChannelCurves,
  low: number,
  high: number,
): number | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const curve of curvesOf({ additive, reach })) {
    const draws = parametersOf(curve)[0]!.length;
    for (let d = 0; d < draws; d += 1) {
      const at = inflection(curve, d);
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  const at = (Math.max(first, 0) + last) / 2;
  const margin = 0.02 * (high - low);
  return at > low + margin && at < high - margin ? at : undefined;
}
