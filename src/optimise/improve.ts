import type { Allocator } from './allocator.ts';
import { polish } from './polish.ts';
import { leeway, type Plan, type Problem } from './problem.ts';

/**
 * The best plan near `start` that meets the aim. For ROI and target it is the most valuable plan at the largest
 * (or least) total spend that still meets the condition, found by narrowing that total down. Undefined when no
 * plan near `start` meets the condition.
 */
export function improve(problem: Problem, allocator: Allocator, start: Plan): Plan | undefined {
  const { aim } = problem;
  if (aim.kind === 'surplus') return polish(problem, allocator, start, aim.price);
  return aim.kind === 'target'
    ? reachTarget(problem, allocator, start)
    : keepReturn(problem, allocator, start);
}

/** Spends more, little by little, until the target is met, then narrows the total down from both sides. */
function reachTarget(problem: Problem, allocator: Allocator, start: Plan): Plan | undefined {
  let plan = start;
  let missed = leastTotal(problem);
  for (const growth of [1, 1.01, 1.05, 1.2, 1.6, 2.5, 5, 20, Number.POSITIVE_INFINITY]) {
    const budget = Math.min(whole, growth * Math.max(start.total, 1e-3));
    plan = polish(problem, allocator, plan, 0, budget);
    if (plan.shortfall === 0) return narrow(problem, allocator, plan, missed);
    missed = plan.total;
    if (budget === whole) return undefined;
  }
  return undefined;
}

/** Spends as much as the return allows, after spending less, if need be, until it is met. */
function keepReturn(problem: Problem, allocator: Allocator, start: Plan): Plan | undefined {
  const free = polish(problem, allocator, start, 0);
  if (free.shortfall === 0) return free;
  const good = start.shortfall === 0 ? start : mostReturn(problem, allocator, start, free);
  return good && narrow(problem, allocator, good, free.total);
}

/** A plan that meets the return: the one near `start` that exceeds it most, else a smaller one of `free`'s kind. */
function mostReturn(problem: Problem, allocator: Allocator, start: Plan, free: Plan): Plan | undefined {
  const least = problem.aim.kind === 'roi' ? problem.aim.least : 0;
  const near = polish(problem, allocator, start, least);
  return near.shortfall === 0 ? near : shrinkUntilMet(problem, allocator, free);
}

/** The whole budget, in the problem's unit. */
const whole = 1;

function leastTotal({ limits }: Problem): number {
  return limits.lower.reduce((sum, x) => sum + x, 0);
}

function shrinkUntilMet(problem: Problem, allocator: Allocator, start: Plan): Plan | undefined {
  let plan = start;
  for (const part of [0.9, 0.75, 0.6, 0.45, 0.3, 0.2, 0.1, 0.05, 0.02, 0.005, 0]) {
    const budget = part * start.total;
    if (budget < leastTotal(problem)) return undefined;
    plan = polish(problem, allocator, plan, 0, budget);
    if (plan.shortfall === 0) return plan;
  }
  return undefined;
}

/** Moves the total from a plan that meets the condition towards one that does not, as far as it goes. */
function narrow(problem: Problem, allocator: Allocator, met: Plan, missedTotal: number): Plan {
  let [good, missed] = [met, missedTotal];
  let slack = marginOf(problem, good);
  let missedSlack = Number.NaN;
  for (let round = 0; round < 60 && Math.abs(good.total - missed) > 1e-13; round += 1) {
    // Regula falsi where both ends are known, with every third step in the middle so that it cannot stall.
    const share = Number.isNaN(missedSlack) || round % 3 === 2 ? 0.5 : slack / (slack - missedSlack);
    const budget = good.total + Math.min(1 - 1e-6, Math.max(1e-9, share)) * (missed - good.total);
    const plan = polish(problem, allocator, good, 0, budget, Math.min(0.1, Math.abs(missed - good.total)));
    if (plan.shortfall === 0 && plan.score > good.score) {
      good = plan;
      slack = marginOf(problem, plan);
    } else if (plan.shortfall === 0) {
      // No dearer plan than this one is any better: the condition is not what holds it back.
      break;
    } else {
      missed = budget;
      missedSlack = marginOf(problem, plan);
    }
  }
  return good;
}

/** By how much the condition is met (positive) or missed. */
function marginOf({ aim, idleValue }: Problem, plan: Plan): number {
  if (aim.kind === 'target') return plan.value - aim.value + leeway;
  return aim.kind === 'roi' ? plan.value - idleValue - aim.least * plan.total + leeway : 0;
}
