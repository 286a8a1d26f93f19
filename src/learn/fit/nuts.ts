import type { Companions } from './companions.ts';
import { drawMomentum, fillVelocity, type Mass } from './mass.ts';
import type { RandomSource } from './random.ts';

/** A log density with its gradient, up to a constant. −∞ or NaN where it cannot be computed. */
export interface Target {
  readonly dimension: number;
  /** Rough standard deviations to start tuning from; 1 unless told. */
  readonly spreads?: Float64Array;
  logDensity(q: Float64Array, gradient: Float64Array): number;
  /** What is drawn between transitions, and changes the density. */
  readonly companions?: Companions;
  /** A step of another kind after each transition, that leaves the target as it is. */
  readonly jump?: (from: Position, random: RandomSource) => Position;
}

/** A position with the density there. */
export interface Position {
  readonly q: Float64Array;
  readonly gradient: Float64Array;
  readonly logDensity: number;
}

/** A position with a momentum. */
interface Phase extends Position {
  readonly p: Float64Array;
  /** M⁻¹p. */
  readonly velocity: Float64Array;
  readonly energy: number;
}

/** What one transition came to. */
export interface Transition {
  readonly position: Position;
  /** Mean acceptance over the steps of the trajectory: what the step size is tuned by. */
  readonly acceptance: number;
  readonly isDivergent: boolean;
  readonly steps: number;
}

/** The deepest tree: 2^10 steps. */
const deepestTree = 10;
/** A trajectory whose energy is off by this much has left the target. */
const lostEnergy = 1_000;

/** Part of a trajectory, walked from `begin` to `end`. */
interface Tree {
  readonly begin: Phase;
  readonly end: Phase;
  /** Sum of the momenta. */
  readonly momentum: Float64Array;
  /** log of the sum of the weights e^{H₀ − H}. */
  readonly logWeight: number;
  readonly proposal: Phase;
  /** Neither has it turned back nor has it diverged. */
  readonly goesOn: boolean;
}

/** The position q with its density. */
export function positionAt(target: Target, q: Float64Array): Position {
  const gradient = new Float64Array(target.dimension);
  return { q, gradient, logDensity: target.logDensity(q, gradient) };
}

/**
 * One transition of the No-U-Turn sampler with multinomial weights and the generalised criterion (Hoffman and Gelman
 * 2014; Betancourt 2017, appendix A), as Stan has it: the trajectory doubles, forwards or backwards in time, until it
 * turns back on itself; the next position is drawn from it by its weights, with a bias for the newer half.
 */
export function nutsTransition(
  target: Target,
  from: Position,
  {
    mass,
    step,
    random,
    deepest = deepestTree,
  }: {
    readonly mass: Mass;
    readonly step: number;
    readonly random: RandomSource;
    readonly deepest?: number;
  },
): Transition {
  const start = withMomentum(from, drawMomentum(mass, random), mass);
  let [accepted, steps, isDivergent] = [0, 0, false];

  const leaf = (at: Phase, direction: number): Tree => {
    const next = leapfrog(target, at, direction * step, mass);
    const gain = start.energy - next.energy;
    const weight = Number.isNaN(gain) ? -Infinity : gain;
    steps += 1;
    accepted += Math.min(1, Math.exp(weight));
    if (weight < -lostEnergy) isDivergent = true;
    return {
      begin: next,
      end: next,
      momentum: next.p,
      logWeight: weight,
      proposal: next,
      goesOn: weight >= -lostEnergy,
    };
  };
  const grown = (at: Phase, depth: number, direction: number): Tree => {
    if (depth === 0) return leaf(at, direction);
    const first = grown(at, depth - 1, direction);
    if (!first.goesOn) return first;
    const second = grown(first.end, depth - 1, direction);
    const logWeight = logSum(first.logWeight, second.logWeight);
    const isSecond = Math.log(random.uniform()) < second.logWeight - logWeight;
    return joined(first, second, logWeight, isSecond ? second.proposal : first.proposal);
  };

  let tree: Tree = {
    begin: start,
    end: start,
    momentum: start.p,
    logWeight: 0,
    proposal: start,
    goesOn: true,
  };
  for (let depth = 0; depth < deepest && tree.goesOn; depth += 1) {
    const direction = random.uniform() < 0.5 ? -1 : 1;
    // Walking backwards, the tree's beginning is where it goes on.
    const known = direction > 0 ? tree : turned(tree);
    const added = grown(known.end, depth, direction);
    if (!added.goesOn) break;
    const isNew = Math.log(random.uniform()) < added.logWeight - known.logWeight;
    const proposal = isNew ? added.proposal : known.proposal;
    const whole = joined(known, added, logSum(known.logWeight, added.logWeight), proposal);
    tree = direction > 0 ? whole : turned(whole);
  }
  return { position: tree.proposal, acceptance: accepted / steps, isDivergent, steps };
}

