import type { Parameter, Support } from '../scenario/parameter.ts';
import type { ResponseScenario, Scenario } from '../scenario/scenario.ts';
import type { HillCurve, LogisticCurve } from './curve-families.ts';
import type { Drawer } from './draws.ts';
import { channelPath } from './posterior.ts';
import type { ValueModel } from './value-model.ts';

type ResponseChannel = ResponseScenario['channels'][number];

/** What of a plan's outcome a model counts. */
export interface Counted {
  /** `horizon`: the H periods of the plan alone; `all` (the rule): what its spend still brings in the tail, too. */
  readonly periods?: 'all' | 'horizon';
  /** Whether what earlier spend still brings counts; so it is unless one asks for the difference. */
  readonly carryIn?: boolean;
}

/**
 * The response model over the drawer's draws: base + Σ_i coef_i · sat_i(adstock_i) for constant spend over H periods.
 * The base counts in these only; what channels bring counts in the tail behind them, too. Adstock starts from what was
 * spent before the plan (`earlier`, else today's spend): what that still brings is there without any spend, so it
 * belongs to V(0), and a channel's contribution is V(x) − V(0). Where spend goes on as it was, that is exactly H times
 * what a period of it brings in the long run, as what is carried in makes up for what is carried out.
 *
 * With constant spend x the adstock in period t is x·ρ_t + κ_t, κ_t carried in, so each channel is a sum of plain
 * curves whose half-saturations are c/ρ_t. Spend is horizon spend, H · x.
 *
 * In money (× value per outcome × margin) where the scenario has one, else in units of outcome.
 */
export function compileResponse(
  scenario: ResponseScenario,
  drawer: Drawer,
  counted: Counted = {},
): ValueModel {
  const { horizon, response } = scenario;
  const draws = drawer.count;
  const worth = drawnWorth(scenario, drawer);
  const base = drawer.draw(response.base, 'real', 'base').map((b, d) => b * horizon.periods * worth[d]!);
  const span = { ...horizon, tail: counted.periods === 'horizon' ? 0 : horizon.tail };
  const channels = scenario.channels.map((channel) => {
    const { additive, standing } = responseCurves(channel, span, worth, drawer, counted.carryIn ?? true);
    for (let d = 0; d < draws; d += 1) base[d]! += standing[d]!;
    return { additive, reach: undefined };
  });
  return { draws, base, reachScale: new Float64Array(draws), hasReach: false, channels };
}

/**
 * What a unit of outcome is worth in the model's unit of value, on average over the same draws that `compileResponse`
 * makes of a drawer in the same state; 1 where value is counted in outcomes, or in money from the start.
 */
export function worthOfOutcome(scenario: Scenario, drawer: Drawer): number {
  if (scenario.model !== 'response') return 1;
  const worth = drawnWorth(scenario, drawer);
  return worth.reduce((sum, one) => sum + one, 0) / worth.length;
}

function drawnWorth({ response }: ResponseScenario, drawer: Drawer): Float64Array {
  const worth = drawer.draw(response.valuePerOutcome ?? 1, 'positive');
  const margin = drawer.draw(response.margin, 'unit');
  return worth.map((value, d) => value * margin[d]!);
}

/** A channel's curves, and by draw what it brings at zero spend: by what is in the market already, and by what was. */
interface ResponseParts {
  readonly additive: readonly (HillCurve | LogisticCurve)[];
  readonly standing: Float64Array;
}

function responseCurves(
  { id, today, earlier, response }: ResponseChannel,
  horizon: ResponseScenario['horizon'],
  worth: Float64Array,
  drawer: Drawer,
  carryIn: boolean,
): ResponseParts {
  const draw = (parameter: Parameter, support: Support, name: string) =>
    drawer.draw(parameter, support, channelPath(id, name));
  const full = draw(response.coefficient, 'positive', 'coefficient').map((value, d) => value * worth[d]!);
  const offset = draw(response.offset, 'positive', 'offset');
  const decay = draw(response.adstock?.decay ?? 0, 'unit', 'decay');
  const longestLag = response.adstock?.longestLag ?? 0;
  const before = carryIn ? spendBefore(longestLag, earlier, today) : [];
  const { periods } = horizon;
  const pulses = adstockPulses(decay, longestLag, before, horizon);
  const inMarket = (pulse: Pulse, d: number) => offset[d]! + (pulse.carried?.[d] ?? 0);
  const shared = (pulse: Pulse) => ({
    amplitude: full.map((value, d) => value * pulse.times[d]!),
    offset: offset.map((_, d) => (inMarket(pulse, d) * periods) / pulse.level[d]!),
  });
  /** Σ of what is there at zero spend: the offset's in each of the H periods, and what carry-over adds to that. */
  const standingOf = (saturation: (s: number, d: number) => number) =>
    full.map((value, d) => {
      const plain = saturation(offset[d]!, d);
      const carried = pulses.reduce(
        (sum, pulse) =>
          pulse.carried ? sum + pulse.count * (saturation(inMarket(pulse, d), d) - plain) : sum,
        0,
      );
      return value * (periods * plain + carried);
    });
  const active = pulses.filter(({ times }) => times.some((count) => count > 0));
  if (response.curve === 'logistic') {
    const rate = draw(response.rate, 'positive', 'rate');
    return {
      standing: standingOf((s, d) => Math.tanh((rate[d]! * s) / 2)),
      additive: active.map((pulse) => ({
        family: 'logistic',
        ...shared(pulse),
        rate: rate.map((value, d) => (value * pulse.level[d]!) / periods),
      })),
    };
  }
  const half = draw(response.halfSaturation, 'positive', 'halfSaturation');
  const steepness = draw(response.slope, 'positive', 'slope');
  return {
    standing: standingOf((s, d) => (s > 0 ? 1 / (1 + (half[d]! / s) ** steepness[d]!) : 0)),
    additive: active.map((pulse) => ({
      family: 'hill',
      ...shared(pulse),
      half: half.map((value, d) => (value * periods) / pulse.level[d]!),
      steepness,
    })),
  };
}

