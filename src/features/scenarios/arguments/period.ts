import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { Period } from '../../../scenario/scenario.ts';

/** The period that amounts are stated for. */
export const period = namedChoice<Period>('period', [
  { value: 'day', label: { en: 'day', zh: '天' }, aliases: ['daily', 'd', '日', '每天', '每日'] },
  { value: 'week', label: { en: 'week', zh: '周' }, aliases: ['weekly', 'w', '星期', '每周', '一周'] },
  { value: 'month', label: { en: 'month', zh: '月' }, aliases: ['monthly', 'm', '每月', '一个月'] },
  { value: 'quarter', label: { en: 'quarter', zh: '季度' }, aliases: ['quarterly', 'q', '季', '每季度'] },
  { value: 'year', label: { en: 'year', zh: '年' }, aliases: ['yearly', 'annual', 'y', '每年', '年度'] },
]);
