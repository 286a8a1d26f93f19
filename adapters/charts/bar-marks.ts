import type { BarChart } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { isInterval, type Rows } from './bar-rows.ts';
import { beforeGrey, colouring, ink, paper } from './colours.ts';
import { type Shape, shape } from './mark.ts';

const outline = 3;
const whiskerWidth = 2.5;

/** One mark for each series: grey before, filled in the plan; an outline beside that is told apart without colour, too. */
export function barMarks({ categories, series, palette }: BarChart, { centres, barHeight }: Rows): Shape[] {
  const colourOf = colouring(palette);
  return series.map(({ name, role, values }, index) => {
    const bars = categories.map(({ key }, i) => ({
      x: values[i] ?? Number.NaN,
      y: i + (centres[index] ?? 0.5),
      color: colourOf(key),
    }));
    const own = (bar: (typeof bars)[number] | undefined) => bar?.color ?? beforeGrey;
    return shape('bar', bars, {
      name,
      fill: role === 'before' ? beforeGrey : role === 'best' ? paper : own,
      ...(role === 'best' ? { stroke: own, strokeWidth: outline } : {}),
      thickness: barHeight,
      corner: Math.min(4, barHeight / 4),
    });
  });
}

/** What the legend calls the whiskers, where there are any. */
export function intervalName({ series, language }: BarChart): string | undefined {
  const hasIntervals = series.some((one) => one.intervals?.some(isInterval));
  return hasIntervals ? wordsFor(language).say('charts.interval') : undefined;
}

/** All whiskers as one mark: low end, high end, a break, for each bar. */
export function whiskerMark({ categories, series }: BarChart, rows: Rows, name: string): Shape {
  const ends = categories.flatMap((_, i) =>
    series.flatMap(({ intervals }, index) => {
      const interval = intervals?.[i];
      if (!isInterval(interval)) return [];
      const y = i + (rows.centres[index] ?? 0.5);
      return [{ x: interval.low, y }, { x: interval.high, y }, undefined];
    }),
  );
  return shape('rule', [undefined, ...ends], {
    name,
    stroke: ink,
    strokeWidth: whiskerWidth,
    dot: {
      border: ink,
      borderWidth: whiskerWidth,
      radius: Math.max(4, Math.min(9, rows.barHeight * 0.3)),
    },
    // In the legend a lying line, where whiskers end in standing ones.
    turn: (_, i) => (i === 0 ? 0 : 90),
  });
}
