import { expect, test } from 'vitest';
import { readChannelTable } from '../../../src/features/scenarios/channel-table.ts';

test('limits in a table may be told against what is spent now, and amounts say their own period', () => {
  const table = `channel,today,min,max
website,20k,-10%,+20%
app,10k,current,120% of current
partners,7k,10%,+5k
fairs,30.4375k/month,,现状的150%
`;
  const channels = readChannelTable(new TextEncoder().encode(table), { currency: 'CNY', period: 'week' });
  expect(channels.map(({ today, min, max }) => [today, min, max])).toEqual([
    [20_000, 18_000, 24_000],
    [10_000, 10_000, 12_000],
    [7_000, { share: 0.1, of: 'budget' }, 12_000],
    [7_000, undefined, 10_500],
  ]);
});
