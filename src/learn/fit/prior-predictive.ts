import { responseRoom } from './channel-response.ts';
import { quantileOf } from './convergence.ts';
import { createFitModel } from './fit-model.ts';
import type { FitRequest } from './fit-request.ts';
import { drawNoise } from './noise.ts';
import { type Estimate, estimateOf } from './parameters.ts';
import { drawPrior } from './prior-draw.ts';
import { createRandom } from './random.ts';

/** What the assumptions alone foretell, beside what was observed; outcome per week in its own unit. */
export interface PriorPredictive {
  readonly draws: number;
  /** Share of all weeks that the prior makes negative: an outcome that cannot be. */
  readonly negativeShare: number;
  /** What nine tenths of all weeks lie in. */
  readonly range: { readonly low: number; readonly high: number };
  /** The smallest and the largest week that was observed. */
  readonly observed: { readonly low: number; readonly high: number };
  /** Width of the range ÷ width of what was observed. */
  readonly timesObserved: number;
  /** Share of the observed weeks inside the range: near 1, or the prior rules out what happened. */
  readonly covered: number;
  /** All channels' contribution as a share of the observed outcome, 90 % of draws. */
  readonly mediaShare: Estimate;
}

const draws = 1_000;

/** Draws whole histories of the outcome from the prior, given the spend, controls and events that were. */
export function priorPredictive(request: FitRequest): PriorPredictive {
  const model = createFitModel(request);
  const random = createRandom(request.seed, 7);
  const { weeks, columns, scale } = model;
  const rooms = model.channels.map(() => responseRoom(request.spec.curve, weeks));
  const outcomes = new Float64Array(draws * weeks);
  const shares = new Float64Array(draws);
  let negative = 0;
  for (let d = 0; d < draws; d += 1) {
    const { q, linear } = drawPrior(model, random, rooms);
    const point = model.pointAt(q, rooms);
    for (let t = 0; t < weeks; t += 1) {
      let outcome = drawNoise(point.sigma, random);
      columns.forEach(({ values }, k) => {
        outcome += linear[k]! * values[t]!;
      });
      point.channels.forEach(({ coefficient }, i) => {
        outcome += coefficient * rooms[i]!.value[t]!;
      });
      outcomes[d * weeks + t] = outcome * scale.largest;
      if (outcome < 0) negative += 1;
    }
    shares[d] = point.channels.reduce((sum, { logShare }) => sum + Math.exp(logShare), 0);
  }
  outcomes.sort();
  const range = { low: quantileOf(outcomes, 0.05), high: quantileOf(outcomes, 0.95) };
  const values = request.history.outcome.values;
  const observed = { low: Math.min(...values), high: Math.max(...values) };
  return {
    draws,
    negativeShare: negative / outcomes.length,
    range,
    observed,
    timesObserved: (range.high - range.low) / Math.max(observed.high - observed.low, 1e-9 * scale.largest),
    covered: values.filter((value) => value >= range.low && value <= range.high).length / values.length,
    mediaShare: estimateOf(shares, 0.9),
  };
}
