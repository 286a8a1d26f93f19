import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/bot/ports.ts';
import { tries } from '../suite/tries.ts';
import { compile, type SharedPlace, startChild, together } from './store-child.ts';
import { sampleFigures, sampleRun, sampleSchedule } from './stored-samples.ts';

const due = '2026-05-11T07:00:00.000Z';
const nextDue = '2026-05-18T07:00:00.000Z';
const occurrence = { expected: due, due, skipped: [], nextDue, at: due };
const minute = (count: number) => new Date(Date.parse(due) + count * 60_000).toISOString();

/** What every implementation of `ReportStore` that keeps things must do when several processes use it, or one dies. */
export function reportProcessContract(name: string, makePlace: () => Promise<SharedPlace>): void {
  describe(`${name} and reports under several processes`, () => {
    let place: SharedPlace;

    beforeAll(compile);
    beforeEach(async () => {
      place = await makePlace();
    });
    afterEach(() => place.remove());

    async function inStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
      const store = await place.open();
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    }
    /** Adds so many schedules, in five workspaces; answers their workspaces and numbers. */
    const addSchedules = (count: number) =>
      inStore(async (store) => {
        const added: [string, number][] = [];
        for (let index = 0; index < count; index += 1) {
          const workspace = `slack:T${index % 5}`;
          const { number } = await store.schedules.add(workspace, sampleSchedule({ nextDue: due }));
          added.push([workspace, number]);
        }
        return added;
      });
    const sentOf = (said: readonly unknown[]) =>
      said.flatMap((line) =>
        typeof line === 'object' && line !== null && 'sent' in line ? [String(line.sent)] : [],
      );
    const sentKeys = (schedules: readonly [string, number][]) =>
      schedules.map(([workspace, number]) => `${workspace} ${number} ${due}`).sort();

    /** Checks that each schedule has its one report, sent, each with a run of its own and none without report. */
    const expectEachSentOnce = (schedules: readonly [string, number][]) =>
      inStore(async (store) => {
        const runs: string[] = [];
        for (const [workspace, number] of schedules) {
          const states = ['open', 'sent', 'quiet', 'skipped', 'failed'] as const;
          const reports = await store.reports.past(workspace, number, { states, limit: 9 });
          expect(reports).toMatchObject([{ due, state: 'sent', figures: sampleFigures }]);
          expect((await store.schedules.get(workspace, number))?.nextDue).toBe(nextDue);
          runs.push(`${workspace} ${reports[0]?.run}`);
        }
        expect(new Set(runs).size).toBe(schedules.length);
        for (const workspace of new Set(schedules.map(([of]) => of))) {
          const kept = await store.runs.list(workspace, { person: 'U1', channel: 'C1' }, { limit: 999 });
          expect(kept).toHaveLength(schedules.filter(([of]) => of === workspace).length);
        }
      });

    it('open each occurrence once', async () => {
      const schedules = await addSchedules(60);
      const said = await together(place, 'openings', [
        { schedules, occurrence },
        { schedules: schedules.toReversed(), occurrence },
        { schedules, occurrence },
      ]);

      // They began at opposite ends and met: each occurrence was opened by one of them.
      expect(said.flat().map(String).sort()).toEqual(schedules.map(String).sort());
    });

    it('work on each report once', async () => {
      const schedules = await addSchedules(60);
      const details = {
        at: minute(1),
        until: minute(11),
        run: sampleRun(),
        figures: sampleFigures,
        schedules,
        occurrence,
      };
      const said = await together(place, 'work', Array(4).fill(details));

      expect(said.flatMap(sentOf).sort()).toEqual(sentKeys(schedules));
      await expectEachSentOnce(schedules);
    });

    it('lose no report and store no run twice when one after the other is killed at its work', async () => {
      const deaths = tries(5, 10);
      const schedules = await addSchedules(60);
      const sent: string[] = [];
      const details = (life: number) => ({
        // Each comes when the time of those before it is over.
        at: minute(life * 10),
        until: minute(life * 10 + 9),
        run: sampleRun(),
        figures: sampleFigures,
        schedules,
        occurrence: { ...occurrence, at: minute(0) },
      });
      for (let life = 1; life <= deaths; life += 1) {
        const child = startChild(place.address, 'work', details(life));
        expect(await child.next()).toBe('ready');
        child.go();
        const said: unknown[] = [];
        for (let lines = 0; lines < 3 + ((life * 7) % 11); lines += 1) said.push(await child.next());
        child.kill();
        sent.push(...sentOf([...said, ...(await child.rest())]));
      }
      const [last = []] = await together(place, 'work', [details(deaths + 1)]);
      sent.push(...sentOf(last));

      // What was said to be sent was so for good: nobody sent it again. A killed one may have had no time to say.
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.length).toBeGreaterThanOrEqual(schedules.length - deaths);
      await expectEachSentOnce(schedules);
    });
  });
}
