import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../../../src/learn/history/history.ts';
import { mergeHistory } from '../../../src/learn/history/merge-history.ts';
import { dayMs, isoDay } from '../../../src/learn/history/parse-date.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const monday = Date.UTC(2024, 0, 1) / dayMs;

/** Weeks from one to another, in which the numbers tell the week and the import. */
function weekly(from: number, to: number, base: number, changes: Partial<History> = {}): History {
  const at = Array.from({ length: to - from }, (_, i) => from + i);
  return {
    schema: 'channels/history@1',
    weeks: at.map((week) => isoDay(monday + 7 * week)),
    currency: 'EUR',
    outcome: { name: 'revenue', unit: 'money', values: at.map((week) => base + 100 + week) },
    channels: [{ id: 'tv', name: 'tv', spend: at.map((week) => base + week) }],
    controls: [],
    events: [],
    ...changes,
  };
}

const codesOf = (run: () => unknown): readonly string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

describe('a history with a file put in', () => {
  test('has the file’s numbers in the file’s weeks, and its own in all others', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat({ max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (a, n, b, m) => {
          const [before, file] = [weekly(a, a + n, 1_000), weekly(b, b + m, 5_000)];
          const touches = b <= a + n && a <= b + m;
          if (!touches) {
            expect(codesOf(() => mergeHistory(before, file))).toEqual(['history.gap-between']);
            return;
          }
          const { history, change } = mergeHistory(before, file);
          expect(history.weeks).toEqual(weekly(Math.min(a, b), Math.max(a + n, b + m), 0).weeks);
          for (const [i, week] of history.weeks.entries()) {
            const from = file.weeks.includes(week) ? file : before;
            expect(history.outcome.values[i]).toBe(from.outcome.values[from.weeks.indexOf(week)]);
            expect(history.channels[0]?.spend[i]).toBe(from.channels[0]?.spend[from.weeks.indexOf(week)]);
          }
          expect([...change.added, ...change.replaced].sort()).toEqual(file.weeks);
          expect(change.changed).toHaveLength(2 * change.replaced.length);
        },
      ),
    );
  });

  test('put in twice changes nothing the second time', () => {
    const { history } = mergeHistory(weekly(0, 8, 1_000), weekly(6, 12, 5_000));
    const again = mergeHistory(history, weekly(6, 12, 5_000));
    expect(again.history).toEqual(history);
    expect(again.change.changed).toEqual([]);
  });

  test('asks before what one side lacks counts as nothing', () => {
    const radio = [{ id: 'radio', name: 'radio', spend: [7, 8] }];
    const merged = mergeHistory(weekly(0, 2, 10), weekly(2, 4, 20, { channels: radio }));
    expect(merged.history.channels).toEqual([
      { id: 'radio', name: 'radio', spend: [0, 0, 7, 8] },
      { id: 'tv', name: 'tv', spend: [10, 11, 0, 0] },
    ]);
    expect(merged.findings.map(({ code, level }) => [code, level])).toEqual([
      ['channel-added', 'doubt'],
      ['channel-left-out', 'doubt'],
    ]);
  });

  test('is replaced whole by a file that has all its weeks', () => {
    const price = [{ name: 'price', values: [1, 2, 3] }];
    const before = weekly(0, 2, 10, { currency: 'USD', controls: [{ name: 'rain', values: [1, 2] }] });
    const { history, findings } = mergeHistory(before, weekly(0, 3, 20, { controls: price }));
    expect(history).toEqual(weekly(0, 3, 20, { controls: price }));
    expect(findings).toEqual([]);
  });

  test('refuses what does not belong together, all at once', () => {
    const file = weekly(1, 3, 20, {
      weeks: ['2024-01-09', '2024-01-16'],
      currency: 'USD',
      outcome: { name: 'orders', unit: 'count', values: [1, 2] },
      controls: [{ name: 'price', values: [1, 2] }],
    });
    expect(codesOf(() => mergeHistory(weekly(0, 2, 10), file))).toEqual([
      'history.other-weekday',
      'history.other-currency',
      'history.other-unit',
      'history.other-controls',
    ]);
  });

  test('keeps no channel on which nothing was ever spent', () => {
    const idle = { id: 'radio', name: 'radio', spend: [0, 0] };
    const file = weekly(0, 2, 10);
    expect(mergeHistory(undefined, { ...file, channels: [...file.channels, idle] }).history).toEqual(file);
    expect(codesOf(() => mergeHistory(undefined, { ...file, channels: [idle] }))).toEqual([
      'history.no-spend',
    ]);
  });
});
