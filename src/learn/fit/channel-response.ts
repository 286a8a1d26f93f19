import type { FitSpec } from './fit-spec.ts';

/** How a channel's spend turns into effect: decay α, then λ (logistic) or half-saturation and slope (Hill). */
export interface ResponseShape {
  readonly decay: number;
  readonly rate: number;
  readonly half: number;
  readonly slope: number;
}

/**
 * A channel's saturation by week, h(s_t), and its derivatives by decay and by the logarithm of each of the curve's
 * parameters (λ; or half-saturation and slope).
 */
export interface ResponseRoom {
  readonly value: Float64Array;
  readonly byDecay: Float64Array;
  readonly byLogShape: readonly Float64Array[];
}

/** How many parameters a curve has beside its coefficient. */
export const shapeCount = { logistic: 1, hill: 2 } as const satisfies Record<FitSpec['curve'], number>;

/** Empty room for so many weeks. */
export function responseRoom(curve: FitSpec['curve'], weeks: number): ResponseRoom {
  return {
    value: new Float64Array(weeks),
    byDecay: new Float64Array(weeks),
    byLogShape: Array.from({ length: shapeCount[curve] }, () => new Float64Array(weeks)),
  };
}

/**
 * Fills weeks `from` to `to` (excluded) with h(s_t), where s_t = Σ_l w_l x_{t−l}, w_l = α^l / Σ_m α^m over lags
 * 0…longestLag (Broadbent 1979), and x is 0 before the first week.
 *
 * Logistic: h = (1 − e^{−λs})/(1 + e^{−λs}) = tanh(λs/2). Hill: h = v/(1 + v), v = (s/c)^k.
 */
export function fillResponse(
  room: ResponseRoom,
  spend: Float64Array,
  { curve, longestLag }: Pick<FitSpec, 'curve' | 'longestLag'>,
  shape: ResponseShape,
  from = 0,
  to = spend.length,
): void {
  const { decay, rate, half, slope } = shape;
  // Σ_l α^l and its derivative; what leaves the sum after the longest lag, and its derivative.
  let sum = 0;
  let sumSlope = 0;
  let leaving = 1;
  let leavingSlope = 0;
  for (let l = 0; l <= longestLag; l += 1) {
    sum += leaving;
    sumSlope += leavingSlope;
    leavingSlope = leavingSlope * decay + leaving;
    leaving *= decay;
  }
  const { value, byDecay, byLogShape } = room;
  const [first, second] = byLogShape;
  const logHalf = Math.log(half);
  // r_t = Σ_l α^l x_{t−l} = x_t + α r_{t−1} − α^L x_{t−L}: one pass, whatever the longest lag.
  let stock = 0;
  let stockSlope = 0;
  for (let t = 0; t < to; t += 1) {
    const gone = t > longestLag ? spend[t - longestLag - 1]! : 0;
    stockSlope = stock + decay * stockSlope - leavingSlope * gone;
    stock = spend[t]! + decay * stock - leaving * gone;
    if (t < from) continue;
    const s = stock / sum;
    const sByDecay = (stockSlope - s * sumSlope) / sum;
    if (curve === 'logistic') {
      // tanh(λs/2); exp takes half the time of tanh, and its rounding does not matter here.
      const h = 1 - 2 / (Math.exp(rate * s) + 1);
      const fall = (1 - h * h) / 2;
      value[t] = h;
      byDecay[t] = rate * fall * sByDecay;
      first![t] = rate * s * fall;
    } else if (s > 0) {
      const apart = Math.log(s) - logHalf;
      const v = Math.exp(slope * apart);
      const h = v === Number.POSITIVE_INFINITY ? 1 : v / (1 + v);
      const rise = slope * h * (1 - h);
      value[t] = h;
      byDecay[t] = (rise * sByDecay) / s;
      first![t] = -rise;
      second![t] = rise * apart;
    } else {
      value[t] = 0;
      byDecay[t] = 0;
      first![t] = 0;
      second![t] = 0;
    }
  }
}
