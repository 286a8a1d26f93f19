import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { fewestDaysKept, mostDaysKept } from '../stored/settings.ts';

const days: Readonly<Record<string, number>> = { d: 1, w: 7, y: 365 };
const units: Readonly<Record<string, string>> = { 天: 'd', 日: 'd', 周: 'w', 星期: 'w', 年: 'y' };

/** For how long: days, weeks (7 days) or years (365), as `365d`, `52 weeks`, `1年`. Throws `UserError`. */
export const daysKept: ArgumentKind<number> = {
  name: 'keep',
  read(text) {
    const found = /^(\d{1,5})\s*(?:(d|w|y)(?:ays?|eeks?|ears?)?|(天|日|周|星期|年))?$/i.exec(text.trim());
    const [, amount, letter, sign] = found ?? [];
    const unit = letter?.toLowerCase() ?? units[sign ?? ''] ?? 'd';
    const count = Number(amount) * (days[unit] ?? 1);
    if (count >= fewestDaysKept && count <= mostDaysKept) return count;
    throw new UserError({
      code: 'settings.keep',
      received: echo(text),
      values: { low: fewestDaysKept, high: mostDaysKept },
    });
  },
};
