import type { BarChart, Chart } from '../../src/bot/chart.ts';
import type { Picture } from '../../src/bot/ports.ts';

/** A small chart with nobody's data in it, to see whether a renderer works. */
export const sampleChart: BarChart = {
  id: 'check',
  kind: 'bars',
  language: 'zh',
  title: 'channels',
  subtitle: '',
  alt: 'A bar of length 1.',
  valueAxis: { title: '', format: { kind: 'number' } },
  categories: [{ key: 'check', label: 'check' }],
  series: [{ name: 'check', role: 'after', values: [1], labels: ['1'] }],
};

/** Without a Chinese font, any two Chinese texts of one length are the same row of boxes. */
export async function drawsChinese(render: (chart: Chart) => Promise<Picture>): Promise<boolean> {
  const one = await render({ ...sampleChart, subtitle: '渠道' });
  const other = await render({ ...sampleChart, subtitle: '图表' });
  return !Buffer.from(one.png).equals(other.png);
}
