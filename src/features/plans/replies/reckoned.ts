import type { Words } from '../../../bot/language/words.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import { isReckonedBefore } from '../reckoning.ts';
import type { Run } from '../stored/run.ts';

/** Says of each run that was reckoned as before the update that it was, and how to have it reckoned anew. */
export function reckonedCaveats(runs: readonly Run[], words: Words): string[] {
  const before = runs.filter(isReckonedBefore);
  const [first] = before;
  if (first === undefined) return [];
  const numbers = words.list([...new Set(before.map(({ number }) => `#${number}`))]);
  return [plainOf(words.say('replies.reckoned.before', { numbers, number: first.number }))];
}

/** Says so where one gap of two was measured in another way than the other. */
export function gapCaveats(runs: readonly Run[], words: Words): string[] {
  const before = runs.filter(({ accounting }) => accounting === undefined);
  if (before.length === 0 || before.length === runs.length) return [];
  return [
    words.say('replies.reckoned.gaps', { numbers: words.list(before.map(({ number }) => `#${number}`)) }),
  ];
}
