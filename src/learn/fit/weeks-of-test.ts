import type { FitResult } from './fit.ts';

/** 1.96 + .84: two-sided at 5 %, with a power of 80 %. */
const forPower = 2.8;

/**
 * For how many weeks a channel has to be switched off in one half of the regions until the other half shows the
 * difference: with e what it brings a week at what is spent lately and σ the weekly noise of the whole, the halves differ
 * by e/2 with a noise of σ (two of σ/√2), so that W ≥ (2.8 · 2σ/e)². σ is robust, from what the fit leaves over.
 *
 * Undefined where nothing is spent or the channel brings nothing.
 */
export function weeksOfTest(result: FitResult, channel: string): number | undefined {
  const found = result.channels.find(({ id }) => id === channel);
  if (found === undefined || found.seen.recent <= 0) return undefined;
  const brought = alongCurve(found.curve, found.seen.recent);
  const { observed, fitted } = result.decomposition;
  const sizes = observed
    .map((value, t) => Math.abs(value - (fitted[t]?.mean ?? value)))
    .sort((a, b) => a - b);
  const sigma = 1.4826 * (sizes[Math.floor(sizes.length / 2)] ?? 0);
  if (!(brought > 0) || !(sigma > 0)) return undefined;
  return Math.max(2, Math.ceil(((forPower * 2 * sigma) / brought) ** 2));
}

/** A curve's middle at a spend, straight between its points. */
export function alongCurve(curve: FitResult['channels'][number]['curve'], spend: number): number {
  const after = curve.findIndex((point) => point.spend >= spend);
  const [one, other] = [curve[after - 1], curve[after]];
  if (other === undefined) return curve.at(-1)?.mean ?? 0;
  if (one === undefined || other.spend === one.spend) return other.mean;
  const part = (spend - one.spend) / (other.spend - one.spend);
  return one.mean + part * (other.mean - one.mean);
}
