import type { Table } from '../../../bot/reply.ts';
import { byContribution, type FitView } from '../view.ts';

/** Channel by channel: what was spent, what that brought, and what the data changed of what was held likely. */
export function fitTable(view: FitView): Table {
  const { words, result } = view;
  const title = (name: 'channel' | 'spent' | 'most' | 'brought' | 'works' | 'verdict') =>
    words.say(`fit.table.${name}`);
  const right = (text: string) => ({ title: text, align: 'right' as const });
  const step = view.money(view.step);
  const hasWorks = result.channels.some(({ works }) => works !== undefined);
  const hasPriors = result.channels.some(({ priorRoi }) => priorRoi !== undefined);
  return {
    caption: words.say('fit.table.caption', { scenario: view.scenario, count: view.weeks.length }),
    columns: [
      { title: title('channel'), align: 'left' },
      right(title('spent')),
      right(title('most')),
      right(title('brought')),
      ...(hasPriors ? [right(words.say('fit.table.before', { step }))] : []),
      right(words.say('fit.table.after', { step })),
      ...(hasWorks ? [right(title('works'))] : []),
      { title: title('verdict'), align: 'left' },
    ],
    rows: byContribution(result).map(
      ({ id, seen, contribution, share, roi, priorRoi, works, isInformed }) => [
        view.label(id),
        view.money(seen.recent),
        view.money(seen.largest),
        `${view.outcome(contribution.mean)} (${words.percent(share.mean, 2)}; ${view.range(contribution, view.outcome)})`,
        ...(hasPriors ? [priorRoi === undefined ? '–' : view.range(priorRoi, view.returns)] : []),
        `${view.returns(roi.mean)} (${view.range(roi, view.returns)})`,
        ...(hasWorks ? [works === undefined ? '–' : words.percent(Math.min(0.99, works), 2)] : []),
        words.say(isInformed ? 'fit.table.informed' : 'fit.table.uninformed'),
      ],
    ),
  };
}
