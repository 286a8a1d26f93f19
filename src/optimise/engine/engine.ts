import type { Curve } from '../../model/curve.ts';

/** What can do the arithmetic of large batches: plain loops, or tensors on one of three backends. */
export type EngineName = 'float64' | TensorEngineName;
export type TensorEngineName = 'tfjs-node' | 'tfjs-wasm' | 'tfjs-cpu';

/** One curve, asked for at several spends. */
export interface Question {
  readonly curve: Curve;
  /** Spend, in any order; none negative. */
  readonly spend: readonly number[];
}

/**
 * The answer to a question: one row a spend, one entry a draw; entry d of row p is at p · draws + d.
 *
 * Tensors reckon with about 7 digits. What a bound rests on must be raised by the allowances: no entry of a row is
 * further than this from what the formula gives. Where the float64 reference did the row, it is 0.
 */
export interface Responses {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  /** By row: |value − exact| ≤ allowance, for every draw. */
  readonly valueAllowance: Float64Array;
  /** By row: |slope − exact| ≤ allowance, for every draw. */
  readonly slopeAllowance: Float64Array;
}

/** Raising levels to 1: Adam (Kingma and Ba 2015) on Σ_i (1 − mean_j level_ij)², every level a free variable. */
export interface Descent {
  /** Where to start: one row a channel, all rows of one length. */
  readonly levels: readonly (readonly number[])[];
  /** Adam's learning rate. */
  readonly rate: number;
  readonly steps: number;
  /** The loss is told before step 0, after every so many steps, and at the end. */
  readonly every: number;
}

/** Does large batches of arithmetic. Every engine gives the reference's answers within the allowances it states. */
export interface Engine {
  readonly name: EngineName;
  /** Values and slopes of many curves at many spends, in the questions' order. */
  responses(questions: readonly Question[]): Responses[];
  /** Descends, telling the loss as it goes; gives the levels at the end, row after row. */
  descend(descent: Descent, onLoss: (step: number, loss: number) => void): number[];
}
