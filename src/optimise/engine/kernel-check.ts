import type * as Tensorflow from '@tensorflow/tfjs-core';
import { kernelAllowance, unitRoundoff } from './rounding.ts';
import type { Tfjs } from './tensors.ts';

/** Where kernels are tried: this many arguments each. */
const samples = 4_096;

/**
 * Tries the kernels that the curves are reckoned with against double precision: what they may be off by depends on
 * the processor and the backend's build. Gives the one that is off by more than its allowance, in words for a log.
 */
export function kernelFault(tf: Tfjs): string | undefined {
  const from = (make: (part: number) => number) =>
    Float32Array.from({ length: samples }, (_, j) => make((j + 0.5) / samples));
  // Both signs, half of them near zero, none so far out that float32 has no normal number for the result.
  const z = from((part) => (part < 0.5 ? 348 * (part - 0.25) : 8 * (part - 0.75)));
  const left = from((part) => Math.exp(part < 0.5 ? -120 * part : part - 1));
  const right = from((part) => 1 + part);
  const faults = [
    faultOf(
      tf,
      'sigmoid',
      (x) => tf.sigmoid(x),
      z,
      (x) => 1 / (1 + Math.exp(-x)),
      (y) => y,
    ),
    faultOf(
      tf,
      'log',
      (x) => tf.log(x),
      left,
      Math.log,
      (y) => Math.max(1, Math.abs(y)),
    ),
    faultOf(
      tf,
      'quotient',
      (x) => tf.div(x, tf.tensor1d(right)),
      left,
      (x, j) => x / right[j]!,
      (y) => y,
    ),
  ];
  return faults.find((fault) => fault !== undefined);
}

function faultOf(
  tf: Tfjs,
  kernel: keyof typeof kernelAllowance,
  run: (x: Tensorflow.Tensor1D) => Tensorflow.Tensor,
  arguments_: Float32Array,
  exact: (x: number, j: number) => number,
  size: (result: number) => number,
): string | undefined {
  const output = tf.tidy(() => run(tf.tensor1d(arguments_)));
  const results = output.dataSync();
  output.dispose();
  let worst = 0;
  arguments_.forEach((x, j) => {
    const wanted = exact(x, j);
    const off = Math.abs(results[j]! - wanted) / size(wanted) / unitRoundoff;
    // Also what is no number is off.
    if (!(off <= worst)) worst = off;
  });
  if (worst <= kernelAllowance[kernel]) return undefined;
  return `its ${kernel} is off by ${worst.toPrecision(3)} roundings, ${kernelAllowance[kernel]} are allowed`;
}
