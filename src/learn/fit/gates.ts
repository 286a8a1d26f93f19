import type { ChainPlan, ChainRun } from './chain.ts';
import { chainCount, firstPlan } from './chain.ts';
import type { Convergence } from './convergence.ts';
import type { FitFault } from './fit.ts';
import { createFitModel, type FitModel } from './fit-model.ts';
import type { FitRequest } from './fit-request.ts';
import { convergenceOf, parametersOf } from './parameters.ts';
import { drawsIn, parameterDraws } from './posterior.ts';
import { leaksOf } from './review/leaks.ts';

/**
 * Below these a fit's draws are not to be built on (Vehtari et al. 2021). A divergent transition marks a place where
 * the sampler could not follow the posterior: one in a thousand draws is borne, as a rare overshoot in a tail; more
 * means a region that the draws leave out.
 */
const gates = { rHat: 1.01, ess: 400, divergentShare: 0.001 } as const;

/** Fewest weeks of any fit: half a year; and at least one a parameter. */
const fewestWeeks = 26;

/** The worst over all parameters. */
export function worstOf(all: readonly Convergence[]): Convergence {
  return {
    rHat: Math.max(...all.map(({ rHat }) => rHat)),
    essBulk: Math.min(...all.map(({ essBulk }) => essBulk)),
    essTail: Math.min(...all.map(({ essTail }) => essTail)),
  };
}

/** What keeps plans from being built on a fit. */
export function faultsOf(model: FitModel, runs: readonly ChainRun[], worst: Convergence): FitFault[] {
  const divergences = runs.reduce((sum, { samples }) => sum + samples.divergences, 0);
  return [
    ...(worst.rHat < gates.rHat ? [] : (['rhat'] as const)),
    ...(Math.min(worst.essBulk, worst.essTail) >= gates.ess ? [] : (['ess'] as const)),
    ...(divergences <= gates.divergentShare * drawsIn(runs) ? [] : (['divergent'] as const)),
    ...(model.seen >= Math.max(fewestWeeks, model.dimension + model.columns.length)
      ? []
      : (['weeks'] as const)),
  ];
}

/** Rounds after the first. */
const mostRounds = 2;

/**
 * What to do when the gates are not passed: chains that diverged start anew with smaller steps, others go on for as
 * many draws as they have. Undefined when all is well, or when no more would help.
 */
export function nextPlan(request: FitRequest, runs: readonly ChainRun[]): ChainPlan | undefined {
  const plan = runs[0]?.plan ?? firstPlan;
  if (plan.round >= mostRounds || runs.length < chainCount) return undefined;
  const model = createFitModel(request);
  const values = parameterDraws(model, runs, parametersOf(model));
  const worst = worstOf(values.map((draws) => convergenceOf(draws, runs.length)));
  const faults = faultsOf(model, runs, worst).filter((fault) => fault !== 'weeks');
  // More draws do not mend a fit whose controls leave no plan.
  if (faults.length === 0 || leaksOf(request, model).length > 0) return undefined;
  const draws = drawsIn(runs) / runs.length;
  const round = plan.round + 1;
  if (!faults.includes('divergent')) return { ...plan, round, draws, goesOn: true };
  return { ...plan, round, draws, acceptance: 1 - (1 - plan.acceptance) / 5, goesOn: false };
}
