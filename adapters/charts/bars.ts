import type { BarChart } from '../../src/bot/chart.ts';
import { numericAxis, overhang, spaceAbovePlot, textsBelowZero } from './axes.ts';
import { domainWithRoom } from './bar-domain.ts';
import { barMarks, intervalName, whiskerMark } from './bar-marks.ts';
import { rowsOf } from './bar-rows.ts';
import { ink } from './colours.ts';
import { drawingOf } from './drawing.ts';
import { headingOf } from './heading.ts';
import { type Drawing, font, lineHeight, margin, page, type Scale, textSize } from './page.ts';
import { type Face, textWidth, wrapText } from './text-fit.ts';
import { reachOf, valueLabels, valueTexts } from './value-labels.ts';

const nameFace: Face = { size: textSize };
const widestName = 330;
/** Between a name and the plot. */
const gap = 12;
/** Below the plot: the axis's numbers and its title. */
const axisHeight = 2 * textSize * lineHeight + 20;
const spaceAbove = 6;

/** Horizontal bars: today in grey beside proposed in the channel's colour, values at their ends, whiskers. */
export function barDrawing(chart: BarChart): Drawing {
  const { categories, series, valueAxis } = chart;
  const interval = intervalName(chart);
  const names = [...series.map(({ name }) => name), ...(interval === undefined ? [] : [interval])];
  const heading = headingOf(chart, names, categories.length > 10 ? 1 : 2);
  const height = page.height - heading.bottom - spaceAbove - axisHeight - margin;
  const bottom = Math.max(1, categories.length);
  const band = height / bottom;
  const rows = rowsOf(series.length, band);
  const nameLines = Math.min(3, Math.max(1, Math.floor(band / (textSize * lineHeight))));
  const labels = categories.map(({ label }) => wrapText(label, nameFace, widestName, nameLines));
  const nameWidth = Math.max(0, ...labels.flat().map((line) => textWidth(line, nameFace)));
  const room = page.width - 2 * margin - nameWidth - 2 * gap;
  const values = valueLabels(chart, rows);
  const reaches = reachOf(chart, values);
  // What the last number takes at the right depends on the ticks, and hardly changes them.
  const right = overhang(valueAxis, domainWithRoom(reaches, room - 2 * textSize), chart);
  const width = room - right;
  const ticks = domainWithRoom(reaches, width);
  return drawingOf({
    chart,
    heading,
    scales: {
      x: numericAxis(valueAxis, ticks, 'x', width),
      y: rowScale(bottom),
      yNames: nameScale(labels),
      xSpace: spaceAbovePlot(spaceAbove),
    },
    marks: [
      ...(interval === undefined ? [] : [whiskerMark(chart, rows, interval)]),
      ...barMarks(chart, rows).toReversed(),
      {
        kind: 'texts',
        id: 'xBelowZero',
        texts: textsBelowZero(valueAxis, ticks, chart.language, { scale: 'y', bottom }),
      },
      valueTexts(values, ticks),
    ],
    legend: 'upwards',
    ticks: [ticks],
    width,
    right,
  });
}

/** Category i spans i…i+1 of this scale, so that bars, whiskers and values can be given their exact place. */
function rowScale(max: number): Scale {
  return { type: 'linear', axis: 'y', display: false, offset: false, reverse: true, min: 0, max };
}

function nameScale(labels: string[][]): Scale {
  return {
    type: 'category',
    axis: 'y',
    labels,
    offset: true,
    grid: { display: false, drawTicks: false },
    border: { display: false },
    ticks: { autoSkip: false, padding: gap, color: ink, font: font(nameFace) },
  };
}
