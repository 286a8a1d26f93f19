import type { Area, LineChart } from '../../src/bot/chart.ts';
import { numericAxis, overhang, spaceAbovePlot } from './axes.ts';
import { beforeGrey, colouring, okabeIto, paper, softInk, tinted } from './colours.ts';
import { dayScales, dayTicks } from './date-axis.ts';
import { headingOf, legendName } from './heading.ts';
import { type MarkLook, markLook, markScales, namedMarks } from './marks.ts';
import {
  commonOptions,
  type Drawing,
  gapInLine,
  lineHeight,
  margin,
  type Place,
  page,
  type Scale,
  textSize,
} from './page.ts';
import { leftOf, panelScales, panelsOf, upperHeight } from './panels.ts';
import { niceStep, type Ticks } from './ticks.ts';

type Series = LineChart['series'][number];
type Mark = LineChart['marks'][number];
type Dataset = Drawing['data']['datasets'][number];

/** More points than this are not marked one by one. */
const mostPoints = 12;
const mostDrawn = 240;
/** Half of the uppermost number stands above the plot. */
const spaceAbove = 24;
const shadeColour = '#0072B22E';

/** Lines over a numeric axis: steps or straight, the room between two of them shaded, single points marked. */
export function lineDrawing(chart: LineChart): Drawing {
  const { shade, markNames } = chart;
  const { ticks: x, only } = horizontalTicks(chart);
  // With a single value there is no line to see: its level is drawn a little to both sides.
  const series = chart.series.map(only === undefined ? thinned : widened);
  const upper = shade && series[shade.upper];
  const lower = shade && series[shade.lower];
  const shaded = shade !== undefined && upper !== undefined && lower !== undefined ? shade : undefined;
  const lowest = (chart.below?.series ?? []).map(only === undefined ? thinned : widened);
  const areas = chart.areas ?? [];
  const named = areas.filter(({ name }) => name !== '');
  const names = [...series, ...lowest, ...named].map((one) => one.name);
  const heading = headingOf(chart, [
    ...names,
    ...(shaded === undefined ? [] : [shaded.name]),
    ...(markNames === undefined ? [] : [markNames.before, markNames.after]),
  ]);
  const height = page.height - heading.bottom - spaceAbove - 2 * textSize * lineHeight - 20 - margin;
  const hasDays = chart.xAxis.format.kind === 'date';
  const panels = panelsOf(chart);
  const y = panels[0].ticks;
  const left = leftOf(panels, chart);
  const right = overhang(chart.xAxis, x, chart);
  const width = page.width - 2 * margin - left - right;

  const scales: Record<string, Scale> = {
    ...horizontalScales(chart, x, width, only),
    ...panelScales(panels, height),
    xSpace: spaceAbovePlot(spaceAbove),
    ...markScales(chart, series, { x, y }, { width, height: upperHeight(panels, height) }),
  };
  const colourOf = colouring(chart.palette);
  const colours = areaColours(areas, colourOf);
  const looks = looksOf([...series, ...lowest], new Set(colours), colourOf);
  const riding = markNames === undefined ? chart.marks : [];
  const isPlain = chart.marks.length > 0;
  const lines = [...series, ...lowest].map((one, i) =>
    lineOf(one, looks[i] ?? plainLook, {
      marks: i === 0 ? riding : [],
      isPlain,
      only,
      yAxisID: i < series.length ? 'y' : 'yBelow',
    }),
  );
  const colorOf = (key: string) => looks[series.findIndex((one) => one.key === key)]?.color;
  // The first data set is drawn on top, and the legend lists them as they are drawn: with marks it begins at the end.
  const onTop = namedMarks(chart, colorOf);
  const reverse = onTop.length > 0;
  const below = (line: number) => (reverse ? onTop.length + lines.length - 1 - line : line);
  const area =
    shaded === undefined || upper === undefined ? [] : [areaOf(upper, below(shaded.lower), shaded.name)];
  const { plugins } = heading;
  return {
    type: 'scatter',
    data: {
      datasets: [
        ...onTop,
        ...(reverse ? lines.toReversed() : lines),
        ...area,
        ...areas.map((one, i) => filled(one, colours[i] ?? softInk, mostPlacesOfAreas / areas.length)),
      ],
    },
    options: {
      ...commonOptions(chart, [...(hasDays ? [] : [x]), ...panels.map(({ ticks }) => ticks)], right),
      plugins: reverse ? { ...plugins, legend: { ...plugins.legend, reverse } } : plugins,
      scales,
    },
  };
}

/**
 * At most so many points, evenly chosen, with the first and the last: more than the picture can show, and little
 * enough that servers, which take requests of up to 100 kB, take them.
 */
function thinned(series: Series): Series {
  return { ...series, points: evenly(series.points, mostDrawn) };
}

function widened(series: Series): Series {
  return {
    ...series,
    points: series.points.flatMap(({ x, y }) => [-0.6, 0, 0.6].map((aside) => ({ x: x + aside, y }))),
  };
}

interface LineLook {
  readonly color: string;
  readonly dash: readonly number[];
}
const plainLook: LineLook = { color: softInk, dash: [] };

/**
 * A colour for each line, and dashes where another line has that colour already. The first line without a key is grey,
 * further ones have what nobody else has, areas included.
 */
function looksOf(
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
  /** Marks that ride on this line's data. */
  readonly marks: readonly Mark[];
  /** The line's own points are not dotted: they would be taken for marks. */
  readonly isPlain: boolean;
  /** The only place along the axis that there is. */
  readonly only: number | undefined;
  readonly yAxisID: string;
}

/**
 * A line with its points. Marks that the legend does not name ride on the first line's data, after a break: a data
 * set of their own would be listed in the legend, and they are labelled where they are.
 */
