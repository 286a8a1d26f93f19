import type { Curve } from '../model/curve-families.ts';
import { curvesIn, type ValueModel, valueAt } from '../model/value-model.ts';
import type { Allocator } from './allocator.ts';
import type { Problem } from './problem.ts';
import { workFor } from './progress.ts';
import { measure } from './risk.ts';
import { type SearchOptions, search } from './search.ts';

/** So many draws stand for all when a plan to start from is sought. */
const fewDraws = 64;
/** Worth while from so many evaluations of curves a plan on. */
const worthwhileFrom = 100_000;
/** It takes this many boxes, and this part of the work, at most. */
const [boxes, shareOfWork] = [1, 0.2];

/**
 * A plan to start from that is the best for a few of the draws: where channels and draws are many, every step on all of
 * them is dear, and most of the way can be gone on a few. Undefined where that is not worth while.
 */
export function coarseStart(
  problem: Problem,
  allocator: Allocator,
  options: SearchOptions,
): Float64Array | undefined {
  const { model, risk } = problem;
  const { effort } = options;
  if (curvesIn(model) * model.draws < worthwhileFrom || model.draws < 4 * fewDraws) return undefined;
  const thin = thinned(model);
  const idle = valueAt(thin, new Float64Array(model.channels.length)).value;
  const { plan } = search({ ...problem, model: thin, idleValue: measure(risk, idle) }, allocator, {
    effort: {
      nodes: boxes,
      milliseconds: shareOfWork * effort.milliseconds,
      work: shareOfWork * (effort.work ?? workFor(effort.milliseconds)),
    },
    starts: options.starts,
    scale: options.scale,
    ...(options.shouldStop && { shouldStop: options.shouldStop }),
    ...(options.now && { now: options.now }),
  });
  return plan?.spend;
}

/** The model over every so many-th of its draws. */
function thinned(model: ValueModel): ValueModel {
  const step = Math.floor(model.draws / fewDraws);
  const few = (values: Float64Array) => Float64Array.from({ length: fewDraws }, (_, d) => values[d * step]!);
  const thin = <C extends Curve>(curve: C): C => {
    const entries = Object.entries(curve).map(([name, value]) => [
      name,
      value instanceof Float64Array ? few(value) : value,
    ]);
    return Object.fromEntries(entries);
  };
  return {
    ...model,
    draws: fewDraws,
    base: few(model.base),
    reachScale: few(model.reachScale),
    channels: model.channels.map(({ additive, reach }) => ({
      additive: additive.map(thin),
      reach: reach && thin(reach),
    })),
  };
}
