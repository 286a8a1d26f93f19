import type { Area, LineChart } from '../../src/bot/chart.ts';
import { beforeGrey, tinted } from './colours.ts';
import { evenly } from './evenly.ts';
import { type Shape, shape } from './mark.ts';

type Series = LineChart['series'][number];

const roomColour = '#0072B22E';
/** Places of all areas together: a request that servers take holds no more. */
const mostPlaces = 700;

/** What lies between two heights, each as one closed outline. `colours` holds one for each. */
export function areaMarks(areas: readonly Area[], colours: readonly string[]): Shape[] {
  return areas.map(({ name, role, points }, i) => {
    const shown = evenly(points, Math.floor(mostPlaces / areas.length));
    const outline = [
      ...shown.map(({ x, high }) => ({ x, y: short(high) })),
      ...shown.toReversed().map(({ x, low }) => ({ x, y: short(low) })),
    ];
    const color = colours[i] ?? beforeGrey;
    // One without a name takes no colour in the legend either.
    const inLegend = name === '' ? 'transparent' : color;
    return shape('area', outline, {
      name: name === '' ? undefined : name,
      fill: color,
      dot: { fill: inLegend, border: inLegend },
      // Behind all lines. Bands are see-through and go over them: so the legend has their empty entries at its end.
      depth: role === 'part' ? 3 : 0,
    });
  });
}

/** The room between a line and the shape of another. */
export function roomMark(upper: Series, until: Shape, name: string): Shape {
  return shape('area', upper.points, {
    name,
    fill: roomColour,
    steps: upper.shape === 'steps',
    dot: { fill: roomColour, border: roomColour },
    until,
    depth: 3,
  });
}

/** A colour for each area; parts of one picture that share one are told apart by its tint. */
export function areaColours(areas: readonly Area[], colourOf: (key: string) => string): string[] {
  const taken = new Map<string, number>();
  return areas.map(({ key, role }) => {
    const own = colourOf(key);
    if (role === 'band') return `${own}33`;
    // What would have come anyway stays in the background.
    if (key === 'base') return beforeGrey;
    const before = taken.get(own) ?? 0;
    taken.set(own, before + 1);
    return tinted(own, 0.5 ** before);
  });
}

/** More digits than a picture can show would only make the request long. */
const short = (value: number) => Number(value.toPrecision(5));
