import type { Axis } from '../../../bot/chart.ts';
import type { PlanView } from '../view.ts';

/** How the numbers on an axis of value are written. */
export function valueFormat({ run }: PlanView): Axis['format'] {
  return run.unit === 'money' ? { kind: 'money', currency: run.effective.currency } : { kind: 'number' };
}

/** A text with its first letter large, as an axis's title begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
