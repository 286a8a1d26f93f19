import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOccurrence, occurrencesBetween, upcoming } from '../../../src/features/schedules/recurrence.ts';
import type { Recurrence } from '../../../src/features/schedules/stored/schedule.ts';
import { tries } from '../../suite/tries.ts';
import { momentsByScanning, type ScannedYear, scannedYear, wallDays, zones } from './scanned-year.ts';

const minuteMs = 60_000;

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 37, 45, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const minutesOf = (at: string) => {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return hour * 60 + minute;
};

/** Monday is 1. */
const weekday = (wall: number) => new Date(wall).getUTCDay() || 7;
const daysInMonth = (wall: number) => {
  const day = new Date(wall);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
};

/** A recurrence, and the wall times at which it should come, said once more without croner. */
const recurrences: fc.Arbitrary<{ recurrence: Recurrence; walls: (year: ScannedYear) => number[] }> =
  fc.oneof(
    clockTime.map((at) => ({
      recurrence: { every: 'day' as const, at },
      walls: (year: ScannedYear) => wallDays(year).map((day) => day + minutesOf(at) * minuteMs),
    })),
    fc
      .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), clockTime)
      .map(([on, at]) => ({
        recurrence: { every: 'week' as const, on, at },
        walls: (year: ScannedYear) =>
          wallDays(year)
            .filter((day) => on.includes(weekday(day)))
            .map((day) => day + minutesOf(at) * minuteMs),
      })),
    fc
      .tuple(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)), clockTime)
      .map(([on, at]) => ({
        recurrence: { every: 'month' as const, on, at },
        walls: (year: ScannedYear) =>
          wallDays(year)
            .filter(
              (day) => new Date(day).getUTCDate() === Math.min(on === 'last' ? 31 : on, daysInMonth(day)),
            )
            .map((day) => day + minutesOf(at) * minuteMs),
      })),
    fc.constantFrom(15, 20, 30).map((step) => ({
      recurrence: { every: 'cron' as const, pattern: `*/${step} 0-4 * * *` },
      walls: (year: ScannedYear) =>
        wallDays(year).flatMap((day) =>
          Array.from({ length: (5 * 60) / step }, (_, index) => day + index * step * minuteMs),
        ),
    })),
  );

type Span = Pick<ScannedYear, 'start' | 'end'>;

const zoneYears = fc.constantFrom(
  ...zones.flatMap(({ zone, years }) => years.map((year) => ({ zone, year }))),
);

/** Days before and after each change of the clock; of a year without one, its first days. Thousands of occurrences a year are compared only there. */
function aroundChanges({ start, end, changes }: ScannedYear): Span[] {
  const some = 10 * 24 * 60 * minuteMs;
  const parts = changes.map((at) => ({ start: Math.max(start, at - some), end: Math.min(end, at + some) }));
  return parts.length === 0 ? [{ start, end: start + some }] : parts;
}

/** Every occurrence after the start and before the end, by asking for the next one again and again. */
function chain(recurrence: Recurrence, zone: string, { start, end }: Span): number[] {
  const found: number[] = [];
  for (let after = start; found.length < 20_000; ) {
    const next = nextOccurrence(recurrence, zone, new Date(after))?.getTime();
    if (next === undefined || next >= end) return found;
    // An assertion for each of them would take longer than finding them.
    if (next <= after) throw new Error(`${next} is not after ${after}`);
    found.push(next);
    after = next;
  }
  throw new Error('There are more occurrences than any recurrence of these tests has.');
}

describe('a year of occurrences', () => {
  test('is what reading the clock minute by minute gives, in every zone', () => {
    fc.assert(
      fc.property(zoneYears, recurrences, ({ zone, year }, { recurrence, walls }) => {
        const scan = scannedYear(zone, year);
        const expected = momentsByScanning(scan, walls(scan));
        expect(expected.length).toBeGreaterThan(9);
        for (const part of recurrence.every === 'cron' ? aroundChanges(scan) : [scan]) {
          const within = expected.filter((moment) => moment > part.start && moment < part.end);
          expect(chain(recurrence, scan.zone, part)).toEqual(within);
        }
      }),
      { numRuns: tries(25, 800) },
    );
  });

  test('is the same when asked for at once, from any moment and to any other', () => {
    fc.assert(
      fc.property(
        zoneYears,
        recurrences,
        fc.nat(525_600),
        fc.nat(40 * 24 * 60),
        fc.integer({ min: 1, max: 60 }),
        ({ zone, year }, { recurrence, walls }, from, length, most) => {
          const scan = scannedYear(zone, year);
          const after = Math.min(scan.start + from * minuteMs, scan.end - (length + 1) * minuteMs);
          const until = after + length * minuteMs;
          const all = momentsByScanning(scan, walls(scan));
          const between = all.filter((moment) => moment > after && moment <= until);
          const found = occurrencesBetween(recurrence, zone, new Date(after), new Date(until), most);
          expect(found.map(Number)).toEqual(between.slice(-most));
          const next = upcoming(recurrence, zone, new Date(after), 3).map(({ at }) => at.getTime());
          const expected = all.filter((moment) => moment > after).slice(0, 3);
          expect(next.slice(0, expected.length)).toEqual(expected);
        },
      ),
      { numRuns: tries(50, 1_500) },
    );
  });

  test('has each local day once and shows the time that was asked for, outside gaps', () => {
    fc.assert(
      fc.property(zoneYears, clockTime, ({ zone, year }, at) => {
        const scan = scannedYear(zone, year);
        const local = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        const days = new Map<string, string[]>();
        for (const { at: moment, shown } of upcoming({ every: 'day', at }, zone, new Date(scan.start), 365)) {
          const [day = '', time = ''] = local.format(moment).split(' ');
          days.set(day, [...(days.get(day) ?? []), time]);
          if (shown === 'never') expect(time > at || zone === 'Pacific/Apia').toBe(true);
          else expect(time).toBe(at);
        }
        for (const [day, times] of days) {
          // The day that Samoa skipped is made up for at the next day's first moment, before that day's own time.
          const made = zone === 'Pacific/Apia' && day === '2011-12-31' && at !== '00:00' ? 1 : 0;
          expect(times).toHaveLength(1 + made);
        }
      }),
      { numRuns: tries(20, 600) },
    );
  });
});

