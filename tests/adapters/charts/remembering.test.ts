import { describe, expect, it } from 'vitest';
import { createRememberingRenderer } from '../../../adapters/charts/remembering.ts';
import { sampleChart } from '../../../adapters/charts/sample.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import type { ChartRenderer } from '../../../src/bot/ports.ts';

function counting(bytes = 1_000): ChartRenderer & { readonly drawn: Chart[] } {
  const drawn: Chart[] = [];
  return {
    drawn,
    async render(chart) {
      drawn.push(chart);
      return { png: new Uint8Array(bytes), width: 1, height: 1 };
    },
    check: async () => 'draws',
  };
}

describe('a renderer that remembers', () => {
  it('draws the same chart once and another one anew', async () => {
    const inner = counting();
    const renderer = createRememberingRenderer(inner);
    const first = await renderer.render(sampleChart);
    expect(await renderer.render(structuredClone(sampleChart))).toBe(first);
    await renderer.render({ ...sampleChart, title: 'Another' });
    expect(inner.drawn.map(({ title }) => title)).toEqual([sampleChart.title, 'Another']);
  });

  it('keeps no more bytes than it may', async () => {
    const inner = counting(1_000);
    const renderer = createRememberingRenderer(inner, 20_000);
    const charts = Array.from({ length: 30 }, (_, i) => ({ ...sampleChart, title: `Chart ${i}` }));
    for (const chart of charts) await renderer.render(chart);
    for (const chart of charts.slice(0, 1)) await renderer.render(chart);
    expect(inner.drawn).toHaveLength(31);
  });

  it('remembers no failure, and nothing for a caller who has given up', async () => {
    let broken = true;
    const inner: ChartRenderer = {
      async render() {
        if (broken) throw new Error('not now');
        return { png: new Uint8Array(1), width: 1, height: 1 };
      },
      check: async () => 'draws',
    };
    const renderer = createRememberingRenderer(inner);
    await expect(renderer.render(sampleChart)).rejects.toThrow('not now');
    broken = false;
    await renderer.render(sampleChart);
    const reason = new Error('the caller left');
    await expect(renderer.render(sampleChart, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
