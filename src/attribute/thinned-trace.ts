import type { Step } from '../optimise/search.ts';

/** Most steps that a trace keeps. */
const longestTrace = 60;

/** Enough of a long trace to draw it: its first steps, then every so many, and the last. */
export function thinned(trace: readonly Step[]): Step[] {
  if (trace.length <= longestTrace) return [...trace];
  const early = trace.slice(0, 20);
  const late = Array.from(
    { length: longestTrace - 20 },
    (_, k) => 20 + Math.round((k * (trace.length - 21)) / (longestTrace - 21)),
  );
  return [...early, ...late.map((j) => trace[j]!)];
}
