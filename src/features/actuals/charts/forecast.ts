import type { Axis, LineChart, LineSeries } from '../../../bot/chart.ts';
import { dayTexts } from '../../../bot/charts/day-texts.ts';
import type { Words } from '../../../bot/language/words.ts';
import { calibrationOf, type Judged } from '../../../learn/feedback/calibration.ts';
import { changeText } from '../../plans/replies/certainty.ts';
import { daysBetween } from '../arguments/day.ts';

/** Times that the picture's alt text tells one by one. */
const mostTold = 8;

/** How the values of forecasts are written. */
export interface ValueText {
  readonly format: Axis['format'];
  write(amount: number): string;
}

/**
 * What was expected of each time, with its interval, and what came: per day, as the times may be of different lengths.
 * Undefined with fewer than two.
 */
export function forecastChart(
  times: readonly Judged[],
  words: Words,
  { format, write }: ValueText,
): LineChart | undefined {
  const last = times.at(-1);
  if (last === undefined || times.length < 2) return undefined;
  const { held, of } = calibrationOf(times);
  const perDay = (time: Judged, amount: number) => amount / daysBetween(time.from, time.to);
  const line = (
    name: 'actual' | 'expected',
    role: LineSeries['role'],
    amount: (time: Judged) => number,
  ): LineSeries => ({
    name: words.say(`feedback.chart.${name}`),
    role,
    shape: 'straight',
    points: times.map((time) => ({ x: Date.parse(time.from), y: perDay(time, amount(time)) })),
  });
  const title = words.say('feedback.chart.title', {
    held,
    count: of,
    change: changeText((last.value - last.forecast.value) / last.forecast.value, words),
  });
  const shown = times.slice(-mostTold);
  const days = dayTexts(
    shown.map(({ from }) => Date.parse(from)),
    words.language,
  );
  const told = shown.map(({ value, forecast }, i) =>
    words.say('feedback.chart.time', {
      day: days[i] ?? '',
      actual: write(value),
      expected: write(forecast.value),
      low: write(forecast.low),
      high: write(forecast.high),
    }),
  );
  return {
    kind: 'lines',
    id: 'forecast',
    language: words.language,
    title,
    subtitle: words.say('feedback.chart.subtitle', { unit: words.say('feedback.chart.day') }),
    alt: words.say('feedback.chart.alt', { title, times: told.join(words.say('replies.semicolon')) }),
    xAxis: { title: '', format: { kind: 'date' } },
    yAxis: {
      title: words.say(format.kind === 'money' ? 'feedback.chart.axis' : 'feedback.chart.outcomeAxis'),
      format,
    },
    series: [
      line('actual', 'best', ({ value }) => value),
      line('expected', 'bound', ({ forecast }) => forecast.value),
    ],
    areas: [
      {
        name: words.say('feedback.chart.interval'),
        key: 'expected',
        role: 'band',
        points: times.map((time) => ({
          x: Date.parse(time.from),
          low: perDay(time, time.forecast.low),
          high: perDay(time, time.forecast.high),
        })),
      },
    ],
    marks: [],
  };
}
