import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/features/plans/stored/run.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import { ofScenario, sampleRun } from './stored-samples.ts';

const everyone = { person: 'U9', channel: 'C9' };

/** What every implementation of `RunStore` must do. */
export function runContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of runs`, () => {
    const on = stageStore(makePlace);

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

      expect(await on.store.runs.list('slack:T1', everyone, { limit: 10 })).toEqual([four, three, two, one]);
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
}
