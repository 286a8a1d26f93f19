import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleChart } from '../../../adapters/charts/sample.ts';
import { createThreadedRenderer } from '../../../adapters/charts/threaded.ts';
import { chartRendererContract } from '../../contracts/chart-renderer.ts';
import { compile } from '../../contracts/store-child.ts';

const workerFile = new URL('../../../dist/adapters/charts/draw-worker.js', import.meta.url);

beforeAll(compile);

chartRendererContract('in threads', async () => {
  const renderer = createThreadedRenderer({ workerFile, threads: 2 });
  return { renderer, close: () => renderer.close() };
});

describe('a renderer in threads', () => {
  const renderer = createThreadedRenderer({ workerFile });
  afterAll(() => renderer.close());

  it('leaves the event loop free while it draws', async () => {
    const before = performance.eventLoopUtilization();
    await renderer.render(sampleChart);
    // Drawn in this thread, it would have had work all the time, however long that took.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it('lets go of a caller who gives up, and draws the next one', async () => {
    const leaving = new AbortController();
    const reason = new Error('the caller left');
    const drawn = renderer.render(sampleChart, leaving.signal);
    leaving.abort(reason);
    await expect(drawn).rejects.toBe(reason);
    expect((await renderer.render(sampleChart)).width).toBe(1200);
  });

  it('closes once what it was given is drawn', async () => {
    const closing = createThreadedRenderer({ workerFile });
    const drawn = closing.render(sampleChart);
    const closed = closing.close();
    expect((await drawn).width).toBe(1200);
    await closed;
  });
});
