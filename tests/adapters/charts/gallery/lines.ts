import type { LineChart } from '../../../../src/bot/chart.ts';
import { bestAndBound, lineChart } from '../../../fixtures/charts.ts';

export function convergence(iterations: number, language: 'en' | 'zh', open = 0): LineChart {
  const zh = language === 'zh';
  const goal = 238_240;
  const xs = Array.from({ length: iterations }, (_, i) => i + 1);
  return lineChart({
    title: zh
      ? '已证明:与最优方案的差距不超过 0.004%'
      : open > 0
        ? 'At most 2% below the best possible plan'
        : 'Proved within 0.004% of the best possible plan',
    subtitle: zh ? '已找到的最佳价值与已证明的上界' : 'Best value found, and the bound that no plan can pass',
    language,
    xAxis: { title: zh ? '迭代次数' : 'Iteration', format: { kind: 'number' } },
    yAxis: { title: zh ? '每周价值' : 'Value a week', format: { kind: 'money', currency: 'CNY' } },
    series: bestAndBound(
      { name: zh ? '最佳方案' : 'Best plan', points: xs.map((x) => [x, goal * (1 - 0.11 / x ** 1.5)]) },
      {
        name: zh ? '已证明的上界' : 'Proved bound',
        points: xs.map((x) => [x, goal * (1 + open + 0.07 * Math.exp(-x / (iterations / 6 + 0.5)))]),
      },
    ),
    shade: { upper: 1, lower: 0, name: zh ? '差距' : 'Gap' },
  });
}

export function responses(language: 'en' | 'zh'): LineChart {
  const zh = language === 'zh';
  const curve = (top: number, half: number, slope: number) => (x: number) =>
    (top * x ** slope) / (x ** slope + half ** slope);
  const app = curve(120_000, 30_000, 1.6);
  const site = curve(70_000, 12_000, 1);
  const points = (f: (x: number) => number) =>
    Array.from({ length: 61 }, (_, i) => ({ x: i * 1_000, y: f(i * 1_000) }));
  return lineChart({
    id: 'responses',
    title: zh ? 'App 再加 20% 仍未饱和' : 'The app is far from saturated at 20% more',
    subtitle: zh ? '每周投入与每周价值' : 'Value against spend a week',
    language,
    xAxis: { title: zh ? '每周投入' : 'Spend a week', format: { kind: 'money', currency: 'CNY' } },
    yAxis: { title: zh ? '每周价值' : 'Value a week', format: { kind: 'money', currency: 'CNY' } },
    series: [
      { name: 'App', role: 'plain', key: 'app', shape: 'straight', points: points(app) },
      {
        name: zh ? '官网' : 'Website',
        role: 'plain',
        key: 'website',
        shape: 'straight',
        points: points(site),
      },
    ],
    marks: [
      { x: 25_000, y: app(25_000), label: zh ? '当前' : 'today', role: 'before' },
      { x: 30_000, y: app(30_000), label: zh ? '建议' : 'proposed', role: 'after' },
    ],
  });
}
