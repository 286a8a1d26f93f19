import type { ArgumentKind } from '../../../bot/command.ts';
import type { Arm } from '../../../learn/experiments/posterior.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { readWhole } from '../../../scenario/quantity.ts';

/** Most visitors that an arm may have: beyond, counts are nobody's any more. */
const mostVisitors = 100_000_000;

/** Conversions among visitors: `1200/30000`, `1.2k/30k`, `1,200 of 30,000`. */
export const experimentArm: ArgumentKind<Arm> = {
  name: 'experiment-arm',
  read(text) {
    const parts = halfWidth(text)
      .trim()
      .split(/\s*(?:\/|\bof\b|\bout\s+of\b)\s*/i);
    const [first, second, ...more] = parts;
    if (!first || !second || more.length > 0) {
      throw new UserError({ code: 'experiment.arm-unreadable', received: echo(text) });
    }
    const conversions = readWhole(first, { currency: 'CNY' });
    const visitors = readWhole(second, { currency: 'CNY', positive: true });
    if (visitors > mostVisitors) {
      throw new UserError({
        code: 'experiment.too-many-visitors',
        received: echo(second),
        values: { bound: mostVisitors.toLocaleString('en') },
      });
    }
    if (conversions > visitors) throw new UserError({ code: 'experiment.arm-more', received: echo(text) });
    return { conversions, visitors };
  },
};
