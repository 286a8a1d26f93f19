import type { LineChart } from '../../src/bot/chart.ts';
import { type PlacedText, textAxis } from './axes.ts';
import { ink, paper, softInk } from './colours.ts';
import { legendName } from './heading.ts';
import { placeLabels, type Spot } from './mark-labels.ts';
import { type Drawing, gapInLine, lineHeight, type Place, type Scale, textSize } from './page.ts';
import { type Face, textWidth } from './text-fit.ts';
import type { Ticks } from './ticks.ts';

type Series = LineChart['series'][number];
type Mark = LineChart['marks'][number];
type Dataset = Drawing['data']['datasets'][number];

const markFace: Face = { size: textSize, weight: 'bold' };
const markGrey = '#7A7A7A';

/** How one mark is drawn: hollow for today, filled for the plan, so that colour alone never tells. */
export interface MarkLook {
  readonly radius: number;
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
}

/** `color` is that of the line which the mark lies on, if it lies on one. */
export function markLook({ role }: Pick<Mark, 'role'>, color?: string): MarkLook {
  return role === 'before'
    ? { radius: 9, fill: paper, border: color ?? markGrey, borderWidth: 5 }
    : { radius: 12, fill: color ?? ink, border: paper, borderWidth: 3 };
}

/** The marks as data sets that the legend names: the plan's first, to be drawn on top. `colorOf` gives a line's colour by its key. */
export function namedMarks(chart: LineChart, colorOf: (key: string) => string | undefined): Dataset[] {
  const { markNames } = chart;
  if (markNames === undefined) return [];
  return (['after', 'before'] as const).map((role) => {
    const marks = chart.marks.filter((mark) => mark.role === role);
    // The first point is not drawn; the legend takes its look.
    const looks = [
      // As wide a border as there is room for in the legend.
      { ...markLook({ role }), borderWidth: role === 'before' ? 4 : 0 },
      ...marks.map((mark) => markLook(mark, mark.key === undefined ? undefined : colorOf(mark.key))),
    ];
    return {
      type: 'scatter',
      label: legendName(markNames[role]),
      data: [gapInLine, ...marks.map(({ x, y }): Place => ({ x, y }))],
      xAxisID: 'x',
      yAxisID: 'y',
      showLine: false,
      clip: 16,
      pointStyle: 'circle',
      pointRadius: looks.map(({ radius }) => radius),
      pointBackgroundColor: looks.map(({ fill }) => fill),
      pointBorderColor: looks.map(({ border }) => border),
      pointBorderWidth: looks.map(({ borderWidth }) => borderWidth),
      order: 1,
    };
  });
}

/** The marks' labels, each where it covers least. `size` is the plot's, in pixels. */
export function markScales(
  chart: LineChart,
  series: readonly Series[],
  { x, y }: { readonly x: Ticks; readonly y: Ticks },
  size: { readonly width: number; readonly height: number },
): Record<string, Scale> {
  const across = (value: number) => (value - x.min) / (x.max - x.min);
  const spotOf = (place: Place): Spot => ({
    left: across(place.x) * size.width,
    top: ((y.max - place.y) / (y.max - y.min)) * size.height,
  });
  const placements = placeLabels(
    chart.marks.map((mark) => ({
      ...spotOf(mark),
      width: mark.label === '' ? 0 : 1.05 * textWidth(mark.label, markFace),
    })),
    { ...size, textHeight: textSize * lineHeight + 4, lines: series.map((one) => runOf(one).map(spotOf)) },
  );
  return Object.fromEntries(
    chart.marks.flatMap((mark, i) => {
      const placement = placements[i];
      if (mark.label === '' || placement === undefined) return [];
      const placed: PlacedText = {
        text: mark.label,
        across: across(mark.x),
        at: { y: mark.y },
        ...placement,
        onTop: true,
        face: markFace,
        color: mark.role === 'before' ? softInk : ink,
      };
      return [[`xMark${i}`, textAxis(placed, size.width)]];
    }),
  );
}

/** A line as it runs: steps have corners. */
function runOf({ points, shape }: Series): Place[] {
  const drawn = points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  if (shape === 'straight') return drawn;
  return drawn.flatMap((point, i) => {
    const before = drawn[i - 1];
    return before === undefined ? [point] : [{ x: point.x, y: before.y }, point];
  });
}
