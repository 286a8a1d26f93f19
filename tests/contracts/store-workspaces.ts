import { describe, expect, it } from 'vitest';
import { sampleExperiment, sampleFit, sampleHistory, sampleVerdict } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleAdoption, sampleRun, sampleScenario, sampleSchedule } from './stored-samples.ts';

const everyone = { person: 'U9', channel: 'C9' };
const viewer = { person: 'U1', channel: 'C1' };

/** What every implementation of `WorkspaceStore` must do with settings. */
export function settingsContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of settings`, () => {
    const on = stageStore(makePlace);

    it('are empty until saved, then what was saved last, in their own workspace only', async () => {
      expect(await on.store.workspaces.settings('slack:T1')).toEqual({});
      await on.store.workspaces.save('slack:T1', { language: 'zh', currency: 'CNY' });
      await on.store.workspaces.save('slack:T1', { language: 'zh', timeZone: 'Asia/Shanghai' });

      expect(await on.store.workspaces.settings('slack:T1')).toEqual({
        language: 'zh',
        timeZone: 'Asia/Shanghai',
      });
      expect(await on.store.workspaces.settings('slack:T2')).toEqual({});
    });

    it('and the runs and scenarios of a workspace do not touch one another', async () => {
      await on.store.runs.add('slack:T1', sampleRun());
      await on.store.workspaces.save('slack:T1', { language: 'en' });
      await on.store.runs.add('slack:T1', sampleRun());
      await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1');

      expect(await on.store.workspaces.settings('slack:T1')).toEqual({ language: 'en' });
      expect((await on.store.runs.list('slack:T1', everyone, { limit: 9 })).map((run) => run.number)).toEqual(
        [2, 1],
      );
    });

    it('are refused when they name no time zone or currency', async () => {
      await expect(on.store.workspaces.save('slack:T1', { timeZone: 'Mars/Olympus' })).rejects.toThrow();
      await expect(on.store.workspaces.save('slack:T1', { currency: 'yuan' })).rejects.toThrow();

      expect(await on.store.workspaces.settings('slack:T1')).toEqual({});
    });

    it('give way to the defaults when they cannot be read, which is logged', async () => {
      await on.store.workspaces.save('slack:T1', { language: 'zh' });
      await on.place.execute(`update workspaces set settings = '{"language":"tlh"}'`);

      expect(await on.store.workspaces.settings('slack:T1')).toEqual({});
      expect(on.log.lines.filter((line) => line.level === 'error')).toEqual([
        {
          level: 'error',
          fields: {
            err: expect.objectContaining({
              message: 'The stored settings of workspace slack:T1 cannot be read.',
            }),
          },
          message: 'stored settings cannot be read; the defaults are used',
        },
      ]);
    });
  });
}

/** What every `WorkspaceStore` must do for those who leave. */
export function forgettingContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name}: a workspace that is forgotten`, () => {
    const on = stageStore(makePlace);

    async function fill(workspace: string): Promise<void> {
      const { store } = on;
      await store.workspaces.save(workspace, { language: 'zh', charts: 'local' });
      await store.scenarios.save(workspace, sampleScenario('ours'), 'U1');
      await store.scenarios.save(workspace, sampleScenario('ours', 3), 'U1');
      await store.scenarios.save(workspace, sampleScenario('former'), 'U1');
      await store.scenarios.remove(workspace, 'former', 'U1', 1);
      await store.runs.add(workspace, sampleRun());
      await store.adoptions.add(workspace, sampleAdoption());
      await store.schedules.add(workspace, sampleSchedule());
      await store.reports.ask(workspace, 1, on.clock);
      await store.conversations.begin(workspace, 'C1', '1700.1', 1);
      await store.histories.saveAfter(workspace, 'ours', sampleHistory(), 'U1', 0);
      await store.histories.saveAfter(workspace, 'former', sampleHistory(), 'U1', 0);
      await store.histories.remove(workspace, 'former', 1);
      await store.fits.add(workspace, sampleFit());
      await store.experiments.add(workspace, sampleExperiment());
      await store.observations.add(workspace, sampleVerdict());
      await store.deliveries.claim(`${workspace}:Ev1`, on.clock);
    }

    it('counts what is kept of each', async () => {
      expect(await on.store.workspaces.contents('slack:T1')).toBeUndefined();
      await fill('slack:T1');
      expect(await on.store.workspaces.contents('slack:T1')).toEqual({
        since: expect.any(Date),
        scenarios: 1,
        runs: 1,
        adoptions: 1,
        schedules: 1,
        reports: 1,
        histories: 1,
        fits: 1,
        experiments: 1,
        observations: 1,
      });
      expect(await on.store.workspaces.contents('slack:T2')).toBeUndefined();
    });

    it('leaves nothing behind, and the others untouched', async () => {
      for (const workspace of ['slack:T1', 'slack:T12', 'slack:t1']) await fill(workspace);
      const others = await on.store.workspaces.contents('slack:T12');
      await on.store.workspaces.forget('slack:T1');

      const { store } = on;
      expect(await store.workspaces.contents('slack:T1')).toBeUndefined();
      expect(await store.workspaces.settings('slack:T1')).toEqual({});
      expect(await store.scenarios.list('slack:T1')).toEqual([]);
      expect(await store.scenarios.versions('slack:T1', 'ours')).toEqual([]);
      expect(await store.scenarios.versions('slack:T1', 'former')).toEqual([]);
      expect(await store.runs.list('slack:T1', viewer, { limit: 9 })).toEqual([]);
      expect(await store.adoptions.current('slack:T1', 'medical')).toBeUndefined();
      expect(await store.schedules.list('slack:T1')).toEqual([]);
      expect(await store.conversations.get('slack:T1', 'C1', '1700.1')).toBeUndefined();
      expect(await store.conversations.get('slack:t1', 'C1', '1700.1')).toBeDefined();
      expect(await store.histories.list('slack:T1')).toEqual([]);
      expect(await store.fits.get('slack:T1', 1)).toBeUndefined();
      expect(await store.experiments.list('slack:T1', { limit: 9 })).toEqual([]);
      expect(await store.observations.list('slack:T1', 'medical', { limit: 9 })).toEqual([]);
      const due = on.clock.toISOString();
      expect(await store.reports.get({ workspace: 'slack:T1', schedule: 1, due })).toBeUndefined();
      expect((await store.reports.backlog(on.clock)).open).toBe(2);
      expect(await store.deliveries.claim('slack:T1:Ev1', on.clock)).toBe(true);

      expect(await store.workspaces.contents('slack:T12')).toEqual(others);
      expect(await store.workspaces.settings('slack:t1')).toEqual({ language: 'zh', charts: 'local' });
      expect(await store.deliveries.claim('slack:T12:Ev1', on.clock)).toBe(false);
      expect(await store.deliveries.claim('slack:t1:Ev1', on.clock)).toBe(false);
    });

    it('may be forgotten twice, and begins anew', async () => {
      await fill('slack:T1');
      await on.store.workspaces.forget('slack:T1');
      await on.store.workspaces.forget('slack:T1');
      await on.store.workspaces.forget('slack:T3');

      expect((await on.store.runs.add('slack:T1', sampleRun())).number).toBe(1);
      expect((await on.store.schedules.add('slack:T1', sampleSchedule())).number).toBe(1);
      expect((await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1')).version).toBe(1);
      for (const scenario of ['ours', 'former']) {
        const saved = await on.store.histories.saveAfter('slack:T1', scenario, sampleHistory(), 'U1', 0);
        expect(saved?.version).toBe(1);
      }
      expect((await on.store.fits.add('slack:T1', sampleFit())).number).toBe(1);
      expect((await on.store.experiments.add('slack:T1', sampleExperiment())).number).toBe(1);
      expect((await on.store.observations.add('slack:T1', sampleVerdict())).number).toBe(1);
    });

    it('takes no news of a report that was being worked on', async () => {
      await fill('slack:T1');
      const until = new Date(on.clock.getTime() + 60_000);
      const claim = await on.store.reports.claim({ at: on.clock, until, fronts: ['slack'] });
      if (claim === undefined) throw new Error('there is a report to take');
      await on.store.workspaces.forget('slack:T1');

      expect(await on.store.reports.note(claim, { state: 'sent' })).toBe(false);
      expect(await on.store.workspaces.contents('slack:T1')).toBeUndefined();
    });
  });
}
