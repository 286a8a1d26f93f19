import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore, start } from './store-stage.ts';

/** What every implementation of `DeliveryStore` must do. */
export function deliveryContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of deliveries`, () => {
    const on = stageStore(makePlace);

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
}
