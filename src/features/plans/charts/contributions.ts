import type { BarChart } from '../../../bot/chart.ts';
import { type PlanChannel, type PlanView, sum } from '../view.ts';
import { valueFormat } from './axis-texts.ts';

/** Channels that get a bar of their own; the others share one. */
const mostBars = 12;

/** How far ahead the best marginal return must be to be the finding. */
const clearLead = 1.05;

interface Bar {
  readonly label: string;
  readonly key: string;
  readonly today: number;
  readonly proposed: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
}

/**
 * What each channel contributes to the value, today beside proposed: largest first, then what is left of many
 * channels, then the value at zero spend. `today`: what today's spend is called where it is more than that.
 */
export function contributionsChart(view: PlanView, today = view.words.say('replies.charts.today')): BarChart {
  const { words, run } = view;
  const bars = barsOf(view);
  const hasIntervals = bars.some(({ interval }) => interval !== undefined);
  const labelled = (values: readonly number[]) => ({
    values,
    labels: values.map((value) => view.value(value)),
  });
  const title = finding(view);
  return {
    kind: 'bars',
    id: 'contributions',
    palette: run.effective.channels.map((channel) => channel.id),
    language: words.language,
    title,
    subtitle: words.say(
      hasIntervals ? 'replies.charts.contributionsWithIntervals' : 'replies.charts.contributions',
      {
        span: view.span,
      },
    ),
    alt: words.say('replies.charts.contributionsAlt', {
      title,
      bars: bars
        .map(({ label, today, proposed }) => `${label} ${view.value(today)} → ${view.value(proposed)}`)
        .join(words.say('replies.semicolon')),
    }),
    valueAxis: {
      title: words.say('replies.charts.contributionAxis', { span: view.span }),
      format: valueFormat(view),
    },
    categories: bars.map(({ label, key }) => ({ label, key })),
    series: [
      {
        name: today,
        role: 'before',
        ...labelled(bars.map(({ today }) => today)),
      },
      {
        name: words.say('replies.charts.proposed', { number: run.number }),
        role: 'after',
        ...labelled(bars.map(({ proposed }) => proposed)),
        ...(hasIntervals && {
          intervals: bars.map(({ interval }) => interval),
        }),
      },
    ],
  };
}

function barsOf(view: PlanView): Bar[] {
  const { run, words } = view;
  const sorted = [...view.channels].sort((a, b) => b.contribution - a.contribution);
  const shown = sorted.length > mostBars + 1 ? sorted.slice(0, mostBars) : sorted;
  const others = sorted.slice(shown.length);
  const { zero } = run.value;
  return [
    ...shown.map((channel) => ({
      label: channel.label,
      key: channel.id,
      today: channel.contributionToday,
      proposed: channel.contribution,
      interval: channel.interval,
    })),
    // Intervals of single channels do not add up to one of their sum, so these have none.
    ...(others.length === 0
      ? []
      : [
          {
            label: words.say('replies.charts.others', { count: others.length }),
            key: 'others',
            today: sum(others.map(({ contributionToday }) => contributionToday)),
            proposed: sum(others.map(({ contribution }) => contribution)),
            interval: undefined,
          },
        ]),
    ...(zero === 0
      ? []
      : [
          {
            label: words.say('replies.charts.base'),
            key: 'base',
            today: zero,
            proposed: zero,
            interval: run.certainty?.zero,
          },
        ]),
  ];
}

/** The title: who earns the most from more money, where one clearly does; else who contributes the most. */
function finding(view: PlanView): string {
  const { words } = view;
  const byReturn = [...view.channels].sort((a, b) => b.marginalReturn - a.marginalReturn);
  const [best, next] = byReturn;
  if (best !== undefined && next !== undefined && leads(best, next)) {
    return words.say('replies.charts.earnsMost', {
      channel: best.label,
      step: view.money(view.step),
      gain: view.valueChange(best.marginalReturn * view.step),
    });
  }
  const [largest] = [...view.channels].sort((a, b) => b.contribution - a.contribution);
  return words.say('replies.charts.contributesMost', {
    channel: largest?.label ?? '',
    contribution: view.value(largest?.contribution ?? 0),
    value: view.value(view.run.value.proposed),
    span: view.span,
  });
}

function leads(best: PlanChannel, next: PlanChannel): boolean {
  return best.marginalReturn > 0 && best.marginalReturn >= clearLead * Math.max(0, next.marginalReturn);
}
