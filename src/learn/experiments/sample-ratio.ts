import { normalCdf } from './normal-cdf.ts';

/** Below this, chance does not explain how the visitors were split. */
const suspicious = 0.001;

/** Whether visitors were split as they should have been. */
export interface SampleRatio {
  readonly chiSquared: number;
  readonly p: number;
  /** More visitors are missing from one arm than chance explains: what was measured may be wrong in either direction. */
  readonly isMismatch: boolean;
}

/**
 * Pearson's χ² test of the split with one degree of freedom: Σ (seen − expected)²/expected, p = 2Φ(−√χ²). A p below
 * 0.001 counts as a mismatch (Fabijan et al. 2019, KDD: Diagnosing sample ratio mismatch in online experiments).
 *
 * @param expectedShare of the visitors that the variant should have got
 */
export function sampleRatio(
  control: { readonly visitors: number },
  variant: { readonly visitors: number },
  expectedShare: number,
): SampleRatio {
  const total = control.visitors + variant.visitors;
  const off = variant.visitors - total * expectedShare;
  const chiSquared = (off * off) / (total * expectedShare * (1 - expectedShare));
  const p = 2 * normalCdf(-Math.sqrt(chiSquared));
  return { chiSquared, p, isMismatch: p < suspicious };
}
