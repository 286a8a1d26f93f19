import { adoptionShape } from '../../src/features/plans/stored/adoption.ts';
import type { AdoptionStore } from '../../src/features/plans/stored/store.ts';
import { type Schedule, scheduleShape } from '../../src/features/schedules/stored/schedule.ts';
import type { ScheduleStore } from '../../src/features/schedules/stored/store.ts';
import { given, type MemoryContents, moment } from './contents.ts';

export function memoryAdoptions({ adoptions }: MemoryContents): AdoptionStore {
  return {
    async add(workspace, adoption) {
      adoptions.set(workspace, [...(adoptions.get(workspace) ?? []), adoptionShape.parse(adoption)]);
    },
    async current(workspace, scenario) {
      return adoptions.get(workspace)?.findLast((adoption) => adoption.scenario === scenario);
    },
    async withdraw(workspace, scenario, run) {
      const all = adoptions.get(workspace) ?? [];
      const newest = all.findLast((adoption) => adoption.scenario === scenario);
      if (newest?.run !== run) return false;
      adoptions.set(
        workspace,
        all.filter((adoption) => adoption !== newest),
      );
      return true;
    },
  };
}

export function memorySchedules({ schedules, lastSchedules, reports }: MemoryContents): ScheduleStore {
  const of = (workspace: string) => schedules.get(workspace) ?? [];
  return {
    async add(workspace, schedule) {
      const number = (lastSchedules.get(workspace) ?? 0) + 1;
      const added = scheduleShape.parse({ ...schedule, number, nextDue: moment(schedule.nextDue) });
      lastSchedules.set(workspace, number);
      schedules.set(workspace, [...of(workspace), added]);
      return added;
    },
    async get(workspace, number) {
      return of(workspace).find((schedule) => schedule.number === number);
    },
    async list(workspace) {
      return [...of(workspace)];
    },
    async change(workspace, number, change) {
      const before = of(workspace).find((schedule) => schedule.number === number);
      if (before === undefined) return undefined;
      const changed: Schedule = scheduleShape.parse({ ...before, ...given(change) });
      if (change.nextDue !== undefined) changed.nextDue = moment(change.nextDue);
      if (change.state === 'active') delete changed.pausedBecause;
      schedules.set(
        workspace,
        of(workspace).map((schedule) => (schedule === before ? changed : schedule)),
      );
      return changed;
    },
    async remove(workspace, number) {
      const left = of(workspace).filter((schedule) => schedule.number !== number);
      const wasThere = left.length < of(workspace).length;
      schedules.set(workspace, left);
      for (const kept of reports.filter(
        ({ report }) => report.workspace === workspace && report.schedule === number,
      )) {
        reports.splice(reports.indexOf(kept), 1);
      }
      return wasThere;
    },
    async due(at, limit, fronts) {
      return [...schedules]
        .flatMap(([workspace, all]) => all.map((schedule) => ({ workspace, schedule })))
        .filter(({ schedule }) => schedule.state === 'active' && schedule.nextDue <= moment(at))
        .filter(({ schedule }) => fronts?.includes(schedule.place.front) ?? true)
        .sort(
          (one, other) =>
            one.schedule.nextDue.localeCompare(other.schedule.nextDue) ||
            one.workspace.localeCompare(other.workspace) ||
            one.schedule.number - other.schedule.number,
        )
        .slice(0, limit);
    },
  };
}
