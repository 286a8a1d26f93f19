import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { isPercent, readPercent, readPlain } from '../../../scenario/quantity.ts';

/** A part of a whole, above nothing and up to all of it: `40%` → .4, a bare `40` the same. */
export const part: ArgumentKind<number> = {
  name: 'part',
  read(text) {
    const place = { currency: 'CNY', positive: true };
    const share = isPercent(text) ? readPercent(text, place) : bare(text, readPlain(text, place));
    if (share <= 1) return share;
    throw new UserError({ code: 'share.range', received: echo(text.trim()) });
  },
};

/** `0.4` may be meant as 40 % or as 0.4 %. */
function bare(text: string, number: number): number {
  if (number > 1) return number / 100;
  throw new UserError({
    code: 'share.unclear',
    received: echo(text.trim()),
    values: { percent: `${number}%`, share: `${Number((number * 100).toPrecision(9))}%` },
  });
}

/** A part that leaves something: below 100 %. */
export const properPart: ArgumentKind<number> = {
  name: 'proper-part',
  read(text, place) {
    const share = part.read(text, place);
    if (typeof share === 'number' && share < 1) return share;
    throw new UserError({ code: 'share.range', received: echo(text.trim()) });
  },
};
