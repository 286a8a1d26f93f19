import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Planner } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { hangingMs } from '../suite/waiting.ts';

/** Worked out in some milliseconds, with uncertain numbers. */
export const quickRequest: AnalysisRequest = {
  scenario: responseOf([
    channel('a', hill(100, 10), { today: 50 }),
    channel('b', hill(80, { value: 30, low: 20, high: 45 }), { today: 50 }),
  ]),
  draws: 32,
  seed: 1,
  effort: { nodes: 200, milliseconds: hangingMs },
};

/** Many equal S-curves: not closed in any number of nodes that a test could wait for. */
export const endlessRequest: AnalysisRequest = {
  scenario: responseOf(
    Array.from({ length: 40 }, (_, i) => channel(`c${i}`, hill(10, 12 + 0.001 * i, 3), { today: 2.5 })),
  ),
  draws: 1,
  seed: 1,
  effort: { nodes: 1e9, milliseconds: 1e9 },
};

/** Starts a job and resolves `begun` once it is past the line. */
export function watched(planner: Planner, request: AnalysisRequest, workspace = 'terminal:local') {
  const reports: Progress[] = [];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const job = planner.start(request, {
    workspace,
    onProgress: (progress) => {
      reports.push(progress);
      if (progress.step !== 'queued') begin();
    },
  });
  return { ...job, reports, begun };
}

/** What a job came to: `a plan`, the code of a person's mistake, or the fault itself. */
export const codeOf = (result: Promise<unknown>) =>
  result.then(
    () => 'a plan',
    (error: unknown) => (error instanceof UserError ? error.problems[0].code : error),
  );

/** All of an analysis but what the clock put into it. */
function timeless({ milliseconds, trace, ...rest }: Analysis) {
  return {
    ...rest,
    stages: Object.keys(milliseconds).sort(),
    steps: trace.map(({ best, bound }) => [best, bound]),
  };
}

/** How the planner that is put to the test is made. */
export interface PlannerOpening {
  /** How many requests run at once. */
  readonly threads: number;
  readonly limits?: { readonly all: number; readonly perWorkspace: number };
}

