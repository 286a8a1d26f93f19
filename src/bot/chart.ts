/**
 * Charts as data: what is shown, not how. Texts are final (translated, formatted, not yet escaped); numbers are
 * raw, in the axis's unit. A renderer turns a chart into a picture; a front without pictures writes it as text.
 */
export type Chart = BarChart | LineChart;

interface ChartCommon {
  /** Names the file: `contributions`, `convergence`. Letters, digits and hyphens. */
  readonly id: string;
  /** States the finding: "patient-app earns the most per extra 1k". */
  readonly title: string;
  /** What the axes show, under the title; may be empty. */
  readonly subtitle: string;
  /** Says in words what the picture shows, for those who cannot see it. */
  readonly alt: string;
  readonly language: Language;
  /** Who may draw it, where its workspace chose: `local`, nobody but this machine. Absent: whoever the operator chose. */
  readonly drawnBy?: 'local';
  /** The keys of all channels of the scenario, shown here or not, so that each has one colour in all its charts. */
  readonly palette?: readonly string[];
}

export type Language = 'en' | 'zh';

/** An axis: its title and how its numbers are written. */
export interface Axis {
  readonly title: string;
  /**
   * Written as compact numbers ("12k", "1.2万") in this currency, as a share, or plain; or as calendar days: then the
   * values are what the clock on the wall shows, in milliseconds as of UTC. Only a horizontal axis of lines has days.
   */
  readonly format:
    | { readonly kind: 'money'; readonly currency: string }
    | { readonly kind: 'percent' | 'number' | 'date' };
  /** Where the axis ends although values go on beyond (they leave the picture there); the subtitle says so. */
  readonly end?: { readonly side: 'low' | 'high'; readonly at: number };
}

/** What a series of bars shows: today, the plan that it is about, the best plan beside that. */
export type BarRole = 'before' | 'after' | 'best';

/** Horizontal bars, one row a category, the series side by side. */
export interface BarChart extends ChartCommon {
  readonly kind: 'bars';
  readonly valueAxis: Axis;
  /** Sorted as they are to be shown, top first. */
  readonly categories: readonly {
    readonly label: string /** Fixes the colour across charts. */;
    readonly key: string;
  }[];
  readonly series: readonly {
    readonly name: string;
    /** `before` is drawn in grey, `after` in the category's colour, `best` as an outline in it. */
    readonly role: BarRole;
    /** One a category. */
    readonly values: readonly number[];
    /** What stands at the bar's end, one a category; empty for none. */
    readonly labels: readonly string[];
    /** 90 % intervals, drawn as thin whiskers, one a category (or none where there is none). */
    readonly intervals?: readonly ({ readonly low: number; readonly high: number } | undefined)[];
  }[];
}

/** One line of a chart. */
export interface LineSeries {
  readonly name: string;
  /** Fixes colour and dash: the best plan's value, the proved bound, or a channel by its key. */
  readonly role: 'best' | 'bound' | 'plain';
  readonly key?: string;
  /** A level that holds until the next point (steps), or straight lines between points. */
  readonly shape: 'steps' | 'straight';
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** What lies between two heights, behind the lines. */
export interface Area {
  /** Empty for one that the legend leaves out: the band around a line that it names. */
  readonly name: string;
  /** Fixes the colour. */
  readonly key: string;
  /** `part`: one of several stacked on each other, in full colour; `band`: where a line may also run, see-through. */
  readonly role: 'part' | 'band';
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

/** Lines over a numeric axis. */
export interface LineChart extends ChartCommon {
  readonly kind: 'lines';
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly series: readonly LineSeries[];
  /** Behind the lines. With parts the vertical axis begins at zero. */
  readonly areas?: readonly Area[];
  /**
   * A second, lower panel over the same horizontal axis, for what is of another size: on one scale with the others it
   * would look flat, and two scales side by side would cross where nothing does.
   */
  readonly below?: { readonly yAxis: Axis; readonly series: readonly LineSeries[] };
  /** Shades the room between two series (by index), with a legend text of its own: the gap. */
  readonly shade?: { readonly upper: number; readonly lower: number; readonly name: string };
  /** Single marked points: today (hollow), the proposed plan (filled). */
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    /** What stands beside it; empty where `markNames` say enough. */
    readonly label: string;
    readonly role: 'before' | 'after';
    /** The series that it lies on, by key, whose colour it takes. */
    readonly key?: string;
  }[];
  /** Explains the marks in the legend, instead of labels beside them. */
  readonly markNames?: { readonly before: string; readonly after: string };
}
