import type { Curve, HillCurve, LogisticCurve, ReachCurve } from './curve-families.ts';

/** What every evaluation of a curve needs, worked out once per curve and kept as long as the curve is. */
export interface Prepared {
  /** k·ln c by draw (power curves). */
  readonly shift: Float64Array;
  /** By draw, what the curve starts from: h(offset), tanh(λ·offset/2), or −ln(1 − floor) for reach. */
  readonly start: Float64Array;
  /** ρ = (1 − ceiling)/(1 − floor) by draw (reach). */
  readonly rho: Float64Array;
  /** Whether any draw has an offset. */
  readonly hasOffset: boolean;
  /** The spend that `power` holds; a second question at the same spend, as a climb asks, costs no exponentials. */
  at: number;
  /** (s/c)^k by draw, cut at `mostPower`; tanh(λs/2) for a logistic curve. s = x + offset. */
  readonly power: Float64Array;
}

/** Beyond this, far past saturation, all curves are flat to the last digit; and its square is still finite. */
const mostPower = 1e150;

const known = new WeakMap<Curve, Prepared>();

/** The curve's constants. A curve's parameters must not change once it has been evaluated. */
export function prepared(curve: Curve): Prepared {
  const before = known.get(curve);
  if (before) return before;
  const made =
    curve.family === 'hill'
      ? prepareHill(curve)
      : curve.family === 'reach'
        ? prepareReach(curve)
        : prepareLogistic(curve);
  known.set(curve, made);
  return made;
}

/** The curve's constants, with `power` at spend x (x > 0 or an offset everywhere, for power curves). */
export function preparedAt(curve: Curve, x: number): Prepared {
  const ready = prepared(curve);
  if (ready.at === x) return ready;
  if (curve.family === 'logistic') tanhs(curve, x, ready.power);
  else if (ready.hasOffset && curve.family === 'hill') offsetPowers(curve, x, ready);
  else powers(curve.steepness, x, ready);
  ready.at = x;
  return ready;
}

/** (x/c)^k = e^{k ln x − k ln c}: one exponential a draw. */
function powers(steepness: Float64Array, x: number, { shift, power }: Prepared): void {
  const logSpend = Math.log(x);
  for (let d = 0; d < power.length; d += 1) {
    power[d] = Math.min(Math.exp(steepness[d]! * logSpend - shift[d]!), mostPower);
  }
}

function offsetPowers({ steepness, offset }: HillCurve, x: number, { shift, power }: Prepared): void {
  for (let d = 0; d < power.length; d += 1) {
    const s = x + offset[d]!;
    power[d] = s > 0 ? Math.min(Math.exp(steepness[d]! * Math.log(s) - shift[d]!), mostPower) : 0;
  }
}

function tanhs({ rate, offset }: LogisticCurve, x: number, power: Float64Array): void {
  for (let d = 0; d < power.length; d += 1) power[d] = Math.tanh((rate[d]! / 2) * (x + offset[d]!));
}

const none = new Float64Array(0);

function logShift(half: Float64Array, steepness: Float64Array): Float64Array {
  return half.map((c, d) => steepness[d]! * Math.log(c));
}

function prepareHill({ half, steepness, offset }: HillCurve): Prepared {
  const hasOffset = offset.some((o) => o > 0);
  const shift = logShift(half, steepness);
  const start = hasOffset
    ? offset.map((o, d) => {
        const v = o > 0 ? Math.exp(steepness[d]! * Math.log(o) - shift[d]!) : 0;
        return v > mostPower ? 1 : v / (1 + v);
      })
    : none;
  return { shift, start, rho: none, hasOffset, at: Number.NaN, power: new Float64Array(half.length) };
}

function prepareReach({ floor, ceiling, half, steepness }: ReachCurve): Prepared {
  return {
    shift: logShift(half, steepness),
    start: floor.map((f) => -Math.log1p(-f)),
    rho: ceiling.map((top, d) => (1 - top) / (1 - floor[d]!)),
    hasOffset: false,
    at: Number.NaN,
    power: new Float64Array(half.length),
  };
}

function prepareLogistic({ rate, offset }: LogisticCurve): Prepared {
  return {
    shift: none,
    start: offset.map((o, d) => Math.tanh((rate[d]! / 2) * o)),
    rho: none,
    hasOffset: offset.some((o) => o > 0),
    at: Number.NaN,
    power: new Float64Array(rate.length),
  };
}
