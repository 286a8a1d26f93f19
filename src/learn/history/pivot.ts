import { UserError } from '../../scenario/problem.ts';
import { isTotalLabel } from './context-words.ts';
import { refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { type LongPlan, type MeasurePlan, measurePlan } from './long-plan.ts';
import { isOverall } from './outcome-words.ts';
import { isoDay, parseDate } from './parse-date.ts';
import { personalCell } from './personal.ts';
import { amountIn, cellOf } from './pivot-cells.ts';
import type { Row } from './table-row.ts';
import type { PivotSettings, WideColumn } from './wide-column.ts';

/** Most sums that are kept at once: days × channels × regions. */
const mostSums = 1_500_000;

/** A table with one row a day or week, and a column for each channel. */
export interface Pivoted {
  readonly columns: readonly WideColumn[];
  /** By date: the text as it stood, then one cell a column. */
  readonly rows: readonly Row[];
  /** The same sums of each region, in the order of `rows` and `columns`; undefined where it has no row. */
  readonly regions: readonly {
    readonly name: string;
    readonly values: readonly (readonly (number | undefined)[] | undefined)[];
  }[];
  /** Names in the list that was added up to channels, and what was spent on each. */
  readonly campaigns: ReadonlyMap<string, { readonly channel: string; readonly spend: number }>;
  /** Columns that say the same in all rows of a day: of the whole day, or shared out evenly. */
  readonly repeated: readonly {
    readonly name: string;
    readonly isOnce: boolean;
    /** Somebody said so, or the column's name does. */
    readonly isCertain: boolean;
  }[];
  readonly dropped: number;
}

interface Sum {
  total: number;
  count: number;
}
interface Day {
  readonly row: number;
  readonly text: string;
  readonly sums: Map<string, Sum>;
}
/** What the rows of one day say of an outcome: the first, and whether the others say the same. */
interface Sameness {
  readonly first: number;
  same: boolean;
  count: number;
}

/** Adds up a long table row by row; only the sums are kept. `finish` gives the table that they make. */
export function createPivot(plan: LongPlan, settings: PivotSettings) {
  const days = new Map<string, Day>();
  const regions = new Map<string, Map<string, Map<string, Sum>>>();
  const columns = new Map<string, WideColumn>();
  const campaigns = new Map<string, { channel: string; spend: number }>();
  const same = new Map<string, Map<string, Sameness>>();
  const marks = new Map<string, string>();
  const metrics = new Map<string, MeasurePlan | undefined>();
  const keys = new Map<string, string>();
  let [size, dropped] = [0, 0];
  const hasChannels = plan.channelAt !== undefined || plan.campaignAt !== undefined;

  const dateKey = (text: string) => {
    const known = keys.get(text);
    if (known !== undefined) return known;
    const read = parseDate(text);
    const key = read?.kind === 'day' ? isoDay(read.day) : text;
    keys.set(text, key);
    return key;
  };

  const put = (sums: Map<string, Sum>, key: string, value: number) => {
    const sum = sums.get(key);
    if (sum !== undefined) {
      sum.total += value;
      sum.count += 1;
      return;
    }
    sums.set(key, { total: value, count: 1 });
    size += 1;
    if (size > mostSums) {
      throw new UserError(
        refusal('history.too-many-cells', {}, { values: { count: size, bound: mostSums } }),
      );
    }
  };

  const compare = (name: string, day: string, region: string, value: number) => {
    const byDay = same.get(name) ?? new Map<string, Sameness>();
    same.set(name, byDay);
    const key = `${day}\u0000${region}`;
    const one = byDay.get(key);
    if (one === undefined) byDay.set(key, { first: value, same: true, count: 1 });
    else {
      one.same &&= one.first === value;
      one.count += 1;
    }
  };

  const known = new Set<string>();
  /** Rows that go by unseen may name people, too. */
  const refusePersonal = (at: number, { row, cells }: Row) => {
    const label = cells[at] ?? '';
    if (known.has(label)) return;
    known.add(label);
    const what = personalCell(label);
    if (what === undefined) return;
    const place = { row, column: settings.columnName(at) };
    throw new UserError(refusal('history.personal-cell', place, { values: { what } }));
  };

  const addMeasure = (measure: MeasurePlan, at: number, { row, cells }: Row) => {
    const text = cells[at] ?? '';
    const value = amountIn(text, { row, at, settings, marks, name: measure.name });
    if (value === undefined) return;
    const date = cells[plan.dateAt] ?? '';
    const day = dateKey(date);
    const label = cells[plan.channelAt ?? plan.campaignAt ?? -1] ?? '';
    const list = plan.channelAt === undefined ? settings.channelOf(label) : label;
    const isOfChannel =
      measure.kind === 'spend' || measure.kind === 'impressions' || measure.kind === 'exposure';
    const channel = isOfChannel ? measure.channel || list : '';
    const key = `${measure.name}\u0000${channel}`;
    if (!columns.has(key)) columns.set(key, wideColumn(measure, channel));
    const region = plan.regionAt === undefined ? '' : (cells[plan.regionAt] ?? '');
    const sums = days.get(day)?.sums ?? new Map<string, Sum>();
    if (!days.has(day)) days.set(day, { row, text: date, sums });
    put(sums, key, value);
    if (plan.regionAt !== undefined) {
      const ofRegion = regions.get(region) ?? new Map<string, Map<string, Sum>>();
      regions.set(region, ofRegion);
      const regional = ofRegion.get(day) ?? new Map<string, Sum>();
      ofRegion.set(day, regional);
      put(regional, key, value);
    }
    if (measure.kind === 'outcome' && hasChannels) compare(key, day, region, value);
    // What is spent in the whole country may stand beside each of its regions.
    if (measure.kind === 'spend' && plan.regionAt !== undefined) compare(key, day, '', value);
    if (measure.kind === 'spend' && plan.campaignAt !== undefined) {
      const name = cells[plan.campaignAt] ?? '';
      const before = campaigns.get(name) ?? { channel, spend: 0 };
      campaigns.set(name, { channel: before.channel, spend: before.spend + value });
    }
  };

  return {
    add(row: Row): void {
      const { cells } = row;
      const lists = [plan.channelAt, plan.regionAt, plan.campaignAt].filter((at) => at !== undefined);
      for (const at of lists) refusePersonal(at, row);
      if (lists.some((at) => !/\s/.test(cells[at] ?? '') && isTotalLabel(cells[at] ?? ''))) {
        dropped += 1;
        return;
      }
      if (plan.metricAt === undefined) {
        for (const measure of plan.measures) addMeasure(measure, measure.at, row);
        return;
      }
      const name = cells[plan.metricAt] ?? '';
      if (!metrics.has(name)) metrics.set(name, measurePlan(plan.valueAt ?? -1, name));
      const measure = metrics.get(name);
      if (measure !== undefined) addMeasure(measure, plan.valueAt ?? -1, row);
    },
    finish(): Pivoted {
      const once = new Set<string>();
      const across = new Set<string>();
      const repeated = [...same].flatMap(([key, byDay]) => {
        if (!isRepeated([...byDay.values()])) return [];
        const { name = '', kind } = columns.get(key) ?? {};
        const usual = kind === 'spend' || isOverall(foldColumn(name)) ? 'once' : 'each';
        const isOnce = (settings.repeated ?? usual) === 'once';
        if (isOnce) (kind === 'spend' ? across : once).add(key);
        return [{ name, isOnce, isCertain: settings.repeated !== undefined || (isOnce && kind !== 'spend') }];
      });
      const order = [...columns.keys()].toSorted((a, b) => rankOf(columns.get(a)) - rankOf(columns.get(b)));
      const sumOf = (sums: Map<string, Sum> | undefined, key: string): number | undefined => {
        const sum = sums?.get(key);
        if (sum === undefined) return undefined;
        const isMean = columns.get(key)?.kind === 'mean' || once.has(key) || across.has(key);
        return Number((isMean ? sum.total / sum.count : sum.total).toPrecision(15));
      };
      // Rows of one region say the same; those of several regions are added up.
      const sumOfDay = (day: string, sums: Map<string, Sum>, key: string) =>
        once.has(key) && plan.regionAt !== undefined
          ? [...regions.values()].reduce((sum, byDay) => sum + (sumOf(byDay.get(day), key) ?? 0), 0)
          : sumOf(sums, key);
      const dates = [...days];
      return {
        columns: order.flatMap((key) => columns.get(key) ?? []),
        rows: dates.map(([day, { row, text, sums }]) => ({
          row,
          cells: [text, ...order.map((key) => cellOf(sumOfDay(day, sums, key), columns.get(key), marks))],
        })),
        regions: [...regions].map(([name, byDay]) => ({
          name,
          values: dates.map(([day]) => byDay.get(day) && order.map((key) => sumOf(byDay.get(day), key))),
        })),
        campaigns,
        repeated,
        dropped,
      };
    },
  };
}

const words: Readonly<Record<MeasurePlan['kind'], number>> = {
  spend: 0,
  impressions: 1,
  exposure: 2,
  outcome: 3,
  sum: 4,
  mean: 5,
};
const rankOf = (column: WideColumn | undefined) => (column === undefined ? 9 : words[column.kind]);

const wideColumn = ({ kind, name }: MeasurePlan, channel: string): WideColumn => ({
  name: channel === '' || name.includes(channel) ? name : `${channel} ${name}`,
  kind,
  channel,
  measure: name,
});

/** Nearly all days have several rows that say the same, and not all days do. */
function isRepeated(days: readonly Sameness[]): boolean {
  const several = days.filter(({ count }) => count > 1);
  if (several.length < 3 || several.length < 0.8 * days.length) return false;
  const isVaried = new Set(several.map(({ first }) => first)).size > 1;
  return isVaried && several.filter(({ same }) => same).length >= 0.95 * several.length;
}
