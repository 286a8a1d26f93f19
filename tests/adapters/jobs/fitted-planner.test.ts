import { describe, expect, it } from 'vitest';
import { createFittedPlanner } from '../../../adapters/jobs/fitted-planner.ts';
import { createRememberingPlanner } from '../../../adapters/jobs/remembering-planner.ts';
import type { AnalysisRequest } from '../../../src/attribute/analysis.ts';
import type { PlanRequest } from '../../../src/bot/ports.ts';
import type { Fit } from '../../../src/learn/fit/fit.ts';
import { posteriorOf } from '../../../src/learn/fit/posterior-of.ts';
import { scenarioFromFit } from '../../../src/learn/fit/scenario-from-fit.ts';
import { fakePlanner } from '../../bot/bot-under-test.ts';
import { medicalAnalysis } from '../../features/plans/medical-analysis.ts';
import { fitOf, historyOf } from '../../fixtures/fits.ts';
import { channel, hill, responseOf } from '../../fixtures/small-scenarios.ts';

const fit = fitOf();
const common = { draws: 1_024, seed: 1, effort: { nodes: 200, milliseconds: 1_000 } };
const fitted: PlanRequest = { scenario: scenarioFromFit(fit, historyOf()), ...common };
const plain: PlanRequest = {
  scenario: responseOf([channel('a', hill(100, 10), { today: 50 })]),
  ...common,
};
const ask = { workspace: 'slack:T1' };
const fits = (workspace: string, number: number) =>
  Promise.resolve(workspace === 'slack:T1' && number === 3 ? fit : undefined);

describe('a planner that knows where fits are', () => {
  it("hands the joint draws of the workspace's fit along", async () => {
    const inner = fakePlanner();
    await createFittedPlanner(inner, fits).start(fitted, ask).result;
    const [request] = inner.requests as AnalysisRequest[];
    expect(request).toEqual({ ...fitted, posterior: posteriorOf(fit) });
    expect(request?.posterior?.columns['channel.tv.rate']).toBeInstanceOf(Float64Array);
  });

  it('leaves any other request as it is', async () => {
    const inner = fakePlanner();
    await createFittedPlanner(inner, () => Promise.reject(new Error('not asked'))).start(plain, ask).result;
    expect(inner.requests).toEqual([plain]);
  });

  it('refuses a plan whose fit is not there, or is that of another workspace', async () => {
    const inner = fakePlanner();
    const planner = createFittedPlanner(inner, fits);
    const elsewhere = planner.start(fitted, { workspace: 'slack:T2' }).result;
    await expect(elsewhere).rejects.toMatchObject({
      problems: [{ code: 'fit.gone', received: '3', values: { scenario: 'ours' } }],
    });
    expect(inner.requests).toEqual([]);
  });

  it('stops work that is cancelled before or after the fit was found', async () => {
    const inner = fakePlanner(medicalAnalysis, true);
    const planner = createFittedPlanner(inner, fits);
    const early = planner.start(fitted, ask);
    early.cancel();
    await expect(early.result).rejects.toMatchObject({ problems: [{ code: 'plan.cancelled' }] });
    expect(inner.requests).toEqual([]);
    const late = planner.start(fitted, ask);
    while (inner.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    late.cancel();
    await expect(late.result).rejects.toMatchObject({ problems: [{ code: 'plan.cancelled' }] });
  });

  it('closes once it has begun what it was asked for', async () => {
    const events: string[] = [];
    let give: (fit: Fit) => void = () => undefined;
    const found = new Promise<Fit>((resolve) => {
      give = resolve;
    });
    const inner = fakePlanner();
    const telling: typeof inner = {
      ...inner,
      start(request, options) {
        events.push('start');
        return inner.start(request, options);
      },
      close: async () => void events.push('close'),
    };
    const planner = createFittedPlanner(telling, () => found);
    const job = planner.start(fitted, ask);
    const closed = planner.close();
    give(fit);
    await Promise.all([job.result, closed]);
    expect(events).toEqual(['start', 'close']);
  });

  it('is remembered for its workspace alone: numbers of fits mean something else elsewhere', async () => {
    const inner = fakePlanner();
    const planner = createRememberingPlanner(inner);
    await planner.start(fitted, ask).result;
    await planner.start(fitted, ask).result;
    expect(inner.requests).toHaveLength(1);
    await planner.start(fitted, { workspace: 'slack:T2' }).result;
    expect(inner.requests).toHaveLength(2);
  });
});
