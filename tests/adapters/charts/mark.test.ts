import { describe, expect, test } from 'vitest';
import { drawingOf, type Plot } from '../../../adapters/charts/drawing.ts';
import { headingOf } from '../../../adapters/charts/heading.ts';
import { shape } from '../../../adapters/charts/mark.ts';
import { lineChart } from '../../fixtures/charts.ts';

const rising = [
  { x: 1, y: 5 },
  { x: 2, y: 8 },
];
const dataOf = ({ dataset }: ReturnType<typeof shape>) => dataset.data;

describe('a mark', () => {
  test('gives each channel one value for all its data, or one for each', () => {
    const { dataset } = shape('line', rising, {
      name: 'Best',
      stroke: '#000000',
      symbol: (datum) => (datum?.x === 2 ? 'circle' : 'line'),
      dot: (datum, i) => ({
        radius: (datum?.y ?? 0) + i,
        fill: '#111111',
        border: '#222222',
        borderWidth: i,
      }),
    });
    expect(dataset).toMatchObject({
      borderColor: '#000000',
      pointStyle: ['line', 'circle'],
      pointRadius: [5, 9],
      pointBorderWidth: [0, 1],
    });
  });

  test('has only the options that its form or its channels give', () => {
    const { dataset } = shape('point', rising, { dot: { radius: 4 } });
    expect(dataset).toStrictEqual({
      type: 'scatter',
      showLine: false,
      clip: 16,
      pointStyle: 'circle',
      order: 1,
      pointRadius: 4,
      label: '',
      data: rising,
      xAxisID: 'x',
      yAxisID: 'y',
    });
  });

  test('sends the places of its data and nothing else of them; what is undefined is a break', () => {
    const secret = rising.map((place) => ({ ...place, note: 'not for a server' }));
    expect(dataOf(shape('rule', [undefined, ...secret], { name: 'Interval' }))).toEqual([
      { x: Number.NaN, y: Number.NaN },
      ...rising,
    ]);
  });
});

describe('a plot', () => {
  const best = shape('line', rising, { name: 'Best' });
  const bound = shape('line', rising, { name: 'Bound' });
  const gap = shape('area', rising, { name: 'Gap', until: best });
  const chart = lineChart({ title: 'Proved', series: [] });
  const plot: Plot = {
    chart,
    heading: headingOf(chart, []),
    scales: {},
    marks: [best, bound, gap],
    legend: 'downwards',
    ticks: [],
    width: 800,
    right: 0,
  };
  const fillOf = (marks: Plot['marks']) =>
    drawingOf({ ...plot, marks }).data.datasets.flatMap((one) => ('fill' in one ? [one.fill] : []));

  test('fills an area down to the shape that it names, wherever that stands in the table', () => {
    expect(fillOf([best, bound, gap])).toEqual([0]);
    expect(fillOf([bound, gap, best])).toEqual([2]);
    expect(fillOf([shape('area', rising, {})])).toEqual(['shape']);
  });

  test('writes each text on an axis of its own, and none for an empty one', () => {
    const texts = ['left', '', 'right'].map((text, i) => ({
      text,
      across: i / 2,
      at: { y: 5 },
      align: 'center' as const,
      shift: 0,
      face: { size: 27 },
      color: '#000000',
    }));
    const { options } = drawingOf({ ...plot, marks: [best, { kind: 'texts', id: 'xNote', texts }] });
    expect(Object.keys(options?.scales ?? {})).toEqual(['xNote0', 'xNote2']);
    expect(options?.scales?.xNote2).toMatchObject({
      position: { y: 5 },
      labels: expect.arrayContaining(['right']),
    });
  });

  test('lists its marks from the last on where the legend goes upwards', () => {
    const reverseOf = (legend: Plot['legend']) =>
      drawingOf({ ...plot, legend }).options?.plugins?.legend?.reverse;
    expect([reverseOf('downwards'), reverseOf('upwards')]).toEqual([undefined, true]);
  });
});
