import { type ChainPlan, type ChainRun, type RunOptions, runChain } from '../../src/learn/fit/chain.ts';
import { combineChains } from '../../src/learn/fit/combine.ts';
import type { FitResult } from '../../src/learn/fit/fit.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { nextPlan } from '../../src/learn/fit/gates.ts';
import { type HoldoutRun, runHoldout } from '../../src/learn/fit/holdout.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';

/** One piece of a fit, as a worker thread does it. */
export type FitStep =
  | {
      readonly kind: 'chain';
      readonly chain: number;
      readonly plan?: ChainPlan;
      readonly previous?: ChainRun;
    }
  | { readonly kind: 'next'; readonly runs: readonly ChainRun[] }
  | { readonly kind: 'holdout'; readonly origin: number }
  | {
      readonly kind: 'combine';
      readonly runs: readonly ChainRun[];
      readonly holdouts: readonly HoldoutRun[];
    };

/** What a worker thread is given. */
export interface FitTask {
  readonly request: FitRequest;
  readonly step: FitStep;
  /** Set to 1 from outside to stop the work. */
  readonly stop: Int32Array;
  /** How much of each piece is done, in parts of `wholeStep`; this one's is at `slot`. */
  readonly done: Int32Array;
  readonly slot: number;
}

/** A piece that is wholly done. */
export const wholeStep = 1_000_000;

/** What a piece came to, by its kind. Errors of people's input cross the thread as data. */
export interface FitStepResults {
  readonly chain: ChainRun;
  readonly next: ChainPlan | undefined;
  readonly holdout: HoldoutRun;
  readonly combine: FitResult;
}

export type FitStepOutcome =
  | { readonly result: FitStepResults[FitStep['kind']] }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Runs in a worker thread, so that numbers never block the event loop. */
export default function work({ request, step, stop, done, slot }: FitTask): FitStepOutcome {
  const watched: RunOptions = {
    shouldStop: () => Atomics.load(stop, 0) === 1,
    onProgress: (fraction) => {
      Atomics.store(done, slot, Math.round(fraction * wholeStep));
    },
  };
  try {
    return { result: resultOf(request, step, watched) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}

function resultOf(request: FitRequest, step: FitStep, watched: RunOptions): FitStepResults[FitStep['kind']] {
  switch (step.kind) {
    case 'chain': {
      const { chain, plan, previous } = step;
      return runChain(request, chain, { ...watched, ...(plan && { plan }), ...(previous && { previous }) });
    }
    case 'next':
      return nextPlan(request, step.runs);
    case 'holdout':
      return runHoldout(request, step.origin, watched);
    case 'combine':
      return combineChains(request, step.runs, step.holdouts);
  }
}
