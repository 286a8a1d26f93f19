import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFitter } from '../../../adapters/jobs/fitter.ts';
import type { Progress } from '../../../src/bot/invocation.ts';
import type { Fitter } from '../../../src/bot/ports.ts';
import { fitHistory } from '../../../src/learn/fit/fit-history.ts';
import type { FitRequest } from '../../../src/learn/fit/fit-request.ts';
import { codeOf } from '../../contracts/planner.ts';
import { compile } from '../../contracts/store-child.ts';
import { historyOf, twoChannels } from '../../fixtures/fits.ts';

const workerFile = new URL('../../../dist/adapters/jobs/fit-worker.js', import.meta.url);

const request: FitRequest = {
  history: historyOf(twoChannels.slice(0, 1), 40),
  spec: {
    curve: 'logistic',
    longestLag: 1,
    harmonics: 0,
    trend: { kind: 'none', changepoints: 0 },
    priors: {},
  },
  evidence: [],
  seed: 7,
};

beforeAll(compile);

describe('a fitter on worker threads', () => {
  const fitters: Fitter[] = [];
  function fitterWith(options: { threads?: number; limits?: { all: number; perWorkspace: number } } = {}) {
    const fitter = createFitter({ workerFile, ...options });
    fitters.push(fitter);
    return fitter;
  }
  afterEach(async () => {
    await Promise.all(fitters.splice(0).map((fitter) => fitter.close()));
  });
  const ask = { workspace: 'slack:T1' };

  it('finds what a fit in one thread finds, and tells how far it is', async () => {
    const told: Progress[] = [];
    const job = fitterWith({ threads: 2 }).start(request, {
      ...ask,
      onProgress: (one) => void told.push(one),
    });
    expect(await job.result).toEqual(fitHistory(request));
    const fractions = told.flatMap(({ step, fraction }) => (step === 'fitting' ? [fraction ?? 0] : []));
    expect(told[0]).toEqual({ step: 'queued' });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBeGreaterThan(0.9);
    expect(fractions.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });

  it('stops a fit that is cancelled, and takes the next one', async () => {
    const fitter = fitterWith({ threads: 1 });
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const onProgress = ({ step, fraction = 0 }: Progress) => {
      if (step === 'fitting' && fraction > 0) begin();
    };
    const first = fitter.start(request, { ...ask, onProgress });
    const second = fitter.start(request, ask);
    const third = fitter.start(request, ask);
    second.cancel();
    await begun;
    first.cancel();
    expect(await codeOf(first.result)).toBe('fit.cancelled');
    expect(await codeOf(second.result)).toBe('fit.cancelled');
    third.cancel();
    expect(await codeOf(third.result)).toBe('fit.cancelled');
  });

  it('turns away what its line has no room for, and anything once it closes', async () => {
    const fitter = fitterWith({ threads: 1, limits: { all: 10, perWorkspace: 1 } });
    const jobs = [fitter.start(request, ask), fitter.start(request, ask)];
    expect(await codeOf(fitter.start(request, ask).result)).toBe('plan.busy');
    const other = fitter.start(request, { workspace: 'slack:T2' });
    for (const job of [...jobs, other]) job.cancel();
    for (const job of [...jobs, other]) expect(await codeOf(job.result)).toBe('fit.cancelled');
    await fitter.close();
    await expect(fitter.start(request, ask).result).rejects.toThrow('closed');
  });
});
