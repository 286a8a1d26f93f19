import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore, start } from './store-stage.ts';
import { sampleRun, sampleScenario } from './stored-samples.ts';

/** What every implementation of `ScenarioStore` must do, in tables. */
export function scenarioContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of scenarios`, () => {
    const on = stageStore(makePlace);

    it('counts the versions of each and keeps them all', async () => {
      const first = await on.store.scenarios.save('slack:T1', sampleScenario('ours', 2, 1_000), 'U1');
      on.clock = new Date('2026-05-07T00:00:00.000Z');
      const second = await on.store.scenarios.save('slack:T1', sampleScenario('ours', 3, 2_000), 'U2');

      expect(first).toEqual({
        scenario: sampleScenario('ours', 2, 1_000),
        version: 1,
        at: start,
        by: 'U1',
        maker: 'U1',
      });
      expect(second).toEqual({
        scenario: sampleScenario('ours', 3, 2_000),
        version: 2,
        at: new Date('2026-05-07T00:00:00.000Z'),
        by: 'U2',
        maker: 'U1',
      });
      expect(await on.store.scenarios.get('slack:T1', 'ours')).toEqual(second);
      expect(await on.store.scenarios.get('slack:T1', 'ours', 1)).toEqual(first);
      expect(await on.store.scenarios.get('slack:T1', 'ours', 3)).toBeUndefined();
      expect(await on.store.scenarios.versions('slack:T1', 'ours')).toEqual([second, first]);
    });

    it('lists the newest version of each, by id, in its own workspace only', async () => {
      for (const id of ['b-two', 'b_one', 'a', 'b-two', 'b1']) {
        await on.store.scenarios.save('slack:T1', sampleScenario(id), 'U1');
      }
      await on.store.scenarios.save('slack:T2', sampleScenario('theirs'), 'U1');

      const listed = await on.store.scenarios.list('slack:T1');
      expect(listed.map(({ scenario, version }) => [scenario.id, version])).toEqual([
        ['a', 1],
        ['b-two', 2],
        ['b1', 1],
        ['b_one', 1],
      ]);
      expect(await on.store.scenarios.get('slack:T1', 'theirs')).toBeUndefined();
      expect(await on.store.scenarios.versions('slack:T1', 'theirs')).toEqual([]);
      expect(await on.store.scenarios.list('slack:T3')).toEqual([]);
    });

    it('gives each of many versions saved at once, through two connections, its own number', async () => {
      const second = await on.open();
      const saved = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).scenarios.save(
            'slack:T1',
            sampleScenario('ours', 1, index + 1),
            'U1',
          ),
        ),
      );

      const newestFirst = saved.sort((a, b) => b.version - a.version);
      expect(newestFirst.map((one) => one.version)).toEqual(
        Array.from({ length: 20 }, (_, index) => 20 - index),
      );
      expect(await on.store.scenarios.versions('slack:T1', 'ours')).toEqual(newestFirst);
    });

    it('names a version that cannot be read, and lists the others without it', async () => {
      const first = await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1');
      await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1');
      const other = await on.store.scenarios.save('slack:T1', sampleScenario('other'), 'U1');
      await on.place.execute(`update scenarios set body = '{}' where id = 'ours' and version = 2`);

      await expect(on.store.scenarios.get('slack:T1', 'ours')).rejects.toThrow(
        'The stored scenario ours, version 2, of workspace slack:T1 cannot be read.',
      );
      expect(await on.store.scenarios.versions('slack:T1', 'ours')).toEqual([first]);
      expect(await on.store.scenarios.list('slack:T1')).toEqual([other]);
      expect(on.log.lines.filter((line) => line.level === 'error')).toHaveLength(2);
    });

    it('leaves the numbering of runs alone', async () => {
      await on.store.runs.add('slack:T1', sampleRun());
      await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1');

      expect((await on.store.runs.add('slack:T1', sampleRun())).number).toBe(2);
    });
  });
}

/** What every `ScenarioStore` must do for those who change scenarios, one after another or at once. */
export function scenarioChangeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name}: scenarios that people change`, () => {
    const on = stageStore(makePlace);
    const workspace = 'slack:T1';

    it('saves after the version that was looked at, and after no other', async () => {
      const { scenarios } = on.store;
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours'), 'U1', 1)).toBeUndefined();
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours'), 'U1', 0)).toMatchObject({
        version: 1,
        by: 'U1',
        maker: 'U1',
      });
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours'), 'U2', 0)).toBeUndefined();
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours', 3), 'U2', 1)).toMatchObject({
        version: 2,
        by: 'U2',
        maker: 'U1',
      });
      expect(await scenarios.versions(workspace, 'ours')).toHaveLength(2);
    });

    it('lets one of many win who save after the same version, through two connections', async () => {
      await on.store.scenarios.save(workspace, sampleScenario('ours'), 'U1');
      const second = await on.open();
      const saved = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).scenarios.saveAfter(
            workspace,
            sampleScenario('ours', 1, index + 1),
            `U${index}`,
            1,
          ),
        ),
      );
      const won = saved.filter((version) => version !== undefined);
      expect(won).toHaveLength(1);
      expect(await on.store.scenarios.get(workspace, 'ours')).toEqual(won[0]);
    });

    it('removes a scenario, keeps its versions, and goes on counting', async () => {
      const { scenarios } = on.store;
      const first = await scenarios.save(workspace, sampleScenario('ours'), 'U1');
      await scenarios.save('slack:T2', sampleScenario('ours'), 'U9');
      expect(await scenarios.remove(workspace, 'ours', 'U2', 2)).toBe(false);
      expect(await scenarios.remove(workspace, 'theirs', 'U2', 1)).toBe(false);
      expect(await scenarios.remove(workspace, 'ours', 'U2', 1)).toBe(true);
      expect(await scenarios.remove(workspace, 'ours', 'U2', 1)).toBe(false);
      expect(await scenarios.remove(workspace, 'ours', 'U2', 2)).toBe(false);

      expect(await scenarios.list(workspace)).toEqual([]);
      expect(await scenarios.get(workspace, 'ours')).toBeUndefined();
      expect(await scenarios.get(workspace, 'ours', 2)).toBeUndefined();
      expect(await scenarios.get(workspace, 'ours', 1)).toEqual(first);
      expect(await scenarios.versions(workspace, 'ours')).toMatchObject([
        { version: 2, by: 'U2', maker: 'U1', isRemoval: true },
        { version: 1, by: 'U1' },
      ]);
      expect(await scenarios.list('slack:T2')).toHaveLength(1);

      // Whoever makes it anew is its maker.
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours'), 'U3', 2)).toBeUndefined();
      expect(await scenarios.saveAfter(workspace, sampleScenario('ours'), 'U3', 0)).toMatchObject({
        version: 3,
        maker: 'U3',
      });
      expect((await scenarios.list(workspace)).map(({ version }) => version)).toEqual([3]);
    });
  });
}
