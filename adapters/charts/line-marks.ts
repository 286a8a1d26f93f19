import type { LineChart } from '../../src/bot/chart.ts';
import { okabeIto, paper, softInk } from './colours.ts';
import { type Shape, shape } from './mark.ts';
import type { Place } from './page.ts';
import { pointLook } from './point-marks.ts';

type Series = LineChart['series'][number];
type Point = LineChart['marks'][number];

/** More points than this are not marked one by one. */
const mostPoints = 12;

/** How a line is told from the others. */
export interface LineLook {
  readonly color: string;
  readonly dash: readonly number[];
}

/**
 * A colour for each line, and dashes where another line has that colour already. The first line without a key is grey,
 * further ones have what nobody else has, areas included.
 */
export function lineLooks(
  all: readonly Series[],
  ofAreas: ReadonlySet<string>,
  colourOf: (key: string) => string,
): LineLook[] {
  const dashes = [[], [4, 8], [18, 8], [18, 8, 4, 8]];
  const keyed = new Set(all.flatMap(({ key }) => (key === undefined ? [] : [colourOf(key)])));
  const free = Object.values(okabeIto).filter((color) => !keyed.has(color) && !ofAreas.has(color));
  const taken = new Map<string, number>();
  return all.map(({ role, key }) => {
    if (role === 'best') return { color: okabeIto.blue, dash: [] };
    if (role === 'bound') return { color: okabeIto.vermillion, dash: [14, 9] };
    const own = taken.has(softInk) ? (free.shift() ?? softInk) : softInk;
    const color = key === undefined ? own : colourOf(key);
    const before = taken.get(color) ?? 0;
    taken.set(color, before + 1);
    return { color, dash: dashes[before % dashes.length] ?? [] };
  });
}

/** What goes with a line besides its own points. */
interface LineExtras {
  /** Marked points that ride on this line's data. */
  readonly riding: readonly Point[];
  /** The line's own points are not dotted: they would be taken for marked ones. */
  readonly isPlain: boolean;
  /** The only place along the axis that there is. */
  readonly only: number | undefined;
  readonly scale: string;
}

interface Vertex extends Place {
  readonly marked?: Point;
}

/**
 * A line with its points. Marked points that the legend does not name ride on the first line's data, each after a
 * break, as no line joins them: a mark of their own would be listed in the legend, and they are labelled where they are.
 */
export function lineMark(series: Series, { color, dash }: LineLook, extras: LineExtras): Shape {
  const { riding, isPlain, only, scale } = extras;
  const last = series.points.length;
  const radiusOf = (vertex: Vertex | undefined, i: number) => {
    if (only !== undefined) return vertex?.x === only ? 8 : 0;
    if (isPlain) return 0;
    return i === last ? 8 : last <= mostPoints ? 6 : 0;
  };
  const vertices: (Vertex | undefined)[] = [
    undefined,
    ...series.points,
    ...riding.flatMap((point) => [undefined, { x: point.x, y: point.y, marked: point }]),
  ];
  return shape('line', vertices, {
    name: series.name,
    scale,
    stroke: color,
    dash,
    steps: series.shape === 'steps',
    symbol: (_, i) => (i === 0 ? 'line' : 'circle'),
    dot: (vertex, i) =>
      vertex?.marked === undefined
        ? {
            radius: radiusOf(vertex, i),
            fill: color,
            border: i === 0 ? color : paper,
            borderWidth: i === 0 ? 5 : 3,
          }
        : pointLook(vertex.marked),
  });
}
