import type { BarChart, BarRole } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { numericAxis, overhang, type PlacedText, spaceAbovePlot, textAxis } from './axes.ts';
import { domainWithRoom, type Reach } from './bar-domain.ts';
import { beforeGrey, colouring, ink, paper, softInk } from './colours.ts';
import { headingOf, legendName } from './heading.ts';
import {
  commonOptions,
  type Drawing,
  font,
  gapInLine,
  lineHeight,
  margin,
  type Place,
  page,
  type Scale,
  textSize,
} from './page.ts';
import { type Face, textWidth, wrapText } from './text-fit.ts';
import type { Ticks } from './ticks.ts';

const nameFace: Face = { size: textSize };
const valueFaces = {
  before: { face: { size: textSize }, color: softInk },
  after: { face: { size: textSize, weight: 'bold' }, color: ink },
  best: { face: { size: textSize }, color: softInk },
} as const;
const widestName = 330;
/** Between a name and the plot, and between a bar's end and its value. */
const gap = 12;
/** Below the plot: the axis's numbers and its title. */
const axisHeight = 2 * textSize * lineHeight + 20;
const spaceAbove = 6;
const thickestBar = 60;
const outline = 3;
/** From here on, in heights of a text, digits beside one bar stay clear of the bars above and below. */
const fittingPitch = 0.85;

/** Where the bars of one category stand: centres as shares of the category's height, from its top. */
interface Rows {
  readonly centres: readonly number[];
  /** In pixels, from one bar's centre to the next, and of one bar. */
  readonly pitch: number;
  readonly barHeight: number;
}

/** Horizontal bars: today in grey beside proposed in the channel's colour, values at their ends, whiskers. */
export function barDrawing(chart: BarChart): Drawing {
  const { categories, series } = chart;
  const intervalName = hasIntervals(chart) ? wordsFor(chart.language).say('charts.interval') : undefined;
  const names = series.map((one) => one.name);
  const legend = intervalName === undefined ? names : [...names, intervalName];
  const heading = headingOf(chart, legend, categories.length > 10 ? 1 : 2);
  const height = page.height - heading.bottom - spaceAbove - axisHeight - margin;
  const band = height / Math.max(1, categories.length);
  const rows = rowsOf(series.length, band);
  const nameLines = Math.min(3, Math.max(1, Math.floor(band / (textSize * lineHeight))));
  const labels = categories.map(({ label }) => wrapText(label, nameFace, widestName, nameLines));
  const nameWidth = Math.max(0, ...labels.flat().map((line) => textWidth(line, nameFace)));
  const room = page.width - 2 * margin - nameWidth - 2 * gap;
  const values = valueLabels(chart, rows);
  const reaches = reachOf(chart, values);
  // What the last number takes at the right depends on the ticks, and hardly changes them.
  const right = overhang(chart.valueAxis, domainWithRoom(reaches, room - 2 * textSize), chart);
  const width = room - right;
  const ticks = domainWithRoom(reaches, width);

  const scales: Record<string, Scale> = {
    x: numericAxis(chart.valueAxis, ticks, 'x', width),
    // Category i spans i…i+1 of this scale, so that bars, whiskers and values can be given their exact place.
    y: {
      type: 'linear',
      axis: 'y',
      display: false,
      offset: false,
      reverse: true,
      min: 0,
      max: Math.max(1, categories.length),
    },
    yNames: {
      type: 'category',
      axis: 'y',
      labels,
      offset: true,
      grid: { display: false, drawTicks: false },
      border: { display: false },
      ticks: { autoSkip: false, padding: gap, color: ink, font: font(nameFace) },
    },
    xSpace: spaceAbovePlot(spaceAbove),
  };
  values.forEach((value, i) => {
    scales[`xValue${i}`] = textAxis(placeValue(value, ticks), width);
  });
  const bars = series.map((one, index): Drawing['data']['datasets'][number] => ({
    type: 'bar',
    label: legendName(one.name),
    data: categories.map((_, i) => ({ x: one.values[i] ?? Number.NaN, y: i + (rows.centres[index] ?? 0.5) })),
    xAxisID: 'x',
    yAxisID: 'y',
    grouped: false,
    barThickness: rows.barHeight,
    ...lookOf(one.role, chart),
    pointStyle: 'rectRounded',
    borderRadius: Math.min(4, rows.barHeight / 4),
  }));
  const overlay = intervalName === undefined ? [] : [whiskers(chart, rows, intervalName)];
  const { plugins } = heading;
  return {
    type: 'bar',
    // The first data set is drawn on top; the legend begins with the last.
    data: { datasets: [...overlay, ...bars.toReversed()] },
    options: {
      ...commonOptions(chart, [ticks], right),
      indexAxis: 'y',
      plugins: { ...plugins, legend: { ...plugins.legend, reverse: true } },
      scales,
    },
  };
}

/** An outline beside a filled bar is told apart without its colour, too. */
function lookOf(role: BarRole, { categories, palette }: BarChart) {
  const colourOf = colouring(palette);
  const colours = categories.map((category) => colourOf(category.key));
  if (role === 'best') return { backgroundColor: paper, borderColor: colours, borderWidth: outline };
  return { backgroundColor: role === 'before' ? beforeGrey : colours };
}

