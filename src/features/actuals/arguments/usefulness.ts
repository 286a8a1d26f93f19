import { namedChoice } from '../../../bot/arguments/named-choice.ts';

/** Whether a report was of use. */
export const usefulness = namedChoice<'yes' | 'no'>('usefulness', [
  { value: 'yes', label: { en: 'yes', zh: '有用' }, aliases: ['y', 'true', 'up', '👍', '是', '有', '好'] },
  {
    value: 'no',
    label: { en: 'no', zh: '没用' },
    aliases: ['n', 'false', 'down', '👎', '否', '无用', '没有用'],
  },
]);
