import { describe, expect, it } from 'vitest';
import { sampleHistory } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What every implementation of `HistoryStore` must do. */
export function historyContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
}