const turned = (tree: Tree): Tree => ({ ...tree, begin: tree.end, end: tree.begin });

/** Two parts in the order in which they were walked; it goes on while none of its spans has turned back. */
function joined(first: Tree, second: Tree, logWeight: number, proposal: Phase): Tree {
  const momentum = sum(first.momentum, second.momentum);
  const goesOn =
    second.goesOn &&
    isApart(first.begin, second.end, momentum) &&
    isApart(first.begin, second.begin, sum(first.momentum, second.begin.p)) &&
    isApart(first.end, second.end, sum(second.momentum, first.end.p));
  return { begin: first.begin, end: second.end, momentum, logWeight, proposal, goesOn };
}

/** Whether both ends still move away from each other. */
function isApart(begin: Phase, end: Phase, momentum: Float64Array): boolean {
  return dot(begin.velocity, momentum) > 0 && dot(end.velocity, momentum) > 0;
}

function withMomentum(position: Position, p: Float64Array, mass: Mass): Phase {
  const velocity = new Float64Array(p.length);
  fillVelocity(mass, p, velocity);
  return { ...position, p, velocity, energy: dot(velocity, p) / 2 - position.logDensity };
}

function leapfrog(target: Target, { q, p, gradient }: Phase, step: number, mass: Mass): Phase {
  const n = q.length;
  const half = new Float64Array(n);
  const moved = new Float64Array(n);
  const velocity = new Float64Array(n);
  for (let i = 0; i < n; i += 1) half[i] = p[i]! + (step / 2) * gradient[i]!;
  fillVelocity(mass, half, velocity);
  for (let i = 0; i < n; i += 1) moved[i] = q[i]! + step * velocity[i]!;
  const position = positionAt(target, moved);
  for (let i = 0; i < n; i += 1) half[i]! += (step / 2) * position.gradient[i]!;
  return withMomentum(position, half, mass);
}

/** A step of about the size at which one leapfrog step is accepted with probability 0.8 (as Stan starts). */
export function roughStep(
  target: Target,
  from: Position,
  { mass, step, random }: { readonly mass: Mass; readonly step: number; readonly random: RandomSource },
): number {
  const gainAt = (size: number) => {
    const start = withMomentum(from, drawMomentum(mass, random), mass);
    const gain = start.energy - leapfrog(target, start, size, mass).energy;
    return Number.isNaN(gain) ? -Infinity : gain;
  };
  const isGrowing = gainAt(step) > Math.log(0.8);
  let size = step;
  for (let tries = 0; tries < 50; tries += 1) {
    const next = isGrowing ? size * 2 : size / 2;
    if (gainAt(next) > Math.log(0.8) !== isGrowing) return isGrowing ? size : next;
    size = next;
  }
  return size;
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  const total = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) total[i] = a[i]! + b[i]!;
  return total;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += a[i]! * b[i]!;
  return total;
}

function logSum(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return high === -Infinity ? high : high + Math.log1p(Math.exp(low - high));
}
