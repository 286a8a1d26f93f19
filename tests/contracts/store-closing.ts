import { describe, expect, it } from 'vitest';
import { type StorePlace, stageStore, start } from './store-stage.ts';
import { sampleRun, sampleScenario } from './stored-samples.ts';

const everyone = { person: 'U9', channel: 'C9' };

/** What every implementation of `Store` must do when it is closed and opened again. */
export function closingContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name}, closed and opened again,`, () => {
    const on = stageStore(makePlace);

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
}
