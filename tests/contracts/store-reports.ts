import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleFigures, sampleRun, sampleSchedule } from './stored-samples.ts';

const monday = '2026-05-11T07:00:00.000Z';
const nextMonday = '2026-05-18T07:00:00.000Z';
const lateOnMonday = new Date('2026-05-11T07:00:05.678Z');

/** The first occurrence of a sample schedule, seen a few seconds late. */
const firstDue = { expected: monday, due: monday, skipped: [], nextDue: nextMonday, at: lateOnMonday };

/** What every implementation of `ReportStore` must do with reports that nobody works on. */
export function reportContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of reports`, () => {
    const on = stageStore(makePlace);
    const add = (workspace = 'slack:T1') => on.store.schedules.add(workspace, sampleSchedule());
    const states = ['open', 'sent', 'quiet', 'skipped', 'failed'] as const;
    const allOf = (workspace: string, schedule: number) =>
      on.store.reports.past(workspace, schedule, { states, limit: 99 });
    const untouched = { cause: 'due', attempts: 0, nextAttempt: lateOnMonday.toISOString(), skipped: [] };

    it('turns what is due into a report and moves the schedule on', async () => {
      await add();
      const other = await add('slack:T2');

      expect(await on.store.reports.open('slack:T1', 1, firstDue)).toBe(true);
      const report = { workspace: 'slack:T1', schedule: 1, due: monday, state: 'open', ...untouched };
      expect(await allOf('slack:T1', 1)).toEqual([report]);
      expect(await on.store.reports.get({ workspace: 'slack:T1', schedule: 1, due: monday })).toEqual(report);
      expect((await on.store.schedules.get('slack:T1', 1))?.nextDue).toBe(nextMonday);
      expect(await on.store.schedules.list('slack:T2')).toEqual([other]);
      expect(await allOf('slack:T2', 1)).toEqual([]);
    });

    it('does so once, even for many at the same moment through two connections', async () => {
      await add();
      const second = await on.open();
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).reports.open('slack:T1', 1, firstDue),
        ),
      );

      expect(opened.filter(Boolean)).toHaveLength(1);
      expect(await on.store.reports.open('slack:T1', 1, firstDue)).toBe(false);
      expect(await allOf('slack:T1', 1)).toHaveLength(1);
    });

    it('keeps the moments that were passed over, in the report and each as one of its own', async () => {
      await add();
      const skipped = ['2026-05-11T07:00:00Z', '2026-05-18T07:00:00.000Z'];
      const at = new Date('2026-05-26T00:00:00.000Z');
      const opened = await on.store.reports.open('slack:T1', 1, {
        expected: '2026-05-11T07:00:00Z',
        due: '2026-05-25T07:00:00Z',
        skipped,
        nextDue: '2026-06-01T07:00:00Z',
        at,
      });

      expect(opened).toBe(true);
      const nextAttempt = at.toISOString();
      const passedOver = { ...untouched, workspace: 'slack:T1', schedule: 1, state: 'skipped', nextAttempt };
      expect(await allOf('slack:T1', 1)).toEqual([
        {
          ...passedOver,
          due: '2026-05-25T07:00:00.000Z',
          state: 'open',
          skipped: [monday, nextMonday],
        },
        { ...passedOver, due: nextMonday },
        { ...passedOver, due: monday },
      ]);
      expect((await on.store.schedules.get('slack:T1', 1))?.nextDue).toBe('2026-06-01T07:00:00.000Z');
      const claims = await claimAll('2026-07-01T00:00:00Z');
      expect(claims.map(({ report }) => report.due)).toEqual(['2026-05-25T07:00:00.000Z']);
    });

    it('passes over a thousand moments at once', async () => {
      await add();
      const minute = (count: number) => new Date(Date.parse(monday) + count * 60_000).toISOString();
      const skipped = Array.from({ length: 1_000 }, (_, index) => minute(index));
      const due = minute(1_000);
      await on.store.reports.open('slack:T1', 1, { ...firstDue, due, skipped, nextDue: minute(1_001) });

      const kept = await on.store.reports.past('slack:T1', 1, { states: ['skipped'], limit: 2_000 });
      expect(kept.map((report) => report.due)).toEqual(skipped.toReversed());
      expect((await on.store.reports.get({ workspace: 'slack:T1', schedule: 1, due }))?.skipped).toEqual(
        skipped,
      );
    });

    it('leaves a schedule alone that is paused, gone or has moved on', async () => {
      await add();
      await on.store.schedules.change('slack:T1', 1, { state: 'paused', pausedBecause: 'asked' });
      const moved = await add();
      const { open } = on.store.reports;

      expect(await open('slack:T1', 1, firstDue)).toBe(false);
      expect(await open('slack:T1', 2, { ...firstDue, expected: '2026-05-04T07:00:00.000Z' })).toBe(false);
      expect(await open('slack:T1', 2, { ...firstDue, expected: '2026-05-11T07:00:00.001Z' })).toBe(false);
      expect(await open('slack:T1', 3, firstDue)).toBe(false);
      expect(await open('slack:T2', 1, firstDue)).toBe(false);
      expect((await on.store.schedules.get('slack:T1', 1))?.nextDue).toBe(monday);
      expect(await on.store.schedules.get('slack:T1', 2)).toEqual(moved);
      expect([...(await allOf('slack:T1', 1)), ...(await allOf('slack:T1', 2))]).toEqual([]);
    });

    it('refuses moments that are none, and then does nothing at all', async () => {
      const added = await add();
      const skipped = [monday, 'some Monday'];

      await expect(on.store.reports.open('slack:T1', 1, { ...firstDue, skipped })).rejects.toThrow();
      expect(await on.store.schedules.get('slack:T1', 1)).toEqual(added);
      expect(await allOf('slack:T1', 1)).toEqual([]);
    });

    it('adds one that is wanted now, also for a paused schedule, and leaves the next due alone', async () => {
      await add();
      const { pausedBecause: _, ...schedule } = await add();
      await on.store.schedules.change('slack:T1', 2, { state: 'paused', pausedBecause: 'asked' });

      expect(await on.store.reports.ask('slack:T1', 1, lateOnMonday)).toBe(true);
      expect(await on.store.reports.ask('slack:T1', 2, lateOnMonday)).toBe(true);
      expect(await allOf('slack:T1', 2)).toEqual([
        {
          ...untouched,
          workspace: 'slack:T1',
          schedule: 2,
          due: lateOnMonday.toISOString(),
          cause: 'asked',
          state: 'open',
        },
      ]);
      expect(await on.store.schedules.get('slack:T1', 2)).toEqual({
        ...schedule,
        state: 'paused',
        pausedBecause: 'asked',
      });
    });

    it('adds none where there is no schedule, nor two for the same moment', async () => {
      await add();
      const second = await on.open();

      expect(await on.store.reports.ask('slack:T1', 2, lateOnMonday)).toBe(false);
      expect(await on.store.reports.ask('slack:T2', 1, lateOnMonday)).toBe(false);
      const asked = await Promise.all(
        [on.store, second, on.store, second].map(({ reports }) => reports.ask('slack:T1', 1, lateOnMonday)),
      );
      expect(asked.filter(Boolean)).toHaveLength(1);
      expect(await allOf('slack:T1', 1)).toHaveLength(1);
    });

    it('lets a report that was asked for at the due moment stand for both, and moves on', async () => {
      await add();
      await on.store.reports.ask('slack:T1', 1, new Date(monday));

      expect(await on.store.reports.open('slack:T1', 1, firstDue)).toBe(true);
      expect(await allOf('slack:T1', 1)).toMatchObject([{ due: monday, cause: 'asked', state: 'open' }]);
      expect((await on.store.schedules.get('slack:T1', 1))?.nextDue).toBe(nextMonday);
    });

    it('finds past ones by state and time, the newest first', async () => {
      await add();
      await add();
      const days = ['12', '13', '14', '15'].map((day) => `2026-05-${day}T00:00:00.000Z`);
      for (const day of days) await on.store.reports.ask('slack:T1', 1, new Date(day));
      for (const [index, state] of (['sent', 'quiet', 'failed'] as const).entries()) {
        const claim = await claimOne(days[index] ?? '');
        if (claim !== undefined) await on.store.reports.note(claim, { state });
      }
      await on.store.reports.ask('slack:T1', 2, lateOnMonday);
      const dues = async (options: Partial<Parameters<typeof on.store.reports.past>[2]>) =>
        (await on.store.reports.past('slack:T1', 1, { states, limit: 99, ...options })).map(({ due }) => due);

      const newestFirst = days.toReversed();
      expect(await dues({})).toEqual(newestFirst);
      expect(await dues({ limit: 2 })).toEqual(newestFirst.slice(0, 2));
      expect(await dues({ states: ['sent', 'quiet'] })).toEqual([days[1], days[0]]);
      expect(await dues({ states: ['open'] })).toEqual([days[3]]);
      expect(await dues({ states: ['skipped'] })).toEqual([]);
      expect(await dues({ states: [] })).toEqual([]);
      expect(await dues({ before: '2026-05-14T00:00:00Z' })).toEqual([days[1], days[0]]);
      expect(await dues({ before: '2026-05-14T00:00:00.001Z', limit: 1 })).toEqual([days[2]]);
    });

    it('shows a run by its number alone, private or not, in its own workspace only', async () => {
      const secret = await on.store.runs.add(
        'slack:T1',
        sampleRun({ by: 'U2', channel: 'G2', isPrivate: true }),
      );

      expect(await on.store.reports.run('slack:T1', 1)).toEqual(secret);
      expect(await on.store.reports.run('slack:T1', 2)).toBeUndefined();
      expect(await on.store.reports.run('slack:T2', 1)).toBeUndefined();
    });

    it('tells how many are open and in work, and since when the oldest is due', async () => {
      const at = new Date('2026-05-12T00:00:00.000Z');
      expect(await on.store.reports.backlog(at)).toEqual({ open: 0, claimed: 0 });
      await add();
      await add('slack:T2');
      await on.store.reports.open('slack:T1', 1, firstDue);
      await on.store.reports.ask('slack:T2', 1, lateOnMonday);
      await on.store.reports.ask('slack:T2', 1, at);
      expect(await on.store.reports.backlog(at)).toEqual({ open: 3, claimed: 0, oldest: new Date(monday) });

      const claim = await claimOne(at.toISOString());
      expect(claim?.report.due).toBe(monday);
      expect(await on.store.reports.backlog(at)).toEqual({ open: 3, claimed: 1, oldest: new Date(monday) });
      const afterwards = new Date(at.getTime() + 60_000);
      expect(await on.store.reports.backlog(afterwards)).toMatchObject({ open: 3, claimed: 0 });
      if (claim !== undefined) await on.store.reports.note(claim, { state: 'sent' });
      expect(await on.store.reports.backlog(at)).toEqual({ open: 2, claimed: 0, oldest: lateOnMonday });
    });

    it('knows when somebody has to look again', async () => {
      const { nextMoment } = on.store.reports;
      expect(await nextMoment()).toBeUndefined();
      await add();
      await on.store.schedules.add('slack:T2', sampleSchedule({ nextDue: '2026-05-12T00:00:00.000Z' }));
      expect(await nextMoment()).toEqual(new Date(monday));
      await on.store.schedules.change('slack:T1', 1, { state: 'paused' });
      expect(await nextMoment()).toEqual(new Date('2026-05-12T00:00:00.000Z'));
      await on.store.schedules.change('slack:T1', 1, { state: 'active' });
      await on.store.schedules.remove('slack:T2', 1);

      await on.store.reports.open('slack:T1', 1, firstDue);
      expect(await nextMoment()).toEqual(lateOnMonday);
      const claim = await claimOne('2026-05-12T00:00:00.000Z');
      expect(claim).toBeDefined();
      // While it is in work, the end of that work's time: until then nobody else can do anything.
      expect(await nextMoment()).toEqual(new Date('2026-05-12T00:01:00.000Z'));
      if (claim !== undefined) {
        await on.store.reports.note(claim, { nextAttempt: '2026-05-12T00:05:00.000Z' });
      }
      expect(await nextMoment()).toEqual(new Date('2026-05-12T00:05:00.000Z'));
      const again = await claimOne('2026-05-12T00:05:00.000Z');
      if (again !== undefined) await on.store.reports.note(again, { state: 'sent' });
      expect(await nextMoment()).toEqual(new Date(nextMonday));
    });

    it('knows when somebody has to look again who serves only some of the fronts', async () => {
      const { nextMoment } = on.store.reports;
      await add();
      const place = { front: 'discord', channel: '7', isPrivate: false } as const;
      await on.store.schedules.add(
        'slack:T2',
        sampleSchedule({ place, nextDue: '2026-05-20T00:00:00.000Z' }),
      );
      await on.store.reports.open('slack:T1', 1, firstDue);
      expect(await nextMoment(['slack'])).toEqual(lateOnMonday);
      expect(await nextMoment(['discord'])).toEqual(new Date('2026-05-20T00:00:00.000Z'));
      expect(await nextMoment(['discord', 'slack'])).toEqual(lateOnMonday);
      expect(await nextMoment(['web'])).toBeUndefined();
      expect(await nextMoment([])).toBeUndefined();
    });

    it('goes with its schedule, open or not, and leaves the others and the run', async () => {
      await add();
      await add();
      await on.store.reports.open('slack:T1', 1, firstDue);
      await on.store.reports.ask('slack:T1', 2, new Date('2026-05-12T00:00:00.000Z'));
      const claim = await claimOne('2026-05-13T00:00:00.000Z');
      if (claim !== undefined) await on.store.reports.plan(claim, sampleRun(), sampleFigures);
      await on.store.reports.ask('slack:T1', 1, lateOnMonday);

      expect(await on.store.schedules.remove('slack:T1', 1)).toBe(true);
      expect(await allOf('slack:T1', 1)).toEqual([]);
      expect(await on.store.reports.get({ workspace: 'slack:T1', schedule: 1, due: monday })).toBeUndefined();
      expect(await allOf('slack:T1', 2)).toHaveLength(1);
      expect(await on.store.reports.run('slack:T1', 1)).toEqual({ ...sampleRun(), number: 1 });
      expect((await on.store.reports.backlog(lateOnMonday)).open).toBe(1);
    });

    /** Takes the next one at that moment, for a minute. */
    function claimOne(at: string) {
      const until = new Date(Date.parse(at) + 60_000);
      return on.store.reports.claim({ at: new Date(at), until, fronts: ['slack'] });
    }

    async function claimAll(at: string) {
      const claims = [];
      for (let claim = await claimOne(at); claim !== undefined; claim = await claimOne(at)) {
        claims.push(claim);
        expect(claims.length).toBeLessThan(100);
      }
      return claims;
    }
  });
}
