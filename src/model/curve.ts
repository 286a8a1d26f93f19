/**
 * Response curves over spend x ≥ 0, with one set of parameters a draw. All rise with x, and their slope has one
 * peak at most (their inflection): convex before it, concave after. The bound rests on this.
 */
export type Curve = HillCurve | LogisticCurve | ReachCurve;

/** amplitude · h(x + offset), h(s) = s^k/(s^k + c^k), less its value at x = 0. */
export interface HillCurve {
  readonly family: 'hill';
  readonly amplitude: Float64Array;
  /** c: spend at half effect. */
  readonly half: Float64Array;
  /** k. */
  readonly steepness: Float64Array;
  readonly offset: Float64Array;
}

/** amplitude · tanh(λ(x + offset)/2) = amplitude · (1 − e^{−λs})/(1 + e^{−λs}), less its value at x = 0. */
export interface LogisticCurve {
  readonly family: 'logistic';
  readonly amplitude: Float64Array;
  /** λ, per unit of spend. */
  readonly rate: Float64Array;
  readonly offset: Float64Array;
}

/** g(x) = −ln(1 − β(x)), β a Hill level between floor and ceiling: what one channel adds to the log of reach. */
export interface ReachCurve {
  readonly family: 'reach';
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  readonly half: Float64Array;
  readonly steepness: Float64Array;
}

/** Value, first and second derivative of a curve at one point, one entry a draw. */
export interface CurveAt {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

/** Empty room for `draws` draws, for `evaluateCurve` to fill. */
export function curveRoom(draws: number): CurveAt {
  return { value: new Float64Array(draws), slope: new Float64Array(draws), bend: new Float64Array(draws) };
}

/**
 * Fills `at` with the curve's value, slope and second derivative at spend x. At x = 0 a Hill with k < 1 has an
 * infinite slope; it is returned as Infinity.
 */
export function evaluateCurve(curve: Curve, x: number, at: CurveAt): void {
  if (curve.family === 'hill') evaluateHill(curve, x, at);
  else if (curve.family === 'logistic') evaluateLogistic(curve, x, at);
  else evaluateReach(curve, x, at);
}

/*
 * With s = x + offset, v = (s/c)^k: h = v/(1+v), h' = k v/(s (1+v)²), h'' = k v ((k−1) − (k+1) v)/(s² (1+v)³).
 */
function evaluateHill(curve: HillCurve, x: number, { value, slope, bend }: CurveAt): void {
  const { amplitude, half, steepness, offset } = curve;
  for (let d = 0; d < value.length; d += 1) {
    const [a, c, k, o] = [amplitude[d]!, half[d]!, steepness[d]!, offset[d]!];
    const s = x + o;
    const start = o > 0 ? saturation(o, c, k) : 0;
    if (s <= 0) {
      value[d] = 0;
      slope[d] = slopeAtZero(a, c, k);
      bend[d] =
        k < 1 ? Number.NEGATIVE_INFINITY : k === 1 ? (-2 * a) / (c * c) : k === 2 ? (2 * a) / (c * c) : 0;
      continue;
    }
    const v = Math.exp(k * Math.log(s / c));
    const w = 1 / (1 + v);
    const rise = v > 1e300 ? 0 : (k * v * w * w) / s;
    value[d] = a * ((v > 1e300 ? 1 : v * w) - start);
    slope[d] = a * rise;
    bend[d] = rise === 0 ? 0 : (a * rise * w * (k - 1 - (k + 1) * v)) / s;
  }
}

/** h(s), to the last digit as `evaluateHill` has it: at zero spend a curve is worth exactly nothing. */
function saturation(s: number, c: number, k: number): number {
  const v = Math.exp(k * Math.log(s / c));
  return v > 1e300 ? 1 : v * (1 / (1 + v));
}

function slopeAtZero(amplitude: number, half: number, steepness: number): number {
  if (amplitude === 0 || steepness > 1) return 0;
  return steepness === 1 ? amplitude / half : Number.POSITIVE_INFINITY;
}

function evaluateLogistic(curve: LogisticCurve, x: number, { value, slope, bend }: CurveAt): void {
  const { amplitude, rate, offset } = curve;
  for (let d = 0; d < value.length; d += 1) {
    const [a, r, o] = [amplitude[d]!, rate[d]! / 2, offset[d]!];
    const t = Math.tanh(r * (x + o));
    const fall = 1 - t * t;
    value[d] = a * (t - Math.tanh(r * o));
    slope[d] = a * r * fall;
    bend[d] = -2 * a * r * r * t * fall;
  }
}

/*
 * With v = (x/c)^k, f the floor, C the ceiling and ρ = (1−C)/(1−f): g = −ln(1−f) + ln(1+v) − ln(1+ρv),
 * so g' = (k/x) v (1−ρ)/((1+v)(1+ρv)), and g''/g' = (k − 1 − k v/(1+v) − kρv/(1+ρv))/x.
 */
function evaluateReach(curve: ReachCurve, x: number, { value, slope, bend }: CurveAt): void {
  const { floor, ceiling, half, steepness } = curve;
  for (let d = 0; d < value.length; d += 1) {
    const [f, c, k] = [floor[d]!, half[d]!, steepness[d]!];
    const rho = (1 - ceiling[d]!) / (1 - f);
    const base = -Math.log1p(-f);
    if (x <= 0) {
      value[d] = base;
      slope[d] = slopeAtZero(1 - rho, c, k);
      bend[d] =
        k < 1
          ? Number.NEGATIVE_INFINITY
          : k === 1
            ? -(1 - rho * rho) / (c * c)
            : k === 2
              ? (2 * (1 - rho)) / (c * c)
              : 0;
      continue;
    }
    // Far beyond saturation v may overflow; the curve is flat there.
    const v = Math.min(Math.exp(k * Math.log(x / c)), 1e150);
    const [low, high] = [v / (1 + v), (rho * v) / (1 + rho * v)];
    const rise = (k * (low - high)) / x;
    // ln((1+v)/(1+ρv)), written so that neither small nor large v loses digits.
    value[d] = base + Math.log1p((v * (1 - rho)) / (1 + rho * v));
    slope[d] = rise;
    bend[d] = (rise * (k - 1 - k * low - k * high)) / x;
  }
}

/** Where the curve of draw d turns from convex to concave; 0 or less when it is concave throughout. */
export function inflection(curve: Curve, d: number): number {
  if (curve.family === 'logistic') return 0;
  const k = curve.steepness[d]!;
  if (k <= 1) return 0;
  if (curve.family === 'hill') {
    return curve.half[d]! * ((k - 1) / (k + 1)) ** (1 / k) - curve.offset[d]!;
  }
  // The positive root of (k+1)ρ v² + (1+ρ) v − (k−1) = 0, written so that it stays exact for small ρ.
  const rho = (1 - curve.ceiling[d]!) / (1 - curve.floor[d]!);
  const v = (2 * (k - 1)) / (1 + rho + Math.sqrt((1 + rho) ** 2 + 4 * (k * k - 1) * rho));
  return curve.half[d]! * v ** (1 / k);
}

/** Whether every draw's curve is concave for all x ≥ 0. */
export function isConcave(curve: Curve): boolean {
  for (let d = 0; d < drawsOf(curve); d += 1) if (inflection(curve, d) > 0) return false;
  return true;
}

/** How many draws a curve holds. */
export function drawsOf(curve: Curve): number {
  return curve.family === 'logistic' ? curve.rate.length : curve.half.length;
}
