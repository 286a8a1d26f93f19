import type { Words } from '../../../bot/language/words.ts';
import type { Table } from '../../../bot/reply.ts';
import { echo } from '../../../scenario/problem.ts';
import { goalText } from '../../scenarios/replies/scenario.ts';
import { capitalised } from '../charts/axis-texts.ts';
import type { ComparedPlan, Comparison } from '../comparison/comparison.ts';
import { digitsApart } from '../tell-apart.ts';
import { type PlanView, sum } from '../view.ts';
import { gapText } from './certainty.ts';
import { returnText } from './returns.ts';

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

/** What each plan is, what was asked for, and what it is worth. */
export function planSideBySide({ words, before, after, apart }: Comparison): Table {
  const none = words.say('compare.rows.none');
  const plans = [before, after];
  const row = (label: string, cell: (plan: ComparedPlan) => string) => [label, ...plans.map(cell)];
  const isToday = ({ kind }: ComparedPlan) => kind === 'today';
  const judged = plans.some(({ view, run }) => view.measure.isCautious || run.effective.goal === 'profit');
  const unit = after.run.unit === 'money' ? 'value' : 'outcome';
  // Figures that compare are written with as many digits as it takes to tell them apart.
  const figure = ({ view }: ComparedPlan, of: (view: PlanView) => number) =>
    view.value(of(view), apart === undefined ? digitsApart(of(before.view), of(after.view)) : undefined);
  return {
    caption: words.say('compare.caption'),
    columns: [left(words.say('compare.rows.what')), ...plans.map(({ name }) => right(name))],
    rows: [
      row(words.say('compare.rows.plan'), ({ kind }) => words.say(`compare.kind.${kind}`)),
      row(words.say('replies.history.scenario'), ({ view, run }) =>
        words.say('compare.rows.scenario', {
          scenario: view.scenario,
          origin: words.say(`replies.origin.${run.scenario.origin}`, { version: run.scenario.version }),
        }),
      ),
      row(words.say('replies.history.line'), (plan) => (isToday(plan) ? none : echo(plan.run.line))),
      row(words.say('replies.facts.budget'), ({ view, run }) => `${view.money(run.budget)} ${view.each}`),
      row(words.say('replies.scenario.goal'), ({ run: { effective } }) =>
        goalText(effective.goal, effective, words),
      ),
      row(words.say('replies.scenario.risk'), ({ run }) => words.say(`replies.risk.${run.effective.risk}`)),
      row(words.say('compare.rows.spend'), spendText),
      ...(judged
        ? [
            row(
              capitalised(after.view.measure.name),
              (plan) => `${figure(plan, ({ measure }) => measure.proposed)} ${plan.view.span}`,
            ),
          ]
        : []),
      row(capitalised(words.say(`replies.measure.${unit}`)), (plan) =>
        valueText(
          plan,
          figure(plan, ({ run }) => run.value.proposed),
        ),
      ),
      row(words.say(`replies.totals.${unit === 'value' ? 'roi' : 'costPerResult'}`), ({ view }) =>
        returnText(view, 'proposed'),
      ),
      row(words.say('replies.facts.beatsToday'), ({ run }) =>
        run.certainty === undefined ? none : chance(run.certainty.liftProbability, words),
      ),
      row(words.say('replies.history.proof'), (plan) =>
        plan.kind === 'best'
          ? words.say(plan.run.proof.proved ? 'replies.history.proved' : 'replies.history.open', {
              gap: gapText(plan.run.proof.gap, words),
            })
          : none,
      ),
    ],
  };
}

/** A share of draws; they never make anything certain. */
function chance(share: number, words: Words): string {
  if (share > 0.999) return words.say('compare.rows.over', { share: words.percent(0.999) });
  if (share < 0.001) return words.say('compare.rows.under', { share: words.percent(0.001) });
  return words.percent(share);
}

/** What the plan spends over the span that its value is of. */
function spendText({ view, run }: ComparedPlan): string {
  return `${view.money(view.spend.proposed * run.periods)} ${view.span}`;
}

/** The expected value with its 90 % interval, where there is one. */
function valueText({ view, run }: ComparedPlan, figure: string): string {
  const { words } = view;
  const value = `${figure} ${view.span}`;
  if (run.certainty === undefined) return value;
  const { low, high } = run.certainty.value;
  return words.say('compare.rows.interval', { value, low: view.value(low), high: view.value(high) });
}

/** Spend by channel in both plans, those that differ the most first; in two currencies each plan by itself. */
export function spendSideBySide({ words, before, after, channels }: Comparison): Table {
  const { view } = after;
  const none = words.say('compare.rows.none');
  const channel = left(words.say('replies.table.channel'));
  if (channels.length === 0) {
    return {
      caption: words.say('compare.spendCaption'),
      columns: [left(words.say('compare.rows.plan')), channel, right(words.say('compare.rows.spend'))],
      rows: [before, after].flatMap(({ view: one, name }) =>
        one.channels.map(({ label, proposed }) => [name, label, `${one.money(proposed)} ${one.each}`]),
      ),
    };
  }
  const money = (amount: number | undefined) => (amount === undefined ? none : view.money(amount));
  const [from, to] = [sum(channels.map((one) => one.from ?? 0)), sum(channels.map((one) => one.to ?? 0))];
  return {
    caption: words.say('replies.table.caption', { scenario: view.scenario, each: view.each }),
    columns: [channel, right(before.name), right(after.name), right(words.say('replies.table.change'))],
    rows: [
      ...channels.map((one) => [
        one.label,
        money(one.from),
        money(one.to),
        view.moneyChange((one.to ?? 0) - (one.from ?? 0)),
      ]),
      [words.say('replies.table.total'), money(from), money(to), view.moneyChange(to - from)],
    ],
  };
}
