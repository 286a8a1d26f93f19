import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { ArgumentKind } from '../../../bot/command.ts';

/** The name of a column in a file, as it stands there. */
export const columnName: ArgumentKind<string> = {
  name: 'column',
  joinsWords: true,
  read: (text) => text.trim(),
};

/** Several of them, one a line or with commas between. */
export const columnNames: ArgumentKind<readonly string[]> = {
  name: 'columns',
  joinsWords: true,
  isLines: true,
  read: (text) =>
    text
      .split(/[;,，；、\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
};

/** What the outcome counts. */
export const outcomeUnit = namedChoice<'money' | 'count'>('outcome unit', [
  { value: 'money', label: { en: 'money', zh: '金额' }, aliases: ['currency', '钱'] },
  { value: 'count', label: { en: 'count', zh: '数量' }, aliases: ['number', 'units', '个数'] },
]);

/** What stands first in `1/7/24`. */
export const dateOrder = namedChoice<'day-first' | 'month-first'>('date order', [
  { value: 'day-first', label: { en: 'day first', zh: '日在前' }, aliases: ['dmy', 'd/m/y', '日月年'] },
  { value: 'month-first', label: { en: 'month first', zh: '月在前' }, aliases: ['mdy', 'm/d/y', '月日年'] },
]);

/** That amounts which change a thousandfold are as they were. */
export const rightAmounts = namedChoice<'right'>('amounts', [
  { value: 'right', label: { en: 'right', zh: '无误' }, aliases: ['correct', 'yes', '正确', '是'] },
]);

/** Whether an outcome that every row of a day repeats is the day's, or each row has its own. */
export const repeatedOutcome = namedChoice<'once' | 'each'>('repeated outcome', [
  { value: 'once', label: { en: 'once a day', zh: '每天一次' }, aliases: ['day', 'total', '一次', '每天'] },
  { value: 'each', label: { en: 'each row', zh: '每行' }, aliases: ['row', 'sum', '逐行', '相加'] },
]);
