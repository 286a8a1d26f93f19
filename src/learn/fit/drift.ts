import type { Fit } from './fit.ts';

/** Why a fit may say something else than the one before it. */
type DriftReason = 'new-weeks' | 'other-weeks' | 'experiments' | 'priors' | 'assumptions' | 'chance';

/** What moved between two fits of a scenario. */
export interface Drift {
  readonly reasons: readonly DriftReason[];
  /** Weeks that came to the history. */
  readonly newWeeks: number;
  /** Channels whose return moved, the one that moved most first. */
  readonly moved: readonly {
    readonly channel: string;
    readonly before: Fit['channels'][number]['roi'];
    readonly after: Fit['channels'][number]['roi'];
    /** The change in units of both fits' spread: from 1 on it is more than noise in the weeks would bring. */
    readonly size: number;
  }[];
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  readonly verdict: {
    readonly before: 'sound' | 'care' | 'none' | undefined;
    readonly after: 'sound' | 'care' | 'none' | undefined;
  };
}

/** A change this many times the larger spread is worth telling. */
const worthTelling = 0.5;

/**
 * What moved since the last fit, and what differs between the two that can have moved it. Both fits saw most of the
 * same weeks, so that half of their spread is much already.
 */
export function driftOf(before: Fit, after: Fit): Drift {
  const newWeeks = Math.max(0, weeksBetween(before.history.to, after.history.to));
  const reasons: DriftReason[] = [
    ...(newWeeks > 0 ? (['new-weeks'] as const) : []),
    ...(before.history.version !== after.history.version && newWeeks === 0 ? (['other-weeks'] as const) : []),
    ...(isSame(before.experiments, after.experiments) ? [] : (['experiments'] as const)),
    ...(isSame(stated(before), stated(after)) ? [] : (['priors'] as const)),
    ...(isSame(assumed(before), assumed(after)) ? [] : (['assumptions'] as const)),
  ];
  const moved = after.channels.flatMap(({ id, roi }) => {
    const was = before.channels.find((one) => one.id === id)?.roi;
    if (was === undefined) return [];
    const size = Math.abs(roi.mean - was.mean) / Math.max(spread(roi), spread(was), Number.MIN_VALUE);
    return size >= worthTelling ? [{ channel: id, before: was, after: roi, size }] : [];
  });
  const ids = (fit: Fit) => fit.channels.map(({ id }) => id);
  return {
    reasons: reasons.length === 0 && moved.length > 0 ? ['chance'] : reasons,
    newWeeks,
    moved: moved.sort((a, b) => b.size - a.size),
    appeared: ids(after).filter((id) => !ids(before).includes(id)),
    gone: ids(before).filter((id) => !ids(after).includes(id)),
    verdict: { before: before.review?.verdict, after: after.review?.verdict },
  };
}

/** Half of a 94 % interval is 1.88 standard deviations. */
const spread = ({ low, high }: { low: number; high: number }) => (high - low) / (2 * 1.88);

const weeksBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000));
const stated = ({ spec }: Fit) => [
  Object.entries(spec.priors).sort(),
  [...(spec.followsDemand ?? [])].sort(),
];
const assumed = ({ spec: { curve, longestLag, harmonics, trend } }: Fit) => [
  curve,
  longestLag,
  harmonics,
  trend,
];
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A forecast beside what came. */
export interface ForecastWeek {
  readonly low: number;
  readonly high: number;
  /** What the fit foretold with its 90 % interval, and what came. */
  readonly came: number;
}

/** What a fit's forecasts came to since. */
export interface ForecastRecord {
  readonly weeks: number;
  readonly inside: number;
  /** The chance of as few weeks inside, were the 90 % intervals right. */
  readonly chance: number;
  readonly fails: boolean;
}

/** Below this chance a fit's forecasts are said to fail. */
const failsBelow = 0.01;

/**
 * Whether the forecasts of a fit fail: so few weeks inside their 90 % intervals that chance brings it about once in a
 * hundred fits. Weeks hang together, so that every second one counts.
 */
export function forecastRecord(all: readonly ForecastWeek[]): ForecastRecord {
  const inside = all.filter(({ low, high, came }) => came >= low && came <= high).length;
  const weeks = all.length;
  const counted = Math.ceil(weeks / 2);
  const chance = binomialAtMost(Math.floor((inside / Math.max(1, weeks)) * counted), counted, 0.9);
  return { weeks, inside, chance: weeks === 0 ? 1 : chance, fails: weeks > 0 && chance < failsBelow };
}

/** P(at most k of n) at probability p. */
function binomialAtMost(k: number, n: number, p: number): number {
  let [sum, term] = [0, (1 - p) ** n];
  for (let j = 0; j <= k; j += 1) {
    sum += term;
    term *= ((n - j) / (j + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}
