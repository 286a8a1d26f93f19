import { smallestTold } from '../replies/certainty.ts';
import type { Run } from '../stored/run.ts';

/** Most gaps that tell how one closed. */
const mostGaps = 4;

/** Each gap told is at most this part of the one told before. */
const tenfold = 0.1;

/** Gaps below this are rounding: the numbers from which they are worked out have no more digits. */
const leastGap = 1e-13;

/**
 * How the gap closed: at first, each time it had fallen tenfold (the middle ones left out if they are many), at
 * last. Fewer than two where the search has no course to tell of.
 */
export function gapsOf(run: Pick<Run, 'proof' | 'trace' | 'value' | 'effective'>): number[] {
  const { proof, trace } = run;
  const scale = proof.gap > leastGap ? (proof.bound - proof.best) / proof.gap : valueAtStake(run);
  const gaps = trace.map(({ best, bound }) => Math.max(0, bound - best) / scale);
  const [first] = gaps;
  if (first === undefined || !(scale > 0)) return [];
  const told = [first];
  for (const gap of [...gaps.slice(1), proof.gap]) {
    const before = told.at(-1) ?? 0;
    const isLast = gap <= proof.gap && gap < before;
    // All gaps below the smallest that is told read the same.
    if (before > smallestTold && (gap <= tenfold * before || isLast)) told.push(Math.max(gap, proof.gap));
  }
  if (told.length <= mostGaps) return told;
  return Array.from(
    { length: mostGaps },
    (_, i) => told[Math.round((i * (told.length - 1)) / (mostGaps - 1))] ?? proof.gap,
  );
}

/** What a gap in value is measured by; 0 where the search measures otherwise. */
function valueAtStake({ value, effective }: Pick<Run, 'value' | 'effective'>): number {
  if (effective.risk === 'cautious' || (typeof effective.goal === 'object' && 'target' in effective.goal))
    return 0;
  return Math.max(Math.abs(value.proposed - value.zero), Math.abs(value.today - value.zero));
}

/** The first bounds leave the picture when they are this many times as far from the best as all that follows … */
const farOff = 5;
/** … and what follows is still at least this part of the best: else their fall is the closing itself. */
const worthSeeing = 0.01;

/**
 * Where the axis ends when the first bounds are so far off that nothing else would be seen: at the first one that is
 * not. `sign` is 1 where the bound lies above the best, −1 below. Undefined where all fit.
 */
export function axisEnd(
  trace: readonly { readonly best: number; readonly bound: number }[],
  best: number,
  sign: number,
): number | undefined {
  const climb = Math.abs(best - (trace[0]?.best ?? best));
  const off = trace.map(({ bound }) => Math.max(0, sign * (bound - best)));
  let end: number | undefined;
  for (const [i, distance] of off.entries()) {
    const rest = Math.max(off[i + 1] ?? 0, climb);
    if (distance <= farOff * rest || rest < worthSeeing * Math.abs(best)) break;
    end = best + sign * 1.25 * rest;
  }
  return end;
}
