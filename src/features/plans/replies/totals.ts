import type { Table } from '../../../bot/reply.ts';
import { capitalised } from '../charts/axis-texts.ts';
import type { PlanView } from '../view.ts';
import { returnText } from './returns.ts';

/** Parts of a value below this share of it are not worth a line. */
const worthLine = 5e-4;

/**
 * What current spend and the plan come to over the whole span: spend, value and when it comes, what is left, the return.
 * `plan`: what the plan is called where it is not the proposed one.
 */
export function totalsTable(view: PlanView, plan = view.words.say('replies.table.proposed')): Table {
  const { run, words, spend, measure } = view;
  const { value, unit, periods } = run;
  const [spent, planned] = [spend.today * periods, spend.proposed * periods];
  const isMoney = unit === 'money';
  const right = (title: string) => ({ title, align: 'right' as const });
  const values = (label: string, from: number, to: number) => {
    const [before, after] = view.pair(from, to);
    return [label, before, after, view.valueChange(to - from)];
  };
  const { afterPeriod, earlier = 0 } = value;
  const isWorth = (amount: number) => Math.abs(amount) > worthLine * Math.abs(value.proposed);
  const name = capitalised(words.say(`replies.measure.${isMoney ? 'value' : 'outcome'}`));
  return {
    caption: words.say('replies.totals.caption', { scenario: view.scenario, span: view.span }),
    columns: [
      { title: words.say('compare.rows.what'), align: 'left' },
      right(words.say('replies.table.today')),
      right(plan),
      right(words.say('replies.table.change')),
    ],
    rows: [
      [
        words.say('replies.totals.spend'),
        view.money(spent),
        view.money(planned),
        view.moneyChange(planned - spent),
      ],
      values(words.say('replies.totals.expected', { measure: name }), value.today, value.proposed),
      ...(afterPeriod !== undefined && isWorth(afterPeriod.proposed)
        ? [values(words.say('replies.totals.after'), afterPeriod.today, afterPeriod.proposed)]
        : []),
      ...(isWorth(earlier) ? [values(words.say('replies.totals.earlier'), earlier, earlier)] : []),
      ...(measure.isCautious ? [values(capitalised(measure.name), measure.today, measure.proposed)] : []),
      ...(isMoney
        ? [values(words.say('replies.totals.net'), value.today - spent, value.proposed - planned)]
        : []),
      [
        words.say(`replies.totals.${isMoney ? 'roi' : 'costPerResult'}`),
        returnText(view, 'today'),
        returnText(view, 'proposed'),
        '',
      ],
    ],
  };
}
