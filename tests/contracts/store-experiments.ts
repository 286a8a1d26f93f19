import { describe, expect, it } from 'vitest';
import { sampleExperiment } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

const noNumbers = [0, 3, 1.5, -1, Number.NaN, 99_999_999_999];

/** What every implementation of `ExperimentStore` must do. */
export function experimentContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
}
