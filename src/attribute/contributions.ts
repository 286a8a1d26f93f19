import { curveValues } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { ValueModel } from '../model/value-model.ts';
import { countWork } from '../model/work.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/** More nodes than this no longer change the reach integral: 32 serve 200 channels to 4e-13. */
const mostNodes = 64;

/** What one factor of the reach integral's products costs, in work. */
const factorWork = 0.3;

/**
 * Each channel's contribution in every draw: its order-free Shapley value in the game "which channels are funded",
 * against zero spend everywhere. `[channel][draw]`, in the model's unit of value. For every draw, base value +
 * Σ contributions = value, to rounding.
 *
 * Additive parts are their own contribution. For the reach R = 1 − Π(1−β_j), with r_i = (1−β_i(x_i))/(1−β_i(0))
 * and P₀ = Π(1−β_j(0)), the Shapley value is P₀ (1−r_i) ∫₀¹ Π_{j≠i} (1 − t(1−r_j)) dt (Owen's multilinear
 * extension, 1972): a polynomial of degree n−1 in t, so that Gauss–Legendre with ⌈n/2⌉ nodes is exact.
 */
export function contributions(model: ValueModel, spend: ArrayLike<number>): Float64Array[] {
  const { draws, channels } = model;
  const valueAt = (curve: Curve, x: number): Float64Array => {
    const value = new Float64Array(draws);
    curveValues(curve, x, value);
    return value;
  };
  const shares = channels.map(({ additive }, i) => {
    const total = new Float64Array(draws);
    for (const curve of additive) {
      const here = valueAt(curve, spend[i]!);
      for (let d = 0; d < draws; d += 1) total[d]! += here[d]!;
    }
    return total;
  });
  if (!model.hasReach) return shares;

  const logBase = new Float64Array(draws);
  // 1 − r_i by channel and draw; 0 for channels without reach or spend.
  const gain = channels.map(({ reach }, i) => {
    const gained = new Float64Array(draws);
    if (!reach) return gained;
    const [at0, atX] = [valueAt(reach, 0), valueAt(reach, spend[i]!)];
    for (let d = 0; d < draws; d += 1) {
      logBase[d]! += at0[d]!;
      gained[d] = -Math.expm1(at0[d]! - atX[d]!);
    }
    return gained;
  });
  const { nodes, weights } = gaussLegendre(Math.min(mostNodes, Math.ceil(channels.length / 2)));
  countWork(factorWork * nodes.length * channels.length * draws);
  const product = new Float64Array(draws);
  for (const [k, t] of nodes.entries()) {
    for (let d = 0; d < draws; d += 1) {
      product[d] = weights[k]! * model.reachScale[d]! * Math.exp(-logBase[d]!);
    }
    for (const gained of gain) for (let d = 0; d < draws; d += 1) product[d]! *= 1 - t * gained[d]!;
    for (const [i, gained] of gain.entries()) {
      const share = shares[i]!;
      for (let d = 0; d < draws; d += 1) share[d]! += (gained[d]! * product[d]!) / (1 - t * gained[d]!);
    }
  }
  return shares;
}
