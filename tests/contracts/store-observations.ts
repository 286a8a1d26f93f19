import { describe, expect, it } from 'vitest';
import { sampleActual, sampleSatisfaction, sampleVerdict } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

/** What every implementation of `ObservationStore` must do. */
export function observationContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
}
