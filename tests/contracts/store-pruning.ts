import { describe, expect, it } from 'vitest';
import type { ReportState } from '../../src/features/reports/stored/report.ts';
import { sampleHistory } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleAdoption, sampleFigures, sampleRun, sampleSchedule } from './stored-samples.ts';

const workspace = 'slack:T1';
const everyone = { person: 'U9', channel: 'C9' };
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T07:00:00.000Z`;

/** What every implementation of `WorkspaceStore` must do with what was kept long enough. */
export function pruningContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store that lets old things go`, () => {
    const on = stageStore(makePlace);
    const before = new Date('2026-03-15T00:00:00.000Z');
    const run = (at: string, of = workspace) => on.store.runs.add(of, sampleRun({ at }));
    const numbers = async () =>
      (await on.store.runs.list(workspace, everyone, { limit: 99 })).map(({ number }) => number).reverse();

    /** A report of schedule 1 that came at this moment and is done with. */
    async function report(due: string, state: ReportState): Promise<number> {
      await on.store.reports.ask(workspace, 1, new Date(due));
      const until = new Date(Date.parse(due) + 60_000);
      const claim = await on.store.reports.claim({ at: new Date(due), until, fronts: ['slack'] });
      if (claim === undefined) throw new Error('nothing to claim');
      const planned = await on.store.reports.plan(claim, sampleRun({ at: due }), sampleFigures);
      await on.store.reports.note(claim, { state, ...(state === 'sent' && { sentAt: due, message: '1.1' }) });
      return planned?.number ?? 0;
    }

    it('deletes old runs and what was said under them, and gives no number again', async () => {
      for (const at of [day(1), day(10), day(20)]) await run(at);
      await run(day(1), 'slack:T2');
      const { conversations } = on.store;
      await conversations.begin(workspace, 'C1', 'old', 2);
      await conversations.begin(workspace, 'C1', 'new', 3);
      await conversations.begin('slack:T2', 'C1', 'old', 1);

      const gone = { runs: 2, reports: 0, conversations: 1, histories: 0 };
      expect(await on.store.workspaces.prune(workspace, before)).toEqual(gone);
      expect(await numbers()).toEqual([3]);
      expect(await conversations.get(workspace, 'C1', 'old')).toBeUndefined();
      expect(await conversations.get(workspace, 'C1', 'new')).toEqual({ run: 3, steps: [] });
      expect(await on.store.runs.get('slack:T2', 1, everyone)).toBeDefined();
      expect(await conversations.get('slack:T2', 'C1', 'old')).toBeDefined();
      const none = { runs: 0, reports: 0, conversations: 0, histories: 0 };
      expect(await on.store.workspaces.prune(workspace, before)).toEqual(none);
      await on.store.workspaces.prune(workspace, new Date('2027-01-01T00:00:00.000Z'));
      expect((await run(day(25))).number).toBe(4);
    });

    it('keeps what teams adopted, and what a report that stays shows', async () => {
      await on.store.schedules.add(workspace, sampleSchedule());
      await run(day(1));
      await run(day(2));
      await on.store.adoptions.add(workspace, sampleAdoption({ run: 2 }));
      const shown = [
        await report(day(3), 'sent'),
        await report(day(4), 'sent'),
        await report(day(5), 'quiet'),
        await report(day(20), 'sent'),
        await report(day(21), 'failed'),
      ];
      expect(shown).toEqual([3, 4, 5, 6, 7]);

      const gone = { runs: 4, reports: 3, conversations: 0, histories: 0 };
      expect(await on.store.workspaces.prune(workspace, before)).toEqual(gone);
      expect(await numbers()).toEqual([2, 6, 7]);
      const states = ['open', 'sent', 'quiet', 'skipped', 'failed'] as const;
      const left = await on.store.reports.past(workspace, 1, { states, limit: 99 });
      expect(left.map(({ due }) => due)).toEqual([day(21), day(20)]);
      expect((await on.store.adoptions.current(workspace, 'medical'))?.run).toBe(2);
    });

    it('keeps the last report that was sent, however old, and what is still to be brought', async () => {
      await on.store.schedules.add(workspace, sampleSchedule());
      await report(day(1), 'sent');
      const last = await report(day(2), 'sent');
      await report(day(3), 'quiet');
      await on.store.reports.ask(workspace, 1, new Date(day(4)));

      await on.store.workspaces.prune(workspace, before);
      const states = ['open', 'sent', 'quiet'] as const;
      const left = await on.store.reports.past(workspace, 1, { states, limit: 99 });
      expect(left.map(({ due, state }) => [due, state])).toEqual([
        [day(4), 'open'],
        [day(2), 'sent'],
      ]);
      expect(await numbers()).toEqual([last]);
    });

    it('removes the imported weeks that nobody imported anew, and counts their versions on', async () => {
      const { histories, workspaces } = on.store;
      const saved = await histories.saveAfter(workspace, 'ours', sampleHistory(), 'U1', 0);
      await histories.saveAfter('slack:T2', 'ours', sampleHistory(), 'U1', 0);
      const none = { runs: 0, reports: 0, conversations: 0 };
      expect(await workspaces.prune(workspace, saved?.at ?? before)).toEqual({ ...none, histories: 0 });
      expect(await histories.get(workspace, 'ours')).toEqual(saved);

      const later = new Date('2100-01-01T00:00:00.000Z');
      expect(await workspaces.prune(workspace, later)).toEqual({ ...none, histories: 1 });
      expect(await workspaces.prune(workspace, later)).toEqual({ ...none, histories: 0 });
      expect(await histories.list(workspace)).toEqual([]);
      expect(await histories.get('slack:T2', 'ours')).toBeDefined();
      expect(await histories.saveAfter(workspace, 'ours', sampleHistory(), 'U1', 0)).toMatchObject({
        version: 2,
      });
    });

    it('knows which workspaces want that', async () => {
      await on.store.workspaces.save(workspace, { keepDays: 365, language: 'zh' });
      await on.store.workspaces.save('slack:T2', { language: 'en' });
      await on.store.workspaces.save('slack:T3', { keepDays: 30 });
      expect((await on.store.workspaces.keeping()).toSorted((a, b) => a.days - b.days)).toEqual([
        { workspace: 'slack:T3', days: 30 },
        { workspace, days: 365 },
      ]);
    });
  });
}
