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
