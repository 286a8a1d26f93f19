import type { Words } from '../../../bot/language/words.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import { type Action, longestActionLine } from '../../../bot/reply.ts';
import { bestPlanLine } from '../read-plan-line.ts';
import type { Run } from '../stored/run.ts';

type PlanAction =
  | 'again'
  | 'explain'
  | 'whatIf'
  | 'otherwise'
  | 'risk'
  | 'best'
  | 'adopt'
  | 'schedule'
  | 'compare'
  | 'export'
  | 'history';

/** The buttons under a plan or its explanation, in this order; the first stands out. */
export function planActions(run: Run, words: Words, wanted: readonly PlanAction[]): Action[] {
  const { number } = run;
  const actions: Record<PlanAction, () => Action | undefined> = {
    again: () => ({
      label: words.say('replies.actions.again'),
      line: `again ${number}`,
    }),
    explain: () => ({ label: words.say('replies.actions.explain'), line: `explain ${number}` }),
    whatIf: () => moreOfTheBest(run, words),
    otherwise: () => ({
      label: words.say('whatIf.actions.otherwise'),
      line: `whatif ${number}`,
      opensForm: true,
    }),
    risk: () => otherRisk(run, words),
    best: () => theBest(run, words),
    adopt: () =>
      isKept(run) ? { label: words.say('schedules.actions.adopt'), line: `adopt ${number}` } : undefined,
    schedule: () => weekly(run, words),
    compare: () => ({ label: words.say('whatIf.actions.compare'), line: `compare ${number}` }),
    export: () => ({ label: words.say('whatIf.actions.export'), line: `export ${number} csv` }),
    history: () => ({
      label: words.say('replies.actions.history'),
      // A scenario from a file has no name that `history` knows.
      line: run.scenario.origin === 'file' ? 'history' : `history ${run.scenario.id}`,
    }),
  };
  const offered = wanted.flatMap((name) => {
    const action = actions[name]();
    return action === undefined || action.line.length > longestActionLine ? [] : [action];
  });
  return offered.map((action, i) => (i === 0 ? { ...action, emphasis: 'primary' } : action));
}

/** A scenario from a file is gone by the next time. */
const isKept = ({ scenario }: Run) => scenario.origin !== 'file';

/** The same request every week; none for a line that asks for something else than a plan. */
function weekly(run: Run, words: Words): Action | undefined {
  const [, asked] = /^optimize (.+)$/s.exec(run.line) ?? [];
  if (asked === undefined || !isKept(run)) return undefined;
  return { label: words.say('schedules.actions.weekly'), line: `schedule add ${asked} weekly mon 09:00` };
}

/** The same request judged by the average, or by the worst of what may be true; none where nothing is uncertain. */
function otherRisk(run: Run, words: Words): Action | undefined {
  if (run.certainty === undefined) return undefined;
  const risk = run.effective.risk === 'cautious' ? 'mean' : 'cautious';
  return { label: words.say(`talk.actions.${risk}`), line: `again ${run.number} risk=${risk}` };
}

/** What if the channel that contributes the most got a tenth more: one that anybody can go on from. */
function moreOfTheBest(run: Run, words: Words): Action | undefined {
  const [largest] = run.channels
    .filter(({ proposed }) => proposed > 0)
    .sort((a, b) => b.contribution - a.contribution);
  if (largest === undefined) return undefined;
  const part = run.effective.channels.find(({ id }) => id === largest.id) ?? largest;
  return {
    label: words.say('whatIf.actions.whatIf', { channel: channelLabel(part, words.language) }),
    line: `whatif ${run.number} ${largest.id}=+10%`,
  };
}

/** The best plan beside a what-if; none where its line does not say how to get it. */
function theBest(run: Run, words: Words): Action | undefined {
  const line = bestPlanLine(run.line);
  return line === undefined ? undefined : { label: words.say('whatIf.actions.best'), line };
}
