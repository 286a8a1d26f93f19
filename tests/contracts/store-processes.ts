import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tries } from '../suite/tries.ts';
import { compile, type SharedPlace, startChild, together } from './store-child.ts';
import { reportProcessContract } from './store-report-processes.ts';
import { sampleRun, sampleScenario } from './stored-samples.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const ascending = (numbers: readonly unknown[]) => numbers.map(Number).sort((a, b) => a - b);

/** What every implementation of `Store` that keeps things must do when several processes use it, or one dies. */
export function storeProcessContract(name: string, makePlace: () => Promise<SharedPlace>): void {
  reportProcessContract(name, makePlace);
  describe(`${name} under several processes`, () => {
    let place: SharedPlace;

    beforeAll(compile);
    beforeEach(async () => {
      place = await makePlace();
    });
    afterEach(() => place.remove());

    it('all find or make the tables when they start at the same moment on nothing', async () => {
      const details = { workspace: 'slack:T1', run: sampleRun(), count: 1, startTogether: true };
      const said = await together(place, 'runs', Array(4).fill(details));

      expect(ascending(said.flat())).toEqual(upTo(4));
    });

    it('number runs without double or gap when they write at the same time', async () => {
      const details = { workspace: 'slack:T1', run: sampleRun(), count: 100 };
      const said = await together(place, 'runs', [details, details]);

      expect(said.map((one) => one.length)).toEqual([100, 100]);
      expect(ascending(said.flat())).toEqual(upTo(200));
      const store = await place.open();
      const runs = await store.runs.list('slack:T1', { person: 'U1', channel: 'C1' }, { limit: 1_000 });
      await store.close();
      expect(runs.map((run) => run.number)).toEqual(upTo(200).reverse());
    });

    it('number the versions of a scenario likewise', async () => {
      const details = { workspace: 'slack:T1', scenario: sampleScenario('ours'), count: 50 };
      const said = await together(place, 'versions', [details, details]);

      expect(said.map((one) => one.length)).toEqual([50, 50]);
      expect(ascending(said.flat())).toEqual(upTo(100));
    });

    it('claim each delivery once', async () => {
      const ids = upTo(200).map((number) => `slack:T1:Ev${number}`);
      const at = '2026-05-06T07:08:09.010Z';
      const [one = [], two = []] = await together(place, 'claims', [
        { ids, at },
        { ids: ids.toReversed(), at },
      ]);

      // They began at opposite ends and met: each id went to one of them, none to both.
      expect([...one, ...two].sort()).toEqual([...ids].sort());
    });

    it('lose nothing that was acknowledged when one is killed while it writes', async () => {
      const deaths = tries(4, 40);
      const acknowledged: number[] = [];
      for (let kills = 0; kills < deaths; kills += 1) {
        const details = { workspace: 'slack:T1', run: sampleRun({ line: `optimize ${kills}` }), count: 1e6 };
        const child = startChild(place.address, 'runs', details);
        expect(await child.next()).toBe('ready');
        child.go();
        for (let written = 0; written < 5 + kills; written += 1)
          acknowledged.push(Number(await child.next()));
        child.kill();
        acknowledged.push(...(await child.rest()).map(Number));
      }
      const store = await place.open();
      const runs = await store.runs.list('slack:T1', { person: 'U1', channel: 'C1' }, { limit: 1e6 });
      await store.close();

      const kept = ascending(runs.map((run) => run.number));
      // A run whose acknowledgement died with the process may be there as well; a gap may not.
      expect(kept).toEqual(upTo(kept.length));
      expect(acknowledged.filter((number) => !kept.includes(number))).toEqual([]);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      expect(kept.length - acknowledged.length).toBeLessThanOrEqual(deaths);
    });
  });
}
