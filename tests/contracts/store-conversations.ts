import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore } from './store-stage.ts';

const step = (run: number, line = `optimize medical budget=${run}k`) => ({ run, line });

/** What every implementation of `ConversationStore` must do. */
export function conversationContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store of conversations`, () => {
    const on = stageStore(makePlace);

    it('begins one about a run, once, and gives none where none began', async () => {
      const { conversations } = on.store;
      await conversations.begin('slack:T1', 'C1', '1700.1', 12);
      await conversations.begin('slack:T1', 'C1', '1700.1', 99, [step(98)]);

      expect(await conversations.get('slack:T1', 'C1', '1700.1')).toEqual({ run: 12, steps: [] });
      expect(await conversations.get('slack:T1', 'C1', '1700.2')).toBeUndefined();
      expect(await conversations.get('slack:T1', 'C2', '1700.1')).toBeUndefined();
      expect(await conversations.get('slack:T2', 'C1', '1700.1')).toBeUndefined();
    });

    it('goes on from another one', async () => {
      const { conversations } = on.store;
      await conversations.begin('slack:T1', 'C1', 'a', 12, [step(13)]);

      expect(await conversations.get('slack:T1', 'C1', 'a')).toEqual({ run: 12, steps: [step(13)] });
      expect(await conversations.change('slack:T1', 'C1', 'a', 1, [step(13), step(14)])).toBe(true);
    });

    it('replaces the steps for who knew them all, and for nobody else', async () => {
      const { conversations } = on.store;
      await conversations.begin('slack:T1', 'C1', 'a', 12);
      await conversations.begin('slack:T1', 'C1', 'b', 12);

      expect(await conversations.change('slack:T1', 'C1', 'a', 0, [step(13)])).toBe(true);
      expect(await conversations.change('slack:T1', 'C1', 'a', 0, [step(14)])).toBe(false);
      expect(await conversations.change('slack:T1', 'C1', 'a', 2, [])).toBe(false);
      expect(await conversations.change('slack:T1', 'C1', 'none', 0, [step(14)])).toBe(false);
      expect(await conversations.change('slack:T2', 'C1', 'a', 1, [])).toBe(false);
      expect(await conversations.get('slack:T1', 'C1', 'a')).toEqual({ run: 12, steps: [step(13)] });
      expect(await conversations.get('slack:T1', 'C1', 'b')).toEqual({ run: 12, steps: [] });
      expect(await conversations.change('slack:T1', 'C1', 'a', 1, [])).toBe(true);
      expect(await conversations.get('slack:T1', 'C1', 'a')).toEqual({ run: 12, steps: [] });
    });

    it('lets one of many who change it at once through two connections be first', async () => {
      const second = await on.open();
      await on.store.conversations.begin('slack:T1', 'C1', 'a', 12);
      const won = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? on.store : second).conversations.change('slack:T1', 'C1', 'a', 0, [
            step(20 + index),
          ]),
        ),
      );

      const winner = won.indexOf(true);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await second.conversations.get('slack:T1', 'C1', 'a'))?.steps).toEqual([step(20 + winner)]);
    });

    it('refuses what could not be read again', async () => {
      const { conversations } = on.store;
      await conversations.begin('slack:T1', 'C1', 'a', 12);
      const tooMany = Array.from({ length: 51 }, (_, index) => step(index + 1));

      await expect(conversations.change('slack:T1', 'C1', 'a', 0, tooMany)).rejects.toThrow();
      await expect(conversations.begin('slack:T1', 'C1', 'b', 0)).rejects.toThrow();
      expect(await conversations.get('slack:T1', 'C1', 'a')).toEqual({ run: 12, steps: [] });
    });
  });
}
