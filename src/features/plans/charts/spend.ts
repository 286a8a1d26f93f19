import type { BarChart, BarRole } from '../../../bot/chart.ts';
import type { Words } from '../../../bot/language/words.ts';
import { sum } from '../view.ts';
import { capitalised } from './axis-texts.ts';

/** Channels that get a row of their own; the others share one. */
const mostRows = 12;

/** One channel's spend in each of the plans, in their order. */
interface SpendRow {
  readonly id: string;
  readonly label: string;
  readonly spend: readonly number[];
}

/** Plans side by side. Spend is per period, in one currency. */
interface SpendPlans {
  readonly id: string;
  readonly title: string;
  readonly words: Words;
  readonly currency: string;
  /** "a week" */
  readonly each: string;
  readonly plans: readonly { readonly name: string; readonly role: BarRole }[];
  readonly rows: readonly SpendRow[];
  /** All channels of the scenario, by id. */
  readonly palette: readonly string[];
}

/**
 * What each channel gets in some plans, the largest first. Of many channels those stand alone whose spend differs the
 * most between the plans.
 */
export function spendChart({ id, title, words, currency, each, plans, rows, palette }: SpendPlans): BarChart {
  const most = (row: SpendRow) => Math.max(...row.spend);
  const apart = (row: SpendRow) => most(row) - Math.min(...row.spend);
  const byDifference = [...rows].sort((a, b) => apart(b) - apart(a) || most(b) - most(a));
  const count = rows.length > mostRows + 1 ? mostRows : rows.length;
  const shown = byDifference.slice(0, count).sort((a, b) => most(b) - most(a));
  const rest = byDifference.slice(count);
  const others: SpendRow = {
    id: 'others',
    label: words.say('replies.charts.others', { count: rest.length }),
    spend: plans.map((_, plan) => sum(rest.map(({ spend }) => spend[plan] ?? 0))),
  };
  const bars = rest.length === 0 ? shown : [...shown, others];
  const money = (amount: number) => words.money(amount, currency);
  const spend = words.say('whatIf.charts.spend', { each });
  return {
    kind: 'bars',
    id,
    palette,
    language: words.language,
    title,
    // The axis says it.
    subtitle: '',
    alt: words.say('whatIf.charts.alt', {
      title,
      plans: plans.map(({ name }) => name).join(words.say('replies.comma')),
      bars: bars
        .map((row) => `${row.label} ${row.spend.map(money).join(' / ')}`)
        .join(words.say('replies.semicolon')),
    }),
    valueAxis: { title: capitalised(spend), format: { kind: 'money', currency } },
    categories: bars.map(({ id: key, label }) => ({ key, label })),
    series: plans.map((plan, index) => {
      const values = bars.map((row) => row.spend[index] ?? 0);
      return { ...plan, values, labels: values.map(money) };
    }),
  };
}
