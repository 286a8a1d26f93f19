import { type Problem, UserError } from '../../../src/scenario/problem.ts';

/** What a fetch is refused with; fails the test where it is not. */
export async function problemOf(fetching: Promise<unknown>): Promise<Problem> {
  try {
    await fetching;
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  throw new Error('nothing was refused');
}
