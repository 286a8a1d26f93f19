import type { Curve, ReachCurve } from '../../model/curve-families.ts';

/** What can do the arithmetic of large batches: plain loops, or tensors on one of three backends. */
export type EngineName = 'float64' | TensorEngineName;
export type TensorEngineName = 'tfjs-node' | 'tfjs-wasm' | 'tfjs-cpu';

/** One curve over all draws, asked for at several spends. (A reach level β is a Hill curve, too.) */
export interface Question {
  readonly curve: Exclude<Curve, ReachCurve>;
  /** How each draw counts. */
  readonly weight: Float64Array;
  /** Spends, in any order; none negative. */
  readonly spend: readonly number[];
}

/** The answer to a question, one entry a spend. */
export interface Sums {
  /** Σ_d weight_d · curve_d(spend). */
  readonly value: Float64Array;
  /**
   * No value is further than this from what the formula gives: tensors reckon with about 7 digits. A bound that
   * rested on an engine's values would have to be raised by it. 0 where the float64 reference reckoned.
   */
  readonly allowance: number;
}

/** Raising levels to 1: Adam (Kingma and Ba 2015) on Σ_i (1 − mean_j level_ij)², every level a free variable. */
export interface Descent {
  /** Where to start: one row a channel, all rows of one length. */
  readonly levels: readonly (readonly number[])[];
  /** Adam's learning rate. */
  readonly rate: number;
  readonly steps: number;
  /** The loss is told before the first step, after every so many steps, and at the end. */
  readonly every: number;
}

/** Does large batches of arithmetic. Every engine gives the reference's answers within the allowance it states. */
export interface Engine {
  readonly name: EngineName;
  /** A table of responses, summed over the draws: many curves at many spends each, in the questions' order. */
  sums(questions: readonly Question[]): Sums[];
  /** Descends, telling the loss as it goes; gives the levels at the end. */
  descend(descent: Descent, onLoss: (step: number, loss: number) => void): number[][];
}
