import { createFitModel } from './fit-model.ts';
import type { FitRequest } from './fit-request.ts';
import { startOf } from './prior-draw.ts';
import { createRandom } from './random.ts';
import { type Samples, sample, sampleMore } from './sampler.ts';

/** Independent chains of a fit; each may run in a thread of its own. */
export const chainCount = 4;

/** How a chain is run: `round` 0 at first, longer or with more care when the gates were not passed. */
export interface ChainPlan {
  readonly round: number;
  readonly warmup: number;
  readonly draws: number;
  /** What the step size is tuned to. */
  readonly acceptance: number;
  /** Goes on from the chain's last draw; else it starts anew. */
  readonly goesOn: boolean;
}

/** How every fit starts. */
export const firstPlan: ChainPlan = { round: 0, warmup: 500, draws: 500, acceptance: 0.9, goesOn: false };

/** What one chain brought. Plain data: it crosses threads. */
export interface ChainRun {
  readonly chain: number;
  readonly plan: ChainPlan;
  readonly samples: Samples;
}

/** Who watches over a run, and may stop it. */
export interface RunOptions {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Asked often; true stops the run with `FitStopped`. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Somebody asked the fit to stop. */
export class FitStopped extends Error {
  constructor() {
    super('The fit was stopped');
    this.name = 'FitStopped';
  }
}

/** Reports progress now and then, and stops when asked. */
export function watched({ onProgress, shouldStop }: RunOptions, transitions: number): (made: number) => void {
  const every = Math.max(1, Math.floor(transitions / 100));
  return (made) => {
    if (shouldStop?.()) throw new FitStopped();
    if (made % every === 0) onProgress?.(made / transitions);
  };
}

/**
 * Runs one chain of a fit. The same request, chain and plan give the same draws, in whatever thread and order.
 *
 * @param previous the same chain's run before, where the plan goes on from it
 * @throws FitStopped when `shouldStop` says so
 */
export function runChain(
  request: FitRequest,
  chain: number,
  {
    plan = firstPlan,
    previous,
    ...options
  }: RunOptions & { readonly plan?: ChainPlan; readonly previous?: ChainRun } = {},
): ChainRun {
  const model = createFitModel(request);
  const random = createRandom(request.seed, 1, chain, plan.round);
  const { warmup, draws, acceptance } = plan;
  const goesOn = plan.goesOn && previous !== undefined;
  const onTransition = watched(options, goesOn ? draws : warmup + draws);
  const samples = goesOn
    ? sampleMore(model, previous.samples, { draws, random, onTransition })
    : sample(model, startOf(model, random), { warmup, draws, acceptance, random, onTransition });
  options.onProgress?.(1);
  return { chain, plan, samples };
}
