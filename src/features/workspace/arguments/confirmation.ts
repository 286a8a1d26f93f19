import { namedChoice } from '../../../bot/arguments/named-choice.ts';

/** That somebody means it: what a button says that asks first. */
export const confirmation = namedChoice<'yes'>('confirmation', [
  { value: 'yes', label: { en: 'yes', zh: '是' }, aliases: ['y', 'true', 'ok', '确认', '确定', '好'] },
]);
