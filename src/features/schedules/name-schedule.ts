import type { CommandContext } from '../../bot/command.ts';
import { scenarioLabel } from '../../bot/replies/labels.ts';
import { scenariosOf } from '../scenarios/arguments/scenario.ts';
import type { NamedSchedule } from './replies/schedule.ts';
import { placeNames } from './report-place.ts';
import type { Schedule } from './stored/schedule.ts';

/** Schedules with what their scenarios and channels are called; a scenario that is gone by its id. */
export async function nameSchedules(
  schedules: readonly Schedule[],
  context: Pick<CommandContext, 'store' | 'invocation' | 'outlets' | 'words'>,
): Promise<NamedSchedule[]> {
  const known = await scenariosOf(context.store, context.invocation.where.workspace);
  const names = new Map(
    known.map(({ scenario }) => [scenario.id, scenarioLabel(scenario.names, context.words.language)]),
  );
  const placeOf = await placeNames(schedules, context);
  return schedules.map((schedule) => ({
    schedule,
    scenario: names.get(schedule.scenario) ?? schedule.scenario,
    place: placeOf(schedule),
  }));
}

/** One schedule with its names. */
export async function nameSchedule(
  schedule: Schedule,
  context: Parameters<typeof nameSchedules>[1],
): Promise<NamedSchedule> {
  const [named] = await nameSchedules([schedule], context);
  return named ?? { schedule, scenario: schedule.scenario, place: schedule.place.channel };
}
