import { betaCdf, logitBetaDensity } from './beta.ts';

/** Conversions among visitors. */
export interface Arm {
  readonly visitors: number;
  readonly conversions: number;
}

/** What is believed of two conversion rates once both arms were seen. */
export interface ConversionPosterior {
  /** P(the variant's rate is above the control's). */
  readonly better: number;
  /** Quantiles of variant ÷ control − 1. */
  readonly lift: { readonly low: number; readonly high: number };
}

/**
 * The Bayesian view of two conversion rates: each is beforehand as likely to be any number from 0 to 1, so that
 * afterwards it is Beta(1 + conversions, 1 + visitors − conversions), the two independently (Bayes 1763; Gelman et al.,
 * Bayesian Data Analysis, 2.4). Worked out by quadrature, to about 1e-9, without draws.
 *
 * @param level of the interval of the lift, such as 0.95
 */
export function conversionPosterior(control: Arm, variant: Arm, level: number): ConversionPosterior {
  const atMost = ratioAtMost(betaOf(control), betaOf(variant));
  const tail = (1 - level) / 2;
  return {
    better: 1 - atMost(0),
    lift: { low: Math.expm1(quantile(atMost, tail)), high: Math.expm1(quantile(atMost, 1 - tail)) },
  };
}

interface Beta {
  readonly a: number;
  readonly b: number;
}

const betaOf = ({ visitors, conversions }: Arm): Beta => ({
  a: 1 + conversions,
  b: 1 + visitors - conversions,
});

/** Standard deviation of the log-odds, nearly. */
const spread = ({ a, b }: Beta) => Math.sqrt(1 / a + 1 / b);

/** Integration points per standard deviation; the rule converges so fast that more change nothing. */
const pointsPerSpread = 5;
/** How many standard deviations, and how many factors of e of the tails e^{at} and e^{−bt}, the points go out. */
const reach = 9;
const tailReach = 40;

/** P(ln(variant's rate ÷ control's) ≤ l), as a function of l. */
function ratioAtMost(control: Beta, variant: Beta): (logRatio: number) => number {
  // Integrated over the rate that is known better: the other's distribution is smooth on its scale.
  const isVariant = spread(variant) < spread(control);
  const points = logitPoints(isVariant ? variant : control);
  const { a, b } = isVariant ? control : variant;
  return (logRatio) => {
    let sum = 0;
    for (const { rate, weight } of points) {
      sum +=
        weight *
        (isVariant
          ? 1 - betaCdf(rate * Math.exp(-logRatio), a, b)
          : betaCdf(rate * Math.exp(logRatio), a, b));
    }
    return sum;
  };
}

/**
 * The trapezoidal rule on the log-odds: for smooth functions that vanish at both ends it converges exponentially
 * (Trefethen and Weideman 2014, SIAM Review 56(3)). Weights are those of the distribution and sum to 1.
 */
function logitPoints(beta: Beta): { readonly rate: number; readonly weight: number }[] {
  const { a, b } = beta;
  const width = spread(beta);
  const middle = Math.log(a / b);
  const from = middle - reach * width - tailReach / a;
  const to = middle + reach * width + tailReach / b;
  const count = Math.ceil(((to - from) / width) * pointsPerSpread);
  const points = Array.from({ length: count + 1 }, (_, i) => {
    const rate = 1 / (1 + Math.exp(-(from + ((to - from) * i) / count)));
    return { rate, weight: logitBetaDensity(rate, a, b) };
  }).filter(({ weight }) => weight > 1e-25);
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map(({ rate, weight }) => ({ rate, weight: weight / total }));
}

/** Where a distribution function of a log ratio reaches `p`: a bracket, then the Illinois rule. */
function quantile(atMost: (x: number) => number, p: number): number {
  let [low, high] = [-0.01, 0.01];
  while (atMost(low) > p) low *= 2;
  while (atMost(high) < p) high *= 2;
  let [below, above] = [atMost(low) - p, atMost(high) - p];
  let side = 0;
  for (let round = 0; round < 100 && high - low > 1e-10; round += 1) {
    const x = low - (below * (high - low)) / (above - below);
    const at = atMost(x) - p;
    if (Math.abs(at) < 1e-10) return x;
    if (at < 0) {
      [low, below] = [x, at];
      if (side < 0) above /= 2;
      side = -1;
    } else {
      [high, above] = [x, at];
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}
