import type { Chart } from '../../../bot/chart.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { ChartRenderer } from '../../../bot/ports.ts';
import type { ReplyFile } from '../../../bot/reply.ts';
import { UserError } from '../../../scenario/problem.ts';
import { contributionsChart } from '../charts/contributions.ts';
import { convergenceChart } from '../charts/convergence.ts';
import { whatIfChart } from '../replies/what-if.ts';
import type { Run } from '../stored/run.ts';
import { planView } from '../view.ts';
import { planCsv } from './plan-csv.ts';

export type ExportFormat = 'csv' | 'json' | 'png';

/** How long drawing may take before the person hears that there is no picture. */
const drawWithinMs = 20_000;

/** Draws the pictures of an export. */
export interface Drawing {
  readonly words: Words;
  readonly renderer: ChartRenderer | undefined;
  readonly signal: AbortSignal;
}

/**
 * A run as files: its plan as CSV, its record as JSON, or its charts as PNG. Throws `UserError` (`export.no-picture`)
 * when a chart cannot be drawn.
 */
export async function runFiles(run: Run, format: ExportFormat, drawing: Drawing): Promise<ReplyFile[]> {
  const name = `${run.scenario.id.replace(/[^\w-]+/g, '-')}-${run.number}`;
  switch (format) {
    case 'csv':
      return [{ name: `${name}.csv`, mediaType: 'text/csv', bytes: planCsv(run, drawing.words) }];
    case 'json': {
      const bytes = new TextEncoder().encode(`${JSON.stringify(run, null, 2)}\n`);
      return [{ name: `${name}.json`, mediaType: 'application/json', bytes }];
    }
    case 'png':
      return Promise.all(
        chartsOf(run, drawing.words).map(
          async (chart): Promise<ReplyFile> => ({
            name: `${name}-${chart.id}.png`,
            mediaType: 'image/png',
            bytes: await drawn(chart, run.number, drawing),
          }),
        ),
      );
  }
}

/** The charts that the run's own reply has. */
function chartsOf(run: Run, words: Words): Chart[] {
  if (run.priced !== undefined) return [whatIfChart(run, words)];
  const view = planView(run, words);
  return [contributionsChart(view), convergenceChart(view)];
}

/** A chart of what has that number, as PNG. Throws `UserError` (`export.no-picture`). */
export async function drawn(
  chart: Chart,
  number: number,
  { renderer, signal }: Pick<Drawing, 'renderer' | 'signal'>,
): Promise<Uint8Array> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(drawWithinMs)]);
  try {
    if (renderer === undefined) throw new Error('there is nothing here that draws');
    return (await renderer.render(chart, within)).png;
  } catch (cause) {
    const error = new UserError({ code: 'export.no-picture', values: { number } });
    error.cause = cause;
    throw error;
  }
}
