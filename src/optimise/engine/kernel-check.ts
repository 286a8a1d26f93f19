import { sigmoidAllowance, unitRoundoff } from './rounding.ts';
import type { Tfjs } from './tensors.ts';

/** How many arguments the kernel is tried at. */
const samples = 4_096;

/**
 * Tries a backend's sigmoid against double precision: what it may be off by depends on the processor and on how
 * the backend was built, and the engine's allowance rests on it. Gives the fault in words for a log, if any.
 */
export function sigmoidFault(tf: Tfjs): string | undefined {
  // Both signs, half of them near zero, none so far out that float32 has no normal number for the result.
  const z = Float32Array.from({ length: samples }, (_, j) => {
    const part = (j + 0.5) / samples;
    return part < 0.5 ? 348 * (part - 0.25) : 8 * (part - 0.75);
  });
  const output = tf.tidy(() => tf.sigmoid(tf.tensor1d(z)));
  const results = output.dataSync();
  output.dispose();
  let worst = 0;
  for (const [j, x] of z.entries()) {
    const exact = 1 / (1 + Math.exp(-x));
    const off = Math.abs(results[j]! / exact - 1) / unitRoundoff;
    // What is no number at all is off, too.
    if (!(off <= worst)) worst = off;
  }
  if (worst <= sigmoidAllowance) return undefined;
  return `its sigmoid is off by ${worst.toPrecision(3)} roundings; ${sigmoidAllowance} are allowed`;
}
