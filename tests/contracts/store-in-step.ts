import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/bot/ports.ts';
import type { ReportClaim } from '../../src/features/reports/stored/store.ts';
import { memoryStore } from '../memory-store/memory-store.ts';
import { tries } from '../suite/tries.ts';
import { type StorePlace, stageStore } from './store-stage.ts';
import { sampleFigures, sampleRun, sampleSchedule } from './stored-samples.ts';

const workspaces = ['slack:T1', 'slack:T2', 'discord:G1'] as const;
const moment = (minute: number) => new Date(Date.parse('2026-05-11T07:00:00.000Z') + minute * 60_000);
const iso = (minute: number) => moment(minute).toISOString();

const workspace = fc.constantFrom(...workspaces);
const number = fc.integer({ min: 1, max: 2 });
/** Few different ones, so that steps meet. */
const minute = fc.integer({ min: 0, max: 6 });
/** Which of the claims that were made so far, from the last one back. */
const which = fc.nat({ max: 3 });

const claim = fc.record({
  act: fc.constant('claim'),
  minute: fc.integer({ min: 3, max: 8 }),
  lasts: fc.integer({ min: 1, max: 3 }),
  fronts: fc.subarray(['slack', 'discord'], { minLength: 1 }),
});
const note = fc.record({
  act: fc.constant('note'),
  which,
  minute,
  news: fc.constantFrom('sent', 'later', 'posting'),
});
const step = fc.oneof(
  fc.record({ act: fc.constant('add'), workspace, minute, front: fc.constantFrom('slack', 'discord') }),
  fc.record({ act: fc.constant('remove'), workspace, number }),
  fc.record({ act: fc.constant('change'), workspace, number, state: fc.constantFrom('active', 'paused') }),
  fc.record({ act: fc.constant('open'), workspace, number, minute, skipped: fc.subarray([0, 1, 2]) }),
  fc.record({ act: fc.constant('ask'), workspace, number, minute }),
  { weight: 5, arbitrary: claim },
  fc.record({ act: fc.constant('renew'), which, minute }),
  fc.record({ act: fc.constant('plan'), which }),
  { weight: 4, arbitrary: note },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What each life of a store begins with: two reports of each workspace that are wanted. */
const beginning: readonly Step[] = workspaces.flatMap((one, index) => [
  { act: 'add', workspace: one, minute: index, front: 'slack' },
  { act: 'ask', workspace: one, number: 1, minute: 3 - index },
  { act: 'ask', workspace: one, number: 1, minute: 4 + index },
]);

/** Does a step; what comes of it, the name of the lease left out, as every store has names of its own. */
async function perform(store: Store, claims: ReportClaim[], one: Step): Promise<unknown> {
  if ('which' in one) {
    const claim = claims.at(-1 - one.which);
    return claim === undefined ? 'no such claim' : performOn(store, claim, one);
  }
  switch (one.act) {
    case 'add': {
      const place = { front: one.front, channel: 'C1', isPrivate: false };
      return store.schedules.add(one.workspace, sampleSchedule({ place, nextDue: iso(one.minute) }));
    }
    case 'remove':
      return store.schedules.remove(one.workspace, one.number);
    case 'change':
      return store.schedules.change(one.workspace, one.number, { state: one.state });
    case 'open': {
      const { minute: at, skipped } = one;
      return store.reports.open(one.workspace, one.number, {
        expected: iso(at),
        due: iso(at + 1),
        skipped: skipped.filter((missed) => missed <= at).map(iso),
        nextDue: iso(at + 2),
        at: moment(at + 1),
      });
    }
    case 'ask':
      return store.reports.ask(one.workspace, one.number, moment(one.minute));
    case 'claim': {
      const { minute: at, lasts, fronts } = one;
      const claim = await store.reports.claim({ at: moment(at), until: moment(at + lasts), fronts });
      if (claim !== undefined) claims.push(claim);
      return claim?.report;
    }
  }
}

async function performOn(store: Store, claim: ReportClaim, one: Step & { which: number }): Promise<unknown> {
  switch (one.act) {
    case 'renew':
      return store.reports.renew(claim, moment(one.minute));
    case 'plan':
      return (await store.reports.plan(claim, sampleRun(), sampleFigures))?.number;
    case 'note': {
      const news = {
        sent: { state: 'sent', message: 'M1', sentAt: iso(one.minute), postingSince: null },
        later: { nextAttempt: iso(one.minute), problem: 'http-503' },
        posting: { postingSince: iso(one.minute) },
      } as const;
      return store.reports.note(claim, news[one.news]);
    }
  }
}

/** All that a store tells of its schedules and reports. */
async function everything(store: Store): Promise<unknown> {
  const states = ['open', 'sent', 'quiet', 'skipped', 'failed'] as const;
  const told: unknown[] = [await store.reports.nextMoment()];
  for (const at of [0, 2, 4, 6, 8]) {
    told.push(await store.reports.backlog(moment(at)), await store.schedules.due(moment(at), 3));
  }
  for (const one of workspaces) {
    for (const schedule of await store.schedules.list(one)) {
      told.push(schedule, await store.reports.past(one, schedule.number, { states, limit: 50 }));
    }
  }
  return told;
}

/** Holds an implementation of `Store` to the plain one that the tests have in memory, step by step. */
export function storeInStepContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name}, whatever is done in whatever order,`, () => {
    const on = stageStore(makePlace);

    it('tells of schedules and reports what a plain list in memory tells', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
          await on.place.execute('delete from workspaces');
          const plain = memoryStore();
          const [claims, plainClaims]: [ReportClaim[], ReportClaim[]] = [[], []];
          for (const one of [...beginning, ...steps]) {
            const [said, expected] = [
              await perform(on.store, claims, one),
              await perform(plain, plainClaims, one),
            ];
            expect(said).toEqual(expected);
          }
          expect(await everything(on.store)).toEqual(await everything(plain));
        }),
        { numRuns: tries(20, 300) },
      );
    });
  });
}
