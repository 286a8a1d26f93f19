import { createDrawer, type Drawer } from '../../model/draws.ts';
import { middle, type Parameter } from '../../scenario/parameter.ts';
import { UserError } from '../../scenario/problem.ts';
import type { AdvantageScenario, LevelResponse } from '../../scenario/scenario.ts';
import { movedParameter, type Spread, sideTowards, spreadOf } from '../spread.ts';
import type { Estimate } from './anytime.ts';
import type { AbTest } from './experiment.ts';
import { conversionLift, fewestConversions } from './lift.ts';

/** The three attributes of a channel, each with a level. */
export const attributes = ['efficiency', 'coverage', 'influence'] as const;
export type Attribute = (typeof attributes)[number];

/** What an experiment makes of a level. */
export interface LevelChange {
  readonly scenario: AdvantageScenario;
  readonly before: Parameter;
  readonly after: Parameter;
  /** Two versions of the channel beside each other, or the channel against going without it. */
  readonly rule: 'versions' | 'without';
  /** Relative lift that was measured and, for a test without the channel, the one that the scenario expected. */
  readonly measured: number;
  readonly expected?: number;
}

/** ρ: how much of what is not known of a channel's level is common to all its versions. */
const commonShare = 0.5;

/**
 * Takes an experiment into a level of an advantage scenario. All on the plain scale, where the prior N(L, s²) has the
 * side of the scenario's 90 % interval that the experiment pulls to; R̂ is the ratio of the conversion rates, e the
 * standard error of its logarithm.
 *
 * Both arms saw the same spend (`versions`): the two are versions of one channel, of which the scenario says the same
 * beforehand: L_c, L_v ~ N(L, s²) with correlation ρ = ½. Measured: L_v − L_c = L(R̂ − 1) ± L·R̂·e. The version that
 * runs on is the variant, so the level becomes
 *
 *     L_v ~ N(L + g·L(R̂ − 1), s²(1 − (1 − ρ)g)),   g = s²(1 − ρ)/(2s²(1 − ρ) + (L·R̂·e)²) ≤ ½:
 *
 * of a lift, half at most counts for the variant's being better than supposed; the other half may be the control's
 * being worse.
 *
 * The control went without the channel (`without`): the ratio is that of the whole scenario's efficiency Σ π η, reach
 * 1 − Π(1 − β) or influence Σ π γ with the channel's level L and with its floor, f(L) = ln T(L) − ln T(floor). The
 * posterior's mode maximises −(L' − L)²/2s² − (ln R̂ − f(L'))²/2(e² + n²), its width is that of the Gauss–Newton
 * approximation there; n is the spread of f from shares, floors and the other channels' levels.
 *
 * Either way the interval narrows, and the level moves towards what was measured.
 *
 * @throws UserError `experiment.*` where it cannot be taken in
 */
export function withExperiment(
  scenario: AdvantageScenario,
  experiment: AbTest,
  attribute: Attribute,
  why: string,
): LevelChange {
  const channel = scenario.channels.find(({ id }) => id === experiment.channel);
  if (channel === undefined) {
    throw new UserError({ code: 'experiment.channel-gone', received: experiment.channel });
  }
  const response = channel[attribute];
  const named = { received: `${channel.id}.${attribute}` };
  if (response.level === undefined) throw new UserError({ code: 'experiment.no-level', ...named });
  const spread = spreadOf(response.level, 'plain');
  if (spread === undefined) {
    throw new UserError({
      code: 'experiment.certain-level',
      ...named,
      values: { scenario: scenario.id, ...exampleSpread(response) },
    });
  }
  const { control, variant, spendShare } = experiment;
  const { logRatio } = conversionLift({ control, variant });
  if (logRatio === undefined) {
    throw new UserError({ code: 'experiment.too-few', values: { bound: fewestConversions } });
  }
  if (spendShare !== undefined && spendShare < 1) {
    throw new UserError({ code: 'experiment.part-of-spend', received: channel.id });
  }
  const bounds = { floor: middle(response.floor), ceiling: middle(response.ceiling) };
  const rule = spendShare === undefined ? 'versions' : 'without';
  const news: News =
    rule === 'versions'
      ? betweenVersions(spread, logRatio, bounds)
      : againstNothing(spread, logRatio, bounds, totalsOf(scenario, channel.id, attribute));
  const { value, low, high } = movedParameter(spread, 'plain', news);
  const after = {
    value,
    low: Math.max(low, bounds.floor),
    high: Math.min(high, bounds.ceiling),
    why,
  };
  return {
    scenario: {
      ...scenario,
      channels: scenario.channels.map((one) =>
        one.id === channel.id ? { ...one, [attribute]: { ...response, level: after } } : one,
      ),
    },
    before: response.level,
    after,
    rule,
    measured: Math.expm1(logRatio.value),
    ...(news.expected !== undefined && { expected: news.expected }),
  };
}

/** How the prior moves and narrows, and the relative lift that was expected, where one was. */
interface News {
  readonly shift: number;
  readonly shrink: number;
  readonly expected?: number;
}

interface Bounds {
  readonly floor: number;
  readonly ceiling: number;
}

/** How near to floor and ceiling a level may come, as a share of the way. */
const margin = 0.02;

