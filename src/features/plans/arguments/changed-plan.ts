import { namedChoice } from '../../../bot/arguments/named-choice.ts';

/** Which plan changes are made to. */
export type ChangedPlan = 'today' | 'best' | 'plan';

/** Which plan is changed: today's spend, the best one, or the one that a run stands for. */
export const changedPlan = namedChoice<ChangedPlan>('changed-plan', [
  {
    value: 'today',
    label: { en: 'today: what is spent now', zh: 'today：今天的花费' },
    aliases: ['now', 'current', '今天', '现在', '现状'],
  },
  {
    value: 'best',
    label: { en: 'best: the best plan', zh: 'best：最优方案' },
    aliases: ['optimal', 'optimum', '最优', '最优方案', '最佳'],
  },
  {
    value: 'plan',
    label: { en: 'plan: the plan of the run', zh: 'plan：运行里的方案' },
    aliases: ['run', 'proposed', '方案', '建议', '运行'],
  },
]);
