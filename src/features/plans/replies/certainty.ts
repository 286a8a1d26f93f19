import type { Words } from '../../../bot/language/words.ts';
import type { Run } from '../stored/run.ts';

/** Below this relative gap the arithmetic's own rounding decides. */
const roundingGap = 1e-9;

/** Gaps below this are told as this: nobody cares how many zeros there are. */
export const smallestTold = 1e-6;

/** A gap as a percentage with two digits, rounded up: the promise must hold as printed. */
export function gapText(exact: number, words: Words): string {
  if (exact <= 0) return words.percent(0);
  const gap = Math.max(exact, smallestTold);
  const unit = 10 ** (Math.floor(Math.log10(gap)) - 1);
  return words.percent(Math.ceil(gap / unit - 1e-9) * unit, 2);
}

/** How near to the best possible the plan is, and under what. */
export function proofText({ proof }: Pick<Run, 'proof'>, words: Words): string {
  const gap = gapText(proof.gap, words);
  if (proof.proved) {
    return proof.gap <= roundingGap
      ? words.say('replies.proof.exact')
      : words.say('replies.proof.proved', { gap });
  }
  return words.say(proof.gap < 1 ? 'replies.proof.open' : 'replies.proof.wideOpen', { gap });
}

/** A relative change with as many digits as its size deserves: `+12%`, `+5.1%`, `−0.04%`. */
export function changeText(share: number, words: Words): string {
  const size = Math.abs(share);
  const places = size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
  return words.percentChange(Number(share.toFixed(places)));
}
