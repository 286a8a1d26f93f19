import { describe, expect, it } from 'vitest';
import { sampleExperiment, sampleFit, sampleHistory, sampleVerdict } from './learned-samples.ts';
import { sampleFile } from './store-history-files.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import {
  sampleAdoption,
  sampleFigures,
  sampleRun,
  sampleScenario,
  sampleSchedule,
} from './stored-samples.ts';

const at = (minute: number) => new Date(Date.parse('2026-05-12T00:00:00.000Z') + minute * 60_000);
const leftOut = (level: string, message: string, row: string) => ({
  level,
  fields: { err: expect.objectContaining({ message: `The stored ${row} cannot be read.` }) },
  message,
});
const ofListing = 'a stored row cannot be read and was left out of a listing';

/** What stores that keep schedules, reports and adoptions in tables must do when those are damaged or emptied. */
export function storeTablesContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as tables`, () => {
    const on = stageStore(makePlace);
    const errors = () => on.log.lines.filter((line) => line.level === 'error');

    it('names a schedule that cannot be read, and lists the others without it', async () => {
      for (let minute = 0; minute < 5; minute += 1) {
        await on.store.schedules.add('slack:T1', sampleSchedule({ nextDue: at(minute).toISOString() }));
      }
      const good = await on.store.schedules.get('slack:T1', 3);
      const last = await on.store.schedules.get('slack:T1', 5);
      await on.place.execute(`update schedules set body = '{"truncated' where number = 1`);
      await on.place.execute(`update schedules set body = 'null' where number = 2`);
      await on.place.execute(`update schedules set paused_because = 'tired' where number = 4`);

      await expect(on.store.schedules.get('slack:T1', 1)).rejects.toThrow(
        'The stored schedule 1 of workspace slack:T1 cannot be read.',
      );
      expect(await on.store.schedules.list('slack:T1')).toEqual([good, last]);
      expect(errors()).toEqual(
        [1, 2, 4].map((number) => leftOut('error', ofListing, `schedule ${number} of workspace slack:T1`)),
      );
      // Damaged ones at the head, which never move on, do not keep the good ones behind them from being found.
      expect((await on.store.schedules.due(at(9), 2)).map(({ schedule }) => schedule)).toEqual([good, last]);
      expect((await on.store.schedules.due(at(9), 1)).map(({ schedule }) => schedule)).toEqual([good]);
      expect(await on.store.schedules.remove('slack:T1', 1)).toBe(true);
    });

    it('lists the files of a history without one that cannot be read', async () => {
      const { historyFiles } = on.store;
      const other = sampleFile({ key: 'b'.repeat(32) });
      await historyFiles.save('slack:T1', sampleFile());
      await historyFiles.save('slack:T1', other);
      await on.place.execute(`update history_files set body = '{"truncated' where key = '${other.key}'`);

      expect(await historyFiles.list('slack:T1', 'ours')).toEqual([sampleFile()]);
      const row = `file ${other.key} of the history of ours of workspace slack:T1`;
      expect(errors()).toEqual([leftOut('error', ofListing, row)]);
    });

    it('names a report that cannot be read, lists and works on the others', async () => {
      await on.store.schedules.add('slack:T1', sampleSchedule());
      for (const minute of [0, 1, 2]) await on.store.reports.ask('slack:T1', 1, at(minute));
      const key = (minute: number) => ({ workspace: 'slack:T1', schedule: 1, due: at(minute).toISOString() });
      const nameOf = (minute: number) => `report of ${key(minute).due} of schedule 1 of workspace slack:T1`;
      await on.place.execute(`update reports set figures = '{}' where due = '${key(0).due}'`);
      await on.place.execute(`update reports set skipped = '["' where due = '${key(1).due}'`);
      const good = await on.store.reports.get(key(2));

      await expect(on.store.reports.get(key(0))).rejects.toThrow(`The stored ${nameOf(0)} cannot be read.`);
      const past = { states: ['open'], limit: 9 } as const;
      expect(await on.store.reports.past('slack:T1', 1, past)).toEqual([good]);
      const claim = () => on.store.reports.claim({ at: at(5), until: at(15), fronts: ['slack'] });
      expect((await claim())?.report.due).toBe(key(2).due);
      expect(await claim()).toBeUndefined();
      const ofWork = 'a stored report cannot be read and was left out of the work';
      expect(errors()).toEqual([
        leftOut('error', ofListing, nameOf(1)),
        leftOut('error', ofListing, nameOf(0)),
        leftOut('error', ofWork, nameOf(0)),
        leftOut('error', ofWork, nameOf(1)),
      ]);
    });

    it('opens a report and moves the schedule on together, or neither', async () => {
      const added = await on.store.schedules.add('slack:T1', sampleSchedule());
      const due = added.nextDue;
      const occurrence = { expected: due, due, skipped: [], nextDue: at(99).toISOString(), at: at(0) };
      await on.place.execute('alter table reports rename to elsewhere');
      await expect(on.store.reports.open('slack:T1', 1, occurrence)).rejects.toThrow();
      await on.place.execute('alter table elsewhere rename to reports');

      expect(await on.store.schedules.get('slack:T1', 1)).toEqual(added);
      expect(await on.store.reports.open('slack:T1', 1, occurrence)).toBe(true);
    });

    it('names an adoption that cannot be read, rather than answer with an older one', async () => {
      await on.store.adoptions.add('slack:T1', sampleAdoption());
      await on.store.adoptions.add('slack:T1', sampleAdoption({ run: 13 }));
      await on.place.execute(`update adoptions set body = '{}' where number = 2`);

      await expect(on.store.adoptions.current('slack:T1', 'medical')).rejects.toThrow(
        'The stored adoption 2 of scenario medical of workspace slack:T1 cannot be read.',
      );
    });

    it('names a conversation that cannot be read', async () => {
      await on.store.conversations.begin('slack:T1', 'C1', '1700.1', 12);
      await on.place.execute(`update conversations set body = '{"run":0}' where thread = '1700.1'`);

      await expect(on.store.conversations.get('slack:T1', 'C1', '1700.1')).rejects.toThrow(
        'The stored conversation 1700.1 in channel C1 of workspace slack:T1 cannot be read.',
      );
    });

    it('names a history that cannot be read, lists the others without it, and lets it be replaced', async () => {
      const { histories } = on.store;
      await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 0);
      const good = await histories.saveAfter('slack:T1', 'theirs', sampleHistory(), 'U1', 0);
      await on.place.execute(`update histories set body = '{"weeks":[]}' where scenario = 'ours'`);

      const name = 'history of scenario ours, version 1, of workspace slack:T1';
      await expect(histories.get('slack:T1', 'ours')).rejects.toThrow(`The stored ${name} cannot be read.`);
      expect(await histories.list('slack:T1')).toEqual([good]);
      expect(errors()).toEqual([leftOut('error', ofListing, name)]);
      const again = await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 1);
      expect(await histories.get('slack:T1', 'ours')).toEqual(again);
    });

    it('names a fit that cannot be read, rather than answer with an older one', async () => {
      const first = await on.store.fits.add('slack:T1', sampleFit());
      await on.store.fits.add('slack:T1', sampleFit());
      await on.place.execute(`update fits set body = replace(body, 'draws', 'drawn') where number = 2`);

      const message = 'The stored fit 2 of workspace slack:T1 cannot be read.';
      await expect(on.store.fits.get('slack:T1', 2)).rejects.toThrow(message);
      await expect(on.store.fits.newest('slack:T1', 'medical')).rejects.toThrow(message);
      expect(await on.store.fits.get('slack:T1', 1)).toEqual(first);
    });

    it('names an experiment that cannot be read, and lists the others without it', async () => {
      for (let made = 0; made < 3; made += 1) await on.store.experiments.add('slack:T1', sampleExperiment());
      const good = await on.store.experiments.get('slack:T1', 2);
      await on.place.execute(`update experiments set body = '{"truncated' where number = 1`);
      await on.place.execute(`update experiments set applied = '{}' where number = 3`);

      await expect(on.store.experiments.get('slack:T1', 1)).rejects.toThrow(
        'The stored experiment 1 of workspace slack:T1 cannot be read.',
      );
      expect(await on.store.experiments.list('slack:T1', { limit: 9 })).toEqual([good]);
      expect(errors()).toEqual(
        [3, 1].map((number) => leftOut('error', ofListing, `experiment ${number} of workspace slack:T1`)),
      );
    });

    it('lists observations without those that cannot be read', async () => {
      const good = await on.store.observations.add('slack:T1', sampleVerdict());
      await on.store.observations.add('slack:T1', sampleVerdict());
      await on.place.execute(`update observations set body = 'null' where number = 2`);

      expect(await on.store.observations.list('slack:T1', 'medical', { limit: 9 })).toEqual([good]);
      expect(errors()).toEqual([leftOut('error', ofListing, 'observation 2 of workspace slack:T1')]);
    });

    it('keeps nothing of a workspace whose row goes, and all of the others', async () => {
      for (const workspace of ['slack:T1', 'slack:T2']) {
        await on.store.workspaces.save(workspace, { language: 'zh' });
        await on.store.scenarios.save(workspace, sampleScenario('ours'), 'U1');
        await on.store.adoptions.add(workspace, sampleAdoption());
        await on.store.conversations.begin(workspace, 'C1', '1700.1', 1);
        await on.store.histories.saveAfter(workspace, 'medical', sampleHistory(), 'U1', 0);
        await on.store.fits.add(workspace, sampleFit());
        await on.store.experiments.add(workspace, sampleExperiment());
        await on.store.observations.add(workspace, sampleVerdict());
        await on.store.schedules.add(workspace, sampleSchedule());
        await on.store.reports.ask(workspace, 1, at(0));
        const claim = await on.store.reports.claim({ at: at(1), until: at(9), fronts: ['slack'] });
        if (claim !== undefined) await on.store.reports.plan(claim, sampleRun(), sampleFigures);
      }
      const contents = async (workspace: string) => ({
        settings: await on.store.workspaces.settings(workspace),
        scenarios: (await on.store.scenarios.list(workspace)).length,
        adopted: (await on.store.adoptions.current(workspace, 'medical')) !== undefined,
        schedules: (await on.store.schedules.list(workspace)).length,
        reports: (await on.store.reports.past(workspace, 1, { states: ['open'], limit: 9 })).length,
        runs: (await on.store.reports.run(workspace, 1)) !== undefined,
        talks: (await on.store.conversations.get(workspace, 'C1', '1700.1')) !== undefined,
        histories: (await on.store.histories.list(workspace)).length,
        fitted: (await on.store.fits.newest(workspace, 'medical')) !== undefined,
        experiments: (await on.store.experiments.list(workspace, { limit: 9 })).length,
        observations: (await on.store.observations.list(workspace, 'medical', { limit: 9 })).length,
      });
      const whole = {
        settings: { language: 'zh' },
        scenarios: 1,
        adopted: true,
        schedules: 1,
        reports: 1,
        runs: true,
        talks: true,
        histories: 1,
        fitted: true,
        experiments: 1,
        observations: 1,
      };
      expect(await contents('slack:T1')).toEqual(whole);

      await on.place.execute(`delete from workspaces where id = 'slack:T1'`);
      expect(await contents('slack:T1')).toEqual({
        settings: {},
        scenarios: 0,
        adopted: false,
        schedules: 0,
        reports: 0,
        runs: false,
        talks: false,
        histories: 0,
        fitted: false,
        experiments: 0,
        observations: 0,
      });
      expect(await contents('slack:T2')).toEqual(whole);
    });
  });
}
