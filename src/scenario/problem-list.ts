import { type Problem, UserError } from './problem.ts';

/** Most problems of one scenario that a message lists; the last line then says how many more there are. */
const mostShown = 20;

/** Gathers what is wrong with one scenario. */
export interface ProblemList {
  readonly count: number;
  /** Adds a problem; it is put into words only if it is among those shown, since that can be costly. */
  add(problem: () => Problem): void;
  /** Throws a `UserError` with all problems (at most `mostShown`, then `scenario.more`) when there are any. */
  throwIfAny(): void;
}

export function createProblemList(): ProblemList {
  const shown: Problem[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(problem) {
      count += 1;
      if (count <= mostShown) shown.push(problem());
    },
    throwIfAny() {
      const [first, ...more] = shown;
      if (first === undefined) return;
      if (count > mostShown) more.push({ code: 'scenario.more', values: { count: count - mostShown } });
      throw new UserError(first, ...more);
    },
  };
}

/** A place in a scenario as people write it: `channels[1].coverage.ceiling`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$]{0,59}$/u.test(String(step))) text += `${text && '.'}${String(step)}`;
    else text += `[${JSON.stringify(cut(String(step)))}]`;
  }
  return text;
}

function cut(key: string): string {
  const characters = Array.from(key.slice(0, 200));
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('');
}
