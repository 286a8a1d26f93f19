import { lineOf } from '../../bot/reading/read-request.ts';
import { UserError } from '../../scenario/problem.ts';
import { readKeptLine } from './read-plan-line.ts';

/** How runs and a scenario are called elsewhere. */
interface Moved {
  /** The number that a run has there. */
  readonly run: (number: number) => number;
  /** The id that the line's scenario has there; undefined where it is called the same. */
  readonly scenario: string | undefined;
}

/**
 * The line of a run or schedule as it reads where runs have other numbers, or its scenario another id. One that cannot be
 * read stays as it is.
 */
export function movedLine(line: string, { run, scenario }: Moved): string {
  try {
    const raw = readKeptLine(line);
    const base = (raw.words.length > 0 ? raw.words.join(' ') : (raw.named.scenario ?? '')).trim();
    const [, number] = /^#?(\d{1,9})$/.exec(base) ?? [];
    const isRun = number !== undefined && raw.command.name === 'whatif';
    const moved = isRun ? String(run(Number(number))) : (scenario ?? base);
    if (moved === base.replace(/^#/, '') || moved === base) return line;
    const { scenario: _, ...named } = raw.named;
    return lineOf({ ...raw, named, words: [moved] });
  } catch (error) {
    if (error instanceof UserError) return line;
    throw error;
  }
}
