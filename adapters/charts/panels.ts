import type { Axis, LineChart } from '../../src/bot/chart.ts';
import { numericAxis } from './axes.ts';
import { lineHeight, type Scale, textSize } from './page.ts';
import { textWidth } from './text-fit.ts';
import { roundTicks, type Ticks, tickTexts } from './ticks.ts';

/** One vertical axis with its lines: the chart's own or that of the panel below. */
interface Panel {
  readonly axis: Axis;
  readonly ticks: Ticks;
}

/** What the panel below takes of the height, and the gap over it, as parts of the upper panel's. */
const belowWeight = 0.5;
const gapWeight = 0.2;
const whole = 1 + gapWeight + belowWeight;

/** The chart's vertical axes, from the top down. */
export function panelsOf(chart: LineChart): readonly [Panel, ...Panel[]] {
  const upper = {
    axis: chart.yAxis,
    ticks: verticalTicks(
      chart.yAxis,
      [
        ...[...chart.series.flatMap((one) => one.points), ...chart.marks].map(({ y }) => y),
        ...(chart.areas ?? []).flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
        // Heights that are added up begin at nothing.
        ...(chart.areas?.some(({ role }) => role === 'part') ? [0] : []),
      ],
      chart.below === undefined ? {} : { leastSpan: leastSpanOfPanels },
    ),
  };
  if (chart.below === undefined) return [upper];
  const { yAxis, series } = chart.below;
  const heights = series.flatMap((one) => one.points.map(({ y }) => y));
  // The lower panel is low: a few numbers stand beside it without touching.
  return [
    upper,
    { axis: yAxis, ticks: verticalTicks(yAxis, heights, { leastSpan: leastSpanOfPanels, few: true }) },
  ];
}

/** How much room the axes' numbers and titles take at the left. */
export function leftOf(panels: readonly Panel[], { language }: LineChart): number {
  const numbers = panels.flatMap(({ axis, ticks }) => tickTexts(axis, ticks, language));
  const widest = Math.max(...numbers.map((text) => textWidth(text, { size: textSize })));
  const hasTitle = panels.some(({ axis }) => axis.title !== '');
  return widest + 16 + (hasTitle ? textSize * lineHeight + 4 : 0);
}

/** How much of the plot's height the upper panel has. */
export function upperHeight(panels: readonly Panel[], height: number): number {
  return panels.length === 1 ? height : height / whole;
}

/** The vertical scales: `y`, and below it `yBelow`, with a gap that keeps their numbers apart. */
export function panelScales(panels: readonly [Panel, ...Panel[]], height: number): Record<string, Scale> {
  const [upper, lower] = panels;
  if (lower === undefined) return { y: numericAxis(upper.axis, upper.ticks, 'y', height) };
  // Chart.js puts axes of one stack over each other, the greatest weight on top.
  const stacked = (weight: number, stackWeight: number) => ({ stack: 'panels', stackWeight, weight });
  return {
    y: { ...numericAxis(upper.axis, upper.ticks, 'y', upperHeight(panels, height)), ...stacked(2, 1) },
    yGap: {
      type: 'linear',
      axis: 'y',
      position: 'left',
      border: { display: false },
      grid: { display: false },
      ticks: { display: false },
      ...stacked(1, gapWeight),
    },
    yBelow: {
      ...numericAxis(lower.axis, lower.ticks, 'y', (height * belowWeight) / whole),
      ...stacked(0, belowWeight),
    },
  };
}

/**
 * What a panel spans at least, as a part of its largest value: panels beside each other tell what moved and what did
 * not, and a movement that nobody would call one must not fill its panel.
 */
const leastSpanOfPanels = 0.02;

/**
 * From the lowest value to the highest, with some air; zero is only included where the values are near it.
 * `leastSpan`, a part of the largest value, also keeps apart what differs by less than an axis can say.
 */
function verticalTicks(
  { end }: Axis,
  heights: readonly number[],
  { leastSpan = 2e-6, few = false }: { readonly leastSpan?: number; readonly few?: boolean } = {},
): Ticks {
  const values = heights.filter(Number.isFinite);
  const least = values.length === 0 ? 0 : Math.min(...values);
  const most = values.length === 0 ? 1 : Math.max(...values);
  const low = end?.side === 'low' ? Math.max(least, end.at) : least;
  const high = end?.side === 'high' ? Math.min(most, end.at) : most;
  const air = Math.max((high - low) * 0.03, (Math.max(Math.abs(low), Math.abs(high)) * leastSpan) / 2) || 1;
  return roundTicks(low >= 0 && low < air ? 0 : low - air, high + air, few);
}
