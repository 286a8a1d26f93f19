import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/bot/ports.ts';
import { hours, minutes, seconds } from './fake-clock.ts';
import { type Death, Life } from './mortal.ts';
import type { Fate } from './scripted-platform.ts';
import { daily, Stage } from './stage.ts';

const deaths: readonly Death[] = ['before', 'after', 'while its post is under way'];
const marks = ['2026-05-04', '2026-05-05'].map((day) => `report:slack:T1:1:${day}T07:00:00.000Z`);
const onceEach = Object.fromEntries(marks.map((mark) => [mark, 1]));

/** A way in which the platform behaves, from the first post on. */
interface Weather {
  readonly fates?: readonly Fate[];
  readonly mayFind?: boolean;
  readonly nonceMs?: number;
}

/**
 * A process dies at its k-th call to the store or the platform, for every k until it is through; another is there
 * already, or comes two minutes later. Then two days of daily reports. Tells what arrived for each k.
 */
async function dieEverywhere(
  makeStore: () => Promise<Store>,
  { death, weather, isAccompanied }: { death: Death; weather: Weather; isAccompanied: boolean },
  judge: (stage: Stage, life: Life) => Promise<void>,
): Promise<number> {
  for (let diesAt = 1; ; diesAt += 1) {
    if (diesAt > 200) throw new Error('the process is never through');
    const store = await makeStore();
    const stage = new Stage({ store });
    Object.assign(stage.platform, { ...weather, fates: [...(weather.fates ?? [])] });
    await stage.add(daily);
    // A request that is under way when its sender dies arrives twenty seconds later.
    const life = new Life(diesAt, death, (post) => {
      void stage.clock.wait(seconds(20)).then(post);
    });
    stage.start(life);
    if (isAccompanied) stage.start();
    await stage.clock.pass(minutes(10));
    if (!isAccompanied) stage.start();
    await stage.clock.pass(minutes(30));
    const isThrough = !life.isOver;
    life.kill();
    // Nothing is left to happen on the first day.
    stage.clock.set(hours(23));
    await stage.clock.pass(minutes(30));
    await judge(stage, life);
    await store.close();
    if (isThrough) return diesAt;
  }
}

const weathers: readonly [string, Weather][] = [
  ['all is well', {}],
  ['the first answer is lost', { fates: ['answer lost'] }],
  ['the first post is lost', { fates: ['lost'] }],
  ['the platform is busy at first', { fates: [{ fault: 'later', retryAfterMs: 20_000 }] }],
];

/**
 * What holds wherever a process dies, on any store that answers without waiting for anything.
 *
 * @param isShort tries only what depends on the store: a platform that behaves
 */
export function survivesDeath(name: string, makeStore: () => Promise<Store>, { isShort = false } = {}): void {
  describe(`a process that dies at any call, on ${name}`, () => {
    const cases = weathers
      .slice(0, isShort ? 1 : undefined)
      .flatMap(([title, weather]) =>
        deaths.flatMap((death) =>
          [false, true].map((isAccompanied) => ({ title, weather, death, isAccompanied })),
        ),
      );
    test.each(cases)(
      'loses nothing and sends nothing twice: $title, death $death it, accompanied $isAccompanied',
      async (one) => {
        const ends = new Set<string>();
        const calls = await dieEverywhere(makeStore, one, async (stage, life) => {
          ends.add(life.end);
          expect({ end: life.end, counts: stage.platform.counts() }).toEqual({
            end: life.end,
            counts: onceEach,
          });
          expect((await stage.reports()).map(({ state }) => state)).toEqual(['sent', 'sent']);
          expect(stage.platform.words).toEqual([]);
        });
        expect(calls).toBeGreaterThan(12);
        expect([...ends]).toEqual(expect.arrayContaining(['store.schedules.due', 'store.reports.claim']));
        if (!one.isAccompanied) {
          expect([...ends]).toEqual(
            expect.arrayContaining(['messenger.post', 'store.reports.plan', 'store.reports.note']),
          );
        }
      },
    );

    if (isShort) return;
    test('sends twice only where the platform took the post, nobody heard it, and nobody may look', async () => {
      const twice: string[] = [];
      for (const death of deaths) {
        const one = { weather: { mayFind: false }, death, isAccompanied: false };
        await dieEverywhere(makeStore, one, async (stage, life) => {
          const counts = stage.platform.counts();
          expect(Object.keys(counts)).toEqual(marks);
          expect(counts[marks[1] ?? '']).toBe(1);
          if ((counts[marks[0] ?? ''] ?? 0) > 1) twice.push(`${death}: ${life.end}`);
        });
      }
      // Death at the post, and at the note that the message is there.
      expect(twice).toEqual([
        'before: store.reports.note',
        'after: messenger.post',
        'while its post is under way: messenger.post',
        'while its post is under way: store.reports.note',
      ]);
    });

    test('sends nothing twice where the platform drops repeated messages for five minutes', async () => {
      for (const death of deaths) {
        const one = {
          weather: { mayFind: false, nonceMs: minutes(5) },
          death,
          isAccompanied: true,
        };
        await dieEverywhere(makeStore, one, async (stage) => {
          expect(stage.platform.counts()).toEqual(onceEach);
        });
      }
    });
  });
}
