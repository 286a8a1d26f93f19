import { createFallbackRenderer } from '../../../adapters/charts/first-that-works.ts';
import { createLocalRenderer } from '../../../adapters/charts/local.ts';
import { createQuickChartRenderer } from '../../../adapters/charts/quickchart.ts';
import { chartRendererContract } from '../../contracts/chart-renderer.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { startQuickChartDouble } from './quickchart-double.ts';

chartRendererContract('local', async () => ({ renderer: createLocalRenderer(), close: async () => {} }));

chartRendererContract('QuickChart', async () => {
  const double = await startQuickChartDouble();
  const renderer = createQuickChartRenderer({
    host: double.host,
    scheme: 'http',
    timeoutMs: 20_000,
    log: recordedLog(),
  });
  return { renderer, close: () => double.close() };
});

chartRendererContract('QuickChart that fails, then local', async () => {
  const double = await startQuickChartDouble((_, response) => response.writeHead(500).end('broken'));
  const remote = createQuickChartRenderer({ host: double.host, scheme: 'http', log: recordedLog() });
  return {
    renderer: createFallbackRenderer([remote, createLocalRenderer()], recordedLog()),
    close: () => double.close(),
  };
});
