import type { Words } from '../language/words.ts';
import { type Action, longestActionLine } from '../reply.ts';
import type { Run } from '../run.ts';

/** The buttons under a plan or its explanation, in this order. */
export function planActions(
  run: Run,
  words: Words,
  wanted: readonly ('again' | 'explain' | 'adopt' | 'schedule' | 'history')[],
): Action[] {
  const actions: Record<(typeof wanted)[number], Action | undefined> = {
    again: { label: words.say('replies.actions.again'), line: `again ${run.number}`, emphasis: 'primary' },
    explain: { label: words.say('replies.actions.explain'), line: `explain ${run.number}` },
    adopt: isKept(run)
      ? { label: words.say('schedules.actions.adopt'), line: `adopt ${run.number}` }
      : undefined,
    schedule: weekly(run, words),
    history: {
      label: words.say('replies.actions.history'),
      // A scenario from a file has no name that `history` knows.
      line: run.scenario.origin === 'file' ? 'history' : `history ${run.scenario.id}`,
    },
  };
  return wanted.flatMap((name) => {
    const action = actions[name];
    return action === undefined || action.line.length > longestActionLine ? [] : [action];
  });
}

/** A scenario from a file is gone by the next time. */
const isKept = ({ scenario }: Run) => scenario.origin !== 'file';

/** The same request every week; none for a line that asks for something else than a plan. */
function weekly(run: Run, words: Words): Action | undefined {
  const [, asked] = /^optimize (.+)$/s.exec(run.line) ?? [];
  if (asked === undefined || !isKept(run)) return undefined;
  return { label: words.say('schedules.actions.weekly'), line: `schedule add ${asked} weekly mon 09:00` };
}
