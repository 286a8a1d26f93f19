import { type AskedLimit, inAmounts } from '../../scenario/asked-limits.ts';
import { inPeriod } from '../../scenario/in-period.ts';
import { type Problem, readIn, UserError } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Goal, Period, Risk, Scenario } from '../../scenario/scenario.ts';
import { withRequest } from '../../scenario/with-limits.ts';
import type { ScenarioChange } from './arguments/scenario-changes.ts';

/** What is to be another about a scenario. */
export interface ScenarioEdit {
  readonly budget?: number | undefined;
  readonly goal?: Goal | undefined;
  readonly risk?: Risk | undefined;
  readonly changes?: readonly ScenarioChange[] | undefined;
}

/**
 * The scenario with changes put in, checked whole. A limit takes the place of the one on the same channels and the same
 * side. Throws `UserError` for what makes no scenario, by the names that `scenario edit` takes (`patient-app.today`) and
 * by argument.
 */
export function editedScenario(
  scenario: Scenario,
  { budget, goal, risk, changes = [] }: ScenarioEdit,
): Scenario {
  const period = changes.flatMap((change) => (isPeriod(change) ? [change.value] : [])).at(-1);
  const draft: Scenario = structuredClone(inPeriodAsked(scenario, period));
  if (budget !== undefined) draft.budget = budget;
  if (goal !== undefined) draft.goal = goal;
  if (risk !== undefined) draft.risk = risk;
  const asked: AskedLimit[] = [];
  for (const change of changes) {
    if (isPeriod(change)) continue;
    if (change.kind === 'entry') setEntry(draft, change.path, change.value);
    else {
      lift(draft, change.limit);
      asked.push(change.limit);
    }
  }
  const read = readNamed(draft, draft);
  return asked.length === 0 ? read : readNamed(withRequest(read, { limits: inAmounts(read, asked) }), draft);
}

/** Whether it is the period: all amounts move with it, so that it is no entry like others. */
const isPeriod = (change: ScenarioChange): change is ScenarioChange & { readonly value: Period } =>
  change.kind === 'entry' && change.path.length === 1 && change.path[0] === 'period';

function inPeriodAsked(scenario: Scenario, period: Period | undefined): Scenario {
  return period === undefined ? scenario : readIn('changes', () => inPeriod(scenario, period));
}

/** Takes away what stands on the same channels and side, which a new limit would otherwise only add to. */
function lift(draft: Scenario, { channels, isGroup, side }: AskedLimit): void {
  const key = [...channels].sort().join(' ');
  const parts = isGroup
    ? draft.groups.filter(({ id }) => id === channels[0])
    : [
        ...(channels.length === 1 ? draft.channels.filter(({ id }) => id === channels[0]) : []),
        ...draft.groups.filter((group) => [...group.channels].sort().join(' ') === key),
      ];
  for (const part of parts) delete part[side];
}

/** Sets an entry of plain data, or takes it away. */
function setEntry(draft: object, path: readonly PropertyKey[], value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let part: object = draft;
  for (const key of path.slice(0, -1)) {
    const inner: unknown = Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined;
    if (typeof inner === 'object' && inner !== null) part = inner;
    else {
      // A number without a spread gets one; a part that was left out begins empty.
      const begun = typeof inner === 'number' ? { value: inner } : {};
      Reflect.set(part, key, begun);
      part = begun;
    }
  }
  if (value === undefined) Reflect.deleteProperty(part, last);
  else Reflect.set(part, last, value);
}

/** Reads a scenario; what is wrong is told by the names of channels instead of their places in a list. */
function readNamed(input: unknown, { channels, groups }: Pick<Scenario, 'channels' | 'groups'>): Scenario {
  try {
    return readScenario(input);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const named = (problem: Problem): Problem => {
      const path = problem.path?.replace(
        /^(channels|groups)\[(\d+)\]/,
        (whole, list: string, index: string) =>
          (list === 'channels' ? channels : groups)[Number(index)]?.id ?? whole,
      );
      const own = /^(budget|goal|risk)\b/.exec(path ?? '')?.[1];
      return { ...problem, ...(path !== undefined && { path }), argument: own ?? 'changes' };
    };
    const [first, ...more] = error.problems;
    throw new UserError(named(first), ...more.map(named));
  }
}
