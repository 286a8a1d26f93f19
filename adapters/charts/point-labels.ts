import type { PlacedText } from './text-axis.ts';

/** Pixels from the plot's upper left corner. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** A point with the size of its label; without a label it is only in the others' way. */
export interface LabelledPoint extends Spot {
  readonly width: number;
}

/** Where a label stands about its point. */
export type Placement = Required<Pick<PlacedText, 'align' | 'shift' | 'drop'>>;

/** The plot and what is drawn in it. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  /** Of a label's letters. */
  readonly textHeight: number;
  /** Each line as it runs, without its breaks. */
  readonly lines: readonly (readonly Spot[])[];
}

/** Half of a point's width, with some air. */
const pointRadius = 14;
/** From a point's middle to a label beside it, and to the middle of one above or below. */
const beside = 20;
const above = 34;
const furthest = 76;
const step = 6;

/** So many of the places are where one looks for a label: right, left, above, below. */
const natural = 4;

/** Places about a point: the natural ones first, then wherever else, the nearer the better. */
const placements: readonly Placement[] = [
  { align: 'start', shift: beside, drop: 0 },
  { align: 'end', shift: -beside, drop: 0 },
  { align: 'center', shift: 0, drop: -above },
  { align: 'center', shift: 0, drop: above },
  ...Array.from({ length: Math.floor(furthest / step) }, (_, i) => (i + 1) * step).flatMap((far) =>
    [-far, far].flatMap((drop): Placement[] => {
      // Where the label clears the point in height, it may begin over it.
      const shift = far < above ? beside : 4;
      const sides: Placement[] = [
        { align: 'end', shift: -shift, drop },
        { align: 'start', shift, drop },
      ];
      return far < above ? sides : [...sides, { align: 'center', shift: 0, drop }];
    }),
  ),
];

/**
 * A place for each point's label that covers as little as can be of lines, points and other labels, and keeps within
 * the plot. One after the other, in the points' order.
 */
export function placeLabels(points: readonly LabelledPoint[], around: Surroundings): Placement[] {
  const taken: Box[] = points.map(({ left, top }) => ({
    left: left - pointRadius,
    top: top - pointRadius,
    width: 2 * pointRadius,
    height: 2 * pointRadius,
  }));
  return points.map((point, i) => {
    const others = taken.filter((_, j) => j !== i);
    let best = placements[0] ?? { align: 'start', shift: beside, drop: 0 };
    if (point.width === 0) return best;
    let least = Number.POSITIVE_INFINITY;
    for (const [j, placement] of placements.entries()) {
      const box = boxOf(point, placement, around.textHeight);
      const cost = costOf(box, others, around) + (j < natural ? 0 : distanceCost * distance(point, box));
      // Earlier places are the better ones among equals.
      if (cost < least - 1e-9) {
        least = cost;
        best = placement;
      }
    }
    taken.push(boxOf(point, best, around.textHeight));
    return best;
  });
}

function boxOf(point: LabelledPoint, { align, shift, drop }: Placement, height: number): Box {
  const anchor = point.left + shift;
  const left = align === 'start' ? anchor : align === 'end' ? anchor - point.width : anchor - point.width / 2;
  return { left, top: point.top + drop - height / 2, width: point.width, height };
}

/** How many pixels of covered line a pixel of distance between point and label is worth. */
const distanceCost = 0.5;

/** From the point's middle to the nearest point of the label. */
function distance(point: Spot, box: Box): number {
  const across = Math.max(box.left - point.left, 0, point.left - box.left - box.width);
  const down = Math.max(box.top - point.top, 0, point.top - box.top - box.height);
  return Math.hypot(across, down);
}

/** Larger than any area that a label can hide: nothing is worth leaving the plot for. */
const outsideCost = 1e7;

/** Outside the plot is worst; then other texts and points; then the length of line that is covered. */
function costOf(box: Box, others: readonly Box[], { width, height, lines }: Surroundings): number {
  const outside =
    Math.max(0, -box.left) +
    Math.max(0, box.left + box.width - width) +
    Math.max(0, -box.top) +
    Math.max(0, box.top + box.height - height);
  const hidden = others.reduce((sum, other) => sum + overlap(box, other), 0);
  let covered = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i += 1) {
      const [from, to] = [line[i - 1], line[i]];
      if (from && to) covered += lengthWithin(box, from, to);
    }
  }
  return outsideCost * outside + 10 * hidden + 10 * covered;
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}

/** The length of a straight line's part within a box (Liang and Barsky 1984). */
function lengthWithin(box: Box, from: Spot, to: Spot): number {
  const [dx, dy] = [to.left - from.left, to.top - from.top];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, from.left - box.left],
    [dx, box.left + box.width - from.left],
    [-dy, from.top - box.top],
    [dy, box.top + box.height - from.top],
  ] as const) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return leave > enter ? (leave - enter) * Math.hypot(dx, dy) : 0;
}
