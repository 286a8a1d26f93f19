import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { readPercent } from '../../../scenario/quantity.ts';

/** How much has to move for a report to be sent, as a share: `5%` → .05; a bare `5` means the same. */
export const movedShare: ArgumentKind<number> = {
  name: 'moved-share',
  read(text) {
    const range = () => new UserError({ code: 'schedule.moved-range', received: echo(text.trim()) });
    let share: number;
    try {
      share = readPercent(text.replace(/^\s*[<>]=?/, ''), { currency: 'CNY', positive: true });
    } catch (error) {
      // Its own words are about amounts of money; one answer teaches what all of these should have been.
      throw error instanceof UserError ? range() : error;
    }
    if (share > 1) throw range();
    return share;
  },
};
