import type { Parameter, Support } from '../scenario/parameter.ts';
import type { ResponseScenario } from '../scenario/scenario.ts';
import type { HillCurve, LogisticCurve } from './curve-families.ts';
import type { Drawer } from './draws.ts';
import { channelPath } from './posterior.ts';
import type { ValueModel } from './value-model.ts';

type ResponseChannel = ResponseScenario['channels'][number];

/**
 * The response model over the drawer's draws: base + Σ_i coef_i · sat_i(adstock_i), summed over `periods` periods
 * of constant spend and the tail behind them. With constant spend x the adstock in period t is x·ρ_t, so each
 * channel is a sum of plain curves whose half-saturations are c/ρ_t. Spend is horizon spend, periods · x.
 *
 * In money (× value per outcome × margin) where the scenario has one, else in units of outcome.
 */
export function compileResponse(scenario: ResponseScenario, drawer: Drawer): ValueModel {
  const { horizon, response } = scenario;
  const draws = drawer.count;
  const worth = drawer.draw(response.valuePerOutcome ?? 1, 'positive');
  const margin = drawer.draw(response.margin, 'unit');
  for (let d = 0; d < draws; d += 1) worth[d]! *= margin[d]!;
  const counted = horizon.periods + horizon.tail;
  const base = drawer.draw(response.base, 'real', 'base').map((b, d) => b * counted * worth[d]!);
  const channels = scenario.channels.map((channel) => {
    const { additive, standing } = responseCurves(channel, horizon, worth, drawer);
    // What spend that is in the market already brings counts in every period, also at zero spend: it is base.
    for (let d = 0; d < draws; d += 1) base[d]! += counted * standing[d]!;
    return { additive, reach: undefined };
  });
  return { draws, base, reachScale: new Float64Array(draws), hasReach: false, channels };
}

/** A channel's curves, and what its offset is worth by itself in each period and draw. */
interface ResponseParts {
  readonly additive: readonly (HillCurve | LogisticCurve)[];
  readonly standing: Float64Array;
}

function responseCurves(
  { id, response }: ResponseChannel,
  horizon: ResponseScenario['horizon'],
  worth: Float64Array,
  drawer: Drawer,
): ResponseParts {
  const draw = (parameter: Parameter, support: Support, name: string) =>
    drawer.draw(parameter, support, channelPath(id, name));
  const full = draw(response.coefficient, 'positive', 'coefficient').map((value, d) => value * worth[d]!);
  const offset = draw(response.offset, 'positive', 'offset');
  const decay = draw(response.adstock?.decay ?? 0, 'unit', 'decay');
  const pulses = adstockPulses(decay, response.adstock?.longestLag ?? 0, horizon);
  const { periods } = horizon;
  const shared = (pulse: Pulse) => ({
    amplitude: full.map((value, d) => value * pulse.times[d]!),
    offset: offset.map((value, d) => (value * periods) / pulse.level[d]!),
  });
  if (response.curve === 'logistic') {
    const rate = draw(response.rate, 'positive', 'rate');
    return {
      standing: full.map((value, d) => value * Math.tanh((rate[d]! * offset[d]!) / 2)),
      additive: pulses.map((pulse) => ({
        family: 'logistic',
        ...shared(pulse),
        rate: rate.map((value, d) => (value * pulse.level[d]!) / periods),
      })),
    };
  }
  const half = draw(response.halfSaturation, 'positive', 'halfSaturation');
  const steepness = draw(response.slope, 'positive', 'slope');
  return {
    standing: full.map((value, d) =>
      offset[d]! > 0 ? value / (1 + (half[d]! / offset[d]!) ** steepness[d]!) : 0,
    ),
    additive: pulses.map((pulse) => ({
      family: 'hill',
      ...shared(pulse),
      half: half.map((value, d) => (value * periods) / pulse.level[d]!),
      steepness,
    })),
  };
}

/** Periods in which the adstock stands at the same multiple of the spend. */
interface Pulse {
  /** ρ by draw: adstock ÷ spend per period, in (0, 1]; 1 in draws without any effect. */
  readonly level: Float64Array;
  /** How many periods stand at it, by draw: 0 in those draws. */
  readonly times: Float64Array;
}

/**
 * The adstock's course for constant spend of 1 over the horizon, then none: normalised geometric weights
 * w_l = decay^l / Σ decay^m over lags 0…L−1 (Broadbent 1979), ρ_t = Σ w_l over the lags at which spend was on.
 * Periods without any effect are left out.
 */
function adstockPulses(
  decay: Float64Array,
  longestLag: number,
  horizon: ResponseScenario['horizon'],
): Pulse[] {
  const times = new Map<string, { first: number; last: number; count: number }>();
  for (let t = 0; t < horizon.periods + horizon.tail; t += 1) {
    const first = Math.max(0, t - horizon.periods + 1);
    const last = Math.min(longestLag, t);
    if (first > last) continue;
    const known = times.get(`${first}-${last}`);
    if (known) known.count += 1;
    else times.set(`${first}-${last}`, { first, last, count: 1 });
  }
  return [...times.values()]
    .map(({ first, last, count }): Pulse => {
      const shares = decay.map((a) => geometricShare(a, first, last, longestLag));
      return {
        level: shares.map((share) => (share > noShare ? share : 1)),
        times: shares.map((share) => (share > noShare ? count : 0)),
      };
    })
    .filter((pulse) => pulse.times.some((count) => count > 0));
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
