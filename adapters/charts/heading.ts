import type { Chart } from '../../src/bot/chart.ts';
import { ink, softInk } from './colours.ts';
import { type Drawing, font, lineHeight, margin, page, textSize } from './page.ts';
import { cutToWidth, type Face, textWidth, wrapText } from './text-fit.ts';

const legendPadding = 3;
const legendMark = { width: 26, height: 18 } as const;
/** Round marks reach further up and down than lines: these keep apart in two rows. */
const roundLegendMark = { width: 22, height: 15 } as const;
/** Chart.js's padding between entries would also push the first one in from the margin. */
const legendSpace = '\u00a0\u00a0\u00a0';
const spaceBelow = { title: 4, subtitle: 6 } as const;
/** Chart.js adds this much to a legend of its own. */
const legendExtra = 10;
const longestLegend = 480;
/** A server's wider face may take the rest of the line. */
const usedWidth = 0.95;

/** What stands above the plot, and how much of the page it leaves. */
export interface Heading {
  readonly plugins: NonNullable<NonNullable<Drawing['options']>['plugins']>;
  /** Where the plot begins, in pixels from the picture's top. */
  readonly bottom: number;
}

/** Title, subtitle and legend, left-aligned, each as large as it can be. */
export function headingOf(chart: Chart, legend: readonly string[], subtitleLines = 2): Heading {
  const width = usedWidth * (page.width - 2 * margin);
  const title = fitTitle(chart.title, width);
  const subtitleFace: Face = { size: textSize };
  const subtitle = wrapText(chart.subtitle, subtitleFace, width, subtitleLines);
  const rows = legend.length > 1 ? legendRows(legend, width) : 0;
  const mark = chart.kind === 'lines' && chart.markNames !== undefined ? roundLegendMark : legendMark;
  const titleHeight = title.lines.length * title.face.size * lineHeight + spaceBelow.title;
  const subtitleHeight =
    subtitle.length === 0 ? 0 : subtitle.length * textSize * lineHeight + spaceBelow.subtitle;
  const legendHeight = rows === 0 ? 0 : rows * (textSize + legendPadding) + legendPadding + legendExtra;
  return {
    bottom: margin + titleHeight + subtitleHeight + legendHeight,
    plugins: {
      title: {
        display: true,
        text: title.lines,
        align: 'start',
        color: ink,
        font: font(title.face),
        padding: { top: 0, bottom: spaceBelow.title },
      },
      subtitle: {
        display: subtitle.length > 0,
        text: subtitle,
        align: 'start',
        color: softInk,
        font: font(subtitleFace),
        padding: { top: 0, bottom: spaceBelow.subtitle },
      },
      legend: {
        display: rows > 0,
        position: 'top',
        align: 'start',
        labels: {
          usePointStyle: true,
          pointStyleWidth: mark.width,
          boxHeight: mark.height,
          padding: legendPadding,
          color: softInk,
          font: font({ size: textSize }),
        },
      },
      // A server that has this plugin would write raw numbers over the bars.
      ...{ datalabels: { display: false } },
    },
  };
}

function fitTitle(text: string, width: number): { lines: string[]; face: Face } {
  const large: Face = { size: 42, weight: 'bold' };
  const lines = wrapText(text, large, width, 2);
  if (lines.length < 2) return { lines, face: large };
  const smaller: Face = { size: 36, weight: 'bold' };
  return { lines: wrapText(text, smaller, width, 2), face: smaller };
}

function legendRows(entries: readonly string[], width: number): number {
  let rows = 1;
  let used = 0;
  for (const text of entries) {
    const needed =
      legendMark.width + textSize / 2 + 1.1 * textWidth(legendName(text), { size: textSize }) + legendPadding;
    if (used > 0 && used + needed > width) {
      rows += 1;
      used = 0;
    }
    used += needed;
  }
  return rows;
}

/** How a name is given to a data set, so that the legend keeps the entries apart. */
export function legendName(name: string): string {
  return `${cutToWidth(name, { size: textSize }, longestLegend)}${legendSpace}`;
}