function lineOf(series: Series, look: LineLook, { marks, isPlain, only, yAxisID }: LineExtras): Dataset {
  const { color } = look;
  // The first point is not drawn; the legend takes its look.
  const data: Place[] = [gapInLine, ...places(series.points)];
  // Breaks between them: marks are not joined by a line.
  for (const place of places(marks)) data.push(gapInLine, place);
  const last = series.points.length;
  const looks = data.map((_, i): MarkLook => {
    const mark = marks[(i - last - 2) / 2];
    if (mark !== undefined) return markLook(mark);
    const dot = { fill: color, border: i === 0 ? color : paper, borderWidth: i === 0 ? 5 : 3 };
    const { x } = data[i] ?? gapInLine;
    if (only !== undefined) return { ...dot, radius: x === only ? 8 : 0 };
    return { ...dot, radius: isPlain ? 0 : i === last ? 8 : last <= mostPoints ? 6 : 0 };
  });
  return {
    type: 'scatter',
    label: legendName(series.name),
    data,
    xAxisID: 'x',
    yAxisID,
    showLine: true,
    spanGaps: false,
    clip: 12,
    stepped: series.shape === 'steps' ? 'before' : false,
    borderColor: color,
    borderDash: [...look.dash],
    borderWidth: 4,
    pointStyle: data.map((_, i) => (i === 0 ? 'line' : 'circle')),
    pointRadius: looks.map(({ radius }) => radius),
    pointBackgroundColor: looks.map(({ fill }) => fill),
    pointBorderColor: looks.map(({ border }) => border),
    pointBorderWidth: looks.map(({ borderWidth }) => borderWidth),
    order: 1,
  };
}

/** Places of all areas together: a request that servers take holds no more. */
const mostPlacesOfAreas = 700;

/** A colour for each area; parts of one picture that share one are told apart by its tint. */
function areaColours(areas: readonly Area[], colourOf: (key: string) => string): string[] {
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

/** What lies between two heights, as one closed line. */
function filled({ name, role, points }: Area, color: string, most: number): Dataset {
  const shown = evenly(points, Math.floor(most));
  const outline = [
    ...shown.map(({ x, high }) => ({ x, y: short(high) })),
    ...shown.toReversed().map(({ x, low }) => ({ x, y: short(low) })),
  ];
  // One without a name takes no colour in the legend either.
  const inLegend = name === '' ? 'transparent' : color;
  return {
    type: 'scatter',
    label: name === '' ? '' : legendName(name),
    data: outline,
    xAxisID: 'x',
    yAxisID: 'y',
    showLine: true,
    fill: 'shape',
    backgroundColor: color,
    borderColor: 'transparent',
    borderWidth: 0,
    pointStyle: 'rectRounded',
    pointRadius: 0,
    pointBackgroundColor: inLegend,
    pointBorderColor: inLegend,
    // Behind all lines. Bands are see-through and go over them: so the legend has their empty entries at its end.
    order: role === 'part' ? 3 : 0,
  };
}

/** More digits than a picture can show would only make the request long. */
const short = (value: number) => Number(value.toPrecision(5));

/** At most so many of the items, evenly chosen, with the first and the last. */
function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const every = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * every)]).filter(
    (item): item is Item => item !== undefined,
  );
}

/** Nothing but the places: what else a point carries is not drawn, and not sent anywhere. */
function places(points: readonly Place[]): Place[] {
  return points.map(({ x, y }) => ({ x, y }));
}

/** The room between a line and the data set `lower`. */
function areaOf(upper: Series, lower: number, label: string): Dataset {
  return {
    type: 'scatter',
    label: legendName(label),
    data: places(upper.points),
    xAxisID: 'x',
    yAxisID: 'y',
    showLine: true,
    stepped: upper.shape === 'steps' ? 'before' : false,
    fill: lower,
    backgroundColor: shadeColour,
    borderColor: 'transparent',
    borderWidth: 0,
    pointStyle: 'rectRounded',
    pointRadius: upper.points.map(() => 0),
    pointBackgroundColor: shadeColour,
    pointBorderColor: shadeColour,
    order: 3,
  };
}

/** The horizontal axis: numbers or days. */
function horizontalScales(
  { xAxis, language }: LineChart,
  x: Ticks,
  width: number,
  only: number | undefined,
): Record<string, Scale> {
  if (xAxis.format.kind === 'date') return dayScales(xAxis, x, language, width, only);
  const unlabelled = only === undefined ? [] : [x.min, x.max];
  return { x: numericAxis(xAxis, x, 'x', width, { grid: false, unlabelled }) };
}

/** From the first value to the last, or `only` the one there is, in the middle. */
function horizontalTicks(chart: LineChart): { readonly ticks: Ticks; readonly only?: number } {
  const lines = [...chart.series, ...(chart.below?.series ?? [])].flatMap((one) => one.points);
  const areas = (chart.areas ?? []).flatMap((one) => one.points);
  const places = [...lines, ...areas, ...chart.marks].map(({ x }) => x);
  const values = places.filter(Number.isFinite);
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  if (low === high) return { ticks: { min: low - 1, max: high + 1, step: 1 }, only: low };
  if (chart.xAxis.format.kind === 'date') return { ticks: dayTicks(low, high) };
  const whole = chart.xAxis.format.kind === 'number' && values.every(Number.isInteger);
  const step = niceStep(high - low, 8, whole);
  return {
    ticks: {
      min: Math.floor(low / step + 1e-9) * step,
      // Chart.js tells a broken step at the end from a rounding error only where steps are small.
      max: step <= 20 ? high : Math.ceil(high / step - 1e-9) * step,
      step,
    },
  };
}
