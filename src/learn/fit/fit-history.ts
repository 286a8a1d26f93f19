import { chainCount, type RunOptions, runChain } from './chain.ts';
import { combineChains } from './combine.ts';
import type { FitResult } from './fit.ts';
import type { FitRequest } from './fit-request.ts';
import { nextPlan } from './gates.ts';
import { holdoutOrigins, runHoldout } from './holdout.ts';
import { stackCurves } from './loo/stack-curves.ts';

/**
 * Fits a history in this thread: the chains one after the other, longer ones while the gates are not passed (twice at
 * most), then the rolling forecasts. What it takes to spread the same work over several threads is `runChain`,
 * `nextPlan`, `runHoldout` and `combineChains`; the result is the same.
 *
 * @throws FitStopped when `shouldStop` says so
 */
export function fitHistory(request: FitRequest, { onProgress, shouldStop }: RunOptions = {}): FitResult {
  if (request.comparesCurves) {
    const [logistic, hill] = bothCurves(request).map((one, k) =>
      fitHistory(one, { shouldStop, onProgress: (fraction) => onProgress?.((k + fraction) / 2) }),
    );
    return stackCurves(logistic!, hill!);
  }
  let [done, ahead] = [0, 0.7];
  const part = (index: number, count: number): RunOptions => ({
    shouldStop,
    onProgress: (fraction) => onProgress?.(done + (ahead * (index + fraction)) / count),
  });
  const chains = Array.from({ length: chainCount }, (_, chain) => chain);
  let runs = chains.map((chain) => runChain(request, chain, part(chain, chainCount)));
  for (let plan = nextPlan(request, runs); plan; plan = nextPlan(request, runs)) {
    done += ahead;
    ahead = (0.9 - done) / 2;
    runs = runs.map((previous) =>
      runChain(request, previous.chain, { plan, previous, ...part(previous.chain, chainCount) }),
    );
  }
  done += ahead;
  ahead = 1 - done;
  const origins = holdoutOrigins(request);
  const holdouts = origins.map((origin, k) => runHoldout(request, origin, part(k, origins.length)));
  const result = combineChains(request, runs, holdouts);
  onProgress?.(1);
  return result;
}

/** The requests that a comparison of curves is made of: logistic first, then Hill. */
export function bothCurves(request: FitRequest): FitRequest[] {
  return (['logistic', 'hill'] as const).map((curve) => ({
    ...request,
    comparesCurves: false,
    spec: { ...request.spec, curve },
  }));
}
