import type { LimitAmount } from './scenario.ts';

/** How a limit would be typed: `app<=20000`, `app+website>=40% of spend`. */
export function limitText(name: string, side: 'min' | 'max', amount: LimitAmount): string {
  const sign = side === 'min' ? '>=' : '<=';
  if (typeof amount === 'number') return `${name}${sign}${readable(amount)}`;
  return `${name}${sign}${readable(amount.share * 100)}%${amount.of === 'spend' ? ' of spend' : ''}`;
}

/**
 * A number as a command takes it, with all digits that count (so that a limit written back is that limit), but
 * without what rounding in the computer leaves behind.
 */
export function readable(value: number): string {
  return String(Number(value.toPrecision(12)));
}
