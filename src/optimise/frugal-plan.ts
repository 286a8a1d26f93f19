import { curveValues } from '../model/curve.ts';
import { type ValueModel, valueAt } from '../model/value-model.ts';
import type { Allocator } from './allocator.ts';
import { improve } from './improve.ts';
import { keeps } from './limits.ts';
import { type Plan, type Problem, planAt } from './problem.ts';
import { measure } from './risk.ts';

/** So many channels' own plans are improved. */
const mostImproved = 3;
/** How closely one channel's spend is sought at most, and how near to it is near enough before improving. */
const [halvings, nearEnough] = [60, 1e-3];

/**
 * The most frugal plan, among those that spend on one channel beside the least that limits ask of all, that reaches
 * the target; improved. Undefined for other aims, and where no channel reaches it alone. What such a plan spends no
 * better plan exceeds: where the target is small next to the budget, that is where all the tables must look.
 */
export function frugalPlan(problem: Problem, allocator: Allocator): Plan | undefined {
  const { aim, limits, model, risk } = problem;
  if (aim.kind !== 'target') return undefined;
  const { lower, upper } = limits;
  const idle = idleAt(model, lower);
  const plans: Plan[] = [];
  for (const i of lower.keys()) {
    const alone = oneChannel(model, idle, i, lower[i]!);
    const reaches = (x: number) => measure(risk, valueAt(alone, [x]).value) >= aim.value;
    let [low, high] = [lower[i]!, upper[i]!];
    if (!reaches(high)) continue;
    for (let round = 0; round < halvings && high - low > nearEnough * high; round += 1) {
      // In great steps until something is too little: targets may be many orders of magnitude below the budget.
      const middle = low > 0 ? low + (high - low) / 2 : high / 8;
      if (reaches(middle)) high = middle;
      else low = middle;
    }
    const plan = planAt(problem, lower.with(i, high));
    if (keeps(limits, plan.spend)) plans.push(plan);
  }
  let best: Plan | undefined;
  for (const plan of plans.sort((a, b) => a.total - b.total).slice(0, mostImproved)) {
    for (const found of [plan, improve(problem, allocator, plan)]) {
      if (found?.shortfall === 0 && (!best || found.total < best.total)) best = found;
    }
  }
  return best;
}

/** All channels at their least: base and additive parts, and log reach, by draw. */
interface Idle {
  readonly additive: Float64Array;
  readonly logReach: Float64Array;
}

function idleAt(model: ValueModel, lower: Float64Array): Idle {
  const { value, logReach } = valueAt(model, lower);
  return {
    additive: value.map((v, d) => v + model.reachScale[d]! * Math.expm1(-logReach[d]!)),
    logReach,
  };
}

/** The model of channel i alone, all others standing at their least: R(1 − e^{−G−g}) = R(1 − e^{−G}) + Re^{−G}(1 − e^{−g}). */
function oneChannel(model: ValueModel, { additive, logReach }: Idle, i: number, least: number): ValueModel {
  const channel = model.channels[i]!;
  const here = new Float64Array(model.draws);
  const base = additive.slice();
  for (const curve of channel.additive) {
    curveValues(curve, least, here);
    for (let d = 0; d < base.length; d += 1) base[d]! -= here[d]!;
  }
  const others = logReach.slice();
  if (channel.reach) {
    curveValues(channel.reach, least, here);
    for (let d = 0; d < others.length; d += 1) others[d]! -= here[d]!;
  }
  return {
    ...model,
    base: base.map((b, d) => b - model.reachScale[d]! * Math.expm1(-others[d]!)),
    reachScale: model.reachScale.map((r, d) => r * Math.exp(-others[d]!)),
    channels: [channel],
  };
}
