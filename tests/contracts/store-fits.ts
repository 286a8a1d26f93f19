import { describe, expect, it } from 'vitest';
import { sampleFit } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

const noNumbers = [0, 3, 1.5, -1, Number.NaN, 99_999_999_999];

/** What every implementation of `FitStore` must do. */
export function fitContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
}
