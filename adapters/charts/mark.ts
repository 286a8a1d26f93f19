import { legendName } from './heading.ts';
import { type Drawing, gapInLine, type Place } from './page.ts';
import type { PlacedText } from './text-axis.ts';

type Dataset = Drawing['data']['datasets'][number];

/** What every picture is made of: shapes and texts, each of them data with channels, on scales. */
export type Mark = Shape | Texts;

/** What all marks of one form have in common. Bars lie; whatever has corners is joined in the order of its data. */
const forms = {
  bar: { type: 'bar', grouped: false, pointStyle: 'rectRounded' },
  line: { type: 'scatter', showLine: true, spanGaps: false, clip: 12, borderWidth: 4, order: 1 },
  // Whiskers at the plot's edge are not cut, and run across also where bars do.
  rule: { type: 'scatter', showLine: true, spanGaps: false, clip: false, indexAxis: 'x', pointStyle: 'line' },
  area: {
    type: 'scatter',
    showLine: true,
    fill: 'shape',
    borderColor: 'transparent',
    borderWidth: 0,
    pointStyle: 'rectRounded',
    pointRadius: 0,
  },
  point: { type: 'scatter', showLine: false, clip: 16, pointStyle: 'circle', order: 1 },
} as const;

/** What a channel gives: one value for the whole mark, or one for each of its data. */
type Channel<Datum, Value> = Value | ((datum: Datum | undefined, index: number) => Value);

/** How a point of a shape is drawn; lengths in pixels. */
export interface Dot {
  readonly radius: number;
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
}

/** Everything about a shape but its data. */
interface Channels<Datum> {
  /** In the legend; none for one that it does not name. */
  readonly name?: string | undefined;
  /** The scale of the heights, `y` unless told. */
  readonly scale?: string;
  readonly fill?: Channel<Datum, string>;
  readonly stroke?: Channel<Datum, string>;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  /** Each level holds until the next point, instead of a straight line there. */
  readonly steps?: boolean;
  readonly dot?: Partial<Dot> | ((datum: Datum | undefined, index: number) => Dot);
  readonly symbol?: Channel<Datum, 'circle' | 'line'>;
  /** Of the symbol, in degrees. */
  readonly turn?: Channel<Datum, number>;
  /** Of a bar, in pixels. */
  readonly thickness?: number;
  readonly corner?: number;
  /** An area reaches to this shape; without it, it is what its own outline encloses. */
  readonly until?: Shape;
  /** How far behind the others it lies: 0 is in front of all, lines are at 1. */
  readonly depth?: number;
}

/** A mark that Chart.js draws as a data set. */
export interface Shape {
  readonly kind: 'shape';
  readonly dataset: Dataset;
  readonly until: Shape | undefined;
}

/** Texts in the plot. Each becomes an axis, called `id` with the text's number; empty ones are left out. */
export interface Texts {
  readonly kind: 'texts';
  readonly id: string;
  readonly texts: readonly PlacedText[];
}

/**
 * A shape at the places of its data. `undefined` among them is a break; of lines, rules and points that the legend
 * names, the first is one, as the legend takes the look of what comes first. Nothing but the places is drawn: what
 * else a datum carries is for its channels, and not sent anywhere.
 */
export function shape<Datum extends Place>(
  form: keyof typeof forms,
  data: readonly (Datum | undefined)[],
  channels: Channels<Datum>,
): Shape {
  const { dot, scale = 'y', steps, until } = channels;
  const each = <Value extends string | number>(channel: Channel<Datum, Value> | undefined) =>
    typeof channel === 'function' ? data.map(channel) : channel;
  const dots = <Key extends keyof Dot>(key: Key) =>
    typeof dot === 'function' ? data.map((datum, i) => dot(datum, i)[key]) : dot?.[key];
  const dataset = {
    ...forms[form],
    ...given({
      backgroundColor: each(channels.fill),
      borderColor: each(channels.stroke),
      borderWidth: channels.strokeWidth,
      borderDash: channels.dash === undefined ? undefined : [...channels.dash],
      stepped: steps === undefined ? undefined : steps ? ('before' as const) : false,
      pointStyle: each(channels.symbol),
      pointRadius: dots('radius'),
      pointBackgroundColor: dots('fill'),
      pointBorderColor: dots('border'),
      pointBorderWidth: dots('borderWidth'),
      pointRotation: each(channels.turn),
      barThickness: channels.thickness,
      borderRadius: channels.corner,
      order: channels.depth,
    }),
    label: channels.name === undefined ? '' : legendName(channels.name),
    data: data.map((datum): Place => (datum === undefined ? gapInLine : { x: datum.x, y: datum.y })),
    xAxisID: 'x',
    yAxisID: scale,
  };
  return { kind: 'shape', dataset, until };
}

/** Only the options that are given: Chart.js takes an undefined one for a value of its own. */
function given<Options extends object>(
  options: {
    [Name in keyof Options]: Options[Name] | undefined;
  },
): Partial<Options> {
  const kept: Partial<Options> = {};
  for (const name in options) {
    const value = options[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
