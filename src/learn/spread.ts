import { isUncertain, middle, type Parameter } from '../scenario/parameter.ts';

/** The standard normal's 95 % quantile: a 90 % interval reaches that many standard deviations to either side. */
const oneSide = 1.6448536269514722;

/** On which scale a parameter is normal to either side of its middle: as it is, or its logarithm. */
export type Scale = 'plain' | 'log';

/** A two-piece normal: its middle, and a standard deviation to either side. On a scale. */
export interface Spread {
  readonly middle: number;
  readonly below: number;
  readonly above: number;
}

const to = (scale: Scale, x: number) => (scale === 'log' ? Math.log(x) : x);
const from = (scale: Scale, x: number) => (scale === 'log' ? Math.exp(x) : x);

/** What a parameter says, on the scale; undefined for one that is stated without a spread. */
export function spreadOf(parameter: Parameter, scale: Scale): Spread | undefined {
  if (typeof parameter === 'number' || !isUncertain(parameter)) return undefined;
  const { value, low = value, high = value } = parameter;
  const at = to(scale, value);
  return { middle: at, below: (at - to(scale, low)) / oneSide, above: (to(scale, high) - at) / oneSide };
}

/** The parameter whose middle is moved by `shift`, and whose spread is `shrink` times as wide, on the scale. */
export function movedParameter(
  { middle: at, below, above }: Spread,
  scale: Scale,
  { shift, shrink }: { readonly shift: number; readonly shrink: number },
): { readonly value: number; readonly low: number; readonly high: number } {
  const now = at + shift;
  return {
    value: from(scale, now),
    low: from(scale, now - oneSide * shrink * below),
    high: from(scale, now + oneSide * shrink * above),
  };
}

/** The standard deviation on the side to which something pulls; the other one where that side has none. */
export function sideTowards({ middle: at, below, above }: Spread, x: number): number {
  const side = x < at ? below : above;
  return side > 0 ? side : Math.max(below, above);
}

/**
 * The normal–normal rule: prior N(m, s²), measured y with standard error e, gives N(m + g(y − m), s²(1 − g)) with the
 * gain g = s²/(s² + e²). Of a two-piece prior, s is the side that y lies on; both sides narrow alike.
 */
export function measured(prior: Spread, y: number, standardError: number) {
  const s = sideTowards(prior, y);
  const gain = (s * s) / (s * s + standardError * standardError);
  return { shift: gain * (y - prior.middle), shrink: Math.sqrt(1 - gain), gain };
}

/** The parameter with a spread; one without gets the stated one, a factor either way. */
export function withSpread(parameter: Parameter, factor: number): Parameter {
  if (typeof parameter !== 'number' && isUncertain(parameter)) return parameter;
  const value = middle(parameter);
  return { value, low: value / factor, high: value * factor };
}
