import type { ColumnProfile } from './column-profile.ts';
import { type Dimension, dimensionOf, isControlName, isEventName, isMediaName } from './context-words.ts';
import { dateNames, isCalendarName, weekEndNames } from './date-names.ts';
import { foldColumn } from './fold-name.ts';
import { measureOf } from './measure-words.ts';
import { isOnTheWay, isOtherCost, isPartName, isPlanName, outcomeName } from './outcome-words.ts';

/** How the values of a column come together where several rows are of one day. */
export interface MeasurePlan {
  readonly at: number;
  readonly name: string;
  readonly kind: 'spend' | 'impressions' | 'exposure' | 'outcome' | 'sum' | 'mean';
  /** The channel that the column itself names. */
  readonly channel: string;
}

/** Which columns of a table with several rows a day list what. */
export interface LongPlan {
  readonly dateAt: number;
  readonly regionAt?: number | undefined;
  readonly channelAt?: number | undefined;
  readonly campaignAt?: number | undefined;
  /** One row for each metric: the column of its name, and that of its value. */
  readonly metricAt?: number | undefined;
  readonly valueAt?: number | undefined;
  readonly measures: readonly MeasurePlan[];
  /** Columns of texts that are listed and added up. */
  readonly lists: readonly number[];
  /** Nothing named the list that channels, or regions, were taken from. */
  readonly guessed?: number | undefined;
}

/** What a column's values measure, and how they are put together. */
export function measurePlan(at: number, name: string): MeasurePlan | undefined {
  const measure = measureOf(name);
  if (measure?.kind === 'ratio')
    return isControlName(name) ? { at, name, kind: 'mean', channel: '' } : undefined;
  const folded = foldColumn(name);
  const isSpend = measure?.kind === 'spend' && !isOtherCost(folded) && !isPlanName(folded);
  if (isPartName(folded) || (isOnTheWay(folded) && !isSpend) || (measure?.kind === 'spend' && !isSpend))
    return { at, name, kind: 'sum', channel: '' };
  if (isControlName(name)) return { at, name, kind: 'mean', channel: '' };
  if (measure !== undefined) return { at, name, kind: measure.kind, channel: measure.channel };
  if (outcomeName(folded) !== undefined) return { at, name, kind: 'outcome', channel: '' };
  if (isEventName(name)) return { at, name, kind: 'mean', channel: '' };
  return { at, name, kind: isMediaName(name) ? 'sum' : 'mean', channel: '' };
}

/**
 * How a table with several rows a day is to be read: undefined where each day or week has one row, or nothing tells what
 * its rows list.
 */
export function longPlan(
  profiles: readonly ColumnProfile[],
  dateAt: number,
  days: readonly string[],
): LongPlan | undefined {
  const texts = profiles.filter((one) => one.at !== dateAt && isList(one));
  const of = (dimension: Dimension) => texts.find((one) => dimensionOf(one.name) === dimension)?.at;
  const isRepeated = new Set(days).size < days.length;
  const metric = texts.find((one) => dimensionOf(one.name) === 'metric' && areMetrics(one));
  const numeric = profiles.filter((one) => one.isNumeric && one.at !== dateAt && !texts.includes(one));
  const measures = measuresOf(numeric, dateAt);
  const lists = texts.map(({ at }) => at);
  if (metric !== undefined && isRepeated) {
    const valueAt = numeric.find(({ at }) => at !== metric.at)?.at;
    if (valueAt !== undefined) {
      const channelAt = of('channel') ?? of('campaign');
      return { dateAt, metricAt: metric.at, valueAt, regionAt: of('region'), channelAt, measures: [], lists };
    }
  }
  const regionAt = of('region');
  const channelAt = of('channel');
  const campaignAt = of('campaign');
  const isOneOnly = (at: number | undefined) => at === undefined || new Set(profiles[at]?.texts).size < 2;
  if (!isRepeated && isOneOnly(channelAt)) return undefined;
  const plan = { dateAt, regionAt, measures, lists };
  if (channelAt !== undefined) return { ...plan, channelAt, campaignAt };
  if (campaignAt !== undefined) return { ...plan, campaignAt };
  if (regionAt !== undefined) return plan;
  const unnamed = texts.find((one) => dimensionOf(one.name) === undefined && new Set(one.texts).size > 1);
  if (unnamed === undefined)
    return texts.some((one) => dimensionOf(one.name) === 'detail') ? plan : undefined;
  const areMedia = [...new Set(unnamed.texts)].some((text) => isMediaName(text));
  const guess = areMedia ? { channelAt: unnamed.at } : { regionAt: unnamed.at };
  return { ...plan, ...guess, guessed: unnamed.at };
}

/** The columns of numbers that are added up, or averaged. */
export function measuresOf(profiles: readonly ColumnProfile[], dateAt: number): MeasurePlan[] {
  return profiles.flatMap((one) => {
    const folded = foldColumn(one.name);
    if (!one.isNumeric || one.at === dateAt || one.name === '') return [];
    if (isCalendarName(folded) || dateNames.has(folded) || weekEndNames.has(folded)) return [];
    return /\b(?:id|ids)$|编号$/.test(folded) ? [] : (measurePlan(one.at, one.name) ?? []);
  });
}

/** A column of texts, or of numbers that a name says are regions (`store 12`). */
function isList(one: ColumnProfile): boolean {
  if (one.isEmpty || one.isDates) return false;
  return (
    !one.isNumeric ||
    (dimensionOf(one.name) === 'region' &&
      !one.isMoney &&
      measureOf(one.name) === undefined &&
      outcomeName(foldColumn(one.name)) === undefined &&
      !/\b(?:share|sales|revenue|spend|price)\b/.test(foldColumn(one.name)))
  );
}

/** Half of the texts at least name something that is measured. */
function areMetrics({ texts }: ColumnProfile): boolean {
  const names = [...new Set(texts)].filter((text) => text !== '');
  const known = names.filter(
    (name) => measureOf(name) !== undefined || outcomeName(foldColumn(name)) !== undefined,
  );
  return names.length <= 60 && known.length >= names.length / 2;
}
