import type { CommandContext, ReadingPlace, Values } from '../../bot/command.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { readIn, UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type AdoptedPlan, type AdoptionPlace, adoptionPlace, effectiveToday } from './adopted-today.ts';
import { type ChangedPlan, changedPlan } from './arguments/changed-plan.ts';
import { changes } from './arguments/changes.ts';
import { whatIfBase } from './arguments/what-if-base.ts';
import { changedSpend } from './changed-spend.ts';
import { refuseUnreadable } from './explain-run.ts';
import { newRun } from './new-run.ts';
import { effectiveScenario, planArguments } from './plan-arguments.ts';
import type { PlanChange } from './plan-change.ts';
import type { Run } from './stored/run.ts';
import { takenPlan } from './taken-plan.ts';
import { workOut } from './work-out.ts';

/** What a what-if can be asked for: a scenario or a run, the changes, and what an optimisation takes. */
export const whatIfArguments = {
  scenario: {
    kind: whatIfBase,
    required: true,
    position: 0,
    example: 'medical',
    initial: baseSaid,
  },
  changes: {
    kind: changes,
    required: true,
    collects: 'changes',
    example: 'app=+20%',
    initial: ({ scenario }: ReadingPlace) => scenario && linesToFillIn(scenario.scenario),
  },
  from: { kind: changedPlan, required: false, example: 'best' },
  budget: planArguments.budget,
  goal: planArguments.goal,
  risk: planArguments.risk,
  period: planArguments.period,
  release: planArguments.release,
  anyway: planArguments.anyway,
  limits: planArguments.limits,
} as const;

/** The run or scenario that was said already, for a form that asks for the rest. */
function baseSaid({ others, scenario }: ReadingPlace): string | undefined {
  const number = /^\s*#?(\d+)\s*$/.exec(others.scenario ?? '')?.[1];
  return number ?? scenario?.scenario.id;
}

/** Most channels that a form names beforehand. */
const mostLines = 20;

/** A line for each channel, to be filled in; one that is not says nothing. */
function linesToFillIn({ channels }: Scenario): string | undefined {
  return channels.length > mostLines ? undefined : channels.map(({ id }) => `${id}=`).join('\n');
}

export type WhatIfValues = Values<typeof whatIfArguments>;

/** A what-if that makes sense. */
export interface WhatIf {
  readonly changes: readonly PlanChange[];
  /** Whose plan is changed: today's, the best one, or that of the run. */
  readonly from: ChangedPlan;
  /** The run that it starts from, where it is about one. */
  readonly base?: Run;
  readonly effective: Scenario;
  /** The plan that counts as today's spend, where the team has taken one. */
  readonly adopted?: AdoptedPlan;
  /** The plan that is changed, in spend per period by channel; absent while the best plan is not known yet. */
  readonly plan?: ReadonlyMap<string, number>;
}

/**
 * What is asked for, worked out as far as that goes without any search. A run keeps its scenario, its limits and what
 * was spent at that time; a scenario is taken as it is now.
 *
 * @throws UserError as `effectiveScenario` does, `run.unexplained` for a run that cannot be read any more,
 *   `change.negative`, `change.from-nothing`, `change.no-run`
 */
export async function readWhatIf(values: WhatIfValues, place: AdoptionPlace): Promise<WhatIf> {
  const { changes: wanted, scenario: base, from } = values;
  const request = {
    ...values,
    scenario: base.chosen,
    // Who changes a channel's spend asks for that; and a run that is there was asked for all the same.
    release: [...(values.release ?? []), ...wanted.map(({ channel }) => channel)],
    anyway: base.run === undefined ? values.anyway : ('yes' as const),
  };
  if (base.run === undefined && from === 'plan')
    throw new UserError({ code: 'change.no-run', argument: 'from' });
  if (base.run !== undefined) refuseUnreadable(base.run);
  const { effective, adopted } =
    base.run === undefined
      ? await effectiveToday(request, place)
      : { effective: effectiveScenario(request), adopted: undefined };
  const asked = { changes: wanted, from: from ?? (base.run ? 'plan' : 'today'), effective };
  const plan = planOf(asked, base.run);
  // What cannot be is refused before any work.
  if (plan !== undefined) readIn('changes', () => changedSpend(effective, plan, wanted));
  return {
    ...asked,
    ...(base.run && { base: base.run }),
    ...(adopted && { adopted }),
    ...(plan && { plan }),
  };
}

function planOf(
  { from, effective }: Pick<WhatIf, 'from' | 'effective'>,
  run: Run | undefined,
): WhatIf['plan'] {
  if (from === 'today') return new Map(effective.channels.map(({ id, today }) => [id, today]));
  if (run === undefined) return undefined;
  const factor = periodsPer(effective.period, run.effective.period);
  const { channels } = from === 'best' ? run : takenPlan(run);
  return new Map(channels.map(({ id, proposed }) => [id, proposed * factor]));
}

/**
 * Prices the plan and stores the run, whose line is `line`. Throws `UserError` (`plan.*`, `goal.*`, `change.*`) when
 * there is nothing to compare with or the change cannot be; then nothing is stored.
 */
async function runWhatIf(
  { whatIf, values, line }: { whatIf: WhatIf; values: WhatIfValues; line: string },
  { invocation, store, now, planning }: Pick<CommandContext, 'invocation' | 'store' | 'now' | 'planning'>,
): Promise<Run> {
  const { effective } = whatIf;
  const plan = whatIf.plan ?? (await bestPlan(effective, planning));
  const spend = changedSpend(effective, plan, whatIf.changes);
  const analysis = await workOut({ scenario: effective, plan: Object.fromEntries(spend) }, planning);
  const { workspace, channel, isPrivate } = invocation.where;
  const maker = { by: invocation.who.id, channel, isPrivate };
  const asked = { chosen: values.scenario.chosen, effective, line };
  return store.runs.add(workspace, newRun(asked, analysis, maker, now));
}

async function bestPlan(scenario: Scenario, planning: CommandContext['planning']) {
  const { channels } = await workOut({ scenario }, planning);
  return new Map(channels.map(({ id, proposed }) => [id, proposed]));
}

/** The what-if of a line, worked out and stored: what the command does, and what running it again does. */
export async function askWhatIf(values: WhatIfValues, line: string, context: CommandContext) {
  const whatIf = await readWhatIf(values, adoptionPlace(context));
  return { whatIf, run: await runWhatIf({ whatIf, values, line }, context) };
}
