import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { Risk } from '../../../scenario/scenario.ts';

/** Whether the plan is best on average or in the worst tenth of what may be true. */
export const risk = namedChoice<Risk>('risk', [
  {
    value: 'mean',
    label: { en: 'mean', zh: '期望' },
    aliases: ['expected', 'average', 'neutral', '平均', '均值'],
  },
  { value: 'cautious', label: { en: 'cautious', zh: '稳健' }, aliases: ['careful', 'cvar', '谨慎', '保守'] },
]);
