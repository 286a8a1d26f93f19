import type { LineChart, LineSeries } from '../chart.ts';

/** Stacked parts as lines of their own heights, for who can stack nothing; bands around lines are left out. */
export function stackedParts({ areas = [] }: Pick<LineChart, 'areas'>): LineSeries[] {
  return areas
    .filter(({ role }) => role === 'part')
    .map(({ name, key, points }) => ({
      name,
      key,
      role: 'plain',
      shape: 'straight',
      points: points.map(({ x, low, high }) => ({ x, y: high - low })),
    }));
}
