import { describe, expect, test } from 'vitest';
import { createReportClock } from '../../../adapters/jobs/report-clock.ts';
import type { Reporter } from '../../../src/features/reports/reporter.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { FakeClock, hours, minutes, seconds } from '../../features/reports/fake-clock.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';

/** A clock over a reporter that only notes when it was asked, and a store that says when to look next. */
function stage(options: { lookMs?: number; fails?: () => boolean } = {}) {
  const clock = new FakeClock('2026-05-04T06:00:00Z');
  const looks: string[] = [];
  const asked: unknown[] = [];
  let next: Date | undefined;
  let inside = 0;
  let most = 0;
  const events: string[] = [];
  const reporter: Reporter = {
    async look() {
      looks.push(clock.now().toISOString().slice(11, 19));
      inside += 1;
      most = Math.max(most, inside);
      if (options.lookMs !== undefined) await clock.wait(options.lookMs);
      inside -= 1;
      if (options.fails?.()) throw new Error('database is locked');
    },
    idle: async () => void events.push('idle'),
    stop: async () => void events.push('reporter stopped'),
  };
  const store = memoryStore();
  const days: string[] = [];
  const reportClock = createReportClock({
    reporter,
    store: {
      reports: {
        ...store.reports,
        nextMoment: async (fronts) => {
          asked.push(fronts);
          return next;
        },
      },
    },
    fronts: ['slack', 'discord'],
    clock,
    log: recordedLog(),
    daily: async () => {
      days.push(clock.now().toISOString().slice(0, 10));
      if (options.fails?.()) throw new Error('database is locked');
    },
  });
  return {
    clock,
    looks,
    asked,
    days,
    events,
    reportClock,
    most: () => most,
    nextAt: (at: string | undefined) => {
      next = at === undefined ? undefined : new Date(`2026-05-04T${at}Z`);
    },
  };
}

describe('the report clock', () => {
  test('looks at once, at the moment that the store names, and at least once a minute', async () => {
    const { clock, looks, asked, nextAt, reportClock } = stage();
    nextAt('06:02:10');
    reportClock.start();
    await clock.pass(minutes(2) + seconds(10));
    nextAt(undefined);
    await clock.pass(minutes(1));
    expect(looks).toEqual(['06:00:00', '06:01:00', '06:02:00', '06:02:10', '06:02:15']);
    expect(asked[0]).toEqual(['slack', 'discord']);
  });

  test.each([false, true])(
    'does at its start and once a day what is to be done daily (failing: %s)',
    async (fails) => {
      const { clock, days, reportClock } = stage({ fails: () => fails });
      reportClock.start();
      for (let hour = 0; hour < 49; hour += 1) await clock.pass(hours(1));
      await reportClock.stop();
      expect(days).toEqual(['2026-05-04', '2026-05-05', '2026-05-06']);
    },
  );

  test('rests a little where something is due that could not be begun', async () => {
    const { clock, looks, nextAt, reportClock } = stage();
    nextAt('05:00:00');
    reportClock.start();
    await clock.pass(seconds(11));
    expect(looks).toEqual(['06:00:00', '06:00:05', '06:00:10']);
  });

  test('looks when it is woken, also while it looks, and never twice at a time', async () => {
    const { clock, looks, most, reportClock } = stage({ lookMs: seconds(3) });
    reportClock.start();
    await clock.pass(seconds(1));
    reportClock.wake();
    reportClock.wake();
    await clock.pass(seconds(20));
    expect(looks).toEqual(['06:00:00', '06:00:03']);
    reportClock.wake();
    await clock.pass(seconds(1));
    expect(looks).toEqual(['06:00:00', '06:00:03', '06:00:21']);
    expect(most()).toBe(1);
  });

  test('goes on after a look that failed, and is not ready while they all do', async () => {
    let isBroken = false;
    const { clock, looks, reportClock } = stage({ fails: () => isBroken });
    expect(reportClock.isReady()).toBe(false);
    reportClock.start();
    await clock.pass(seconds(1));
    expect(reportClock.isReady()).toBe(true);
    isBroken = true;
    await clock.pass(hours(1));
    expect(reportClock.isReady()).toBe(false);
    expect(looks.length).toBeGreaterThan(60);
    isBroken = false;
    await clock.pass(minutes(1));
    expect(reportClock.isReady()).toBe(true);
  });

  test('stops with the reporter, and looks no more', async () => {
    const { clock, looks, events, reportClock } = stage();
    reportClock.start();
    await clock.pass(seconds(1));
    await reportClock.stop();
    await clock.pass(hours(1));
    expect(looks).toHaveLength(1);
    expect(events).toEqual(['reporter stopped']);
  });

  test('brings what was asked for in a process that does one thing, and only that', async () => {
    const { looks, events, reportClock } = stage();
    await reportClock.bringAsked();
    expect(looks).toEqual([]);
    reportClock.wake();
    await reportClock.bringAsked();
    expect(looks).toEqual(['06:00:00']);
    expect(events).toEqual(['idle']);
  });
});
