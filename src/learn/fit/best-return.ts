import { channelPath } from '../../model/posterior.ts';
import type { FitResult } from './fit.ts';

/** The channel whose usual spend brings the most per unit. */
export interface BestReturn {
  readonly id: string;
  /** The share of joint draws in which no other channel brings more per unit of its usual spend. */
  readonly probability: number;
}

/**
 * Which channel brings the most per unit of spend in a week of its usual spend (the mean of weeks with any), carry-over
 * included, and how sure that is over the joint draws. Undefined where nothing was ever spent.
 */
export function bestReturn({ channels, draws, spec }: FitResult): BestReturn | undefined {
  const usual = channels.filter(({ seen }) => seen.mean > 0);
  const count = draws.base?.length ?? 0;
  const wins = new Map(usual.map(({ id }) => [id, 0]));
  for (let d = 0; d < count; d += 1) {
    let [best, most] = ['', Number.NEGATIVE_INFINITY];
    for (const { id, seen } of usual) {
      const at = (name: string) => draws[channelPath(id, name)]?.[d] ?? 0;
      const part =
        spec.curve === 'logistic'
          ? Math.tanh((at('rate') * seen.mean) / 2)
          : 1 / (1 + (at('halfSaturation') / seen.mean) ** at('slope'));
      const perUnit = (at('coefficient') * part) / seen.mean;
      if (perUnit > most) [best, most] = [id, perUnit];
    }
    wins.set(best, (wins.get(best) ?? 0) + 1);
  }
  const [first] = [...wins].sort(([, a], [, b]) => b - a);
  return first && { id: first[0], probability: first[1] / Math.max(1, count) };
}