/** Spend in the periods before the plan that can still have an effect, the latest first; as today's where none is known. */
function spendBefore(longestLag: number, earlier: readonly number[] | undefined, today: number): number[] {
  const known = [...(earlier ?? [])].reverse();
  return Array.from({ length: longestLag }, (_, k) => known[k] ?? today);
}

/** Periods in which the adstock stands at the same multiple of the spend. */
interface Pulse {
  /** ρ by draw: the plan's adstock ÷ spend per period, in (0, 1]; 1 in draws without any effect. */
  readonly level: Float64Array;
  /** How many periods stand at it, by draw: 0 in those draws. */
  readonly times: Float64Array;
  /** How many periods these are. */
  readonly count: number;
  /** κ by draw: the adstock that was carried in, per period; undefined where there is none. */
  readonly carried: Float64Array | undefined;
}

/**
 * The adstock's course for constant spend of 1 over the horizon, then none, on top of what was spent `before`:
 * normalised geometric weights w_l = decay^l / Σ decay^m over lags 0…L−1 (Broadbent 1979), ρ_t = Σ w_l over the lags
 * at which spend was on, κ_t = Σ w_l · before over the lags that reach back behind the plan. Periods without any
 * effect are left out.
 */
function adstockPulses(
  decay: Float64Array,
  longestLag: number,
  before: readonly number[],
  horizon: ResponseScenario['horizon'],
): Pulse[] {
  const spans = new Map<string, { first: number; last: number; back: number; count: number }>();
  for (let t = 0; t < horizon.periods + horizon.tail; t += 1) {
    const first = Math.max(0, t - horizon.periods + 1);
    const last = Math.min(longestLag, t);
    // The first lag that reaches back behind the plan, where spend was on there.
    const back = before.slice(0, Math.max(0, longestLag - t)).some((spend) => spend > 0) ? t + 1 : 0;
    if (first > last && back === 0) continue;
    const known = spans.get(`${first}-${last}-${back}`);
    if (known) known.count += 1;
    else spans.set(`${first}-${last}-${back}`, { first, last, back, count: 1 });
  }
  return [...spans.values()].map(({ first, last, back, count }): Pulse => {
    const shares = decay.map((a) => geometricShare(a, first, last, longestLag));
    return {
      level: shares.map((share) => (share > noShare ? share : 1)),
      times: shares.map((share) => (share > noShare ? count : 0)),
      count,
      carried: back > 0 ? decay.map((a) => carriedIn(a, back, longestLag, before)) : undefined,
    };
  });
}

/** Σ_{l=back}^{longest} w_l · before[l − back]. */
function carriedIn(a: number, back: number, longest: number, before: readonly number[]): number {
  let [part, whole] = [0, 0];
  for (let l = 0, power = 1; l <= longest; l += 1, power *= a) {
    whole += power;
    if (l >= back) part += power * before[l - back]!;
  }
  return part / whole;
}

/** A carry-over below this part of the spend is none: half-saturations ÷ it would overflow. */
const noShare = 1e-100;

/** Σ_{l=first}^{last} a^l / Σ_{l=0}^{longest} a^l. */
function geometricShare(a: number, first: number, last: number, longest: number): number {
  if (first === 0 && last === longest) return 1;
  let [part, whole] = [0, 0];
  for (let l = 0, power = 1; l <= longest; l += 1, power *= a) {
    whole += power;
    if (l >= first && l <= last) part += power;
  }
  return part / whole;
}
