import type { Table } from '../../../bot/reply.ts';
import { type PlanView, sum } from '../view.ts';

/**
 * Channel by channel: current and proposed spend, what it contributes, what more of it would bring. All of it per period:
 * what is summed over several is told as their average, so that spend and contribution can be set side by side.
 */
export function planTable(view: PlanView): Table {
  const { run, words, spend } = view;
  const { periods } = run;
  const title = (name: 'channel' | 'today' | 'proposed' | 'change' | 'contribution') =>
    words.say(`replies.table.${name}`);
  const right = (text: string) => ({ title: text, align: 'right' as const });
  const zeroRow =
    run.value.zero === 0
      ? []
      : [[words.say('replies.table.base'), '', '', '', view.value(run.value.zero / periods), '']];
  return {
    caption: tableCaption(view),
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
        view.value(channel.contribution / periods),
        view.valueChange(channel.marginalReturn * view.step),
      ]),
      ...zeroRow,
      [
        words.say('replies.table.total'),
        view.money(spend.today),
        view.money(spend.proposed),
        view.moneyChange(spend.proposed - spend.today),
        view.value((run.value.zero + sum(run.channels.map(({ contribution }) => contribution))) / periods),
        '',
      ],
    ],
  };
}

/** What a table with spend and contribution is of: both per period, on average where value is summed over several. */
export function tableCaption({ run, words, scenario, each, span }: PlanView): string {
  return words.say(run.periods > 1 ? 'replies.table.captionAveraged' : 'replies.table.captionContribution', {
    scenario,
    each,
    span,
  });
}
