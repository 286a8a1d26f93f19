import { alpha, conversionLift, type Lift, revenueLift } from './lift.ts';
import type { ArmsTable } from './read-arms.ts';

/** One variant against the control. */
export interface VariantLift {
  readonly name: string;
  readonly conversions: Lift;
  readonly revenue?: Lift;
}

/**
 * Each variant against the control, never pooled with another. With k variants each interval misses with 0.05 ÷ k, so
 * that all of them together miss with 5 % at most (Bonferroni; Dunn 1961, JASA 56(293)).
 */
export function compareArms({ control, variants }: Pick<ArmsTable, 'control' | 'variants'>): VariantLift[] {
  const missing = alpha / Math.max(1, variants.length);
  return variants.map(({ name, arm }) => {
    const arms = { control: control.arm, variant: arm };
    const revenue = revenueLift(arms, missing);
    return { name, conversions: conversionLift(arms, missing), ...(revenue !== undefined && { revenue }) };
  });
}
