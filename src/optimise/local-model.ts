import type { SlopesAt } from '../model/value-model.ts';
import type { Limits } from './limits.ts';
import type { ConcavePolyline } from './polyline.ts';

/**
 * Each channel's marginal return near a plan: slope · ((y + σ)/(x + σ))^q for spend y between low and high, with
 * q ≤ 0 such that slope and bend are those at the plan's x. Hill curves are such power laws for small and for large
 * spend, so one step of this model goes further than one of a parabola. q = 0 is a constant marginal return: that
 * of the chord, where the curve bends upwards.
 */
export interface LocalModel {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** x: the plan's spend. */
  readonly at: Float64Array;
  readonly slope: Float64Array;
  /** ln slope; `flatLog` where the slope is 0. */
  readonly logSlope: Float64Array;
  /** q. */
  readonly elasticity: Float64Array;
  /** σ. */
  readonly shift: Float64Array;
}

/** Room for a local model of `channels` channels, for `fitLocal` to fill. */
export function localRoom(channels: number): LocalModel {
  const room = () => new Float64Array(channels);
  return {
    low: room(),
    high: room(),
    at: room(),
    slope: room(),
    logSlope: room(),
    elasticity: room(),
    shift: room(),
  };
}

/** Stands for the logarithm of a slope of 0: below that of every price, so that nothing is spent for nothing. */
const flatLog = -850;

/** What stands for an infinite slope, and how far from zero it is believed. */
const steepest = 1e6;
const steepReach = 1e-9;

/** Where spend is so small next to the curve's bend that q is nearer to 0 than this, a shift takes its place. */
const leastElasticity = 0.02;
const shiftedElasticity = -2;

/** Fills `model` from a plan's slopes and bends, within `radius` of its spend and the channels' own limits. */
export function fitLocal(
  model: LocalModel,
  { lower, upper }: Limits,
  spend: Float64Array,
  { slope, bend }: SlopesAt,
  radius: number,
): void {
  for (let i = 0; i < spend.length; i += 1) {
    const x = spend[i]!;
    const steep = !Number.isFinite(slope[i]!);
    const reach = steep ? Math.min(radius, steepReach) : radius;
    const low = Math.max(lower[i]!, x - reach);
    const high = Math.min(upper[i]!, x + reach);
    const [rise, turn] = [steep ? steepest : slope[i]!, steep ? 0 : bend[i]!];
    model.at[i] = x;
    model.low[i] = Math.min(low, high);
    model.high[i] = Math.max(low, high);
    model.shift[i] = 0;
    if (turn < 0 && rise > 0) {
      const natural = (turn * x) / rise;
      const shifted = natural > -leastElasticity;
      model.slope[i] = rise;
      model.elasticity[i] = shifted ? shiftedElasticity : natural;
      if (shifted) model.shift[i] = (shiftedElasticity * rise) / turn - x;
    } else {
      // No curve falls with spend: a bend downwards from a slope of 0 is rounding.
      model.slope[i] = Math.max(0, rise + (turn / 2) * (low - x + (high - x)));
      model.elasticity[i] = 0;
    }
    model.logSlope[i] = model.slope[i]! > 0 ? Math.log(model.slope[i]!) : flatLog;
  }
}

/** What the model says channel i gains by spending y instead of its x. */
export function localGain(model: LocalModel, i: number, y: number): number {
  const [x, slope, q, shift] = [model.at[i]!, model.slope[i]!, model.elasticity[i]!, model.shift[i]!];
  if (q === 0 || x + shift <= 0) return slope * (y - x);
  const growth = Math.log((y + shift) / (x + shift));
  const part = Math.abs(q + 1) < 1e-9 ? growth : Math.expm1((q + 1) * growth) / (q + 1);
  return slope * (x + shift) * part;
}

/** Where a channel's model is sampled when a linear program has to take it, as parts of its range on either side. */
const steps = [0.003, 0.01, 0.03, 0.06, 0.1, 0.17, 0.28, 0.45, 0.7, 1];
const samples = [...steps.map((step) => -step).reverse(), 0, ...steps];

/** The model of channel i as a concave polyline. */
export function localLine(model: LocalModel, i: number): ConcavePolyline {
  const [low, high, x] = [model.low[i]!, model.high[i]!, model.at[i]!];
  const at: number[] = [low];
  if (model.elasticity[i] !== 0) {
    for (const part of samples) {
      const point = part < 0 ? x + part * (x - low) : x + part * (high - x);
      if (point > at.at(-1)! && point < high) at.push(point);
    }
  }
  if (high > low) at.push(high);
  const heights = at.map((point) => localGain(model, i, point));
  const slope = new Float64Array(at.length - 1);
  // Marginal returns halfway rather than differences of heights: for a tiny range those are mostly rounding.
  for (let j = 0; j < slope.length; j += 1) slope[j] = marginal(model, i, (at[j]! + at[j + 1]!) / 2);
  return {
    x: Float64Array.from(at),
    y: Float64Array.from(heights),
    slope,
    source: Int32Array.from(at.keys()),
  };
}

function marginal(model: LocalModel, i: number, y: number): number {
  const [x, slope, q, shift] = [model.at[i]!, model.slope[i]!, model.elasticity[i]!, model.shift[i]!];
  return q === 0 ? slope : slope * ((y + shift) / (x + shift)) ** q;
}
