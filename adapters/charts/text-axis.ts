import { paper } from './colours.ts';
import { font, lineHeight, type Scale } from './page.ts';
import type { Face } from './text-fit.ts';

/** A text inside the plot. */
export interface PlacedText {
  readonly text: string;
  /** How far along the plot's width it is anchored: 0 at its left edge, 1 at its right. */
  readonly across: number;
  /** The scale and the value on it that give its height. */
  readonly at: Readonly<Record<string, number>>;
  /** Which end of the text is anchored, and how far from the anchor it stands, in pixels; positive to the right. */
  readonly align: 'start' | 'center' | 'end';
  readonly shift: number;
  /** How far below the given height its middle stands, in pixels. */
  readonly drop?: number;
  /** Written over bars and lines, not under them. */
  readonly onTop?: boolean;
  readonly face: Face;
  readonly color: string;
}

const slots = 20;

/**
 * A text inside the plot, as an axis without a line whose labels are all empty but one. Axes are the one thing in
 * Chart.js itself that writes given texts at given places from plain data; plugins do it too, but self-hosted
 * QuickChart has none for Chart.js 4 (github.com/typpo/quickchart/issues/171). `plotWidth` may be an estimate: it
 * serves only to place the text between two of the axis's slots.
 */
export function textAxis(placed: PlacedText, plotWidth: number): Scale {
  const slot = Math.min(slots, Math.max(0, Math.round(placed.across * slots)));
  const labels = Array.from({ length: slots + 1 }, (_, i) => (i === slot ? placed.text : ''));
  return {
    type: 'category',
    axis: 'x',
    position: { ...placed.at },
    offset: false,
    labels,
    grid: { display: false, drawTicks: false },
    border: { display: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      // Grid lines, and with `onTop` the lines of the chart, end at the text instead of crossing it.
      showLabelBackdrop: true,
      backdropColor: paper,
      backdropPadding: 0,
      z: placed.onTop === true ? 1 : 0,
      align: placed.align,
      labelOffset: Math.round(placed.shift + (placed.across - slot / slots) * plotWidth),
      padding: (placed.drop ?? 0) - (placed.face.size * lineHeight) / 2,
      color: placed.color,
      font: font(placed.face),
    },
  };
}
