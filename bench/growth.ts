import type { Measured } from './measure.ts';
import type { BenchProblem } from './problems.ts';

/** How search time grows along a series of problems. */
export interface Growth {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** By what factor the time grows when the size doubles; 2 is linear. */
  readonly perDoubling: number;
}

/** Below this size fixed costs rule: such problems say nothing about growth. */
const smallest = { channels: 50, draws: 64 };

/** The slope of log time over log size, by least squares, for every series with at least two sizes. */
export function growthOf(problems: readonly BenchProblem[], measured: readonly Measured[]): Growth[] {
  const series = new Map<string, { size: number; time: number }[]>();
  for (const { name, series: place } of problems) {
    const time = measured.find((row) => row.name === name)?.milliseconds.search;
    if (!place || time === undefined || place.size < smallest[place.of]) continue;
    series.set(place.name, [...(series.get(place.name) ?? []), { size: place.size, time }]);
  }
  return [...series]
    .filter(([, points]) => points.length > 1)
    .map(([name, points]) => ({
      series: name,
      from: points[0]!.size,
      to: points.at(-1)!.size,
      perDoubling: 2 ** slopeOf(points.map(({ size, time }) => [Math.log(size), Math.log(time)])),
    }));
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const average = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [average(([x]) => x), average(([, y]) => y)];
  return average(([x, y]) => (x - mx) * (y - my)) / average(([x]) => (x - mx) ** 2);
}
