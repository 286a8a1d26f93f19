import { provedGap, type Step } from '../optimise/search.ts';

/**
 * Tells from each step of a search how much of the proof is done, 0…1, never less than before. The gap falls by
 * factors rather than by amounts, so its orders of magnitude count; a search that gets nowhere ends by its time, so
 * that counts where it is further.
 */
export function createProofShare(longestMs: number): (step: Pick<Step, 'gap' | 'milliseconds'>) => number {
  let first: number | undefined;
  let share = 0;
  return ({ gap, milliseconds }) => {
    if (Number.isFinite(gap)) first ??= gap;
    const closed =
      gap <= provedGap
        ? 1
        : first !== undefined && first > gap
          ? Math.log(first / gap) / Math.log(first / provedGap)
          : 0;
    share = Math.min(1, Math.max(share, closed, milliseconds / longestMs));
    return share;
  };
}
