import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/features/plans/stored/run.ts';
import { adoptionContract } from './store-adoptions.ts';
import { changeContract } from './store-changes.ts';
import { conversationContract } from './store-conversations.ts';
import { storeInStepContract } from './store-in-step.ts';
import { learnedContract } from './store-learned.ts';
import { pruningContract } from './store-pruning.ts';
import { reportClaimContract } from './store-report-claims.ts';
import { reportContract } from './store-reports.ts';
import { scheduleContract } from './store-schedules.ts';
import { type StorePlace, stageStore, start } from './store-stage.ts';
import { storeTablesContract } from './store-tables.ts';
import { ofScenario, sampleRun, sampleScenario } from './stored-samples.ts';

const everyone = { person: 'U9', channel: 'C9' };

/** What every implementation of `Store` must do, within one process. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  adoptionContract(name, makePlace);
  conversationContract(name, makePlace);
  changeContract(name, makePlace);
  learnedContract(name, makePlace);
  pruningContract(name, makePlace);
  scheduleContract(name, makePlace);
  reportContract(name, makePlace);
  reportClaimContract(name, makePlace);
  storeTablesContract(name, makePlace);
  storeInStepContract(name, makePlace);
  describe(`${name} as a store`, () => {
    const on = stageStore(makePlace);

    describe('runs', () => {
      it('numbers them 1, 2, 3… in each workspace and gives back all that was put in', async () => {
        const first = await on.store.runs.add('slack:T1', sampleRun({ line: 'optimize one' }));
        const second = await on.store.runs.add('slack:T1', sampleRun({ line: 'optimize two' }));
        const other = await on.store.runs.add('slack:T2', sampleRun({ line: 'optimize elsewhere' }));

        expect(first).toEqual({ ...sampleRun({ line: 'optimize one' }), number: 1 });
        expect([second.number, other.number]).toEqual([2, 1]);
        expect(await on.store.runs.get('slack:T1', 1, everyone)).toEqual(first);
        expect(await on.store.runs.get('slack:T1', 2, everyone)).toEqual(second);
        expect(await on.store.runs.get('slack:T2', 1, everyone)).toEqual(other);
      });

      it('gives none for a number that there is not, nor another workspace’s', async () => {
        await on.store.runs.add('slack:T1', sampleRun());
        await on.store.runs.add('slack:T1', sampleRun());

        expect(await on.store.runs.get('slack:T1', 3, everyone)).toBeUndefined();
        expect(await on.store.runs.get('slack:T1', 0, everyone)).toBeUndefined();
        expect(await on.store.runs.get('slack:T1', 1.5, everyone)).toBeUndefined();
        expect(await on.store.runs.get('slack:T1', 99_999_999_999, everyone)).toBeUndefined();
        expect(await on.store.reports.run('slack:T1', 99_999_999_999)).toBeUndefined();
        expect(await on.store.scenarios.get('slack:T1', 'ours', 99_999_999_999)).toBeUndefined();
        expect(await on.store.runs.get('slack:T2', 1, everyone)).toBeUndefined();
        expect(await on.store.runs.list('slack:T2', everyone, { limit: 10 })).toEqual([]);
        expect(await on.store.runs.list("slack:T1' or '1'='1", everyone, { limit: 10 })).toEqual([]);
      });

      it('lists the newest first, of one scenario or of all, no more than the limit', async () => {
        const made: Run[] = [];
        for (const scenario of ['medical', 'finance', 'medical', 'medical']) {
          made.push(await on.store.runs.add('slack:T1', sampleRun(ofScenario(scenario))));
        }
        const [one, two, three, four] = made;

        expect(await on.store.runs.list('slack:T1', everyone, { limit: 10 })).toEqual([
          four,
          three,
          two,
          one,
        ]);
        expect(await on.store.runs.list('slack:T1', everyone, { limit: 2 })).toEqual([four, three]);
        expect(await on.store.runs.list('slack:T1', everyone, { scenario: 'medical', limit: 2 })).toEqual([
          four,
          three,
        ]);
        expect(await on.store.runs.list('slack:T1', everyone, { scenario: 'finance', limit: 2 })).toEqual([
          two,
        ]);
        expect(await on.store.runs.list('slack:T1', everyone, { scenario: 'none', limit: 2 })).toEqual([]);
      });

      it('numbers without double or gap when many are added at once, through two connections', async () => {
        const second = await on.open();
        const added = await Promise.all(
          Array.from({ length: 30 }, (_, index) =>
            (index % 2 === 0 ? on.store : second).runs.add(
              'slack:T1',
              sampleRun({ line: `optimize ${index}` }),
            ),
          ),
        );

        expect(added.map((run) => run.number).sort((a, b) => a - b)).toEqual(
          Array.from({ length: 30 }, (_, index) => index + 1),
        );
        expect(await second.runs.list('slack:T1', everyone, { limit: 100 })).toEqual(
          added.sort((a, b) => b.number - a.number),
        );
      });

      it('shows a private run in its channel and to its maker, and nowhere else', async () => {
        const open = await on.store.runs.add('slack:T1', sampleRun({ by: 'U1', channel: 'C1' }));
        const secret = await on.store.runs.add(
          'slack:T1',
          sampleRun({ by: 'U2', channel: 'G2', isPrivate: true }),
        );
        const seenBy = async (person: string, channel: string) => ({
          one: await on.store.runs.get('slack:T1', 2, { person, channel }),
          all: await on.store.runs.list('slack:T1', { person, channel }, { limit: 10 }),
          ofScenario: await on.store.runs.list(
            'slack:T1',
            { person, channel },
            { scenario: 'medical', limit: 10 },
          ),
        });

        const seen = { one: secret, all: [secret, open], ofScenario: [secret, open] };
        const hidden = { one: undefined, all: [open], ofScenario: [open] };
        expect(await seenBy('U2', 'C1')).toEqual(seen);
        expect(await seenBy('U3', 'G2')).toEqual(seen);
        expect(await seenBy('U3', 'C1')).toEqual(hidden);
        expect(await seenBy('G2', 'U2')).toEqual(hidden);
        expect(await seenBy('', '')).toEqual(hidden);
      });

      it('counts what may be seen, not what there is, towards the limit', async () => {
        const open = await on.store.runs.add('slack:T1', sampleRun());
        for (let count = 0; count < 3; count += 1) {
          await on.store.runs.add('slack:T1', sampleRun({ by: 'U2', channel: 'G2', isPrivate: true }));
        }

        expect(await on.store.runs.list('slack:T1', everyone, { limit: 1 })).toEqual([open]);
      });

      it('keeps a run of a thousand channels whole', async () => {
        const large = sampleRun({ channelCount: 1_000 });
        const added = await on.store.runs.add('slack:T1', large);

        expect(JSON.stringify(added).length).toBeGreaterThan(400_000);
        expect(added).toEqual({ ...large, number: 1 });
        expect(await on.store.runs.get('slack:T1', 1, everyone)).toEqual(added);
        expect(await on.store.runs.list('slack:T1', everyone, { limit: 5 })).toEqual([added]);
      });

      it('refuses a run that could not be read again, without using up its number', async () => {
        const broken = sampleRun();
        await expect(on.store.runs.add('slack:T1', { ...broken, budget: Number.NaN })).rejects.toThrow();
        await expect(on.store.runs.add('slack:T1', { ...broken, channel: 'C\0' })).rejects.toThrow();

        expect(await on.store.runs.add('slack:T1', broken)).toEqual({ ...broken, number: 1 });
      });

      it('names a run that cannot be read, and lists the others without it', async () => {
        await on.store.runs.add('slack:T1', sampleRun());
        const good = await on.store.runs.add('slack:T1', sampleRun());
        await on.store.runs.add('slack:T1', sampleRun());
        await on.place.execute(`update runs set body = '{"schema":"channels/run@9"}' where number = 1`);
        await on.place.execute(`update runs set body = '{"truncated' where number = 3`);

        await expect(on.store.runs.get('slack:T1', 1, everyone)).rejects.toThrow(
          'The stored run 1 of workspace slack:T1 cannot be read.',
        );
        expect(await on.store.runs.list('slack:T1', everyone, { limit: 10 })).toEqual([good]);
        expect(on.log.lines.filter((line) => line.level === 'error')).toEqual([
          {
            level: 'error',
            fields: { err: expect.objectContaining({ message: expect.stringContaining('run 3 of') }) },
            message: 'a stored row cannot be read and was left out of a listing',
          },
          {
            level: 'error',
            fields: { err: expect.objectContaining({ message: expect.stringContaining('run 1 of') }) },
            message: 'a stored row cannot be read and was left out of a listing',
          },
        ]);
      });
    });

    describe('scenarios', () => {
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

    describe('settings', () => {
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
        expect(
          (await on.store.runs.list('slack:T1', everyone, { limit: 9 })).map((run) => run.number),
        ).toEqual([2, 1]);
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

    describe('deliveries', () => {
      const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);

      it('are the first claimer’s, once, whoever asks again', async () => {
        const second = await on.open();

        expect(await on.store.deliveries.claim('slack:T1:Ev1', start)).toBe(true);
        expect(await on.store.deliveries.claim('slack:T1:Ev1', start)).toBe(false);
        expect(await second.deliveries.claim('slack:T1:Ev1', hours(1))).toBe(false);
        expect(await second.deliveries.claim('slack:T2:Ev1', start)).toBe(true);
      });

      it('go to one of many that claim at once', async () => {
        const second = await on.open();
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 === 0 ? on.store : second).deliveries.claim('slack:T1:Ev1', start),
          ),
        );

        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('are remembered for three days', async () => {
        expect(await on.store.deliveries.claim('slack:T1:Ev1', start)).toBe(true);
        expect(await on.store.deliveries.claim('slack:T1:Ev2', hours(71.5))).toBe(true);
        expect(await on.store.deliveries.claim('slack:T1:Ev1', hours(71.9))).toBe(false);
      });

      it('are cleared away after three days, all of them', async () => {
        const many = Array.from(
          { length: 1_200 },
          (_, index) => `('slack:T1:Ev${index}', '${start.toISOString()}')`,
        );
        await on.place.execute(`insert into deliveries (id, claimed_at) values ${many.join(', ')}`);
        for (let count = 0; count < 4; count += 1) {
          await on.store.deliveries.claim(`slack:T1:later${count}`, hours(73));
        }

        // What was forgotten can be claimed again; what is recent cannot.
        expect(await on.store.deliveries.claim('slack:T1:Ev0', hours(73))).toBe(true);
        expect(await on.store.deliveries.claim('slack:T1:Ev1199', hours(73))).toBe(true);
        expect(await on.store.deliveries.claim('slack:T1:later0', hours(73))).toBe(false);
      });
    });

    describe('closing', () => {
      it('keeps everything for the next start', async () => {
        const run = await on.store.runs.add('slack:T1', sampleRun());
        const scenario = await on.store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1');
        await on.store.workspaces.save('slack:T1', { language: 'zh' });
        await on.store.deliveries.claim('slack:T1:Ev1', start);
        await on.store.close();
        const again = await on.open();

        expect(await again.runs.list('slack:T1', everyone, { limit: 9 })).toEqual([run]);
        expect(await again.scenarios.list('slack:T1')).toEqual([scenario]);
        expect(await again.workspaces.settings('slack:T1')).toEqual({ language: 'zh' });
        expect(await again.deliveries.claim('slack:T1:Ev1', start)).toBe(false);
        expect((await again.runs.add('slack:T1', sampleRun())).number).toBe(2);
      });

      it('lets what is under way come to its end, takes nothing more, and may be done twice', async () => {
        const adding = Array.from({ length: 5 }, () => on.store.runs.add('slack:T1', sampleRun()));
        await Promise.all([on.store.close(), on.store.close()]);
        await on.store.close();

        // Which of those begun at once comes first is not said.
        const numbers = (await Promise.all(adding)).map((run) => run.number).sort((a, b) => a - b);
        expect(numbers).toEqual([1, 2, 3, 4, 5]);
        await expect(on.store.runs.add('slack:T1', sampleRun())).rejects.toThrow('has been closed');
        await expect(on.store.check()).rejects.toThrow('has been closed');
        expect(await (await on.open()).runs.list('slack:T1', everyone, { limit: 9 })).toHaveLength(5);
      });
    });
  });
}
