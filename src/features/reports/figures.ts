import { carriesOver } from '../../scenario/carries-over.ts';
import type { Run } from '../plans/stored/run.ts';
import { judgedBy, sum } from '../plans/view.ts';
import type { Report } from './stored/report.ts';

export type Figures = NonNullable<Report['figures']>;

/**
 * What a report's plan came to, for the trend. `bound` is what no plan within the limits exceeds in value (for the same
 * spend, where spend counts against it); for a plan that is to spend least it is the least spend per period that any
 * plan needs.
 */
export function figuresOf(
  run: Pick<Run, 'accounting' | 'value' | 'unit' | 'periods' | 'effective' | 'channels' | 'proof'>,
): Figures {
  const { proof, effective } = run;
  const spend = sum(run.channels.map(({ proposed }) => proposed));
  const { kind, isCautious, proposed: value } = judgedBy(run);
  const least = isLeastSpend(effective.goal) ? 'least-spend' : 'most-value';
  const open = Math.max(0, proof.bound - proof.best);
  return {
    value,
    bound: least === 'least-spend' ? spend - open : value + open,
    spend,
    unit: run.unit,
    currency: effective.currency,
    basis: [
      ...[kind, isCautious ? 'cautious' : 'mean', effective.period, run.periods, least],
      // What was reckoned otherwise before does not say so: what is reckoned anew does.
      ...(carriesOver(effective) && run.accounting !== undefined ? ['in-period'] : []),
    ].join(' '),
  };
}

/** Whether the goal is a value to reach with the least spend. */
export function isLeastSpend(goal: Run['effective']['goal']): boolean {
  return typeof goal === 'object' && 'target' in goal;
}
