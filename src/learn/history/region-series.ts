import type { Column } from './column.ts';
import type { WeeklySeries } from './into-weeks.ts';
import type { WideTable } from './long-table.ts';

/** One region's part of a history, in its weeks. */
export interface RegionSeries {
  readonly name: string;
  readonly outcome?: readonly number[];
  readonly channels: readonly { readonly id: string; readonly spend: readonly number[] }[];
  /** Days or weeks without a row: they count as nothing. */
  readonly missing: number;
}

/** Each region's spend and outcome by the weeks of all together. */
export function regionSeries(
  { regions }: WideTable,
  { columns, weekly, days }: { columns: readonly Column[]; weekly: WeeklySeries; days: readonly number[] },
): RegionSeries[] {
  const [firstWeek = 0] = weekly.weeks;
  const count = weekly.weeks.length;
  return regions.map(({ name, values }) => {
    const byWeek = (at: number) => {
      const sums = new Array<number>(count).fill(0);
      for (const [i, day] of days.entries()) {
        const week = Math.floor((day - firstWeek) / 7);
        if (week >= 0 && week < count) sums[week] = (sums[week] ?? 0) + (values[i]?.[at - 1] ?? 0);
      }
      return sums.map((sum) => Number(sum.toPrecision(15)));
    };
    const outcome = columns.find(({ role }) => role === 'outcome');
    return {
      name,
      ...(outcome !== undefined && { outcome: byWeek(outcome.at) }),
      channels: columns.flatMap(({ role, channel, at }) =>
        role === 'spend' && channel !== undefined ? [{ id: channel.id, spend: byWeek(at) }] : [],
      ),
      missing: values.filter((one) => one === undefined).length,
    };
  });
}
