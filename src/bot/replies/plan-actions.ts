import type { Words } from '../language/words.ts';
import { type Action, longestActionLine } from '../reply.ts';
import type { Run } from '../run.ts';

/** The buttons under a plan or its explanation, in this order. */
export function planActions(
  run: Run,
  words: Words,
  wanted: readonly ('again' | 'explain' | 'history')[],
): Action[] {
  const actions: Record<(typeof wanted)[number], Action> = {
    again: { label: words.say('replies.actions.again'), line: `again ${run.number}`, emphasis: 'primary' },
    explain: { label: words.say('replies.actions.explain'), line: `explain ${run.number}` },
    history: {
      label: words.say('replies.actions.history'),
      // A scenario from a file has no name that `history` knows.
      line: run.scenario.origin === 'file' ? 'history' : `history ${run.scenario.id}`,
    },
  };
  return wanted.map((name) => actions[name]).filter(({ line }) => line.length <= longestActionLine);
}
