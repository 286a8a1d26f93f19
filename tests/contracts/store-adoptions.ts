import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleAdoption } from './stored-samples.ts';

/** What every implementation of `AdoptionStore` must do. */
export function adoptionContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of adoptions`, () => {
    const on = stageStore(makePlace);

    it('gives back all that was put in, and nothing where nothing was', async () => {
      await on.store.adoptions.add('slack:T1', sampleAdoption());

      expect(await on.store.adoptions.current('slack:T1', 'medical')).toEqual(sampleAdoption());
      expect(await on.store.adoptions.current('slack:T1', 'finance')).toBeUndefined();
      expect(await on.store.adoptions.current('slack:T2', 'medical')).toBeUndefined();
    });

    it('counts the newest of each scenario, whatever its clock or its run says', async () => {
      const adoptions = [
        sampleAdoption({ run: 12 }),
        sampleAdoption({ run: 20, scenario: 'finance' }),
        sampleAdoption({ run: 3, at: '2026-05-05T00:00:00.000Z', valueInterval: undefined }),
      ];
      for (const adoption of adoptions) await on.store.adoptions.add('slack:T1', adoption);
      await on.store.adoptions.add('slack:T2', sampleAdoption({ run: 7 }));

      expect(await on.store.adoptions.current('slack:T1', 'medical')).toEqual(adoptions[2]);
      expect(await on.store.adoptions.current('slack:T1', 'finance')).toEqual(adoptions[1]);
      expect((await on.store.adoptions.current('slack:T2', 'medical'))?.run).toBe(7);
    });

    it('takes the newest back, so that the one before counts again, but not for another run', async () => {
      const { adoptions } = on.store;
      for (const run of [4, 9]) await adoptions.add('slack:T1', sampleAdoption({ run }));
      await adoptions.add('slack:T2', sampleAdoption({ run: 9 }));

      expect(await adoptions.withdraw('slack:T1', 'medical', 4)).toBe(false);
      expect((await adoptions.current('slack:T1', 'medical'))?.run).toBe(9);
      expect(await adoptions.withdraw('slack:T1', 'medical', 9)).toBe(true);
      expect((await adoptions.current('slack:T1', 'medical'))?.run).toBe(4);
      expect(await adoptions.withdraw('slack:T1', 'medical', 4)).toBe(true);
      expect(await adoptions.current('slack:T1', 'medical')).toBeUndefined();
      expect(await adoptions.withdraw('slack:T1', 'medical', 4)).toBe(false);
      expect((await adoptions.current('slack:T2', 'medical'))?.run).toBe(9);
    });

    it('takes many at once through two connections', async () => {
      const second = await on.open();
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).adoptions.add('slack:T1', sampleAdoption({ run: index + 1 })),
        ),
      );
      await second.adoptions.add('slack:T1', sampleAdoption({ run: 99 }));

      expect((await on.store.adoptions.current('slack:T1', 'medical'))?.run).toBe(99);
    });

    it('refuses what could not be read again', async () => {
      await on.store.adoptions.add('slack:T1', sampleAdoption());
      const broken = { ...sampleAdoption(), spend: { app: -1 } };

      await expect(on.store.adoptions.add('slack:T1', broken)).rejects.toThrow();
      expect(await on.store.adoptions.current('slack:T1', 'medical')).toEqual(sampleAdoption());
    });
  });
}
