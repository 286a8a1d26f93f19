import type { ReplyFile } from '../../../bot/reply.ts';
import { inferenceDataOf } from '../../../learn/fit/export/inference-data.ts';
import { contributionsTable, curvesTable, drawsTable } from '../../../learn/fit/export/tables.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { type Drawing, drawn, type ExportFormat } from '../../plans/export/run-files.ts';
import { decompositionChart } from '../charts/decomposition.ts';
import { fittedCurvesChart } from '../charts/fitted-curves.ts';
import { fitView, weeksOf } from '../view.ts';

/**
 * A fit as files: what each channel brought week by week, its curves and all simulations as CSV; the simulations as JSON
 * that ArviZ reads (`az.from_json`); or its charts.
 *
 * @throws UserError `export.no-picture` when a chart cannot be drawn
 */
export async function fitFiles(
  fit: Fit,
  format: ExportFormat,
  { scenario, ...drawing }: Drawing & { readonly scenario: Scenario | undefined },
): Promise<ReplyFile[]> {
  const name = `${fit.scenario.replace(/[^\w-]+/g, '-')}-fit-${fit.number}`;
  const bytes = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case 'csv':
      return Object.entries({
        weeks: contributionsTable(fit),
        curves: curvesTable(fit),
        draws: drawsTable(fit),
      }).map(([part, text]) => ({
        name: `${name}-${part}.csv`,
        mediaType: 'text/csv',
        bytes: bytes(text),
      }));
    case 'json': {
      const json = JSON.stringify(inferenceDataOf(fit));
      return [{ name: `${name}.json`, mediaType: 'application/json', bytes: bytes(`${json}\n`) }];
    }
    case 'png': {
      const view = fitView(fit, { id: fit.scenario, weeks: weeksOf(fit), scenario }, drawing.words);
      const curves = fittedCurvesChart(view);
      const charts = [decompositionChart(view), ...(curves === undefined ? [] : [curves])];
      return Promise.all(
        charts.map(async (chart) => ({
          name: `${name}-${chart.id}.png`,
          mediaType: 'image/png' as const,
          bytes: await drawn(chart, fit.number, drawing),
        })),
      );
    }
  }
}
