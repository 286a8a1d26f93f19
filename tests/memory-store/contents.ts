import type { Adoption } from '../../src/features/plans/stored/adoption.ts';
import type { NewRun, Run } from '../../src/features/plans/stored/run.ts';
import type { Report } from '../../src/features/reports/stored/report.ts';
import type { Schedule } from '../../src/features/schedules/stored/schedule.ts';

/** A report with what the store notes beside it. */
export interface KeptReport {
  report: Report;
  readonly front: Schedule['place']['front'];
  /** Who works on it, or was the last to. */
  lease: string | undefined;
  /** From when somebody may take it: its next attempt, or the end of the lease. */
  freeAt: string;
}

/** What a memory store holds, by workspace. */
export interface MemoryContents {
  readonly runs: Map<string, Run[]>;
  readonly lastRuns: Map<string, number>;
  readonly adoptions: Map<string, Adoption[]>;
  readonly schedules: Map<string, Schedule[]>;
  readonly lastSchedules: Map<string, number>;
  readonly reports: KeptReport[];
}

export function memoryContents(): MemoryContents {
  return {
    runs: new Map(),
    lastRuns: new Map(),
    adoptions: new Map(),
    schedules: new Map(),
    lastSchedules: new Map(),
    reports: [],
  };
}

/** Adds a run with the next number, which is not given again when the run is deleted. */
export function addRun({ runs, lastRuns }: MemoryContents, workspace: string, run: NewRun): Run {
  const number = (lastRuns.get(workspace) ?? 0) + 1;
  const added: Run = { ...run, number };
  lastRuns.set(workspace, number);
  runs.set(workspace, [...(runs.get(workspace) ?? []), added]);
  return added;
}

/** A moment as stores give it back: in UTC, to the millisecond. Such texts sort by time. */
export function moment(at: string | Date): string {
  return new Date(at).toISOString();
}

/** The fields that are not undefined: as `JSON` would keep them. */
export function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return JSON.parse(JSON.stringify(fields));
}