/** What every planner keeps to. */
export function plannerContract(name: string, open: (opening: PlannerOpening) => Promise<Planner>): void {
  const planners: Planner[] = [];
  async function plannerWith(opening: Partial<PlannerOpening> = {}): Promise<Planner> {
    const planner = await open({ threads: 1, ...opening });
    planners.push(planner);
    return planner;
  }
  afterEach(async () => {
    await Promise.all(planners.splice(0).map((planner) => planner.close()));
  });

  describe(name, () => {
    it('answers as the analysis itself does', async () => {
      const { result, reports } = watched(await plannerWith(), quickRequest);
      const analysis = await result;
      expect(analysis.certainty).toBeDefined();
      expect(timeless(analysis)).toEqual(timeless(await analyse(quickRequest)));
      expect(reports[0]).toEqual({ step: 'queued' });
    });

    it('tells how far a long search has come', async () => {
      const planner = await plannerWith();
      const reports: Progress[] = [];
      const proving = new Promise<Progress>((resolve) => {
        const job = planner.start(endlessRequest, {
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
      const steps = reports.map(({ step }) => step);
      expect([steps[0], steps.at(-1)]).toEqual(['queued', 'proving']);
    });

    it('stops a job that runs, and takes the next one', async () => {
      const planner = await plannerWith();
      const job = watched(planner, endlessRequest);
      await job.begun;
      job.cancel();
      expect(await codeOf(job.result)).toBe('plan.cancelled');
      expect((await planner.start(quickRequest, { workspace: 'terminal:local' }).result).proof.proved).toBe(
        true,
      );
    });

    it('takes a cancelled job out of the line while another runs', async () => {
      const planner = await plannerWith();
      const first = watched(planner, endlessRequest);
      await first.begun;
      const second = watched(planner, quickRequest);
      second.cancel();
      expect(await codeOf(second.result)).toBe('plan.cancelled');
      expect(second.reports).toEqual([{ step: 'queued' }]);
      first.cancel();
      expect(await codeOf(first.result)).toBe('plan.cancelled');
    });

    it('stops a job that is cancelled at once', async () => {
      const planner = await plannerWith();
      const job = planner.start(endlessRequest, { workspace: 'terminal:local' });
      job.cancel();
      job.cancel();
      expect(await codeOf(job.result)).toBe('plan.cancelled');
      expect(await codeOf(planner.start(quickRequest, { workspace: 'terminal:local' }).result)).toBe(
        'a plan',
      );
    });

    it('keeps a result that came before the cancellation', async () => {
      const job = (await plannerWith()).start(quickRequest, { workspace: 'terminal:local' });
      await job.result;
      job.cancel();
      expect(await codeOf(job.result)).toBe('a plan');
    });

    it('is silent about a job that was cancelled', async () => {
      const job = watched(await plannerWith(), endlessRequest);
      await job.begun;
      const before = job.reports.length;
      job.cancel();
      await codeOf(job.result);
      await nextTurn();
      expect(job.reports).toHaveLength(before);
    });

    it("hands over a person's mistake as one, with all it says", async () => {
      const plain = responseOf([channel('a', hill(1, 1))], { response: {}, goal: { roi: 2 } });
      const error = await (await plannerWith())
        .start({ ...quickRequest, scenario: plain }, { workspace: 'terminal:local' })
        .result.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        problems: [{ code: 'plan.no-money-value', path: 'response.valuePerOutcome', received: 'roi' }],
      });
    });

    it('hands over a fault of ours as a fault, and goes on working', async () => {
      const planner = await plannerWith();
      const error = await planner
        .start({ ...quickRequest, draws: -1 }, { workspace: 'terminal:local' })
        .result.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(UserError);
      expect(await codeOf(planner.start(quickRequest, { workspace: 'terminal:local' }).result)).toBe(
        'a plan',
      );
    });

    it('turns away what the line has no room for, of one workspace and of all, and does the rest', async () => {
      const planner = await plannerWith({ limits: { all: 3, perWorkspace: 2 } });
      const running = watched(planner, endlessRequest, 'slack:T0');
      await running.begun;
      const start = (workspace: string) => codeOf(planner.start(quickRequest, { workspace }).result);
      const waiting = [start('slack:T1'), start('slack:T1')];
      expect(await start('slack:T1')).toBe('plan.busy');
      waiting.push(start('slack:T2'));
      expect(await start('slack:T3')).toBe('plan.busy');
      running.cancel();
      expect(await codeOf(running.result)).toBe('plan.cancelled');
      expect(await Promise.all(waiting)).toEqual(['a plan', 'a plan', 'a plan']);
      expect(await start('slack:T1')).toBe('a plan');
    });

    it("serves a workspace's one request soon though another has fifty before it, in order", async () => {
      const planner = await plannerWith();
      const running = watched(planner, endlessRequest, 'slack:A');
      await running.begun;
      const order: string[] = [];
      const small = { ...quickRequest, draws: 1 };
      const start = (workspace: string, mark: string) =>
        planner.start(small, { workspace }).result.then(() => void order.push(mark));
      const many = Array.from({ length: 50 }, (_, i) => start('slack:A', `A${i}`));
      const one = start('slack:B', 'B0');
      running.cancel();
      await Promise.all([codeOf(running.result), ...many, one]);
      expect(order.indexOf('B0')).toBeLessThanOrEqual(2);
      // Results on their way here may overtake each other by a few places.
      const ofA = order.filter((mark) => mark !== 'B0').map((mark) => Number(mark.slice(1)));
      expect(ofA).toHaveLength(50);
      for (const [place, number] of ofA.entries()) expect(Math.abs(place - number)).toBeLessThanOrEqual(5);
    });

    it('closes once what it was given is done, and takes nothing after that', async () => {
      const planner = await plannerWith();
      const [first, second] = [
        planner.start(quickRequest, { workspace: 'terminal:local' }),
        planner.start({ ...quickRequest, seed: 2 }, { workspace: 'terminal:local' }),
      ];
      const closed = planner.close();
      expect([await codeOf(first.result), await codeOf(second.result)]).toEqual(['a plan', 'a plan']);
      await closed;
      expect(
        await codeOf(planner.start(quickRequest, { workspace: 'terminal:local' }).result),
      ).toBeInstanceOf(Error);
    });

    it('closes with a job that is stopped meanwhile', async () => {
      const planner = await plannerWith();
      const job = watched(planner, endlessRequest);
      await job.begun;
      const closed = planner.close();
      job.cancel();
      expect(await codeOf(job.result)).toBe('plan.cancelled');
      await closed;
    });
  });
}
