import type { Analysis } from '../../attribute/analysis.ts';
import type { ChosenScenario } from '../../bot/command.ts';
import type { Invocation } from '../../bot/invocation.ts';
import type { Planner, Store } from '../../bot/ports.ts';
import { tablesHere } from '../../bot/tables-here.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { noSources } from '../history/stored/sources.ts';
import { noUploads } from '../history/uploads.ts';
import { effectiveToday } from '../plans/adopted-today.ts';
import { readPlanLine } from '../plans/read-plan-line.ts';
import { workOut } from '../plans/work-out.ts';
import type { Schedule } from '../schedules/stored/schedule.ts';

/** What making a report's plan takes. */
export interface PlanningNeeds {
  readonly store: Store;
  readonly planner: Planner;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/**
 * Works out what a schedule asks for, as its maker would by typing its line: with the scenario as it is now, and the
 * adopted plan as today's spend. Stores nothing.
 *
 * Throws `UserError`: what the line asks for cannot be read or planned any more (`scenario.unknown` when the
 * scenario is gone), or `plan.cancelled` by the signal.
 */
export async function planForReport(
  schedule: Schedule,
  workspace: string,
  { store, planner, signal, now }: PlanningNeeds,
): Promise<{
  readonly asked: {
    readonly chosen: ChosenScenario;
    readonly effective: Scenario;
    readonly line: string;
  };
  readonly analysis: Analysis;
}> {
  const { line, language, timeZone } = schedule;
  const values = await readPlanLine(line, {
    invocation: asIfTyped(schedule, workspace),
    store,
    commands: [],
    files: undefined,
    uploads: noUploads,
    sources: noSources,
    tables: tablesHere,
    settings: await store.workspaces.settings(workspace),
    hasChartServer: false,
    language,
    now,
    timeZone,
  });
  const { effective } = await effectiveToday(values, { store, workspace, now, timeZone });
  const analysis = await workOut({ scenario: effective }, { planner, workspace, signal });
  return { asked: { chosen: values.scenario, effective, line }, analysis };
}

/** The schedule's line as its maker would type it in the schedule's place, without what only an admin may do. */
function asIfTyped({ number, line, by, place }: Schedule, workspace: string): Invocation {
  return {
    id: `schedule-${number}`,
    request: { kind: 'line', line },
    who: { id: by, isAdmin: false },
    where: { ...place, workspace, mayReadFiles: false },
  };
}
