import type { LineChart } from '../../src/bot/chart.ts';
import { areaColours, areaMarks, roomMark } from './area-marks.ts';
import { overhang, spaceAbovePlot, textsBelowZero } from './axes.ts';
import { colouring, softInk } from './colours.ts';
import { drawingOf } from './drawing.ts';
import { evenly } from './evenly.ts';
import { headingOf } from './heading.ts';
import { horizontalScales, horizontalTicks } from './horizontal-axis.ts';
import { type LineLook, lineLooks, lineMark } from './line-marks.ts';
import { type Drawing, lineHeight, margin, page, textSize } from './page.ts';
import { leftOf, panelScales, panelsOf, upperHeight } from './panels.ts';
import { namedPoints, pointLabels } from './point-marks.ts';

type Series = LineChart['series'][number];

const mostDrawn = 240;
/** Half of the uppermost number stands above the plot. */
const spaceAbove = 24;
const plainLook: LineLook = { color: softInk, dash: [] };

/** Lines over a numeric axis: steps or straight, the room between two of them shaded, single points marked. */
export function lineDrawing(chart: LineChart): Drawing {
  const { markNames, areas = [] } = chart;
  const { ticks: x, only } = horizontalTicks(chart);
  // With a single value there is no line to see: its level is drawn a little to both sides.
  const asDrawn = only === undefined ? thinned : widened;
  const series = chart.series.map(asDrawn);
  const lower = (chart.below?.series ?? []).map(asDrawn);
  const room = roomOf(chart, series);
  const heading = headingOf(chart, [
    ...[...series, ...lower, ...areas.filter(({ name }) => name !== '')].map(({ name }) => name),
    ...(room === undefined ? [] : [room.name]),
    ...(markNames === undefined ? [] : [markNames.before, markNames.after]),
  ]);
  const height = page.height - heading.bottom - spaceAbove - 2 * textSize * lineHeight - 20 - margin;
  const panels = panelsOf(chart);
  const right = overhang(chart.xAxis, x, chart);
  const width = page.width - 2 * margin - leftOf(panels, chart) - right;

  const colourOf = colouring(chart.palette);
  const colours = areaColours(areas, colourOf);
  const looks = lineLooks([...series, ...lower], new Set(colours), colourOf);
  const lines = [...series, ...lower].map((one, i) =>
    lineMark(one, looks[i] ?? plainLook, {
      riding: i === 0 && markNames === undefined ? chart.marks : [],
      isPlain: chart.marks.length > 0,
      only,
      scale: i < series.length ? 'y' : 'yBelow',
    }),
  );
  const points = namedPoints(chart, (key) => looks[series.findIndex((one) => one.key === key)]?.color);
  // Points are drawn on top of the lines, and the legend has them after the lines: it begins at the end.
  const legend = points.length > 0 ? 'upwards' : 'downwards';
  const until = room === undefined ? undefined : lines[room.lower];
  return drawingOf({
    chart,
    heading,
    scales: {
      ...horizontalScales(chart, x, width, only),
      ...panelScales(panels, height),
      xSpace: spaceAbovePlot(spaceAbove),
    },
    marks: [
      ...points,
      ...(legend === 'upwards' ? lines.toReversed() : lines),
      ...(room === undefined || until === undefined ? [] : [roomMark(room.upper, until, room.name)]),
      ...areaMarks(areas, colours),
      {
        kind: 'texts',
        id: 'xBelowZero',
        texts: panels.flatMap(({ axis, ticks }, i) =>
          textsBelowZero(axis, ticks, chart.language, { scale: i === 0 ? 'y' : 'yBelow' }),
        ),
      },
      pointLabels(chart, series, { x, y: panels[0].ticks }, { width, height: upperHeight(panels, height) }),
    ],
    legend,
    ticks: [...(chart.xAxis.format.kind === 'date' ? [] : [x]), ...panels.map(({ ticks }) => ticks)],
    width,
    right,
  });
}

/** The room that is shaded: under this line, down to the one of that number. None where either is missing. */
function roomOf({ shade }: LineChart, series: readonly Series[]) {
  const upper = shade && series[shade.upper];
  if (shade === undefined || upper === undefined || series[shade.lower] === undefined) return undefined;
  return { ...shade, upper };
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
