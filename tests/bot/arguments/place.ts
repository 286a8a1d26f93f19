import { allCommands } from '../../../commands/index.ts';
import { optimize } from '../../../commands/optimize.ts';
import type { ChosenScenario, ReadingPlace } from '../../../src/bot/command.ts';
import { tablesHere } from '../../../src/bot/tables-here.ts';
import { noSources } from '../../../src/features/history/stored/sources.ts';
import { createUploads } from '../../../src/features/history/uploads.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { type Problem, UserError } from '../../../src/scenario/problem.ts';
import { memoryStore } from '../../memory-store/memory-store.ts';
import { invocation } from '../bot-under-test.ts';

/** A built-in scenario as a command names it. */
export function builtIn(id: string): ChosenScenario {
  const scenario = builtInScenarios.find((known) => known.id === id);
  if (scenario === undefined) throw new Error(`no built-in scenario ${id}`);
  return { scenario, version: 0, origin: 'built-in' };
}

/** Where an argument of `optimize` is read, with the medical scenario chosen already. */
export function readingPlace(changes: Partial<ReadingPlace> = {}): ReadingPlace {
  return {
    invocation: invocation(''),
    store: memoryStore(),
    language: 'en',
    others: {},
    command: optimize,
    commands: allCommands,
    now: new Date('2026-05-04T08:00:00Z'),
    timeZone: 'UTC',
    files: undefined,
    settings: {},
    hasChartServer: false,
    tables: tablesHere,
    uploads: createUploads(() => new Date('2026-05-04T08:00:00Z')),
    sources: noSources,
    scenario: builtIn('medical'),
    ...changes,
  };
}

/** The problems that reading raises; none when it goes well. */
export async function problemsOf(read: () => unknown): Promise<readonly Problem[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
