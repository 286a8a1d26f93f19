/**
 * Inference that stays valid however often somebody looks, and stops when they like what they see.
 *
 * An estimate θ̂ that is nearly normal with standard error s is weighed against every other effect by the mixture
 * N(0, τ²) of alternatives. The ratio
 *
 *     Λ(θ₀) = √(s²/(s² + τ²)) · exp( τ²(θ̂ − θ₀)² / (2 s²(s² + τ²)) )
 *
 * is a martingale under θ₀, so that by Ville's inequality the chance that it ever exceeds 1/α is at most α (Robbins
 * 1970, Annals of Mathematical Statistics 41(5); the mixture sequential probability ratio test of Johari, Koomen,
 * Pekelis and Walsh 2022, Operations Research 70(3)). As the errors are estimated and the data not normal, it holds
 * asymptotically (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52(6)).
 */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** τ: the size of log lifts that the mixture is made for. Any is valid; with this one lifts of about 20 % are found soonest. */
const mixtureScale = 0.2;

/** Half the width of the interval around an estimate with this standard error, which holds at all looks with 1 − α. */
export function anytimeHalfWidth(standardError: number, alpha: number): number {
  if (standardError === 0) return 0;
  const [s, t] = [standardError ** 2, mixtureScale ** 2];
  return Math.sqrt(((s * (s + t)) / t) * (Math.log((s + t) / s) - 2 * Math.log(alpha)));
}

/** The p-value of "no effect" that may be looked at at any time: the least α whose interval leaves 0 out. */
export function anytimePValue({ value, standardError }: Estimate): number {
  if (standardError === 0) return value === 0 ? 1 : 0;
  const [s, t] = [standardError ** 2, mixtureScale ** 2];
  const logRatio = 0.5 * Math.log(s / (s + t)) + (t * value * value) / (2 * s * (s + t));
  return Math.min(1, Math.exp(-logRatio));
}

/**
 * The standard error at which an effect of this size leaves 0 out of the interval with probability `power` at one look:
 * effect = half width + z_power · s. Looking earlier too can only end the test sooner.
 */
export function standardErrorFor(effect: number, alpha: number, zPower: number): number {
  const needed = (s: number) => anytimeHalfWidth(s, alpha) + zPower * s;
  let [low, high] = [0, Math.abs(effect)];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (needed(middle) < Math.abs(effect)) low = middle;
    else high = middle;
  }
  return low;
}
