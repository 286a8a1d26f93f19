import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPlanner, type PlannerOptions } from '../../../adapters/jobs/planner.ts';
import { analyse } from '../../../src/attribute/analyse.ts';
import type { Analysis, AnalysisRequest } from '../../../src/attribute/analysis.ts';
import type { Progress } from '../../../src/bot/invocation.ts';
import type { Planner } from '../../../src/bot/ports.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { compile } from '../../contracts/store-child.ts';
import { channel, hill, responseOf } from '../../fixtures/small-scenarios.ts';

const workerFile = new URL('../../../dist/adapters/jobs/plan-worker.js', import.meta.url);

beforeAll(compile, 120_000);

const planners: Planner[] = [];
function plannerWith(options: PlannerOptions = {}): Planner {
  const planner = createPlanner({ threads: 1, workerFile, ...options });
  planners.push(planner);
  return planner;
}
afterEach(async () => {
  await Promise.all(planners.splice(0).map((planner) => planner.close()));
});

const quick: AnalysisRequest = {
  scenario: responseOf([
    channel('a', hill(100, 10), { today: 50 }),
    channel('b', hill(80, { value: 30, low: 20, high: 45 }), { today: 50 }),
  ]),
  draws: 32,
  seed: 1,
  effort: { nodes: 200, milliseconds: 20_000 },
};
/** Many equal S-curves: not closed in any number of nodes that a test could wait for. */
const endless: AnalysisRequest = {
  scenario: responseOf(
    Array.from({ length: 40 }, (_, i) => channel(`c${i}`, hill(10, 12, 3), { today: 2.5 })),
  ),
  draws: 1,
  seed: 1,
  effort: { nodes: 1e9, milliseconds: 1e9 },
};

/** Starts a job and resolves `begun` once it is past the line. */
function watched(planner: Planner, request: AnalysisRequest) {
  const reports: Progress[] = [];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const job = planner.start(request, {
    workspace: 'terminal:local',
    onProgress: (progress) => {
      reports.push(progress);
      if (progress.step !== 'queued') begin();
    },
  });
  return { ...job, reports, begun };
}

const codeOf = (result: Promise<Analysis>) =>
  result.then(
    () => 'a plan',
    (error: unknown) => (error instanceof UserError ? error.problems[0].code : error),
  );

/** All of an analysis but what the clock put into it. */
function timeless({ milliseconds, trace, ...rest }: Analysis) {
  return { ...rest, stages: Object.keys(milliseconds), steps: trace.map(({ best, bound }) => [best, bound]) };
}

