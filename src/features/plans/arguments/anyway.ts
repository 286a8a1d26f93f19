import { namedChoice } from '../../../bot/arguments/named-choice.ts';

/** The word with which somebody asks for a plan although nothing carries one. */
export const anyway = namedChoice<'yes'>('anyway', [
  {
    value: 'yes',
    label: { en: 'yes: a plan all the same', zh: '是：仍要方案' },
    aliases: ['y', 'true', 'ok', '是', '好'],
  },
]);
