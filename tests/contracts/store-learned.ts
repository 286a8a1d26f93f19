import { describe, expect, it } from 'vitest';
import { sampleExperiment, sampleFit, sampleVerdict } from './learned-samples.ts';
import { type StorePlace, stageStore } from './store-stage.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

/** What every store must do for fits, experiments and observations that come at once. */
export function learnedAtOnceContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