describe('where the clock is changed', () => {
  const daily = (at: string): Recurrence => ({ every: 'day', at });
  test.each<[string, Recurrence, string, string, string[]]>([
    [
      'a time that is skipped comes at the end of the gap',
      daily('02:30'),
      'America/New_York',
      '2026-03-07T12:00:00Z',
      ['2026-03-08T07:00:00Z never', '2026-03-09T06:30:00Z once'],
    ],
    [
      'a time that comes twice is taken the first time',
      daily('01:30'),
      'America/New_York',
      '2026-10-31T12:00:00Z',
      ['2026-11-01T05:30:00Z twice', '2026-11-02T06:30:00Z once'],
    ],
    [
      'Berlin, forward',
      daily('02:00'),
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      ['2026-03-29T01:00:00Z never', '2026-03-30T00:00:00Z once'],
    ],
    [
      'Berlin, back: the end of the hour that is repeated comes once',
      daily('03:00'),
      'Europe/Berlin',
      '2026-10-24T12:00:00Z',
      ['2026-10-25T02:00:00Z once', '2026-10-26T02:00:00Z once'],
    ],
    [
      'Berlin, back: asked between the first and the second',
      daily('02:30'),
      'Europe/Berlin',
      '2026-10-25T00:45:00Z',
      ['2026-10-26T01:30:00Z once'],
    ],
    [
      'Lord Howe goes forward by half an hour',
      daily('02:15'),
      'Australia/Lord_Howe',
      '2026-10-03T02:00:00Z',
      ['2026-10-03T15:30:00Z never', '2026-10-04T15:15:00Z once'],
    ],
    [
      'and back by half an hour',
      daily('01:45'),
      'Australia/Lord_Howe',
      '2026-04-04T02:00:00Z',
      ['2026-04-04T14:45:00Z twice', '2026-04-05T15:15:00Z once'],
    ],
    [
      'Kathmandu keeps its quarter of an hour',
      daily('09:00'),
      'Asia/Kathmandu',
      '2026-01-01T00:00:00Z',
      ['2026-01-01T03:15:00Z once', '2026-01-02T03:15:00Z once'],
    ],
    [
      'Tehran skipped midnight until 2022',
      daily('00:00'),
      'Asia/Tehran',
      '2022-03-21T12:00:00Z',
      ['2022-03-21T20:30:00Z never', '2022-03-22T19:30:00Z once'],
    ],
    [
      'São Paulo skipped midnight until 2018',
      { every: 'week', on: [7], at: '00:00' },
      'America/Sao_Paulo',
      '2018-11-03T12:00:00Z',
      ['2018-11-04T03:00:00Z never', '2018-11-11T02:00:00Z once'],
    ],
    [
      'the Friday that Samoa never had is made up for as Saturday begins',
      { every: 'week', on: [5], at: '09:00' },
      'Pacific/Apia',
      '2011-12-24T12:00:00Z',
      ['2011-12-30T10:00:00Z never', '2012-01-05T19:00:00Z once'],
    ],
    [
      'several that are skipped together are one',
      { every: 'cron', pattern: '*/15 2 * * *' },
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      ['2026-03-29T01:00:00Z never', '2026-03-30T00:00:00Z once', '2026-03-30T00:15:00Z once'],
    ],
    [
      'the last day of each month',
      { every: 'month', on: 'last', at: '18:00' },
      'Asia/Shanghai',
      '2028-01-31T10:00:00Z',
      ['2028-02-29T10:00:00Z once', '2028-03-31T10:00:00Z once', '2028-04-30T10:00:00Z once'],
    ],
    [
      'the 31st, where there is none',
      { every: 'month', on: 31, at: '02:30' },
      'America/New_York',
      '2026-01-31T12:00:00Z',
      ['2026-02-28T07:30:00Z once', '2026-03-31T06:30:00Z once'],
    ],
    [
      'a leap day',
      { every: 'cron', pattern: '0 9 29 2 *' },
      'UTC',
      '2096-03-01T00:00:00Z',
      ['2104-02-29T09:00:00Z once'],
    ],
  ])('%s', (_, recurrence, zone, after, expected) => {
    const found = upcoming(recurrence, zone, new Date(after), expected.length);
    expect(found.map(({ at, shown }) => `${at.toISOString().replace('.000', '')} ${shown}`)).toEqual(
      expected,
    );
  });

  test('a pattern that never comes has no next time, and says so soon', () => {
    const never: Recurrence = { every: 'cron', pattern: '0 0 30 2 *' };
    const now = new Date('2026-01-01T00:00:00Z');
    expect(nextOccurrence(never, 'UTC', now)).toBeUndefined();
    expect(occurrencesBetween(never, 'UTC', now, new Date('2027-01-01T00:00:00Z'), 5)).toEqual([]);
  });
});
