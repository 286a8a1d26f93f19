import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleSchedule } from './stored-samples.ts';

/** What every implementation of `ScheduleStore` must do. */
export function scheduleContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of schedules`, () => {
    const on = stageStore(makePlace);
    const add = (workspace: string, nextDue?: string) =>
      on.store.schedules.add(workspace, sampleSchedule(nextDue === undefined ? {} : { nextDue }));
    const numbersDue = async (at: string, limit = 10) =>
      (await on.store.schedules.due(new Date(at), limit)).map(
        ({ workspace, schedule }) => `${workspace} ${schedule.number}`,
      );

    it('numbers them 1, 2, 3… in each workspace and gives back all that was put in', async () => {
      const paused = sampleSchedule({
        recurrence: { every: 'cron', pattern: '0 9 * * 1' },
        place: { front: 'discord', channel: '4711', isPrivate: true },
        onlyIfMoved: undefined,
        state: 'paused',
        pausedBecause: 'channel-gone',
      });
      const first = await on.store.schedules.add('slack:T1', sampleSchedule());
      const second = await on.store.schedules.add('slack:T1', paused);
      const other = await on.store.schedules.add('slack:T2', sampleSchedule());

      expect(first).toEqual({ ...sampleSchedule(), number: 1 });
      expect(second).toEqual({ ...paused, number: 2 });
      expect(other.number).toBe(1);
      expect(await on.store.schedules.get('slack:T1', 1)).toEqual(first);
      expect(await on.store.schedules.get('slack:T1', 2)).toEqual(second);
      expect(await on.store.schedules.list('slack:T1')).toEqual([first, second]);
      expect(await on.store.schedules.list('slack:T2')).toEqual([other]);
    });

    it('gives none for a number that there is not, nor another workspace’s', async () => {
      await add('slack:T1');
      await add('slack:T1');
      await add('slack:T2');

      for (const number of [0, 3, 1.5, -1, 99_999_999_999]) {
        expect(await on.store.schedules.get('slack:T1', number)).toBeUndefined();
        expect(await on.store.schedules.change('slack:T1', number, { state: 'paused' })).toBeUndefined();
        expect(await on.store.schedules.remove('slack:T1', number)).toBe(false);
      }
      expect(await on.store.schedules.get('slack:T2', 2)).toBeUndefined();
      expect(await on.store.schedules.change('slack:T2', 2, { state: 'paused' })).toBeUndefined();
      expect(await on.store.schedules.remove('slack:T2', 2)).toBe(false);
      expect(await on.store.schedules.list('slack:T3')).toEqual([]);
    });

    it('removes one for good, and gives its number to no other', async () => {
      const first = await add('slack:T1');
      await add('slack:T1');
      await add('slack:T2');

      expect(await on.store.schedules.remove('slack:T1', 2)).toBe(true);
      expect(await on.store.schedules.remove('slack:T1', 2)).toBe(false);
      expect(await on.store.schedules.get('slack:T1', 2)).toBeUndefined();
      expect((await add('slack:T1')).number).toBe(3);
      expect((await on.store.schedules.list('slack:T1')).map(({ number }) => number)).toEqual([
        first.number,
        3,
      ]);
      expect(await on.store.schedules.remove('slack:T2', 1)).toBe(true);
      expect((await add('slack:T2')).number).toBe(2);
    });

    it('numbers without double or gap when many are added at once, through two connections', async () => {
      const second = await on.open();
      const added = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).schedules.add('slack:T1', sampleSchedule()),
        ),
      );

      expect(added.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    });

    it('changes what is given and leaves the rest', async () => {
      const added = await add('slack:T1');
      await add('slack:T2');
      const { change } = on.store.schedules;

      const paused = { ...added, state: 'paused', pausedBecause: 'bot-removed' };
      expect(await change('slack:T1', 1, { state: 'paused', pausedBecause: 'bot-removed' })).toEqual(paused);
      const later = { ...paused, nextDue: '2026-05-18T07:00:00.000Z' };
      expect(await change('slack:T1', 1, { nextDue: '2026-05-18T07:00:00Z' })).toEqual(later);
      expect(await change('slack:T1', 1, {})).toEqual(later);
      const asked = { ...later, pausedBecause: 'asked' };
      expect(await change('slack:T1', 1, { pausedBecause: 'asked' })).toEqual(asked);
      expect(await on.store.schedules.get('slack:T1', 1)).toEqual(asked);
      const resumed = { ...added, nextDue: '2026-05-18T07:00:00.000Z' };
      expect(await change('slack:T1', 1, { state: 'active' })).toEqual(resumed);
      expect(await on.store.schedules.get('slack:T1', 1)).not.toHaveProperty('pausedBecause');
      expect(await on.store.schedules.list('slack:T2')).toEqual([added]);
    });

    it('lists what is due of all workspaces, the longest overdue first, no more than the limit', async () => {
      await add('slack:T1', '2026-05-11T09:00:00.000Z');
      await add('slack:T1', '2026-05-11T07:00:00Z');
      await add('slack:T2', '2026-05-11T08:00:00.000Z');
      await add('discord:G1', '2025-12-31T23:59:59.999Z');
      await add('slack:T1', '2026-05-11T07:00:00.001Z');
      const paused = await add('slack:T1', '2026-05-01T00:00:00.000Z');
      await on.store.schedules.change('slack:T1', paused.number, { state: 'paused' });

      const all = ['discord:G1 1', 'slack:T1 2', 'slack:T1 3', 'slack:T2 1', 'slack:T1 1'];
      expect(await numbersDue('2026-05-11T09:00:00.000Z')).toEqual(all);
      expect(await numbersDue('2026-05-11T08:59:59.999Z')).toEqual(all.slice(0, 4));
      expect(await numbersDue('2026-05-11T07:00:00.000Z')).toEqual(all.slice(0, 2));
      expect(await numbersDue('2026-05-11T09:00:00.000Z', 3)).toEqual(all.slice(0, 3));
      expect(await numbersDue('2025-01-01T00:00:00.000Z')).toEqual([]);
      expect(await on.store.schedules.due(new Date('2026-01-01T00:00:00Z'), 1)).toEqual([
        { workspace: 'discord:G1', schedule: await on.store.schedules.get('discord:G1', 1) },
      ]);
      await on.store.schedules.change('slack:T1', paused.number, { state: 'active' });
      expect(await numbersDue('2026-05-01T00:00:00.000Z')).toEqual(['discord:G1 1', 'slack:T1 4']);
    });

    it('lists what is due of the fronts that are asked for, however much there is of others', async () => {
      await add('slack:T1', '2026-05-11T07:00:00.000Z');
      await add('slack:T1', '2026-05-11T08:00:00.000Z');
      const place = { front: 'discord', channel: '7', isPrivate: false } as const;
      await on.store.schedules.add(
        'discord:G1',
        sampleSchedule({ place, nextDue: '2026-05-11T09:00:00.000Z' }),
      );
      const due = async (limit: number, ...fronts: readonly ('slack' | 'discord' | 'web')[]) =>
        (await on.store.schedules.due(new Date('2026-05-12T00:00:00.000Z'), limit, fronts)).map(
          ({ workspace, schedule }) => `${workspace} ${schedule.number}`,
        );
      expect(await due(1, 'discord')).toEqual(['discord:G1 1']);
      expect(await due(9, 'discord', 'slack')).toEqual(['slack:T1 1', 'slack:T1 2', 'discord:G1 1']);
      expect(await due(9, 'web')).toEqual([]);
      expect(await due(9)).toEqual([]);
    });

    it('refuses what could not be read again, without using up its number', async () => {
      const broken = { ...sampleSchedule(), timeZone: 'Mars/Olympus' };
      await expect(on.store.schedules.add('slack:T1', broken)).rejects.toThrow();
      await expect(
        on.store.schedules.add('slack:T1', { ...sampleSchedule(), nextDue: 'on Monday' }),
      ).rejects.toThrow();

      const added = await add('slack:T1');
      expect(added.number).toBe(1);
      await expect(on.store.schedules.change('slack:T1', 1, { nextDue: 'never' })).rejects.toThrow();
      expect(await on.store.schedules.get('slack:T1', 1)).toEqual(added);
    });
  });
}
