import type { Words } from '../../../bot/language/words.ts';
import { withSaid } from '../../../bot/replies/with-said.ts';
import type { Reply } from '../../../bot/reply.ts';
import { saidAmounts } from '../../scenarios/replies/said-amounts.ts';
import type { Run } from '../stored/run.ts';

/**
 * The reply with what was made of the request's own words before its other caveats: amounts that were converted from
 * their own period, and which measure a return or a profit per spend is.
 */
export function withRequestSaid(reply: Reply, run: Run, words: Words): Reply {
  return withSaid(reply, [...saidAmounts(run.line, run.effective, words), ...measureSaid(run, words)]);
}

/** ROI and ROAS are one measure here; elsewhere they are not. */
function measureSaid({ line, effective: { goal } }: Run, words: Words): string[] {
  if (typeof goal !== 'object') return [];
  if ('roi' in goal) {
    const ratio = words.number(goal.roi);
    const isProfit = /profit[- /]per[- ]spend|profit\/spend|每元利润|单位花费利润|净回报率/i.test(line);
    return [
      isProfit
        ? words.say('replies.measureSaid.profitPerSpend', { ratio, profit: words.number(goal.roi - 1) })
        : words.say('replies.measureSaid.return', { ratio }),
    ];
  }
  return 'cost' in goal ? [words.say('replies.measureSaid.cost')] : [];
}
