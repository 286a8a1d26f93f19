import type { LineChart } from '../../src/bot/chart.ts';
import { ink, paper, softInk } from './colours.ts';
import { type Dot, type Shape, shape, type Texts } from './mark.ts';
import { lineHeight, type Place, textSize } from './page.ts';
import { placeLabels, type Spot } from './point-labels.ts';
import { type Face, textWidth } from './text-fit.ts';
import type { Ticks } from './ticks.ts';

type Series = LineChart['series'][number];
type Point = LineChart['marks'][number];

const labelFace: Face = { size: textSize, weight: 'bold' };
const pointGrey = '#7A7A7A';

/** How a marked point is drawn: hollow for today, filled for the plan, so that colour alone never tells. */
export function pointLook({ role }: Pick<Point, 'role'>, color?: string): Dot {
  return role === 'before'
    ? { radius: 9, fill: paper, border: color ?? pointGrey, borderWidth: 5 }
    : { radius: 12, fill: color ?? ink, border: paper, borderWidth: 3 };
}

/**
 * The marked points that the legend names, the plan's first, to be drawn on top. `colorOf` gives a line's colour by
 * its key, which the points on it take.
 */
export function namedPoints(
  { marks, markNames }: LineChart,
  colorOf: (key: string) => string | undefined,
): Shape[] {
  if (markNames === undefined) return [];
  return (['after', 'before'] as const).map((role) =>
    shape('point', [undefined, ...marks.filter((mark) => mark.role === role)], {
      name: markNames[role],
      dot: (point) =>
        point === undefined
          ? // As wide a border as there is room for in the legend.
            { ...pointLook({ role }), borderWidth: role === 'before' ? 4 : 0 }
          : pointLook(point, point.key === undefined ? undefined : colorOf(point.key)),
    }),
  );
}

/** The points' labels, each where it covers least. `size` is the plot's, in pixels. */
export function pointLabels(
  { marks }: LineChart,
  series: readonly Series[],
  { x, y }: { readonly x: Ticks; readonly y: Ticks },
  size: { readonly width: number; readonly height: number },
): Texts {
  const across = (value: number) => (value - x.min) / (x.max - x.min);
  const spotOf = (place: Place): Spot => ({
    left: across(place.x) * size.width,
    top: ((y.max - place.y) / (y.max - y.min)) * size.height,
  });
  const placements = placeLabels(
    marks.map((mark) => ({
      ...spotOf(mark),
      width: mark.label === '' ? 0 : 1.05 * textWidth(mark.label, labelFace),
    })),
    { ...size, textHeight: textSize * lineHeight + 4, lines: series.map((one) => runOf(one).map(spotOf)) },
  );
  const texts = placements.flatMap((placement, i) => {
    const mark = marks[i];
    if (mark === undefined) return [];
    return {
      text: mark.label,
      across: across(mark.x),
      at: { y: mark.y },
      ...placement,
      onTop: true,
      face: labelFace,
      color: mark.role === 'before' ? softInk : ink,
    };
  });
  return { kind: 'texts', id: 'xMark', texts };
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
