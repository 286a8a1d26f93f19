import type { Chart } from '../../src/bot/chart.ts';
import type { ChartRenderer, Log, Picture } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Pictures } from './compose.ts';
import { settledWithin } from './settled-within.ts';

/**
 * Draws the charts of a reply. One that cannot be drawn, or not within `withinMs` (all together), has no picture
 * and is written as text.
 */
export async function drawCharts(
  reply: Reply,
  needs: { readonly renderer: ChartRenderer; readonly log: Log; readonly withinMs: number },
): Promise<Pictures> {
  const { log } = needs;
  const pictures = new Map<Chart, Picture>();
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  if (charts.length === 0) return pictures;
  const patience = new AbortController();
  const drawn = charts.map(async (chart) => {
    try {
      pictures.set(chart, await needs.renderer.render(chart, patience.signal));
    } catch (error) {
      log.warn({ err: error, chart: chart.id }, 'a chart could not be drawn; it is written as text');
    }
  });
  if (!(await settledWithin(drawn, needs.withinMs))) {
    log.warn({ charts: charts.length - pictures.size }, 'drawing took too long; charts are written as text');
    patience.abort();
  }
  // A copy: a chart that comes late must not appear on a later rung.
  return new Map(pictures);
}
