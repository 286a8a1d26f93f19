import type { BarChart } from '../../src/bot/chart.ts';

/** A small chart with nobody's data in it, to see whether a renderer works. */
export const sampleChart: BarChart = {
  id: 'check',
  kind: 'bars',
  language: 'zh',
  title: 'channels',
  subtitle: '检查图表',
  alt: 'A bar of length 1.',
  valueAxis: { title: '', format: { kind: 'number' } },
  categories: [{ key: 'check', label: '检查' }],
  series: [{ name: 'check', role: 'after', values: [1], labels: ['1'] }],
};
