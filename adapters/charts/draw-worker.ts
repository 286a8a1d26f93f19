import type { Chart } from '../../src/bot/chart.ts';
import type { Picture } from '../../src/bot/ports.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';
import { createLocalRenderer } from './local.ts';

/** What the thread is to do: draw a chart, or say that it can. */
export type DrawTask = { readonly chart: Chart } | 'check';

/** A chart that may not be drawn crosses the thread as data; anything else is thrown as it is. */
export type DrawOutcome =
  | { readonly picture: Picture }
  | { readonly line: string }
  | { readonly problems: readonly [Problem, ...Problem[]] };

const renderer = createLocalRenderer();

/** Runs in a worker thread: drawing takes 25–75 ms, in which nobody else would be answered. */
export default async function work(task: DrawTask): Promise<DrawOutcome> {
  if (task === 'check') return { line: await renderer.check() };
  try {
    return { picture: await renderer.render(task.chart) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}
