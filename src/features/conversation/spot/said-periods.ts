import type { Period } from '../../../scenario/scenario.ts';
import type { PeriodForm } from './token.ts';

/** A period as it was said, and how many characters it takes. */
interface SaidPeriod {
  readonly period: Period;
  readonly form: PeriodForm;
  readonly length: number;
}

const nouns: readonly (readonly [Period, english: string, adverb: string, chinese: string])[] = [
  ['day', 'day', 'daily', '天|日'],
  ['week', 'week', 'weekly', '周度|周|星期|礼拜'],
  ['month', 'month', 'monthly', '月度|月'],
  ['quarter', 'quarter', 'quarterly', '季度|季'],
  ['year', 'year', 'yearly|annually|annual|per annum', '年度|年'],
];

const end = '(?![a-z])';

const forms: readonly (readonly [Period, PeriodForm, RegExp])[] = nouns.flatMap(
  ([period, noun, adverb, chinese]) => [
    [period, 'per', new RegExp(`^(?:(?:per|by|\\/) ?(?:the )?${noun}${end}|按个?(?:${chinese}))`)] as const,
    [
      period,
      'each',
      new RegExp(`^(?:(?:an?|each|every) ${noun}${end}|(?:${adverb})${end}|[每一]个?(?:${chinese}))`),
    ] as const,
    [period, 'this', new RegExp(`^(?:this ${noun}${end}|[这本]个?(?:${chinese}))`)] as const,
    [period, 'bare', new RegExp(`^(?:${noun}s?${end}|${chinese})`)] as const,
  ],
);

/** The period that stands at the beginning of a text: `per month`, `monthly`, 按月. */
export function periodAt(text: string): SaidPeriod | undefined {
  for (const [period, form, pattern] of forms) {
    const [said] = pattern.exec(text) ?? [];
    if (said !== undefined) return { period, form, length: said.length };
  }
  return undefined;
}
