import type { LimitTree } from './limits.ts';
import type { LocalModel } from './local-model.ts';

/**
 * The split that a local model finds best within nested limits: every channel spends until its marginal return has
 * fallen to the price, a group to a price of its own where its limit binds. `cost` is what a unit of spend costs.
 * Undefined when the channels' ranges leave no split that keeps the limits.
 */
export function allocateLocal(model: LocalModel, tree: LimitTree, cost: number): Float64Array | undefined {
  if (!rangeOf(model, tree)) return undefined;
  const spend = new Float64Array(model.at.length);
  const logCost = cost > 0 ? Math.log(cost) : freeLog;
  const idle = demandOf(model, tree, logCost).spend;
  // Without a limit that binds, spend as long as a unit returns more than it costs.
  fill(model, tree, clamp(idle, tree.min, tree.max), logCost, spend);
  return spend;
}

/** Limits may be missed by this much (as a part of the budget) through rounding. */
const slack = 1e-12;

function rangeOf(model: LocalModel, group: LimitTree): readonly [number, number] | undefined {
  let [low, high] = [0, 0];
  for (const i of group.channels) {
    low += model.low[i]!;
    high += model.high[i]!;
  }
  for (const inner of group.groups) {
    const range = rangeOf(model, inner);
    if (!range) return undefined;
    low += range[0];
    high += range[1];
  }
  const range = [Math.max(low, group.min), Math.min(high, group.max)] as const;
  return range[0] > range[1] + slack ? undefined : range;
}

/**
 * Prices are sought by their logarithm. At `freeLog`, no price at all, every channel takes all it can but the flat
 * ones (`flatLog`); at `leastLog` those do, too, as a least spend may ask of them; at `mostLog` none takes more than
 * it must.
 */
const [leastLog, freeLog, mostLog] = [-900, -800, 709];

/** What channel i takes at a price. */
function demandAt(model: LocalModel, i: number, logPrice: number): number {
  const q = model.elasticity[i]!;
  if (logPrice >= mostLog) return model.low[i]!;
  if (q === 0) return logPrice < model.logSlope[i]! ? model.high[i]! : model.low[i]!;
  const shift = model.shift[i]!;
  const x = (model.at[i]! + shift) * Math.exp((logPrice - model.logSlope[i]!) / q) - shift;
  return clamp(x, model.low[i]!, model.high[i]!);
}

interface Demand {
  readonly spend: number;
  /** d spend / d ln price. */
  readonly turn: number;
}

/** What the group takes at a price, inner groups kept to their limits. */
function demandOf(model: LocalModel, group: LimitTree, logPrice: number): Demand {
  let [spend, turn] = [0, 0];
  for (const i of group.channels) {
    const x = demandAt(model, i, logPrice);
    spend += x;
    const q = model.elasticity[i]!;
    if (q !== 0 && x > model.low[i]! && x < model.high[i]!) turn += (x + model.shift[i]!) / q;
  }
  for (const inner of group.groups) {
    const of = demandOf(model, inner, logPrice);
    spend += clamp(of.spend, inner.min, inner.max);
    if (of.spend > inner.min && of.spend < inner.max) turn += of.turn;
  }
  return { spend, turn };
}

/** Spends `target` within the group; the price `guess` is tried first. */
function fill(model: LocalModel, group: LimitTree, target: number, guess: number, spend: Float64Array): void {
  const [lower, higher] = clearingPrices(model, group, target, guess);
  // At the higher price there is something left, unless rounding took it: what is over goes where there is room.
  let rest = target - demandOf(model, group, higher).spend;
  for (const i of group.channels) {
    const [low, high] = [demandAt(model, i, higher), demandAt(model, i, lower)];
    const extra = clamp(rest, 0, high - low);
    spend[i] = low + extra;
    rest -= extra;
  }
  for (const inner of group.groups) {
    const low = clamp(demandOf(model, inner, higher).spend, inner.min, inner.max);
    const high = clamp(demandOf(model, inner, lower).spend, inner.min, inner.max);
    const extra = clamp(rest, 0, high - low);
    rest -= extra;
    fill(model, inner, low + extra, higher, spend);
  }
  for (const i of group.channels) {
    if (rest === 0) break;
    const x = clamp(spend[i]! + rest, model.low[i]!, model.high[i]!);
    rest -= x - spend[i]!;
    spend[i] = x;
  }
}

/** A total this near to the target (as a part of the budget) is as good as the target. */
const onTarget = 1e-14;

/** Logarithms of two prices: the group takes at least the target at the first, at most the target at the second. */
function clearingPrices(
  model: LocalModel,
  group: LimitTree,
  target: number,
  guess: number,
): readonly [number, number] {
  if (Math.abs(demandOf(model, group, guess).spend - target) <= onTarget) return [guess, guess];
  let [low, high] = [leastLog, mostLog];
  let at = averageLogSlope(model, group);
  for (let round = 1; high - low > 1e-15 * Math.max(1, Math.abs(low)) && round < 300; round += 1) {
    const { spend, turn } = demandOf(model, group, at);
    if (Math.abs(spend - target) <= onTarget) return [at, at];
    if (spend > target) low = at;
    else high = at;
    // Newton's step; now and then a halving, so that a jump in the demand is closed in on from both sides.
    const newton = at + (target - spend) / turn;
    at = newton > low && newton < high && round % 4 !== 0 ? newton : (low + high) / 2;
  }
  return [low, high];
}

function averageLogSlope(model: LocalModel, group: LimitTree): number {
  let [sum, count] = [0, 0];
  for (const i of membersOf(group)) {
    if (model.slope[i]! <= 0) continue;
    sum += model.logSlope[i]!;
    count += 1;
  }
  return count > 0 ? sum / count : freeLog;
}

function membersOf(group: LimitTree): number[] {
  return [...group.channels, ...group.groups.flatMap(membersOf)];
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