function hasIntervals(chart: BarChart): boolean {
  return chart.series.some((one) => one.intervals?.some(isInterval));
}

type Interval = { readonly low: number; readonly high: number };

/** A chart that came through JSON has `null` where there is no interval. */
function isInterval(interval: Interval | null | undefined): interval is Interval {
  return (
    interval !== undefined &&
    interval !== null &&
    Number.isFinite(interval.low) &&
    Number.isFinite(interval.high)
  );
}

/** Bars fill most of a low row; in a tall one they do not grow into slabs. */
function rowsOf(count: number, band: number): Rows {
  const pitch = Math.min((0.8 * band) / Math.max(1, count), thickestBar);
  return {
    pitch,
    barHeight: Math.round(0.9 * pitch),
    centres: Array.from({ length: count }, (_, i) => 0.5 + ((i - (count - 1) / 2) * pitch) / band),
  };
}

interface ValueLabel {
  readonly text: string;
  readonly role: BarRole;
  readonly width: number;
  /** Height on the scale `y`. */
  readonly row: number;
  readonly side: 'left' | 'right';
  /** What the text must stand clear of: the bar's end or its whisker's, in the axis's unit. */
  readonly end: number;
}

/** Each value where there is room for a line a bar, else only the plan's (of three plans all), clear of all bars. */
function valueLabels(chart: BarChart, rows: Rows): ValueLabel[] {
  const bothFit = rows.pitch >= textSize * fittingPitch;
  const shown = chart.series.flatMap((one, index) => ({ one, index }));
  const last = shown.findLast(({ one }) => one.role === 'after') ?? shown.at(-1);
  const written = bothFit || last === undefined ? shown : [last];
  return chart.categories.flatMap((_, i) =>
    written.flatMap(({ one, index }) => {
      // One of three values at the end of all bars would seem to be the longest bar's.
      const text =
        bothFit || chart.series.length < 3
          ? (one.labels[i] ?? '')
          : chart.series.map(({ labels }) => labels[i] ?? '').join(' / ');
      const value = one.values[i] ?? Number.NaN;
      if (text === '' || !Number.isFinite(value)) return [];
      const side = value < 0 ? ('left' as const) : ('right' as const);
      const clearOf = (bothFit ? [one] : chart.series).flatMap((other) => extentOf(other, i));
      return {
        text,
        role: one.role,
        width: textWidth(text, valueFaces[one.role].face),
        row: i + (bothFit ? (rows.centres[index] ?? 0.5) : 0.5),
        side,
        end: side === 'right' ? Math.max(0, ...clearOf) : Math.min(0, ...clearOf),
      };
    }),
  );
}

/** The values that a bar and its whisker reach. */
function extentOf(series: BarChart['series'][number], category: number): number[] {
  const interval = series.intervals?.[category];
  return [
    series.values[category] ?? Number.NaN,
    interval?.low ?? Number.NaN,
    interval?.high ?? Number.NaN,
  ].filter(Number.isFinite);
}

/** Everything that must fit between the plot's edges. */
function reachOf(chart: BarChart, labels: readonly ValueLabel[]): Reach[] {
  const marks = chart.series.flatMap((one) =>
    chart.categories.flatMap((_, i) => extentOf(one, i).map((end): Reach => ({ end, left: 4, right: 4 }))),
  );
  const texts = labels.map(
    ({ end, side, width }): Reach =>
      side === 'right'
        ? { end, left: 0, right: gap + 1.03 * width }
        : { end, left: gap + 1.08 * width, right: 0 },
  );
  return [...marks, ...texts];
}

function placeValue(label: ValueLabel, { min, max }: Ticks): PlacedText {
  return {
    text: label.text,
    across: (label.end - min) / (max - min),
    at: { y: label.row },
    align: label.side === 'right' ? 'start' : 'end',
    shift: label.side === 'right' ? gap : -gap,
    ...valueFaces[label.role],
  };
}

/** One data set for all whiskers: low end, high end, a break, for each bar. */
function whiskers(chart: BarChart, rows: Rows, name: string): Drawing['data']['datasets'][number] {
  const data: Place[] = [gapInLine];
  chart.categories.forEach((_, i) => {
    chart.series.forEach((one, index) => {
      const interval = one.intervals?.[i];
      if (!isInterval(interval)) return;
      const y = i + (rows.centres[index] ?? 0.5);
      data.push({ x: interval.low, y }, { x: interval.high, y }, gapInLine);
    });
  });
  return {
    type: 'scatter',
    label: legendName(name),
    data,
    xAxisID: 'x',
    yAxisID: 'y',
    indexAxis: 'x',
    showLine: true,
    spanGaps: false,
    clip: false,
    borderColor: ink,
    borderWidth: 2.5,
    pointStyle: 'line',
    pointBorderColor: ink,
    pointBorderWidth: 2.5,
    pointRadius: Math.max(4, Math.min(9, rows.barHeight * 0.3)),
    // The first point is not drawn; the legend takes its look: a lying line, where whiskers end in standing ones.
    pointRotation: data.map((_, i) => (i === 0 ? 0 : 90)),
  };
}
