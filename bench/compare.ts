import { violation } from '../src/optimise/limits.ts';
import { compileProblem, gapScale } from '../src/optimise/optimise.ts';
import { planAt } from '../src/optimise/problem.ts';
import { drawSeed, type Measured } from './measure.ts';
import type { BenchProblem } from './problems.ts';
import type { Slsqp } from './slsqp.ts';

/** SLSQP beside the optimiser on one problem. */
export interface Compared {
  readonly name: string;
  /** The units that SLSQP saw: money as peers pose it, or scaled to a budget and a value at stake of 1. */
  readonly units: 'money' | 'scaled';
  readonly success: boolean;
  readonly message: string;
  readonly iterations: number | null;
  readonly milliseconds: number;
  /** Its time ÷ ours (the search, with its proof). */
  readonly timeRatio: number;
  /** Its value ÷ ours, both above zero spend. */
  readonly valueRatio: number;
  /** By how much its plan breaks a limit, as a part of the budget. */
  readonly violation: number;
  /** Its plan keeps the limits and is worth more than ours. */
  readonly beatsOurs: boolean;
}

/** Plans that differ by less than this, as a part of the value at stake, are worth the same. */
const sameValue = 1e-9;
/** A plan that misses a limit by more than this part of the budget is no plan. */
const keepsLimits = 1e-9;

/** Runs SLSQP on a problem in both units; its plan is judged by our own model and limits. */
export async function compareWithSlsqp(
  slsqp: Slsqp,
  { name, scenario, draws }: BenchProblem,
  ours: Measured,
): Promise<Compared[]> {
  const compiled = compileProblem(scenario, draws, drawSeed);
  const { problem, today, spendUnit, valueUnit } = compiled;
  const rows: Compared[] = [];
  for (const units of ['money', 'scaled'] as const) {
    const answer = await slsqp.solve(compiled, units);
    const unit = units === 'money' ? spendUnit : 1;
    const { lower, upper } = problem.limits;
    // SLSQP leaves bounds by a rounding error.
    const spend = Float64Array.from(answer.spend, (x, i) =>
      Math.min(upper[i]!, Math.max(lower[i]!, x / unit)),
    );
    const theirs = planAt(problem, spend);
    const missed = violation(problem.limits, spend);
    const idle = problem.idleValue;
    const best = ours.best / valueUnit;
    rows.push({
      name,
      units,
      success: answer.success,
      message: answer.message,
      iterations: answer.iterations,
      milliseconds: answer.milliseconds,
      timeRatio: answer.milliseconds / ours.milliseconds.search,
      valueRatio: (theirs.score - idle) / (best - idle),
      violation: missed,
      beatsOurs: missed <= keepsLimits && theirs.score > best + sameValue * gapScale(problem, theirs, today),
    });
  }
  return rows;
}