function betweenVersions(prior: Spread, { value: logRatio, standardError }: Estimate, bounds: Bounds): News {
  const { middle: level } = prior;
  const ratio = Math.exp(logRatio);
  // A level beyond the ceiling cannot be: what is beyond says no more than "as much as can be".
  const seen = Math.min(bounds.ceiling, Math.max(bounds.floor, level * ratio));
  const s = sideTowards(prior, seen);
  const own = s * s * (1 - commonShare);
  const gain = own / (2 * own + (level * ratio * standardError) ** 2);
  return { shift: gain * (seen - level), shrink: Math.sqrt(1 - (1 - commonShare) * gain) };
}

/** The whole scenario's attribute with the channel at a level, in the middle and in draws of all that is not known. */
interface Totals {
  /** ln of the total with the channel at this level, less that at its floor. */
  logGain(level: number): number;
  /** Standard deviation of `logGain` at a fixed level, from everything else that is uncertain. */
  noise(level: number): number;
}

function againstNothing(
  prior: Spread,
  { value: logRatio, standardError }: Estimate,
  bounds: Bounds,
  totals: Totals,
): News {
  const { middle: level } = prior;
  const { logGain } = totals;
  const noise = totals.noise(level);
  const variance = standardError ** 2 + noise ** 2;
  const slope = (at: number) => {
    const step = 1e-5 * (bounds.ceiling - bounds.floor);
    return (logGain(at + step) - logGain(at - step)) / (2 * step);
  };
  const way = margin * (bounds.ceiling - bounds.floor);
  const isUp = logRatio > logGain(level);
  const end = isUp ? Math.max(level, bounds.ceiling - way) : Math.min(level, bounds.floor + way);
  const s = sideTowards(prior, isUp ? level + 1 : level - 1);
  // The mode: where the prior's pull back is the measurement's pull away; it has one root on the way to the end.
  const pull = (at: number) => ((logRatio - logGain(at)) * slope(at)) / variance - (at - level) / (s * s);
  let [near, far] = [level, end];
  for (let round = 0; round < 60; round += 1) {
    const between = (near + far) / 2;
    if (pull(between) > 0 === isUp) near = between;
    else far = between;
  }
  const mode = (near + far) / 2;
  const precision = slope(mode) ** 2 / variance;
  return {
    shift: mode - level,
    shrink: 1 / Math.sqrt(1 + s * s * precision),
    expected: Math.expm1(logGain(level)),
  };
}

/** Draws on which the noise of everything else is worked out. */
const draws = 512;

function totalsOf(scenario: AdvantageScenario, id: string, attribute: Attribute): Totals {
  const index = scenario.channels.findIndex((channel) => channel.id === id);
  const inMiddle = drawnTotal(scenario, index, attribute, createDrawer(1, 1));
  const drawn = drawnTotal(scenario, index, attribute, createDrawer(1, draws));
  return {
    logGain: (level) => inMiddle(level)[0] ?? 0,
    noise(level) {
      const values = drawn(level);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
    },
  };
}

/** ln T(level) − ln T(floor), by draw. */
function drawnTotal(
  scenario: AdvantageScenario,
  index: number,
  attribute: Attribute,
  drawer: Drawer,
): (level: number) => number[] {
  const { channels } = scenario;
  const floors = channels[index]?.[attribute].floor ?? 0;
  const floor = drawer.draw(floors, 'unit');
  const shares = channels.map(({ share }) => drawer.draw(share, 'unit'));
  const levels = channels.map((channel) => drawer.draw(levelToday(channel, attribute), 'unit'));
  const others = channels.map((_, i) => i).filter((i) => i !== index);
  const at = (list: readonly Float64Array[], i: number, d: number) => list[i]?.[d] ?? 0;
  return (level) =>
    Array.from(floor, (lowest, d) => {
      const without = Math.min(lowest, level);
      if (attribute === 'coverage') {
        const missed = others.reduce((product, i) => product * (1 - at(levels, i, d)), 1);
        return Math.log((1 - missed * (1 - level)) / (1 - missed * (1 - without)));
      }
      // Shares need not be scaled to sum to 1: the ratio is the same.
      const rest = others.reduce((sum, i) => sum + at(shares, i, d) * at(levels, i, d), 0);
      const own = at(shares, index, d);
      return Math.log((rest + own * level) / (rest + own * without));
    });
}

/** The level at today's spend; where the half-saturation is given instead, the curve's middle there. */
function levelToday({ today, ...channel }: AdvantageScenario['channels'][number], attribute: Attribute) {
  const { level, floor, ceiling, halfSaturation, slope } = channel[attribute];
  if (level !== undefined) return level;
  const power = (today / middle(halfSaturation ?? 1)) ** middle(slope);
  return middle(floor) + (middle(ceiling) - middle(floor)) * (power / (1 + power));
}

/** Ends of a spread that somebody could give a level that has none: for the example in the refusal. */
function exampleSpread({ level = 0, floor, ceiling }: LevelResponse) {
  const value = middle(level);
  const towards = (end: number) => Number((value + (end - value) / 4).toPrecision(2));
  return { low: towards(middle(floor)), high: towards(middle(ceiling)) };
}
