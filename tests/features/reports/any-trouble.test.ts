import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../suite/tries.ts';
import { mondays } from '../schedules/sample-schedule.ts';
import { hours, minutes, seconds } from './fake-clock.ts';
import { type Death, Life } from './mortal.ts';
import type { Fate } from './scripted-platform.ts';
import { type Process, Stage } from './stage.ts';

const halfHourly = { ...mondays, recurrence: { every: 'cron' as const, pattern: '*/30 * * * *' } };

/** What happens next, and how long after the last thing. */
interface Step {
  readonly after: number;
  readonly what:
    | { readonly kind: 'kill' | 'stop'; readonly which: 0 | 1 }
    | { readonly kind: 'start'; readonly which: 0 | 1; readonly diesAt: number; readonly death: Death }
    | { readonly kind: 'posts'; readonly fates: readonly Fate[] }
    | { readonly kind: 'weather'; readonly usual: Fate }
    | { readonly kind: 'clock'; readonly by: number };
}

const fate = fc.constantFrom<Fate>(
  'arrives',
  'answer lost',
  'lost',
  'silence',
  'arrives in silence',
  { fault: 'later' },
  { fault: 'later', retryAfterMs: 45_000 },
  { fault: 'unclear' },
);
const which = fc.constantFrom(0 as const, 1 as const);
const start = (deaths: readonly Death[]) =>
  fc.record({
    kind: fc.constant('start' as const),
    which,
    diesAt: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Number.POSITIVE_INFINITY)),
    death: fc.constantFrom(...deaths),
  });
const common = [
  fc.record({ kind: fc.constantFrom('kill' as const, 'stop' as const), which }),
  fc.record({ kind: fc.constant('posts' as const), fates: fc.array(fate, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('weather' as const), usual: fate }),
];
const steps = (...whats: fc.Arbitrary<Step['what']>[]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: seconds(90) }), fc.integer({ min: 0, max: minutes(45) })),
      what: fc.oneof(...whats),
    }),
    { minLength: 3, maxLength: 14 },
  );

/** Two processes go through all of it; then the sky clears, both run, and two hours pass. */
async function goThrough(story: readonly Step[]): Promise<Stage> {
  const stage = new Stage();
  await stage.add(halfHourly);
  const processes: (Process | undefined)[] = [stage.start(), stage.start()];
  for (const { after, what } of story) {
    await stage.clock.pass(after);
    switch (what.kind) {
      case 'kill':
        processes[what.which]?.life.kill();
        break;
      case 'stop':
        // Nobody waits for it: it may take as long as a post does.
        void processes[what.which]?.reportClock.stop();
        break;
      case 'start':
        processes[what.which]?.life.kill();
        processes[what.which] = stage.start(
          new Life(what.diesAt, what.death, (post) => void stage.clock.wait(seconds(20)).then(post)),
        );
        break;
      case 'posts':
        stage.platform.fates = [...what.fates];
        break;
      case 'weather':
        stage.platform.usual = what.usual;
        break;
      case 'clock':
        stage.clock.set(what.by);
    }
  }
  for (const { life } of processes.flatMap((one) => one ?? [])) life.kill();
  stage.platform.fates = [];
  stage.platform.usual = 'arrives';
  stage.start();
  stage.start();
  await stage.clock.pass(hours(2.5));
  return stage;
}

/** Each report that was sent stands there once, under the id that was noted; no other does; none is forgotten. */
async function expectEachOnce(stage: Stage): Promise<void> {
  const reports = await stage.reports();
  const sent = reports.filter(({ state }) => state === 'sent');
  const markOf = (due: string) => `report:slack:T1:1:${due}`;
  expect(stage.platform.counts()).toEqual(Object.fromEntries(sent.map(({ due }) => [markOf(due), 1])));
  expect(new Map(sent.map(({ due, message }) => [markOf(due), message]))).toEqual(
    new Map(stage.platform.messages.map(({ mark, id }) => [mark, id])),
  );
  expect(reports.filter(({ state }) => state !== 'sent' && state !== 'skipped')).toEqual([]);
  // The last occurrences came in good weather.
  expect(reports.slice(-2).map(({ state }) => state)).toEqual(['sent', 'sent']);
}

test('whatever happens to two processes and their platform, each occurrence is sent once or passed over for a later one', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps(...common, start(['before', 'after', 'while its post is under way'])),
      async (story) => {
        const stage = await goThrough(story);
        await expectEachOnce(stage);
        // Nothing of the time that passed is missing.
        const dues = (await stage.reports()).map(({ due }) => Date.parse(due));
        expect(dues).toEqual(dues.map((_, index) => Date.parse(mondays.nextDue) + index * minutes(30)));
      },
    ),
    { numRuns: tries(40, 1_500) },
  );
});

test('so it is where clocks are set meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps(
        ...common,
        start(['before', 'after']),
        fc.record({
          kind: fc.constant('clock' as const),
          by: fc.integer({ min: -minutes(20), max: hours(3) }),
        }),
      ),
      async (story) => {
        await expectEachOnce(await goThrough(story));
      },
    ),
    { numRuns: tries(30, 1_000) },
  );
});
