import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/bot/ports.ts';
import type { ReportClaim } from '../../src/features/reports/stored/store.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleFigures, sampleRun, sampleSchedule } from './stored-samples.ts';

const midnight = Date.parse('2026-05-12T00:00:00.000Z');
/** A moment so many minutes after midnight. */
const minute = (count: number) => new Date(midnight + count * 60_000);
const everyone = { person: 'U1', channel: 'C1' };

/** What every implementation of `ReportStore` must do with reports that somebody works on. */
export function reportClaimContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} and who works on a report`, () => {
    const on = stageStore(makePlace);

    /** Has reports wanted at these minutes; each workspace has one schedule. */
    async function want(workspace: string, minutes: readonly number[], front: 'slack' | 'discord' = 'slack') {
      const place = { front, channel: 'C1', isPrivate: false };
      const { number } = await on.store.schedules.add(workspace, sampleSchedule({ place }));
      for (const count of minutes) await on.store.reports.ask(workspace, number, minute(count));
    }
    /** Takes one for ten minutes. */
    const claim = (at: number, fronts: readonly string[] = ['slack'], store: Store = on.store) =>
      store.reports.claim({ at: minute(at), until: minute(at + 10), fronts });
    async function claimed(at: number, fronts?: readonly string[], store?: Store): Promise<ReportClaim> {
      const one = await claim(at, fronts, store);
      if (one === undefined) throw new Error(`Nothing to work on at minute ${at}.`);
      return one;
    }
    const whose = (one: ReportClaim | undefined) =>
      one && `${one.report.workspace} ${(Date.parse(one.report.due) - midnight) / 60_000}`;
    const kept = (one: ReportClaim) => on.store.reports.get(one.report);

    it('goes to one, who is counted, and to nobody else meanwhile', async () => {
      await want('slack:T1', [0]);
      const second = await on.open();
      const one = await claimed(1);

      expect(one.report).toEqual({
        workspace: 'slack:T1',
        schedule: 1,
        due: minute(0).toISOString(),
        cause: 'asked',
        state: 'open',
        attempts: 1,
        nextAttempt: minute(0).toISOString(),
        skipped: [],
      });
      expect(await kept(one)).toEqual(one.report);
      expect(await claim(1)).toBeUndefined();
      expect(await claim(1, ['slack'], second)).toBeUndefined();
      expect(await claim(10.9, ['slack'], second)).toBeUndefined();
    });

    it('goes to one of many that want it at once, through two connections', async () => {
      await want('slack:T1', [0, 1, 2, 3]);
      const second = await on.open();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) => claim(5, ['slack'], index % 2 === 0 ? on.store : second)),
      );

      expect(claims.map(whose).filter(Boolean).sort()).toEqual([0, 1, 2, 3].map((due) => `slack:T1 ${due}`));
      expect(new Set(claims.flatMap((one) => one?.lease ?? [])).size).toBe(4);
    });

    it('is not taken before its next attempt is due', async () => {
      await want('slack:T1', [3]);

      expect(await claim(2.999)).toBeUndefined();
      expect(whose(await claim(3))).toBe('slack:T1 3');
    });

    it('is taken for the fronts that are named only', async () => {
      await want('slack:T1', [0]);
      await want('discord:G1', [1], 'discord');

      expect(await claim(2, [])).toBeUndefined();
      expect(await claim(2, ['web', 'terminal'])).toBeUndefined();
      expect(whose(await claim(2, ['discord', 'web']))).toBe('discord:G1 1');
      expect(await claim(2, ['discord'])).toBeUndefined();
      expect(whose(await claim(2, ['discord', 'slack']))).toBe('slack:T1 0');
    });

    it('is of the workspace with the fewest in work, there the longest overdue', async () => {
      await want('slack:T1', [5, 0, 1, 2]);
      await want('slack:T2', [4, 3]);
      await want('slack:T3', [6]);

      const order: ReportClaim[] = [];
      for (let count = 0; count < 4; count += 1) order.push(await claimed(7));
      expect(order.map(whose)).toEqual(['slack:T1 0', 'slack:T2 3', 'slack:T3 6', 'slack:T1 1']);
      // Whoever is done has fewer in work again.
      for (const done of order.slice(0, 2)) await on.store.reports.note(done, { state: 'sent' });
      expect(whose(await claim(7))).toBe('slack:T2 4');
      expect(whose(await claim(7))).toBe('slack:T1 2');
      expect(whose(await claim(7))).toBe('slack:T1 5');
      expect(await claim(7)).toBeUndefined();
    });

    it('counts what another front works on for the same workspace', async () => {
      await want('slack:T1', [0, 2]);
      await want('slack:T1', [1], 'discord');
      await want('slack:T2', [3]);
      await claimed(3, ['discord']);

      expect(whose(await claim(3))).toBe('slack:T2 3');
      expect(whose(await claim(3))).toBe('slack:T1 0');
    });

    it('counts nothing that waits for its next attempt as being in work', async () => {
      await want('slack:T1', [0, 1]);
      await want('slack:T2', [2]);
      await on.store.reports.note(await claimed(2), { nextAttempt: minute(60).toISOString() });

      expect(whose(await claim(2))).toBe('slack:T1 1');
    });

    it('counts no work whose time is over', async () => {
      await want('slack:T1', [0, 1, 2]);
      await want('slack:T2', [3]);
      await claimed(3);

      // At minute 14 the work that began at minute 3 no longer counts; it is the longest overdue itself.
      expect(whose(await claim(14))).toBe('slack:T1 0');
      expect(whose(await claim(14))).toBe('slack:T2 3');
    });

    it('goes to another when its time is over, and the first one’s news comes too late', async () => {
      await want('slack:T1', [0]);
      const first = await claimed(1);
      const second = await claimed(11);

      expect(second.report).toEqual({ ...first.report, attempts: 2 });
      expect(second.lease).not.toBe(first.lease);
      const before = await kept(second);
      expect(await on.store.reports.note(first, { state: 'sent', message: 'M1' })).toBe(false);
      expect(await on.store.reports.note(first, { nextAttempt: minute(99).toISOString() })).toBe(false);
      expect(await on.store.reports.note(first, {})).toBe(false);
      expect(await on.store.reports.renew(first, minute(99))).toBe(false);
      expect(await on.store.reports.plan(first, sampleRun(), sampleFigures)).toBeUndefined();
      expect(await kept(second)).toEqual(before);
      expect(await on.store.runs.list('slack:T1', everyone, { limit: 9 })).toEqual([]);
      // Nor did the run that was not stored use up a number, or the late news end the second one's work.
      expect((await on.store.runs.add('slack:T1', sampleRun())).number).toBe(1);
      expect(await claim(20.9)).toBeUndefined();
      expect(await on.store.reports.note(second, { state: 'sent', message: 'M2' })).toBe(true);
    });

    it('stays with whoever took it last, also after its time, as long as nobody else does', async () => {
      await want('slack:T1', [0]);
      const one = await claimed(1);

      expect(await on.store.reports.note(one, { postingSince: minute(30).toISOString() })).toBe(true);
      expect(await on.store.reports.renew(one, minute(60))).toBe(true);
      expect(await claim(59.9)).toBeUndefined();
      expect(whose(await claim(60))).toBe('slack:T1 0');
      expect(await on.store.reports.renew(one, minute(90))).toBe(false);
    });

    it('keeps its run and its figures together', async () => {
      await want('slack:T1', [0]);
      await on.store.runs.add('slack:T1', sampleRun());
      const one = await claimed(1);
      const run = await on.store.reports.plan(one, sampleRun({ isPrivate: true }), sampleFigures);

      expect(run).toEqual({ ...sampleRun({ isPrivate: true }), number: 2 });
      expect(await kept(one)).toEqual({ ...one.report, run: 2, figures: sampleFigures });
      expect(await on.store.reports.run('slack:T1', 2)).toEqual(run);
      expect((await on.store.runs.add('slack:T1', sampleRun())).number).toBe(3);
      expect(await claim(2)).toBeUndefined();
    });

    it('stores neither of them when one could not be read again', async () => {
      await want('slack:T1', [0]);
      const one = await claimed(1);
      const broken = { ...sampleFigures, currency: 7 as unknown };

      await expect(
        // What the types forbid may still come out of a mistake.
        on.store.reports.plan(one, sampleRun(), broken as typeof sampleFigures),
      ).rejects.toThrow();
      expect(await kept(one)).toEqual(one.report);
      expect(await on.store.runs.list('slack:T1', everyone, { limit: 9 })).toEqual([]);
    });

    it('keeps what was found out, and leaves what was not', async () => {
      await want('slack:T1', [0]);
      const one = await claimed(1);
      const { note } = on.store.reports;

      expect(await note(one, { postingSince: '2026-05-12T00:02:00Z', problem: undefined })).toBe(true);
      const posting = { ...one.report, postingSince: minute(2).toISOString() };
      expect(await kept(one)).toEqual(posting);
      expect(await note(one, {})).toBe(true);
      expect(await note(one, { problem: 'ratelimited', state: 'open' })).toBe(true);
      expect(await kept(one)).toEqual({ ...posting, problem: 'ratelimited' });
      expect(await claim(2)).toBeUndefined();
      expect(await note(one, { postingSince: null, figures: sampleFigures })).toBe(true);
      const planned = { ...one.report, problem: 'ratelimited', figures: sampleFigures };
      expect(await kept(one)).toEqual(planned);
      expect(await kept(one)).not.toHaveProperty('postingSince');
      expect(await note(one, { state: 'sent', message: '1715.0001', sentAt: '2026-05-12T00:03:00Z' })).toBe(
        true,
      );
      const sent = { ...planned, state: 'sent', message: '1715.0001', sentAt: minute(3).toISOString() };
      expect(await kept(one)).toEqual(sent);
    });

    it.each(['sent', 'quiet', 'skipped', 'failed'] as const)(
      'is over for good once it is %s',
      async (state) => {
        await want('slack:T1', [0]);
        const one = await claimed(1);

        expect(await on.store.reports.note(one, { state })).toBe(true);
        expect(await on.store.reports.note(one, { state: 'open' })).toBe(false);
        expect(await on.store.reports.renew(one, minute(99))).toBe(false);
        expect(await on.store.reports.plan(one, sampleRun(), sampleFigures)).toBeUndefined();
        expect(await kept(one)).toEqual({ ...one.report, state });
        expect(await claim(99)).toBeUndefined();
      },
    );

    it('is put off to its next attempt, which ends the work on it', async () => {
      await want('slack:T1', [0]);
      const one = await claimed(1);

      expect(
        await on.store.reports.note(one, { nextAttempt: minute(5).toISOString(), problem: 'http-503' }),
      ).toBe(true);
      expect(await on.store.reports.note(one, { state: 'sent' })).toBe(false);
      expect(await claim(4.9)).toBeUndefined();
      const again = await claimed(5);
      expect(again.report).toEqual({
        ...one.report,
        attempts: 2,
        nextAttempt: minute(5).toISOString(),
        problem: 'http-503',
      });
      expect(await on.store.reports.backlog(minute(6))).toMatchObject({ open: 1, claimed: 1 });
    });

    it('is not to be had after its schedule was removed, nor is there any news of it', async () => {
      await want('slack:T1', [0]);
      const one = await claimed(1);
      await on.store.schedules.remove('slack:T1', 1);

      expect(await on.store.reports.note(one, { state: 'sent', message: 'M1' })).toBe(false);
      expect(await on.store.reports.renew(one, minute(99))).toBe(false);
      expect(await on.store.reports.plan(one, sampleRun(), sampleFigures)).toBeUndefined();
      expect(await kept(one)).toBeUndefined();
      expect(await claim(99)).toBeUndefined();
      expect(await on.store.runs.list('slack:T1', everyone, { limit: 9 })).toEqual([]);
      expect((await on.store.runs.add('slack:T1', sampleRun())).number).toBe(1);
    });

    it('is worked on whether its schedule is paused or not', async () => {
      await want('slack:T1', [0]);
      await on.store.schedules.change('slack:T1', 1, { state: 'paused' });

      expect(whose(await claim(1))).toBe('slack:T1 0');
    });

    it('refuses news that could not be read again, and work that takes no time', async () => {
      await want('slack:T1', [0]);
      await expect(
        on.store.reports.claim({ at: minute(1), until: minute(1), fronts: ['slack'] }),
      ).rejects.toThrow(RangeError);
      const one = await claimed(1);

      await expect(on.store.reports.note(one, { nextAttempt: 'soon' })).rejects.toThrow();
      await expect(on.store.reports.note(one, { postingSince: '' })).rejects.toThrow();
      expect(await kept(one)).toEqual(one.report);
    });
  });
}