describe('the planner', () => {
  it('answers as the analysis itself does', async () => {
    const { result, reports } = watched(plannerWith(), quick);
    const analysis = await result;
    expect(analysis.certainty).toBeDefined();
    expect(timeless(analysis)).toEqual(timeless(await analyse(quick)));
    expect(reports.map(({ step }) => step)).toEqual(expect.arrayContaining(['queued', 'drawing']));
    expect(reports[0]).toEqual({ step: 'queued' });
  });

  it('tells how far a long search has come', async () => {
    const planner = plannerWith();
    const reports: Progress[] = [];
    const proving = new Promise<Progress>((resolve) => {
      const job = planner.start(endless, {
        workspace: 'terminal:local',
        onProgress: (progress) => {
          reports.push(progress);
          if (progress.step !== 'proving') return;
          job.cancel();
          job.result.catch(() => resolve(progress));
        },
      });
    });
    expect((await proving).gap).toBeGreaterThan(0);
    expect(reports.map(({ step }) => step)).toEqual(['queued', 'drawing', 'proving']);
  });

  it('stops a job that runs, and takes the next one', async () => {
    const planner = plannerWith();
    const job = watched(planner, endless);
    await job.begun;
    job.cancel();
    expect(await codeOf(job.result)).toBe('plan.cancelled');
    expect((await planner.start(quick, { workspace: 'terminal:local' }).result).proof.proved).toBe(true);
  });

  it('takes a cancelled job out of the line while another runs', async () => {
    const planner = plannerWith();
    const first = watched(planner, endless);
    await first.begun;
    const second = watched(planner, quick);
    second.cancel();
    expect(await codeOf(second.result)).toBe('plan.cancelled');
    expect(second.reports).toEqual([{ step: 'queued' }]);
    first.cancel();
    expect(await codeOf(first.result)).toBe('plan.cancelled');
  });

  it('stops a job that is cancelled at once', async () => {
    const planner = plannerWith();
    const job = planner.start(endless, { workspace: 'terminal:local' });
    job.cancel();
    job.cancel();
    expect(await codeOf(job.result)).toBe('plan.cancelled');
    expect(await codeOf(planner.start(quick, { workspace: 'terminal:local' }).result)).toBe('a plan');
  });

  it('keeps a result that came before the cancellation', async () => {
    const job = plannerWith().start(quick, { workspace: 'terminal:local' });
    await job.result;
    job.cancel();
    expect(await codeOf(job.result)).toBe('a plan');
  });

  it('is silent about a job that was cancelled', async () => {
    const job = watched(plannerWith(), endless);
    await job.begun;
    const before = job.reports.length;
    job.cancel();
    await codeOf(job.result);
    await nextTurn();
    expect(job.reports).toHaveLength(before);
  });

  it("hands over a person's mistake as one, with all it says", async () => {
    const plain = responseOf([channel('a', hill(1, 1))], { response: {}, goal: { roi: 2 } });
    const error = await plannerWith()
      .start({ ...quick, scenario: plain }, { workspace: 'terminal:local' })
      .result.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      problems: [{ code: 'plan.no-money-value', path: 'response.valuePerOutcome', received: 'roi' }],
    });
  });

  it('hands over a fault of ours as a fault, and goes on working', async () => {
    const planner = plannerWith();
    const error = await planner
      .start({ ...quick, draws: -1 }, { workspace: 'terminal:local' })
      .result.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(UserError);
    expect(await codeOf(planner.start(quick, { workspace: 'terminal:local' }).result)).toBe('a plan');
  });

  it('turns away what the line has no room for, and finishes the rest', async () => {
    const planner = plannerWith({ longestQueue: 1 });
    const running = watched(planner, endless);
    await running.begun;
    const waiting = planner.start(quick, { workspace: 'terminal:local' });
    await expect(planner.start(quick, { workspace: 'terminal:local' }).result).rejects.toThrow(/queue/i);
    running.cancel();
    expect(await codeOf(running.result)).toBe('plan.cancelled');
    expect(await codeOf(waiting.result)).toBe('a plan');
  });

  it('leaves the event loop free while it computes', async () => {
    const ticksUntil = async (end: Promise<unknown>) => {
      let ticks = 0;
      const timer = setInterval(() => {
        ticks += 1;
      }, 1);
      const began = performance.now();
      await end;
      clearInterval(timer);
      return { ticks, lasted: performance.now() - began };
    };
    const job = watched(plannerWith(), { ...endless, effort: { nodes: 1e9, milliseconds: 600 } });
    await job.begun;
    const busy = await ticksUntil(job.result);
    const idle = await ticksUntil(new Promise((resolve) => setTimeout(resolve, busy.lasted)));
    // In this thread it would be a tick or two between the stages.
    expect(busy.ticks / idle.ticks).toBeGreaterThan(0.15);
    expect(busy.ticks).toBeGreaterThan(10);
  });

  it('closes once what it was given is done, and takes nothing after that', async () => {
    const planner = plannerWith();
    const [first, second] = [
      planner.start(quick, { workspace: 'terminal:local' }),
      planner.start({ ...quick, seed: 2 }, { workspace: 'terminal:local' }),
    ];
    const closed = planner.close();
    expect([await codeOf(first.result), await codeOf(second.result)]).toEqual(['a plan', 'a plan']);
    await closed;
    expect(await codeOf(planner.start(quick, { workspace: 'terminal:local' }).result)).toBeInstanceOf(Error);
  });

  it('closes with a job that is stopped meanwhile', async () => {
    const planner = plannerWith();
    const job = watched(planner, endless);
    await job.begun;
    const closed = planner.close();
    job.cancel();
    expect(await codeOf(job.result)).toBe('plan.cancelled');
    await closed;
  });
});
