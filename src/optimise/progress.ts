import { workDone } from '../model/work.ts';
import { keeps } from './limits.ts';
import type { Plan, Problem } from './problem.ts';

/** Where the search may end before the gap is closed. */
export interface Effort {
  readonly nodes: number;
  /** By the clock: the last resort, on a machine that is so slow or so busy that the work takes longer. */
  readonly milliseconds: number;
  /** In work as it is counted (`work.ts`); without it, what an ordinary machine does in some of those milliseconds. */
  readonly work?: number;
}

/**
 * How much work a limit in milliseconds stands for. Measured over all kinds of problems an idle machine of 2024 does
 * 27,000 to 48,000 of it in a millisecond of its own time: one that is somewhat slower, or busier, still ends by the
 * work, and so with the same answer.
 */
export function workFor(milliseconds: number): number {
  return workPerMillisecond * milliseconds;
}

const workPerMillisecond = 25_000;

/** One line of the search's course: both figures were known at that moment. */
export interface Step {
  /** 0: today's plan, before anything was tried. */
  readonly iteration: number;
  readonly milliseconds: number;
  /** The best score so far; never falls. */
  readonly best: number;
  /** The proved bound so far; never rises. */
  readonly bound: number;
  /** (bound − best) as a part of the scale. */
  readonly gap: number;
}

/** Why a search ended. */
export type Stopped = 'closed' | 'nodes' | 'time' | 'cancelled';

export interface SearchResult {
  /** The best plan found; undefined when none that meets the aim was found. */
  readonly plan: Plan | undefined;
  /** No plan within the limits scores more; −Infinity when none can meet the aim. */
  readonly bound: number;
  readonly trace: readonly Step[];
  readonly nodes: number;
  readonly stopped: Stopped;
}

export interface SearchOptions {
  readonly effort: Effort;
  /** Plans to start from, today's first; those that break limits are left out. */
  readonly starts: readonly Float64Array[];
  /** What a gap is measured against, given the best plan: value at stake, or spend for a target. */
  readonly scale: (best: Plan) => number;
  readonly onStep?: (step: Step) => void;
  readonly shouldStop?: () => boolean;
  readonly now?: () => number;
}

/** "Proved" means a gap of at most this, as a part of the scale. */
export const provedGap = 1e-4;

/** The search goes on to this gap while that is quick … */
export const fineGap = 1e-9;
/**
 * … that is, for this much work after the gap fell to `provedGap`: some 0.2 s. Work rather than time is counted, so
 * that the same question has the same answer on a busy machine.
 */
const fineWork = 600_000;
const fineNodes = 400;
/** What one iteration costs beside the curves' draws, in evaluations of one curve in one draw: itself, a channel. */
const [ownWork, channelWork] = [2_000, 30];
/** A target or an ROI splits the budget at many prices in each iteration. */
const manyPrices = 10;

/** The search's course: the best plan so far, the trace, and when to end. */
export interface Progress {
  readonly trace: readonly Step[];
  best(): Plan | undefined;
  /** The best plan's score; −Infinity without one. */
  score(): number;
  /** Takes a plan that meets limits and aim and is better than the best so far. @returns whether it was */
  offer(plan: Plan | undefined): boolean;
  /** (bound − best) as a part of the scale; Infinity without a plan. */
  gap(bound: number): number;
  /** Starts the next iteration. */
  iterate(): void;
  /** Adds a line to the trace, unless nothing has changed or there is no plan or bound yet. */
  record(bound: number): void;
  /** Why the search must end now, if it must. */
  stop(bound: number, nodes: number): Stopped | undefined;
}

/** Starts to follow a search. */
export function followSearch(problem: Problem, options: SearchOptions): Progress {
  const now = options.now ?? (() => performance.now());
  const began = now();
  const workBefore = workDone();
  const mostWork = options.effort.work ?? workFor(options.effort.milliseconds);
  const trace: Step[] = [];
  const work = workOf(problem);
  let best: Plan | undefined;
  let iteration = 0;
  let provedAt: { iteration: number; nodes: number } | undefined;
  const gap = (bound: number) =>
    best ? (bound - best.score) / options.scale(best) : Number.POSITIVE_INFINITY;
  return {
    trace,
    best: () => best,
    score: () => best?.score ?? Number.NEGATIVE_INFINITY,
    gap,
    offer(plan) {
      if (!plan || plan.shortfall > 0 || !keeps(problem.limits, plan.spend)) return false;
      if (best && plan.score <= best.score) return false;
      best = plan;
      return true;
    },
    iterate() {
      iteration += 1;
    },
    record(bound) {
      if (!best || !Number.isFinite(bound)) return;
      const last = trace.at(-1);
      // A bound once proved stays proved.
      const least = Math.min(bound, last?.bound ?? bound);
      if (last && last.best === best.score && last.bound === least && last.iteration === iteration) return;
      const step = {
        iteration,
        milliseconds: now() - began,
        best: best.score,
        bound: least,
        gap: gap(least),
      };
      trace.push(step);
      options.onStep?.(step);
    },
    stop(bound, nodes) {
      if (options.shouldStop?.()) return 'cancelled';
      if (nodes >= options.effort.nodes) return 'nodes';
      if (workDone() - workBefore >= mostWork) return 'time';
      if (now() - began >= options.effort.milliseconds) return 'time';
      if (gap(bound) > provedGap) return undefined;
      provedAt ??= { iteration, nodes };
      const isSlow = (iteration - provedAt.iteration) * work > fineWork || nodes - provedAt.nodes > fineNodes;
      return isSlow ? 'closed' : undefined;
    },
  };
}

/** What an iteration costs, in evaluations of one curve in one draw. */
function workOf({ model, aim }: Problem): number {
  let curves = 0;
  for (const { additive, reach } of model.channels) curves += additive.length + (reach ? 1 : 0);
  const splits = aim.kind === 'surplus' ? 1 : manyPrices;
  return curves * model.draws + splits * (ownWork + channelWork * model.channels.length);
}
