import type { LineChart } from '../../src/bot/chart.ts';
import { colourOf, ink, okabeIto, paper, softInk } from './colours.ts';
import {
  commonOptions,
  type Drawing,
  gapInLine,
  headingOf,
  legendName,
  lineHeight,
  margin,
  numericAxis,
  type Place,
  type PlacedText,
  page,
  type Scale,
  spaceAbovePlot,
  textAxis,
  textSize,
} from './page.ts';
import { type Face, textWidth } from './text-fit.ts';
import { niceStep, type Ticks, tickTexts } from './ticks.ts';

type Series = LineChart['series'][number];
type Dataset = Drawing['data']['datasets'][number];

const markFace: Face = { size: textSize, weight: 'bold' };
/** More points than this are not marked one by one. */
const mostPoints = 12;
const markGrey = '#7A7A7A';
/** Half of the uppermost number stands above the plot. */
const spaceAbove = 24;
const shadeColour = '#0072B22E';

/** Lines over a numeric axis: steps or straight, the room between two of them shaded, single points marked. */
export function lineDrawing(chart: LineChart): Drawing {
  const { shade, series } = chart;
  const upper = shade && series[shade.upper];
  const lower = shade && series[shade.lower];
  const shaded = shade !== undefined && upper !== undefined && lower !== undefined ? shade : undefined;
  const names = series.map((one) => one.name);
  const heading = headingOf(chart, shaded === undefined ? names : [...names, shaded.name]);
  const height = page.height - heading.bottom - spaceAbove - 2 * textSize * lineHeight - 20 - margin;
  const y = verticalTicks(chart, 4);
  const x = horizontalTicks(chart);
  const axisWidth = Math.max(
    ...tickTexts(chart.yAxis, y, chart.language).map((text) => textWidth(text, { size: textSize })),
  );
  const width =
    page.width - 2 * margin - axisWidth - (chart.yAxis.title === '' ? 16 : 16 + textSize * lineHeight);

  const scales: Record<string, Scale> = {
    x: numericAxis(chart.xAxis, x, 'x', width, false),
    y: numericAxis(chart.yAxis, y, 'y', height),
    xSpace: spaceAbovePlot(spaceAbove),
  };
  chart.marks.forEach((_, i) => {
    scales[`xMark${i}`] = textAxis(placeMark(chart, i, x, y, { width, height }), width);
  });
  const area = shaded === undefined || upper === undefined ? [] : [areaOf(upper, shaded.lower, shaded.name)];
  return {
    type: 'scatter',
    data: { datasets: [...series.map((one, i) => lineOf(one, i === 0 ? chart.marks : [])), ...area] },
    options: { ...commonOptions(chart), plugins: heading.plugins, scales },
  };
}

function lookOf(series: Series): { color: string; dash: number[] } {
  if (series.role === 'best') return { color: okabeIto.blue, dash: [] };
  if (series.role === 'bound') return { color: okabeIto.vermillion, dash: [14, 9] };
  return { color: series.key === undefined ? softInk : colourOf(series.key), dash: [] };
}

/**
 * A line with its points. Marks ride on the first line's data, after a break: a data set of their own would be
 * listed in the legend, and they are labelled where they are.
 */
function lineOf(series: Series, marks: LineChart['marks']): Dataset {
  const { color, dash } = lookOf(series);
  // The first point is not drawn; the legend takes its look.
  const data: Place[] = [gapInLine, ...series.points, ...(marks.length === 0 ? [] : [gapInLine]), ...marks];
  const last = series.points.length;
  const looks = data.map((_, i): PointLook => {
    const mark = marks[i - last - 2];
    if (mark !== undefined) return { radius: 10, fill: mark.role === 'before' ? markGrey : ink };
    return { radius: i === last ? 8 : last <= mostPoints ? 6 : 0, fill: color };
  });
  return {
    type: 'scatter',
    label: legendName(series.name),
    data,
    xAxisID: 'x',
    yAxisID: 'y',
    showLine: true,
    spanGaps: false,
    clip: 12,
    stepped: series.shape === 'steps' ? 'before' : false,
    borderColor: color,
    borderDash: dash,
    borderWidth: 4,
    pointStyle: data.map((_, i) => (i === 0 ? 'line' : 'circle')),
    pointRadius: looks.map(({ radius }) => radius),
    pointBackgroundColor: looks.map(({ fill }) => fill),
    pointBorderColor: data.map((_, i) => (i === 0 ? color : paper)),
    pointBorderWidth: data.map((_, i) => (i === 0 ? 5 : 3)),
    order: 1,
  };
}

interface PointLook {
  readonly radius: number;
  readonly fill: string;
}

/** The room between a line and the data set `lower`. */
function areaOf(upper: Series, lower: number, label: string): Dataset {
  return {
    type: 'scatter',
    label: legendName(label),
    data: [...upper.points],
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

const finite = (values: readonly number[]) => values.filter(Number.isFinite);

/** From the lowest value to the highest, with some air; zero is only included where the values are near it. */
function verticalTicks(chart: LineChart, most: number): Ticks {
  const values = finite([...chart.series.flatMap((one) => one.points), ...chart.marks].map(({ y }) => y));
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  // Also keeps apart what differs by less than an axis can say.
  const air = Math.max((high - low) * 0.08, Math.max(Math.abs(low), Math.abs(high)) * 1e-6) || 1;
  const from = low >= 0 && low - air < 0 ? 0 : low - air;
  const step = niceStep(high + air - from, most);
  return { min: Math.floor(from / step) * step, max: Math.ceil((high + air) / step) * step, step };
}

/** From the first value to the last; a little further to the left where that brings a round number. */
function horizontalTicks(chart: LineChart): Ticks {
  const values = finite([...chart.series.flatMap((one) => one.points), ...chart.marks].map(({ x }) => x));
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  if (low === high) return { min: low - 1, max: high + 1, step: 1 };
  const whole = chart.xAxis.format.kind === 'number' && values.every(Number.isInteger);
  const step = niceStep(high - low, 8, whole);
  const round = Math.floor(low / step) * step;
  return { min: low - round <= 0.1 * (high - low) ? round : low, max: high, step };
}

const markDrop = 32;

/** A mark's label: above it, or below where a mark further left has taken that place. */
function placeMark(
  chart: LineChart,
  index: number,
  x: Ticks,
  y: Ticks,
  plot: { width: number; height: number },
): PlacedText {
  const at = (i: number) => {
    const mark = chart.marks[i];
    const across = ((mark?.x ?? 0) - x.min) / (x.max - x.min);
    return {
      across,
      left: across * plot.width,
      up: (((mark?.y ?? 0) - y.min) / (y.max - y.min)) * plot.height,
    };
  };
  const here = at(index);
  const text = chart.marks[index]?.label ?? '';
  const width = textWidth(text, markFace);
  const crowded = chart.marks.some((other, i) => {
    if (i === index) return false;
    const there = at(i);
    const near = Math.abs(there.left - here.left) < (width + textWidth(other.label, markFace)) / 2 + 20;
    const firstHere = there.left > here.left || (there.left === here.left && i > index);
    return near && Math.abs(there.up - here.up) < 80 && !firstHere;
  });
  const align = here.left < width / 2 ? 'start' : plot.width - here.left < width / 2 ? 'end' : 'center';
  return {
    text,
    across: here.across,
    at: { y: chart.marks[index]?.y ?? 0 },
    align,
    shift: 0,
    drop: crowded || here.up + markDrop + textSize > plot.height + 20 ? markDrop : -markDrop,
    face: markFace,
    color: chart.marks[index]?.role === 'before' ? softInk : ink,
  };
}
