import { createFitModel, type FitModel } from '../fit-model.ts';
import type { FitRequest } from '../fit-request.ts';
import { checks } from './checks.ts';
import { controlFindings } from './findings.ts';

/** A control that takes the channels' effect or knows the outcome, and how sure that is. */
export interface Leak {
  readonly check: 'control-from-spend' | 'control-is-outcome';
  readonly control: string;
  readonly value: number;
}

/** The mean of the prior of carry-over. */
const usualDecay = 0.25;

/**
 * Controls with which no plan may be built, found from the data alone: a fit of them is lost time (a column that is the
 * outcome leaves no noise, and chains crawl).
 */
export function leaksOf(request: FitRequest, model: FitModel = createFitModel(request)): Leak[] {
  const found = controlFindings(
    model,
    model.channels.map(() => usualDecay),
  );
  return found.flatMap(({ name, explainedBySpend, byChance, withOutcome }): Leak[] => [
    ...(byChance < 0.01 && explainedBySpend >= limitOf('control-from-spend')
      ? [{ check: 'control-from-spend' as const, control: name, value: explainedBySpend }]
      : []),
    ...(withOutcome >= limitOf('control-is-outcome')
      ? [{ check: 'control-is-outcome' as const, control: name, value: withOutcome }]
      : []),
  ]);
}

const limitOf = (name: Leak['check']) =>
  checks.find((check) => check.name === name)?.none ?? Number.POSITIVE_INFINITY;
