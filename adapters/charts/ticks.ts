import type { Axis, Language } from '../../src/bot/chart.ts';
import { minus } from '../../src/bot/language/words.ts';

/**
 * Where an axis has its ticks: at the multiples of `step` from `min` to `max`. Where both ends are multiples
 * themselves, Chart.js divides the axis just so; it takes other ends for imprecise ones and moves the ticks.
 */
export interface Ticks {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that divides the span into at most `most` steps. */
export function niceStep(span: number, most: number, whole = false): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough * (1 - 1e-9));
  const step = nice ?? 10 * power;
  return whole ? Math.max(1, step === 2.5 ? 5 : step) : step;
}

/** Round steps to try for an axis that must hold `largest`, from fine to coarse. */
export function niceSteps(largest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(largest));
  return [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10].map((factor) => factor * power);
}

/** The ticks of 3 to 6 steps (or `few`: 2 to 3) that hold both values with the least room to spare. */
export function roundTicks(low: number, high: number, few = false): Ticks {
  const [fewest, most] = few ? [2, 3] : [3, 6];
  const candidates = niceSteps(high - low).map((step): Ticks => {
    const [from, to] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    return { min: from * step, max: to * step, step };
  });
  const spans = candidates.filter(
    ({ min, max, step }) => (max - min) / step > fewest - 0.5 && (max - min) / step < most + 0.5,
  );
  const [first, ...others] = spans.length > 0 ? spans : candidates;
  // Among equals the coarser: fewer lines.
  return others.reduce(
    (best, next) => (next.max - next.min <= (best.max - best.min) * (1 + 1e-9) ? next : best),
    first ?? { min: low, max: high, step: high - low },
  );
}

/** Values of the ticks; both ends of the axis are among them. */
export function tickValues({ min, max, step }: Ticks): number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/**
 * The locale that writes a chart's numbers as the bot's words do: thousands and millions as in `en-GB` (¥52k, ¥1m;
 * `en` has ¥52K), billions as in `en` (¥3B; `en-GB` has ¥3bn).
 */
export function numberLocale(language: Language, axes: readonly Ticks[]): string {
  if (language === 'zh') return 'zh-CN';
  return axes.some(({ min, max }) => Math.max(-min, max) >= 1e9) ? 'en' : 'en-GB';
}

/** Digits that tell neighbouring ticks apart: 212.35k beside 212.4k needs five. */
function digitsFor({ min, max, step }: Ticks): number {
  const largest = Math.max(Math.abs(min), Math.abs(max), step);
  const exponent = Math.floor(Math.log10(step) + 1e-9);
  const extra = Math.abs(step / 10 ** exponent - 2.5) < 1e-6 ? 1 : 0;
  return Math.min(15, Math.max(1, Math.floor(Math.log10(largest) + 1e-9) - exponent + 1 + extra));
}

/** How Chart.js writes an axis's ticks: options of `Intl.NumberFormat`, which are data. */
export function tickFormat(axis: Axis, ticks: Ticks): Intl.NumberFormatOptions {
  const largest = Math.max(Math.abs(ticks.min), Math.abs(ticks.max));
  const digits = digitsFor(ticks);
  const outOfWords = largest < 1e-4 || largest >= 1e16;
  const number: Intl.NumberFormatOptions = {
    notation: outOfWords ? 'scientific' : 'compact',
    maximumSignificantDigits: digits,
    // An axis far from zero reads best when all its numbers have the same decimals.
    ...(ticks.min > 0 && ticks.min * 10 > ticks.max && digits > 2
      ? { minimumSignificantDigits: digits }
      : {}),
  };
  if (axis.format.kind === 'money') {
    return { ...number, style: 'currency', currency: axis.format.currency, currencyDisplay: 'narrowSymbol' };
  }
  return axis.format.kind === 'percent' ? { ...number, notation: 'standard', style: 'percent' } : number;
}

/** The ticks as they will be written; for working out how much room they need. */
export function tickTexts(axis: Axis, ticks: Ticks, language: Language): string[] {
  const format = new Intl.NumberFormat(numberLocale(language, [ticks]), tickFormat(axis, ticks));
  return tickValues(ticks).map((value) => (value === 0 ? '0' : minus(format.format(value))));
}
