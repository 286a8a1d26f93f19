import { describe, expect, test } from 'vitest';
import { dueOccurrence } from '../../../src/features/reports/open-occurrences.ts';
import { isTriedEnough, pauseAfter } from '../../../src/features/reports/patience.ts';
import type { Schedule } from '../../../src/features/schedules/stored/schedule.ts';
import { mondays } from '../schedules/sample-schedule.ts';

const schedule: Schedule = { ...mondays, number: 1 };

describe('what is due of a schedule', () => {
  test('is its promised moment, at that very moment', () => {
    expect(dueOccurrence(schedule, new Date('2026-05-04T07:00:00Z'))).toEqual({
      due: '2026-05-04T07:00:00.000Z',
      skipped: [],
      nextDue: '2026-05-11T07:00:00.000Z',
    });
  });

  test('is the latest, across daylight saving, and those before it are skipped', () => {
    const october = { ...schedule, nextDue: '2026-10-19T07:00:00.000Z' };
    expect(dueOccurrence(october, new Date('2026-11-04T12:00:00Z'))).toEqual({
      due: '2026-11-02T08:00:00.000Z',
      skipped: ['2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z'],
      nextDue: '2026-11-09T08:00:00.000Z',
    });
  });

  test('is the promised moment also where the zone’s rules changed since it was promised', () => {
    const changed = { ...schedule, nextDue: '2026-05-04T06:30:00.000Z' };
    expect(dueOccurrence(changed, new Date('2026-05-04T06:30:00Z'))).toEqual({
      due: '2026-05-04T06:30:00.000Z',
      skipped: [],
      nextDue: '2026-05-04T07:00:00.000Z',
    });
  });

  test('lists no more than a hundred missed moments, the latest', () => {
    const every = { ...schedule, recurrence: { every: 'cron' as const, pattern: '* * * * *' } };
    const { due, skipped } = dueOccurrence(every, new Date('2027-05-04T07:00:30Z'));
    expect(due).toBe('2027-05-04T07:00:00.000Z');
    expect(skipped).toHaveLength(100);
    expect(skipped.at(-1)).toBe('2027-05-04T06:59:00.000Z');
  });
});

describe('patience', () => {
  test('doubles from five seconds to an hour, a quarter more or less by chance', () => {
    expect([1, 2, 3, 4, 11, 12, 500].map((attempts) => pauseAfter(attempts, 0.5) / 1_000)).toEqual([
      5, 10, 20, 40, 3_600, 3_600, 3_600,
    ]);
    expect([0, 1].map((chance) => pauseAfter(2, chance) / 1_000)).toEqual([7.5, 12.5]);
  });

  test('is never shorter than the platform asked for', () => {
    expect(pauseAfter(1, 0, 60_000)).toBe(60_000);
    expect(pauseAfter(1, 1, 60_000)).toBe(75_000);
    expect(pauseAfter(12, 0.5, 60_000)).toBe(3_600_000);
  });

  test('ends after a day from when the report was due, but not before a dozen attempts', () => {
    const since = '2026-05-04T07:00:00.000Z';
    expect(isTriedEnough({ since, attempts: 40 }, new Date('2026-05-05T06:59:59Z'))).toBe(false);
    expect(isTriedEnough({ since, attempts: 40 }, new Date('2026-05-05T07:00:00Z'))).toBe(true);
    expect(isTriedEnough({ since, attempts: 11 }, new Date('2026-05-09T07:00:00Z'))).toBe(false);
  });
});
