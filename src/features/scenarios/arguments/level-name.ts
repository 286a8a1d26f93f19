import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { Attribute } from '../../../learn/experiments/level-rule.ts';

/** Which of a channel's levels an experiment is about. */
export const levelName = namedChoice<Attribute>('level', [
  {
    value: 'efficiency',
    label: { en: 'efficiency: people who leave usable data', zh: 'efficiency：数据获取效率' },
    aliases: ['eta', 'η', '效率', '数据获取效率'],
  },
  {
    value: 'coverage',
    label: { en: 'coverage: people who are reached', zh: 'coverage：用户覆盖' },
    aliases: ['reach', 'beta', 'β', '覆盖', '覆盖面', '用户覆盖'],
  },
  {
    value: 'influence',
    label: { en: 'influence: people who trust and choose', zh: 'influence：品牌影响力' },
    aliases: ['brand', 'gamma', 'γ', '影响力', '品牌影响力'],
  },
]);
