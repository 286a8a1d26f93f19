import type { Area, LineChart, LineSeries } from '../../../bot/chart.ts';
import { byContribution, type FitView } from '../view.ts';

/** Channels that have a part of their own; the others are one. */
const mostParts = 5;

/**
 * The outcome week by week, as the fit takes it apart: what would have come without the channels, and what each of
 * them brought on top of it, beside what was observed. Season and events go up and down, so that they cannot be
 * stacked: they are in the lowest part, and by themselves in the panel below.
 */
export function decompositionChart(view: FitView): LineChart {
  const { result, words, weeks } = view;
  const { observed, base, seasonality, other, channels } = result.decomposition;
  const days = weeks.map((day) => Date.parse(day));
  const at = (values: readonly number[], t: number) => values[t] ?? 0;
  const line = (name: string, values: readonly number[]): LineSeries => ({
    name,
    role: 'plain',
    shape: 'straight',
    points: days.map((x, t) => ({ x, y: at(values, t) })),
  });
  const sorted = byContribution(result);
  const [shown, rest] = [sorted.slice(0, mostParts), sorted.slice(mostParts)];
  const parts = [
    {
      name: words.say('fit.charts.without'),
      key: 'base',
      values: base.map((value, t) => value + at(seasonality, t) + at(other, t)),
    },
    ...shown.map(({ id }) => ({ name: view.label(id), key: id, values: channels[id] ?? [] })),
    ...(rest.length === 0
      ? []
      : [
          {
            name: words.say('fit.charts.others', { count: rest.length }),
            key: 'others',
            values: base.map((_, t) => rest.reduce((sum, { id }) => sum + at(channels[id] ?? [], t), 0)),
          },
        ]),
  ];
  const height = new Float64Array(days.length);
  const areas = parts.map(({ name, key, values }): Area => {
    const points = days.map((x, t) => {
      const low = height[t] ?? 0;
      const high = low + at(values, t);
      height[t] = high;
      return { x, low, high };
    });
    return { name, key, role: 'part', points };
  });
  const below = [
    ...(result.spec.harmonics > 0 ? [line(words.say('fit.charts.season'), seasonality)] : []),
    ...(other.some((value) => value !== 0) ? [line(words.say('fit.charts.other'), other)] : []),
  ];
  const title = finding(view);
  const format =
    result.unit === 'money'
      ? { kind: 'money' as const, currency: result.currency }
      : { kind: 'number' as const };
  return {
    kind: 'lines',
    id: 'decomposition',
    palette: result.channels.map((channel) => channel.id),
    language: words.language,
    title,
    subtitle: words.say(below.length > 0 ? 'fit.charts.decomposition' : 'fit.charts.decompositionPlain'),
    alt: words.say('fit.charts.decompositionAlt', {
      title,
      parts: sorted
        .slice(0, 8)
        .map(({ id, share }) =>
          words.say('fit.charts.part', { channel: view.label(id), share: words.percent(share.mean, 2) }),
        )
        .join(words.say('replies.comma')),
    }),
    xAxis: { title: '', format: { kind: 'date' } },
    yAxis: { title: words.say('fit.charts.each'), format },
    series: [line(words.say('fit.charts.observed'), observed)],
    areas,
    ...(below.length > 0 && {
      below: { yAxis: { title: words.say('fit.charts.aside'), format }, series: below },
    }),
    marks: [],
  };
}

/** What all channels together brought of the outcome. */
function finding({ result, words }: FitView): string {
  const observed = result.decomposition.observed.reduce((sum, value) => sum + value, 0);
  const brought = result.channels.reduce((sum, { contribution }) => sum + contribution.mean, 0);
  return words.say('fit.charts.brought', { share: words.percent(brought / (observed || 1), 2) });
}
