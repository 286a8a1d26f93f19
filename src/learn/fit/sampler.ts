import { covarianceSum, diagonalMass, type Mass } from './mass.ts';
import { nutsTransition, type Position, positionAt, roughStep, type Target } from './nuts.ts';
import type { RandomSource } from './random.ts';
import { createStepSize } from './step-size.ts';

/** What a sampler has learned about its target. Plain data: it crosses threads. */
interface Tuning {
  readonly mass: Mass;
  readonly step: number;
}

/** Draws of one chain, after it settled. Plain data. */
export interface Samples {
  /** Positions, one after the other: draw d is `positions[d·dimension …]`. */
  readonly positions: Float64Array;
  /** The target's companions at each draw, one draw after the other. */
  readonly kept: Float64Array;
  readonly draws: number;
  readonly divergences: number;
  /** Leapfrog steps in all, with those of the warm-up: gradients that were worked out. */
  readonly steps: number;
  readonly tuning: Tuning;
}

/** How long a chain runs, and who may stop it. */
export interface SamplerOptions {
  readonly warmup: number;
  readonly draws: number;
  /** The acceptance that the step size is tuned to; nearer 1 takes smaller steps through narrow places. */
  readonly acceptance: number;
  readonly random: RandomSource;
  /** Called before each transition, with how many were made; throws to stop. */
  readonly onTransition?: ((made: number) => void) | undefined;
}

/**
 * The deepest trees before a metric has been learned, and while it is: long trajectories in a metric that is wrong cost
 * most of the time and teach little.
 */
const [deepestUntuned, deepestTuning] = [6, 8];

/**
 * Runs a chain from `start`: the warm-up tunes step and metric in windows that double in length, as Stan's does; then
 * `draws` transitions are kept.
 */
export function sample(target: Target, start: Float64Array, options: SamplerOptions): Samples {
  const { warmup, random, acceptance, onTransition } = options;
  const companions = target.companions;
  companions?.reset();
  const spare = new Float64Array(companions?.size ?? 0);
  let position = positionAt(target, start);
  let mass = diagonalMass(target.spreads ?? new Float64Array(target.dimension).fill(1));
  const stepSize = createStepSize(acceptance, 1);
  const restart = () =>
    stepSize.restart(roughStep(target, position, { mass, step: stepSize.settled, random }));
  restart();
  const closes = windowEnds(warmup);
  let window = covarianceSum(target.dimension);
  const opens = openingLength(warmup);
  let steps = 0;
  for (let k = 0; k < warmup; k += 1) {
    onTransition?.(k);
    const deepest = closes[0] !== undefined && k < closes[0] ? deepestUntuned : deepestTuning;
    const next = nutsTransition(target, position, { mass, step: stepSize.step, random, deepest });
    position = next.position;
    steps += next.steps;
    stepSize.learn(next.acceptance);
    // Far from the target every week would look like an outlier: companions join when it has been found.
    if (k >= opens) position = refreshed(target, position, random, spare);
    if (k < opens || k >= (closes.at(-1) ?? 0)) continue;
    window.add(position.q);
    if (!closes.includes(k + 1)) continue;
    mass = window.mass();
    window = covarianceSum(target.dimension);
    restart();
  }
  const kept = keep(target, position, { mass, step: stepSize.settled }, options, warmup);
  return { ...kept, steps: steps + kept.steps };
}

/** Goes on from where a chain stopped, without tuning; its first draws are kept, too. */
export function sampleMore(
  target: Target,
  before: Samples,
  options: Pick<SamplerOptions, 'draws' | 'random' | 'onTransition'>,
): Samples {
  const last = before.positions.slice((before.draws - 1) * target.dimension);
  const { companions } = target;
  companions?.resume(last, before.kept.subarray((before.draws - 1) * companions.size), options.random);
  const more = keep(target, positionAt(target, last), before.tuning, options, 0);
  const positions = new Float64Array(before.positions.length + more.positions.length);
  positions.set(before.positions);
  positions.set(more.positions, before.positions.length);
  const kept = new Float64Array(before.kept.length + more.kept.length);
  kept.set(before.kept);
  kept.set(more.kept, before.kept.length);
  return {
    positions,
    kept,
    draws: before.draws + more.draws,
    divergences: before.divergences + more.divergences,
    steps: before.steps + more.steps,
    tuning: before.tuning,
  };
}

function keep(
  target: Target,
  start: Position,
  tuning: Tuning,
  { draws, random, onTransition }: Pick<SamplerOptions, 'draws' | 'random' | 'onTransition'>,
  made: number,
): Samples {
  const size = target.companions?.size ?? 0;
  const positions = new Float64Array(draws * target.dimension);
  const kept = new Float64Array(draws * size);
  let [position, divergences, steps] = [start, 0, 0];
  for (let d = 0; d < draws; d += 1) {
    onTransition?.(made + d);
    const next = nutsTransition(target, position, { ...tuning, random });
    position = next.position;
    steps += next.steps;
    if (next.isDivergent) divergences += 1;
    const into = kept.subarray(d * size, (d + 1) * size);
    position = refreshed(target, position, random, into);
    positions.set(position.q, d * target.dimension);
  }
  return { positions, kept, draws, divergences, steps, tuning };
}

/** Jumps, and draws the companions at the position where that ends. */
function refreshed(target: Target, from: Position, random: RandomSource, kept: Float64Array): Position {
  const position = target.jump?.(from, random) ?? from;
  return target.companions?.redraw(position.q, random, kept) ? positionAt(target, position.q) : position;
}

/** The first transitions only find the target: Stan's 75 of 1,000. */
const openingLength = (warmup: number) => Math.floor(0.075 * warmup);

/** After which transitions the metric is learned anew: windows of 25, 50, 100, … of a warm-up of 1,000. */
function windowEnds(warmup: number): number[] {
  const last = warmup - Math.floor(0.05 * warmup);
  const ends: number[] = [];
  let [at, length] = [openingLength(warmup), Math.max(10, Math.floor(0.025 * warmup))];
  while (at + length <= last) {
    // A window that would leave less than a full one behind it takes the rest.
    const end = at + 3 * length > last ? last : at + length;
    ends.push(end);
    [at, length] = [end, 2 * length];
  }
  return ends;
}
