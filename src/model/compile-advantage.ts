import { middle, type Parameter, type Support } from '../scenario/parameter.ts';
import type { AdvantageScenario, LevelResponse } from '../scenario/scenario.ts';
import type { HillCurve, ReachCurve } from './curve-families.ts';
import type { Drawer } from './draws.ts';
import type { ChannelCurves, ValueModel } from './value-model.ts';

/**
 * The channel advantage model over the drawer's draws:
 * V = K·(w_η Σ π_i η_i + w_β (1 − Π(1 − β_i)) + w_γ Σ π_i γ_i), K = M u^a m^b p^d.
 */
export function compileAdvantage(scenario: AdvantageScenario, drawer: Drawer): ValueModel {
  const { advantage } = scenario;
  const draws = drawer.count;
  const scale = drawer.draw(advantage.fullValue, 'positive');
  for (const name of ['satisfaction', 'market', 'precision'] as const) {
    const factor = drawer.draw(advantage[name], 'positive');
    const exponent = drawer.draw(advantage.exponents[name], 'positive');
    for (let d = 0; d < draws; d += 1) scale[d]! *= factor[d]! ** exponent[d]!;
  }
  const share = drawShares(scenario, drawer);
  const base = new Float64Array(draws);
  const channels = scenario.channels.map((channel, i): ChannelCurves => {
    const seenAt = channel.levelsAt ?? channel.today;
    const additive = (['efficiency', 'influence'] as const)
      .filter((name) => advantage.weights[name] > 0)
      .map((name): HillCurve => {
        const levels = drawLevels(channel[name], seenAt, drawer);
        const perLevel = scale.map((k, d) => k * advantage.weights[name] * share[i]![d]!);
        for (let d = 0; d < draws; d += 1) base[d]! += perLevel[d]! * levels.floor[d]!;
        return {
          family: 'hill',
          amplitude: perLevel.map((value, d) => value * (levels.ceiling[d]! - levels.floor[d]!)),
          half: levels.half,
          steepness: levels.steepness,
          offset: new Float64Array(draws),
        };
      });
    const reach: ReachCurve | undefined =
      advantage.weights.coverage > 0
        ? { family: 'reach', ...drawLevels(channel.coverage, seenAt, drawer) }
        : undefined;
    return { additive, reach };
  });
  return {
    draws,
    base,
    reachScale: scale.map((k) => k * advantage.weights.coverage),
    hasReach: advantage.weights.coverage > 0,
    channels,
  };
}

/** Audience shares by channel and draw; each draw's shares are scaled to sum to 1. */
function drawShares(scenario: AdvantageScenario, drawer: Drawer): Float64Array[] {
  const shares = scenario.channels.map((channel) => drawer.draw(channel.share, 'unit'));
  for (let d = 0; d < drawer.count; d += 1) {
    const total = shares.reduce((sum, share) => sum + share[d]!, 0);
    for (const share of shares) share[d]! /= total;
  }
  return shares;
}

interface Levels {
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  readonly half: Float64Array;
  readonly steepness: Float64Array;
}

/** How often a draw whose floor, level and ceiling are out of order is made again before it is squeezed in. */
const mostRedraws = 100;

/**
 * An attribute's floor, ceiling, half-saturation and slope by draw. Where the level at a spend x₀ (today's, unless
 * the channel says otherwise) is given, the half-saturation follows: c = x₀·((ceiling − level)/(level − floor))^{1/k}. Draws in which the three
 * levels are out of order are made again: the distribution is the one stated, given the order.
 */
function drawLevels(response: LevelResponse, seenAt: number, drawer: Drawer): Levels {
  const floor = drawer.draw(response.floor, 'unit');
  const ceiling = drawer.draw(response.ceiling, 'unit');
  const steepness = drawer.draw(response.slope, 'positive');
  const { level, halfSaturation } = response;
  if (level === undefined) {
    redraw([floor, ceiling], [response.floor, response.ceiling], drawer);
    return { floor, ceiling, steepness, half: drawer.draw(halfSaturation ?? 1, 'positive') };
  }
  const now = drawer.draw(level, 'unit');
  redraw([floor, now, ceiling], [response.floor, level, response.ceiling], drawer);
  const half = now.map((a, d) => seenAt * ((ceiling[d]! - a) / (a - floor[d]!)) ** (1 / steepness[d]!));
  return { floor, ceiling, steepness, half };
}

/** Least distance between levels that must differ, and of a ceiling from 1; half the middle values' where nearer. */
const apart = 1e-6;

function redraw(levels: readonly Float64Array[], parameters: readonly Parameter[], drawer: Drawer): void {
  const support: Support = 'unit';
  const middles = [...parameters.map(middle), 1];
  const least = middles.slice(1).map((next, i) => Math.min(apart, (next - middles[i]!) / 2));
  const inOrder = (d: number) =>
    levels.every((level, i) => (levels[i + 1]?.[d] ?? 1) - level[d]! >= least[i]!);
  for (let d = 0; d < drawer.count; d += 1) {
    for (let tries = 0; !inOrder(d) && tries < mostRedraws; tries += 1) {
      levels.forEach((level, i) => {
        level[d] = drawer.one(parameters[i]!, support);
      });
    }
    if (inOrder(d)) continue;
    // Out of order after all those tries (or without a spread to try): squeezed in, each next to the one above.
    for (let i = levels.length - 1; i >= 0; i -= 1) {
      levels[i]![d] = Math.min(levels[i]![d]!, (levels[i + 1]?.[d] ?? 1) - 2 * least[i]!);
    }
  }
}
