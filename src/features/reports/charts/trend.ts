import type { LineChart, LineSeries } from '../../../bot/chart.ts';
import { dayTexts } from '../../../bot/charts/day-texts.ts';
import { wallTime } from '../../../bot/time/wall-clock.ts';
import { capitalised, valueFormat } from '../../plans/charts/axis-texts.ts';
import { changeText } from '../../plans/replies/certainty.ts';
import type { PlanView } from '../../plans/view.ts';
import { type Figures, isLeastSpend } from '../figures.ts';
import type { Report } from '../stored/report.ts';

/** Reports that the picture's alt text tells one by one. */
const mostTold = 8;

/** One report's figures, at what the clock on the schedule's wall showed. */
interface Point {
  readonly x: number;
  readonly figures: Figures;
}

/**
 * How the plans of past reports went: value and proved bound, below them the spend. Value and spend are of different
 * sizes, so each has a scale of its own, above each other. Of `past`, the last of which is this report, only those
 * count whose figures are reckoned alike; undefined with fewer than two.
 */
export function trendChart(view: PlanView, past: readonly Report[], timeZone: string): LineChart | undefined {
  const { run, words } = view;
  const points = comparable(past, timeZone);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const isLeast = isLeastSpend(run.effective.goal);
  const title = finding(view, first, last, isLeast);
  const measure = view.measure.name;
  const line = (name: string, role: LineSeries['role'], which: 'value' | 'bound' | 'spend'): LineSeries => ({
    name,
    role,
    shape: 'straight',
    points: points.map(({ x, figures }) => ({ x, y: figures[which] })),
  });
  const [value, bound] = [
    line(words.say('reports.trend.value', { measure }), 'best', 'value'),
    line(words.say(isLeast ? 'reports.trend.leastSpend' : 'reports.trend.bound'), 'bound', 'bound'),
  ];
  const spend = line(words.say('reports.trend.spend', { each: view.each }), 'plain', 'spend');
  return {
    kind: 'lines',
    id: 'trend',
    language: words.language,
    title,
    subtitle: words.say(isLeast ? 'reports.trend.leastSubtitle' : 'reports.trend.subtitle', {
      each: view.each,
    }),
    alt: words.say('reports.trend.alt', {
      title,
      reports: told(points, view, isLeast).join(words.say('replies.semicolon')),
    }),
    xAxis: { title: '', format: { kind: 'date' } },
    yAxis: {
      title: capitalised(words.say('replies.charts.measureAxis', { measure, span: view.span })),
      format: valueFormat(view),
    },
    series: isLeast ? [value] : [value, bound],
    below: {
      yAxis: {
        title: capitalised(words.say('replies.measure.spend')),
        format: { kind: 'money', currency: run.effective.currency },
      },
      series: isLeast ? [spend, bound] : [spend],
    },
    marks: [],
  };
}

function comparable(past: readonly Report[], timeZone: string): Point[] {
  const last = past.at(-1)?.figures;
  return past.flatMap(({ due, figures }) => {
    const isAlike =
      last !== undefined &&
      figures !== undefined &&
      figures.unit === last.unit &&
      figures.currency === last.currency &&
      figures.basis === last.basis;
    return isAlike ? [{ x: wallTime(Date.parse(due), timeZone), figures }] : [];
  });
}

/** What became of the figure that the plans are about. */
function finding(view: PlanView, first: Point, last: Point, isLeast: boolean): string {
  const { words } = view;
  const figure = ({ figures }: Point) => (isLeast ? figures.spend : figures.value);
  const [from, to] = [figure(first), figure(last)];
  const write = isLeast ? view.money : view.value;
  const [since = ''] = dayTexts([first.x, last.x], words.language);
  const told = {
    measure: capitalised(isLeast ? words.say('replies.measure.spend') : view.measure.name),
    since,
    from: write(from),
    to: write(to),
    span: isLeast ? view.each : view.span,
  };
  if (told.from === told.to) return words.say('reports.trend.flat', told);
  return words.say('reports.trend.rose', {
    ...told,
    change: from > 0 ? changeText((to - from) / from, words) : view.valueChange(to - from),
  });
}

/** The reports in words: of many the first, and the last ones. */
function told(points: readonly Point[], view: PlanView, isLeast: boolean): string[] {
  const { words } = view;
  const shown = points.length > mostTold ? [...points.slice(0, 1), ...points.slice(1 - mostTold)] : points;
  const days = dayTexts(
    shown.map(({ x }) => x),
    words.language,
  );
  return shown.map(({ figures }, i) =>
    words.say(isLeast ? 'reports.trend.leastPoint' : 'reports.trend.point', {
      day: days[i] ?? '',
      measure: view.measure.name,
      value: view.value(figures.value),
      bound: isLeast ? view.money(figures.bound) : view.value(figures.bound),
      spend: view.money(figures.spend),
    }),
  );
}
