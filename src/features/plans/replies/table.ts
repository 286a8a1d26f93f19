import type { Table } from '../../../bot/reply.ts';
import { type PlanView, sum } from '../view.ts';

/** Channel by channel: spend today and proposed, what it contributes, what more of it would bring. */
export function planTable(view: PlanView): Table {
  const { run, words, spend } = view;
  const title = (name: 'channel' | 'today' | 'proposed' | 'change' | 'contribution') =>
    words.say(`replies.table.${name}`);
  const right = (text: string) => ({ title: text, align: 'right' as const });
  const zeroRow =
    run.value.zero === 0
      ? []
      : [[words.say('replies.table.base'), '', '', '', view.value(run.value.zero), '']];
  return {
    caption: words.say('replies.table.caption', { scenario: view.scenario, each: view.each }),
    columns: [
      { title: title('channel'), align: 'left' },
      right(title('today')),
      right(title('proposed')),
      right(title('change')),
      right(title('contribution')),
      right(words.say('replies.table.marginal', { step: view.money(view.step) })),
    ],
    rows: [
      ...view.channels.map((channel) => [
        channel.label,
        view.money(channel.today),
        view.money(channel.proposed),
        view.moneyChange(channel.proposed - channel.today),
        view.value(channel.contribution),
        view.valueChange(channel.marginalReturn * view.step),
      ]),
      ...zeroRow,
      [
        words.say('replies.table.total'),
        view.money(spend.today),
        view.money(spend.proposed),
        view.moneyChange(spend.proposed - spend.today),
        view.value(run.value.zero + sum(run.channels.map(({ contribution }) => contribution))),
        '',
      ],
    ],
  };
}
