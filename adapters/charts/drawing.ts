import type { Chart } from '../../src/bot/chart.ts';
import type { Heading } from './heading.ts';
import type { Mark, Shape } from './mark.ts';
import { commonOptions, type Drawing, type Scale } from './page.ts';
import { textAxis } from './text-axis.ts';
import type { Ticks } from './ticks.ts';

/** A picture before Chart.js: where everything stands, and the table of what is drawn there. */
export interface Plot {
  readonly chart: Chart;
  readonly heading: Heading;
  readonly scales: Readonly<Record<string, Scale>>;
  /** The first is drawn on top; the legend lists them in this order, or from the last `upwards`. */
  readonly marks: readonly Mark[];
  readonly legend: 'downwards' | 'upwards';
  /** Of the axes that write numbers. */
  readonly ticks: readonly Ticks[];
  /** The plot's width and what stays free to the right of it, in pixels. */
  readonly width: number;
  readonly right: number;
}

/** The configuration that shows a plot: shapes become data sets, texts become axes. */
export function drawingOf({ chart, heading, scales, marks, legend, ticks, width, right }: Plot): Drawing {
  const shapes = marks.filter((mark): mark is Shape => mark.kind === 'shape');
  const { plugins } = heading;
  const isLying = chart.kind === 'bars';
  return {
    type: isLying ? 'bar' : 'scatter',
    data: {
      datasets: shapes.map(({ dataset, until }) =>
        until === undefined ? dataset : { ...dataset, fill: shapes.indexOf(until) },
      ),
    },
    options: {
      ...commonOptions(chart, ticks, right),
      ...(isLying ? { indexAxis: 'y' } : {}),
      plugins: legend === 'upwards' ? { ...plugins, legend: { ...plugins.legend, reverse: true } } : plugins,
      scales: { ...scales, ...textScales(marks, width) },
    },
  };
}

function textScales(marks: readonly Mark[], width: number): Record<string, Scale> {
  return Object.fromEntries(
    marks.flatMap((mark) =>
      mark.kind === 'texts'
        ? mark.texts.flatMap((one, i) =>
            one.text === '' ? [] : [[`${mark.id}${i}`, textAxis(one, width)] as const],
          )
        : [],
    ),
  );
}
