import { describe, expect, test } from 'vitest';
import { isoDay } from '../../../src/learn/history/calendar.ts';
import { joinFiles } from '../../../src/learn/history/join-files.ts';
import { mergeHistory } from '../../../src/learn/history/merge-history.ts';
import { wholeHistory } from '../../../src/learn/history/read-history.ts';
import { readPart } from '../../../src/learn/history/read-part.ts';
import { asRemembered, type RememberedShape, remembered } from '../../../src/learn/history/shape.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const monday = Date.UTC(2025, 0, 6) / 86_400_000;
const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const weeks = (count: number) =>
  Array.from({ length: count }, (_, t) => ({
    t,
    day: isoDay(monday + 7 * t),
    end: isoDay(monday + 7 * t + 6),
  }));
const google = (t: number) => 1000 + ((t * 7919) % 500);
const meta = (t: number) => 700 + ((t * 104_729) % 400);
const sales = (t: number) => 9000 + 2 * google(t) + 3 * meta(t) + ((t * 31) % 97);

/** Daily campaigns as Google Ads exports them. */
const googleFile = (count: number) =>
  encode([
    'Campaign report',
    'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conv. value',
    ...weeks(count).flatMap(({ t }) =>
      Array.from({ length: 7 }, (_, k) => [
        `${isoDay(monday + 7 * t + k)},Brand,USD,${((google(t) * 0.4) / 7).toFixed(4)},100,10,500.00`,
        `${isoDay(monday + 7 * t + k)},Generic,USD,${((google(t) * 0.6) / 7).toFixed(4)},100,10,300.00`,
      ]).flat(),
    ),
    'Total: Account,--,USD,99999,1,1,1',
  ]);
const metaFile = (count: number) =>
  encode([
    'Reporting starts,Reporting ends,Amount spent (USD),Impressions,Purchases conversion value',
    ...weeks(count).map(({ t, day, end }) => `${day},${end},${meta(t)},5000,${4000 + t}`),
  ]);
const shopFile = (count: number, change = 0) =>
  encode([
    'Week,Orders,Gross sales,Discounts,Net sales,Total sales,Sessions',
    ...weeks(count).map(({ t, day }) => {
      const gross = sales(t) + (t === 3 ? change : 0);
      return `${day},${Math.round(gross / 50)},${gross},${-0.05 * gross},${0.95 * gross},${1.1 * gross},${3000 + ((t * 13) % 700)}`;
    }),
  ]);

