import type { LineChart, LineSeries } from '../../../bot/chart.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { History } from '../../../learn/history/history.ts';
import { dayText, momentOf, outcomeText, sumOf, weeksText } from '../replies/history-texts.ts';

/** Most channels that have a line of their own. */
const mostLines = 5;

/** The outcome week by week, and below it what the channels cost; undefined with fewer than two weeks. */
export function historyChart(name: string, history: History, words: Words): LineChart | undefined {
  const { weeks, outcome, currency } = history;
  if (weeks.length < 2) return undefined;
  const days = weeks.map((week) => momentOf(week).getTime());
  const line = (of: Pick<LineSeries, 'name' | 'role' | 'key'>, values: readonly number[]): LineSeries => ({
    shape: 'straight',
    points: days.map((x, i) => ({ x, y: values[i] ?? 0 })),
    ...of,
  });
  const largest = history.channels.toSorted((a, b) => sumOf(b.spend) - sumOf(a.spend));
  const [shown, others] = [largest.slice(0, mostLines), largest.slice(mostLines)];
  const rest = weeks.map((_, i) => others.reduce((sum, { spend }) => sum + (spend[i] ?? 0), 0));
  const spend = [
    ...shown.map(({ id, name: channel, spend }) => line({ name: channel, role: 'plain', key: id }, spend)),
    ...(others.length > 0
      ? [line({ name: words.say('data.chart.others', { count: others.length }), role: 'plain' }, rest)]
      : []),
  ];
  const title = finding(history, words);
  return {
    kind: 'lines',
    id: 'history',
    palette: history.channels.map((channel) => channel.id),
    language: words.language,
    title,
    subtitle: words.say('data.chart.subtitle', { name, weeks: weeksText(history, words) }),
    alt: words.say('data.chart.alt', {
      title,
      weeks: weeksText(history, words),
      channels: words.list(
        largest
          .slice(0, mostLines)
          .map(({ name: channel, spend }) => `${channel} ${words.money(sumOf(spend), currency)}`),
      ),
    }),
    xAxis: { title: '', format: { kind: 'date' } },
    yAxis: {
      title: words.say('data.chart.outcomeAxis', { outcome: outcome.name }),
      format: outcome.unit === 'money' ? { kind: 'money', currency } : { kind: 'number' },
    },
    series: [line({ name: outcome.name, role: 'best' }, outcome.values)],
    below: {
      yAxis: { title: words.say('data.chart.spendAxis'), format: { kind: 'money', currency } },
      series: spend,
    },
    marks: [],
  };
}

/** When the outcome was largest. */
function finding(history: History, words: Words): string {
  const { outcome, weeks } = history;
  const largest = Math.max(...outcome.values);
  return words.say('data.chart.title', {
    outcome: outcome.name,
    value: outcomeText(largest, history, words),
    week: dayText(weeks[outcome.values.indexOf(largest)] ?? '', words),
  });
}
