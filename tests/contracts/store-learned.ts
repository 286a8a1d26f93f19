import { describe, expect, it } from 'vitest';
import {
  sampleActual,
  sampleExperiment,
  sampleFit,
  sampleHistory,
  sampleSatisfaction,
  sampleVerdict,
} from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const noNumbers = [0, 3, 1.5, -1, Number.NaN, 99_999_999_999];

/** What every store must do for what is learned: histories, fits, experiments and observations. */
export function learnedContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of histories`, () => {
    const on = stageStore(makePlace);

    it('gives back all that was put in, in its own workspace only', async () => {
      const { histories } = on.store;
      const saved = await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 0);

      expect(saved).toEqual({
        scenario: 'ours',
        history: sampleHistory(),
        version: 1,
        at: expect.any(Date),
        by: 'U1',
      });
      expect(await histories.get('slack:T1', 'ours')).toEqual(saved);
      expect(await histories.list('slack:T1')).toEqual([saved]);
      expect(await histories.get('slack:T1', 'theirs')).toBeUndefined();
      expect(await histories.get('slack:T2', 'ours')).toBeUndefined();
      expect(await histories.list('slack:T2')).toEqual([]);
    });

    it('puts one in the place of the version that was looked at, and of no other', async () => {
      const { histories } = on.store;
      const save = (weeks: number, expected: number, by = 'U1') =>
        histories.saveAfter('slack:T1', 'ours', sampleHistory(weeks), by, expected);
      expect(await save(1, 1)).toBeUndefined();
      expect(await histories.get('slack:T1', 'ours')).toBeUndefined();
      expect(await save(1, 0)).toMatchObject({ version: 1 });
      expect(await save(2, 0)).toBeUndefined();
      const second = await save(3, 1, 'U2');
      expect(second).toMatchObject({ version: 2, by: 'U2', history: sampleHistory(3) });
      expect(await save(4, 1)).toBeUndefined();
      expect(await save(4, 3)).toBeUndefined();

      expect(await histories.get('slack:T1', 'ours')).toEqual(second);
      expect(await histories.list('slack:T1')).toEqual([second]);
    });

    it('lets one of many win who import at once, through two connections', async () => {
      const second = await on.open();
      for (const expected of [0, 1]) {
        const saved = await Promise.all(
          upTo(10).map((weeks) =>
            (weeks % 2 === 0 ? on.store : second).histories.saveAfter(
              'slack:T1',
              'ours',
              sampleHistory(weeks),
              `U${weeks}`,
              expected,
            ),
          ),
        );
        const won = saved.filter((one) => one !== undefined);
        expect(won.map(({ version }) => version)).toEqual([expected + 1]);
        expect(await on.store.histories.get('slack:T1', 'ours')).toEqual(won[0]);
      }
    });

    it('removes only the version that was looked at, and goes on counting', async () => {
      const { histories } = on.store;
      await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 0);
      await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 1);
      const other = await histories.saveAfter('slack:T2', 'ours', sampleHistory(), 'U1', 0);
      for (const expected of [0, 1, 3, 99_999_999_999]) {
        expect(await histories.remove('slack:T1', 'ours', expected)).toBe(false);
      }
      expect(await histories.remove('slack:T1', 'theirs', 0)).toBe(false);
      expect((await histories.get('slack:T1', 'ours'))?.version).toBe(2);

      expect(await histories.remove('slack:T1', 'ours', 2)).toBe(true);
      expect(await histories.remove('slack:T1', 'ours', 2)).toBe(false);
      expect(await histories.get('slack:T1', 'ours')).toBeUndefined();
      expect(await histories.list('slack:T1')).toEqual([]);
      expect(await histories.list('slack:T2')).toEqual([other]);

      expect(await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 2)).toBeUndefined();
      const anew = await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 0);
      expect(anew?.version).toBe(3);
      expect(await histories.get('slack:T1', 'ours')).toEqual(anew);
    });

    it('lists them by scenario', async () => {
      for (const scenario of ['b-two', 'b_one', 'a', 'b1']) {
        await on.store.histories.saveAfter('slack:T1', scenario, sampleHistory(), 'U1', 0);
      }
      const listed = await on.store.histories.list('slack:T1');
      expect(listed.map(({ scenario }) => scenario)).toEqual(['a', 'b-two', 'b1', 'b_one']);
    });

    it('refuses what could not be read again, and keeps what is there', async () => {
      const { histories } = on.store;
      const kept = await histories.saveAfter('slack:T1', 'ours', sampleHistory(), 'U1', 0);
      for (const broken of [
        { ...sampleHistory(2), weeks: [] },
        { ...sampleHistory(2), currency: 'yuan' },
        { ...sampleHistory(2), events: [{ name: 'sale', values: [Number.NaN, 0] }] },
      ]) {
        await expect(histories.saveAfter('slack:T1', 'ours', broken, 'U1', 1)).rejects.toThrow();
      }
      expect(await histories.get('slack:T1', 'ours')).toEqual(kept);
    });

    it('keeps twenty years of weeks whole', async () => {
      const long = sampleHistory(1_040);
      await on.store.histories.saveAfter('slack:T1', 'ours', long, 'U1', 0);

      expect((await on.store.histories.get('slack:T1', 'ours'))?.history).toEqual(long);
    });
  });

  describe(`${name} as a store of fits`, () => {
    const on = stageStore(makePlace);

    it('numbers them 1, 2, 3… in each workspace and gives back all that was put in', async () => {
      const { fits } = on.store;
      const first = await fits.add('slack:T1', sampleFit());
      const second = await fits.add('slack:T1', sampleFit({ scenario: 'finance', faults: [] }));
      const other = await fits.add('slack:T2', sampleFit({ by: 'U9' }));

      expect(first).toEqual({ ...sampleFit(), number: 1 });
      expect(second).toEqual({ ...sampleFit({ scenario: 'finance', faults: [] }), number: 2 });
      expect(other.number).toBe(1);
      expect(await fits.get('slack:T1', 1)).toEqual(first);
      expect(await fits.get('slack:T1', 2)).toEqual(second);
      expect(await fits.get('slack:T2', 1)).toEqual(other);
    });

    it('gives none for a number that there is not, nor another workspace’s', async () => {
      for (const workspace of ['slack:T1', 'slack:T1', 'slack:T2']) {
        await on.store.fits.add(workspace, sampleFit());
      }
      for (const number of noNumbers) expect(await on.store.fits.get('slack:T1', number)).toBeUndefined();
      expect(await on.store.fits.get('slack:T2', 2)).toBeUndefined();
      expect(await on.store.fits.newest('slack:T3', 'medical')).toBeUndefined();
    });

    it('knows the newest of each scenario, whatever its clock says', async () => {
      const { fits } = on.store;
      const one = await fits.add('slack:T1', sampleFit({ at: '2026-05-06T00:00:00.000Z' }));
      const other = await fits.add('slack:T1', sampleFit({ scenario: 'finance' }));
      expect(await fits.newest('slack:T1', 'medical')).toEqual(one);
      const last = await fits.add('slack:T1', sampleFit({ at: '2026-05-05T00:00:00.000Z' }));
      await fits.add('slack:T2', sampleFit());

      expect(await fits.newest('slack:T1', 'medical')).toEqual(last);
      expect(await fits.newest('slack:T1', 'finance')).toEqual(other);
      expect(await fits.newest('slack:T1', 'none')).toBeUndefined();
    });

    it('keeps a fit with thousands of draws whole', async () => {
      const large = sampleFit({ drawCount: 8_000 });
      const added = await on.store.fits.add('slack:T1', large);

      expect(JSON.stringify(added).length).toBeGreaterThan(400_000);
      expect(await on.store.fits.get('slack:T1', 1)).toEqual({ ...large, number: 1 });
      expect(await on.store.fits.newest('slack:T1', 'medical')).toEqual(added);
    });

    it('refuses what could not be read again, without using up its number', async () => {
      const { fits } = on.store;
      const broken = { ...sampleFit(), draws: { base: [1, Number.POSITIVE_INFINITY] } };
      await expect(fits.add('slack:T1', broken)).rejects.toThrow();
      await expect(fits.add('slack:T1', { ...sampleFit(), at: 'yesterday' })).rejects.toThrow();

      expect((await fits.add('slack:T1', sampleFit())).number).toBe(1);
    });
  });

  describe(`${name} as a store of experiments`, () => {
    const on = stageStore(makePlace);
    const applied = { version: 4, from: 3, at: '2026-05-07T00:00:00.000Z' };

    it('numbers them 1, 2, 3… in each workspace and gives back all that was put in', async () => {
      const { experiments } = on.store;
      const first = await experiments.add('slack:T1', sampleExperiment());
      const second = await experiments.add('slack:T1', sampleExperiment({ applied, window: undefined }));
      const other = await experiments.add('slack:T2', sampleExperiment());

      expect(first).toEqual({ ...sampleExperiment(), number: 1 });
      expect(second).toEqual({ ...sampleExperiment({ applied, window: undefined }), number: 2 });
      expect(other.number).toBe(1);
      expect(await experiments.get('slack:T1', 1)).toEqual(first);
      expect(await experiments.get('slack:T1', 2)).toEqual(second);
    });

    it('gives none for a number that there is not, nor another workspace’s', async () => {
      const { experiments } = on.store;
      for (const workspace of ['slack:T1', 'slack:T1', 'slack:T2']) {
        await experiments.add(workspace, sampleExperiment());
      }
      for (const number of noNumbers) {
        expect(await experiments.get('slack:T1', number)).toBeUndefined();
        expect(await experiments.setApplied('slack:T1', number, applied)).toBeUndefined();
      }
      expect(await experiments.get('slack:T2', 2)).toBeUndefined();
      expect(await experiments.setApplied('slack:T2', 2, applied)).toBeUndefined();
      expect(await experiments.list('slack:T3', { limit: 9 })).toEqual([]);
    });

    it('lists the newest first, of one scenario or of all, no more than the limit', async () => {
      const { experiments } = on.store;
      for (const scenario of ['medical', 'finance', 'medical', 'medical']) {
        await experiments.add('slack:T1', sampleExperiment({ scenario }));
      }
      await experiments.add('slack:T2', sampleExperiment());
      const numbers = async (options: { scenario?: string; limit: number }) =>
        (await experiments.list('slack:T1', options)).map(({ number }) => number);

      expect(await numbers({ limit: 9 })).toEqual([4, 3, 2, 1]);
      expect(await numbers({ limit: 2 })).toEqual([4, 3]);
      expect(await numbers({ scenario: 'medical', limit: 2 })).toEqual([4, 3]);
      expect(await numbers({ scenario: 'medical', limit: 9 })).toEqual([4, 3, 1]);
      expect(await numbers({ scenario: 'finance', limit: 1 })).toEqual([2]);
      expect(await numbers({ scenario: 'none', limit: 9 })).toEqual([]);
    });

    it('notes which version took one in, and that none does any more', async () => {
      const { experiments } = on.store;
      const first = await experiments.add('slack:T1', sampleExperiment());
      const second = await experiments.add('slack:T1', sampleExperiment());
      const other = await experiments.add('slack:T2', sampleExperiment());

      expect(await experiments.setApplied('slack:T1', 1, applied)).toEqual({ ...first, applied });
      expect(await experiments.get('slack:T1', 1)).toEqual({ ...first, applied });
      expect(await experiments.list('slack:T1', { limit: 9 })).toEqual([second, { ...first, applied }]);
      expect(await experiments.get('slack:T2', 1)).toEqual(other);
      const elsewhere = { ...applied, version: 7 };
      expect((await experiments.setApplied('slack:T1', 1, elsewhere))?.applied).toEqual(elsewhere);

      const taken = await experiments.setApplied('slack:T1', 1, undefined);
      expect(taken).toEqual(first);
      expect(taken).not.toHaveProperty('applied');
      expect(await experiments.get('slack:T1', 1)).toEqual(first);
    });

    it('refuses what could not be read again, without using up its number', async () => {
      const { experiments } = on.store;
      const broken = { ...sampleExperiment(), control: { visitors: 0, conversions: 0 } };
      await expect(experiments.add('slack:T1', broken)).rejects.toThrow();
      const first = await experiments.add('slack:T1', sampleExperiment());
      expect(first.number).toBe(1);

      await expect(experiments.setApplied('slack:T1', 1, { ...applied, version: 0 })).rejects.toThrow();
      expect(await experiments.get('slack:T1', 1)).toEqual(first);
    });
  });

  describe(`${name} as a store of observations`, () => {
    const on = stageStore(makePlace);

    it('numbers them 1, 2, 3… in each workspace and gives back all that was put in', async () => {
      const { observations } = on.store;
      const told = [sampleSatisfaction(), sampleActual(), sampleVerdict()];
      for (const [index, one] of told.entries()) {
        expect(await observations.add('slack:T1', one)).toEqual({ ...one, number: index + 1 });
      }
      expect((await observations.add('slack:T2', sampleActual())).number).toBe(1);

      expect(await observations.list('slack:T1', 'medical', { limit: 9 })).toEqual(
        told.map((one, index) => ({ ...one, number: index + 1 })).reverse(),
      );
      expect(await observations.list('slack:T3', 'medical', { limit: 9 })).toEqual([]);
    });

    it('lists the newest first, of one scenario, of one kind or of all, no more than the limit', async () => {
      const { observations } = on.store;
      for (const one of [
        sampleVerdict(1),
        sampleActual(2),
        { ...sampleVerdict(3), scenario: 'finance' },
        sampleVerdict(4),
        sampleSatisfaction(5),
        sampleActual(6),
      ]) {
        await observations.add('slack:T1', one);
      }
      const numbers = async (...[scenario, options]: [string, Parameters<typeof observations.list>[2]]) =>
        (await observations.list('slack:T1', scenario, options)).map(({ number }) => number);

      expect(await numbers('medical', { limit: 9 })).toEqual([6, 5, 4, 2, 1]);
      expect(await numbers('medical', { limit: 2 })).toEqual([6, 5]);
      expect(await numbers('medical', { kind: 'actual', limit: 9 })).toEqual([6, 2]);
      expect(await numbers('medical', { kind: 'verdict', limit: 1 })).toEqual([4]);
      expect(await numbers('finance', { limit: 9 })).toEqual([3]);
      expect(await numbers('finance', { kind: 'actual', limit: 9 })).toEqual([]);
    });

    it('refuses what could not be read again, without using up its number', async () => {
      const { observations } = on.store;
      await expect(observations.add('slack:T1', sampleActual(Number.NaN))).rejects.toThrow();
      await expect(observations.add('slack:T1', sampleVerdict(0))).rejects.toThrow();

      expect((await observations.add('slack:T1', sampleVerdict())).number).toBe(1);
    });
  });

  describe(`${name}: what is learned at once`, () => {
    const on = stageStore(makePlace);

    it('is numbered without double or gap, each kind by itself, through two connections', async () => {
      const second = await on.open();
      const added = await Promise.all(
        upTo(20).map(async (made) => {
          const store = made % 2 === 0 ? on.store : second;
          return Promise.all([
            store.fits.add('slack:T1', sampleFit({ seed: made })),
            store.experiments.add('slack:T1', sampleExperiment({ by: `U${made}` })),
            store.observations.add('slack:T1', sampleVerdict(made)),
          ]);
        }),
      );

      const fits = added.map(([fit]) => fit);
      const experiments = added.map(([, experiment]) => experiment);
      const observations = added.map(([, , observation]) => observation);
      for (const all of [fits, experiments, observations]) {
        expect(ascending(all.map(({ number }) => number))).toEqual(upTo(20));
      }
      for (const fit of fits) expect(await second.fits.get('slack:T1', fit.number)).toEqual(fit);
      const newestFirst = <One extends { number: number }>(all: One[]) =>
        all.sort((one, other) => other.number - one.number);
      expect(await on.store.experiments.list('slack:T1', { limit: 99 })).toEqual(newestFirst(experiments));
      expect(await on.store.observations.list('slack:T1', 'medical', { limit: 99 })).toEqual(
        newestFirst(observations),
      );
    });
  });
}