const read = (bytes: Uint8Array, shapes: readonly RememberedShape[] = []) => {
  const reading = { currency: 'USD' };
  const first = readPart(bytes, reading);
  return readPart(
    bytes,
    asRemembered(
      reading,
      shapes.find(({ shape }) => shape === first.shape),
    ),
  );
};
const joinedOf = (count: number, change = 0, shapes: readonly RememberedShape[] = []) => {
  const files = [
    { file: 'google.csv', part: read(googleFile(count), shapes) },
    { file: 'meta.csv', part: read(metaFile(count), shapes) },
    { file: 'shop.csv', part: read(shopFile(count, change), shapes) },
  ];
  return { files, whole: wholeHistory(joinFiles(files)) };
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('files of two platforms and of the shop', () => {
  test('are one history: each adds its columns, the outcome is the shop’s', () => {
    const { history, findings } = joinedOf(30).whole;
    expect(history.weeks).toEqual(weeks(30).map(({ day }) => day));
    expect(history.outcome.name).toBe('Gross sales');
    expect(history.outcome.values).toEqual(weeks(30).map(({ t }) => sales(t)));
    expect(history.channels.map(({ name }) => name)).toEqual(['Google Ads', 'Meta']);
    expect(sum(history.channels[0]?.spend ?? [])).toBeCloseTo(sum(weeks(30).map(({ t }) => google(t))), 0);
    expect(history.channels[1]?.spend).toEqual(weeks(30).map(({ t }) => meta(t)));
    expect(history.controls).toEqual([]);
    expect(findings.filter(({ level }) => level === 'doubt')).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'outcome-of-file', level: 'note' }));
  });

  test('of the next weeks go in without a question: three are new, one changed', () => {
    const first = joinedOf(30);
    const shapes = first.files.map(({ part }) => remembered(part));
    const stored: readonly RememberedShape[] = JSON.parse(JSON.stringify(shapes));
    const next = joinedOf(33, 250, stored).whole;
    const { change, findings } = mergeHistory(first.whole.history, next.history);
    expect(change.added).toHaveLength(3);
    expect([...new Set(change.changed.map(({ week }) => week))]).toEqual(['2025-01-27']);
    expect([...next.findings, ...findings].filter(({ level }) => level === 'doubt')).toEqual([]);
  });

  test('that both tell a channel are compared, and it is counted once', () => {
    const shop = encode([
      'Week,Revenue,Facebook spend',
      ...weeks(20).map(({ t, day }) => `${day},${sales(t)},${meta(t)}`),
    ]);
    const joined = joinFiles([
      { file: 'shop.csv', part: read(shop) },
      { file: 'meta.csv', part: read(metaFile(20)) },
    ]);
    expect(wholeHistory(joined).history.channels).toHaveLength(1);
    expect(joined.findings).toContainEqual(expect.objectContaining({ code: 'same-channel', level: 'note' }));
  });

  test('that differ about a channel are doubtful', () => {
    const shop = encode([
      'Week,Revenue,Meta spend',
      ...weeks(20).map(({ t, day }) => `${day},${sales(t)},${1.3 * meta(t)}`),
    ]);
    const joined = joinFiles([
      { file: 'shop.csv', part: read(shop) },
      { file: 'meta.csv', part: read(metaFile(20)) },
    ]);
    const { history } = wholeHistory(joined);
    expect(history.channels.map(({ spend }) => spend)).toEqual([weeks(20).map(({ t }) => meta(t))]);
    expect(joined.findings).toContainEqual(
      expect.objectContaining({
        code: 'files-differ',
        level: 'doubt',
        values: expect.objectContaining({ count: 20, share: 23 }),
      }),
    );
  });

  test('keep the weeks that all have, and say which file lacks some', () => {
    const joined = joinFiles([
      { file: 'shop.csv', part: read(shopFile(30)) },
      { file: 'meta.csv', part: read(metaFile(20)) },
    ]);
    expect(joined.weekly.weeks).toHaveLength(20);
    expect(joined.findings).toContainEqual(
      expect.objectContaining({
        code: 'weeks-of-file',
        level: 'doubt',
        values: { file: 'meta.csv', count: 10 },
      }),
    );
  });

  test('in two currencies are refused', () => {
    const euros = encode(['Week,Cost (EUR)', ...weeks(20).map(({ t, day }) => `${day},${google(t)}`)]);
    const files = [
      { file: 'a.csv', part: read(euros) },
      { file: 'b.csv', part: read(metaFile(20)) },
    ];
    expect(() => joinFiles(files)).toThrow(UserError);
  });
});

test('a confirmed doubt is asked once', () => {
  const file = (count: number) =>
    encode([
      'Week,Revenue,Google spend,Footfall index,Zorp',
      ...weeks(count).map(
        ({ t, day }) => `${day},${sales(t)},${google(t)},${(t * 37) % 11},${(t * 53) % 17}`,
      ),
    ]);
  const first = read(file(20));
  expect(first.findings.filter(({ level }) => level === 'doubt').map(({ column }) => column)).toEqual([
    'Zorp',
  ]);
  const again = read(file(24), [remembered(first)]);
  expect(again.findings.filter(({ level }) => level === 'doubt')).toEqual([]);
  expect(again.columns.find(({ name }) => name === 'Zorp')?.role).toBe('control');
});
