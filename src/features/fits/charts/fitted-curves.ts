import type { LineChart } from '../../../bot/chart.ts';
import { byContribution, type FitView } from '../view.ts';

/** Curves that can be told apart with their bands in one picture. */
const mostCurves = 4;

/** Largest weeks of channels that differ by more than this are not drawn on one axis of money. */
const mostApart = 4;

type Curve = FitView['result']['channels'][number]['curve'];

/**
 * What each channel brings a week at each constant spend, with the band that holds the truth nine times in ten: what
 * was spent lately is a hollow mark, the most that was ever spent in a week a filled one. Beyond it the curve is a
 * guess. Undefined where there is no curve.
 */
export function fittedCurvesChart(view: FitView): LineChart | undefined {
  const { result, words } = view;
  const all = byContribution(result).filter(({ curve }) => curve.length > 1);
  const shown = all.slice(0, mostCurves);
  if (shown.length === 0) return undefined;
  const title = finding(view, shown);
  // Where one channel gets many times what another does, only their own ranges can be seen side by side.
  const ranges = shown.map(({ seen }) => seen.largest).filter((largest) => largest > 0);
  const isApart = Math.max(...ranges) > mostApart * Math.min(...ranges);
  const across = (spend: number, largest: number) => (isApart && largest > 0 ? spend / largest : spend);
  const money = { kind: 'money' as const, currency: result.currency };
  return {
    kind: 'lines',
    id: 'fitted-curves',
    palette: result.channels.map((channel) => channel.id),
    language: words.language,
    title,
    subtitle:
      all.length === shown.length
        ? words.say('fit.charts.curves')
        : words.say('fit.charts.curvesOfSome', { count: all.length - shown.length }),
    alt: words.say('fit.charts.curvesAlt', {
      title,
      channels: shown
        .map(({ id, curve, seen }) => {
          const at = pointAt(curve, seen.recent);
          return words.say('fit.charts.curve', {
            channel: view.label(id),
            spend: view.money(seen.recent),
            outcome: view.outcome(at.mean),
            range: view.range(at, view.outcome),
            most: view.money(seen.largest),
          });
        })
        .join(words.say('replies.semicolon')),
    }),
    xAxis: isApart
      ? { title: words.say('fit.charts.shareAxis'), format: { kind: 'percent' } }
      : { title: words.say('fit.charts.spendAxis'), format: money },
    yAxis: {
      title: words.say('fit.charts.weekly'),
      format: result.unit === 'money' ? money : { kind: 'number' },
    },
    series: shown.map(({ id, curve, seen }) => ({
      name: view.label(id),
      role: 'plain',
      key: id,
      shape: 'straight',
      points: curve.map(({ spend, mean }) => ({ x: across(spend, seen.largest), y: mean })),
    })),
    areas: shown.map(({ id, curve, seen }) => ({
      name: '',
      key: id,
      role: 'band',
      points: curve.map(({ spend, low, high }) => ({ x: across(spend, seen.largest), low, high })),
    })),
    marks: shown.flatMap(({ id, curve, seen }) => [
      {
        x: across(seen.recent, seen.largest),
        y: pointAt(curve, seen.recent).mean,
        label: '',
        role: 'before' as const,
        key: id,
      },
      {
        x: across(seen.largest, seen.largest),
        y: pointAt(curve, seen.largest).mean,
        label: '',
        role: 'after' as const,
        key: id,
      },
    ]),
    markNames: { before: words.say('fit.charts.recent'), after: words.say('fit.charts.largest') },
  };
}

/** The curve at a spend, between its points; its last one beyond them. */
function pointAt(curve: Curve, spend: number): Pick<Curve[number], 'mean' | 'low' | 'high'> {
  const after = curve.findIndex((point) => point.spend >= spend);
  const [right, left] = [curve[after] ?? curve.at(-1), curve[Math.max(0, after - 1)]];
  if (right === undefined) return { mean: 0, low: 0, high: 0 };
  if (after <= 0 || left === undefined || right.spend <= left.spend) return right;
  const part = (spend - left.spend) / (right.spend - left.spend);
  const between = (from: number, to: number) => from + part * (to - from);
  return {
    mean: between(left.mean, right.mean),
    low: between(left.low, right.low),
    high: between(left.high, right.high),
  };
}

/** Who gains most from a little more than it got lately. */
function finding(view: FitView, channels: readonly FitView['result']['channels'][number][]): string {
  const gains = channels
    .map(({ id, curve, seen }) => {
      const step = 0.1 * Math.max(seen.recent, 0.1 * seen.largest);
      const gain = pointAt(curve, seen.recent + step).mean - pointAt(curve, seen.recent).mean;
      return { id, gain: gain / step };
    })
    .sort((a, b) => b.gain - a.gain);
  const [best, next] = gains;
  if (best === undefined || !Number.isFinite(best.gain)) return view.words.say('fit.charts.curvesPlain');
  return view.words.say(next === undefined ? 'fit.charts.nextUnit' : 'fit.charts.steepest', {
    channel: view.label(best.id),
    gain: view.returns(best.gain),
    step: view.money(view.step),
  });
}
