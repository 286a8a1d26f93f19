import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../../../src/attribute/analysis.ts';
import { contributionsChart } from '../../../../src/features/plans/charts/contributions.ts';
import { convergenceChart } from '../../../../src/features/plans/charts/convergence.ts';
import type { Scenario } from '../../../../src/scenario/scenario.ts';
import { medicalAnalysis } from '../medical-analysis.ts';
import { viewOf } from '../plan-view-of.ts';

/** An analysis with so many channels, each contributing less than the one before. */
function manyChannels(count: number): Analysis {
  return {
    ...medicalAnalysis,
    channels: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      today: 1_000,
      proposed: 1_000,
      contributionToday: 900 - index,
      contribution: 1_000 - index,
      marginalReturn: 1,
      interval: { low: 500, high: 1_500 },
    })),
  };
}

describe('the contributions chart', () => {
  test('shows each channel today beside proposed, largest first, the value at zero spend last', () => {
    expect(contributionsChart(viewOf())).toEqual({
      kind: 'bars',
      id: 'contributions',
      palette: ['hospital-partners', 'patient-app', 'content-marketing', 'brand-partners'],
      language: 'en',
      title: 'patient-app earns the most per extra ¥1k: +¥1.62k',
      subtitle: 'Contribution a week, current beside the proposed plan with 90% ranges',
      alt: 'patient-app earns the most per extra ¥1k: +¥1.62k. Bars of each channel’s contribution, current → proposed: patient-app ¥44k → ¥73.5k; hospital-partners ¥70k → ¥69k; brand-partners ¥41k → ¥39.5k; content-marketing ¥37k → ¥36k; Baseline (no spend) ¥20k → ¥20k.',
      valueAxis: { title: 'Contribution a week', format: { kind: 'money', currency: 'CNY' } },
      categories: [
        { label: 'patient-app', key: 'patient-app' },
        { label: 'hospital-partners', key: 'hospital-partners' },
        { label: 'brand-partners', key: 'brand-partners' },
        { label: 'content-marketing', key: 'content-marketing' },
        { label: 'Baseline (no spend)', key: 'base' },
      ],
      series: [
        {
          name: 'Current',
          role: 'before',
          values: [44_000, 70_000, 41_000, 37_000, 20_000],
          labels: ['¥44k', '¥70k', '¥41k', '¥37k', '¥20k'],
        },
        {
          name: 'Proposed (#12)',
          role: 'after',
          values: [73_500, 69_000, 39_500, 36_000, 20_000],
          labels: ['¥73.5k', '¥69k', '¥39.5k', '¥36k', '¥20k'],
          intervals: [
            { low: 50_200, high: 101_000 },
            { low: 41_000, high: 98_000 },
            { low: 22_000, high: 60_000 },
            { low: 21_000, high: 52_000 },
            { low: 20_000, high: 60_000 },
          ],
        },
      ],
    });
  });

  test('is in the reader’s language', () => {
    const chart = contributionsChart(viewOf(medicalAnalysis, 'zh'));
    expect(chart.title).toBe('每多投 ¥1,000，患者 App 带来最多：+¥1,620');
    expect(chart.categories.map(({ label }) => label)).toEqual([
      '患者 App',
      '医院合作',
      '品牌合作',
      '内容营销',
      '自然基线（零投放）',
    ]);
  });

  test('bars and base sum to the value, today and proposed', () => {
    for (const analysis of [medicalAnalysis, manyChannels(40)]) {
      const { series } = contributionsChart(viewOf(analysis));
      const total = (values: readonly number[] = []) => values.reduce((sum, value) => sum + value, 0);
      const zero = analysis.value.zero;
      expect(total(series[0]?.values)).toBeCloseTo(
        zero + total(analysis.channels.map(({ contributionToday }) => contributionToday)),
      );
      expect(total(series[1]?.values)).toBeCloseTo(
        zero + total(analysis.channels.map(({ contribution }) => contribution)),
      );
    }
  });

  test('of 40 channels the largest 12 have a bar of their own', () => {
    const { categories, series } = contributionsChart(viewOf(manyChannels(40)));
    expect(categories.map(({ label }) => label)).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `c${index}`),
      '28 others',
      'Baseline (no spend)',
    ]);
    const others = Array.from({ length: 28 }, (_, index) => 1_000 - 12 - index).reduce((a, b) => a + b, 0);
    expect(series[1]?.values[12]).toBe(others);
    expect(series[1]?.intervals?.[12]).toBeUndefined();
  });

  test('of 13 channels none is called “1 other”', () => {
    expect(contributionsChart(viewOf(manyChannels(13))).categories).toHaveLength(14);
  });

  test('without a clear leader at the margin, the largest contribution is the finding', () => {
    const level = {
      ...medicalAnalysis,
      channels: medicalAnalysis.channels.map((channel) => ({ ...channel, marginalReturn: 1.31 })),
    };
    expect(contributionsChart(viewOf(level)).title).toBe(
      'patient-app contributes the most: ¥73.5k of ¥238k a week',
    );
  });

  test('without intervals or base it shows neither', () => {
    const plain: Analysis = {
      ...medicalAnalysis,
      unit: 'outcome',
      value: { ...medicalAnalysis.value, zero: 0 },
      channels: medicalAnalysis.channels.map(({ interval: _, ...channel }) => channel),
    };
    const chart = contributionsChart(viewOf(plain));
    expect(chart.categories.map(({ key }) => key)).not.toContain('base');
    expect(chart.series[1]).not.toHaveProperty('intervals');
    expect(chart.subtitle).toBe('Contribution a week, current beside the proposed plan');
    expect(chart.valueAxis.format).toEqual({ kind: 'number' });
    expect(chart.series[1]?.labels[0]).toBe('73.5k');
  });
});

describe('the convergence chart', () => {
  test('shows best and bound closing on each other, with the final gap', () => {
    expect(convergenceChart(viewOf())).toEqual({
      kind: 'lines',
      id: 'convergence',
      language: 'en',
      title: 'Proved within 0.0039% after 12 iterations',
      subtitle: 'Best value found ¥238k, upper bound ¥238,008.5; gap 18% → 1.7% → 0.0039%',
      alt: 'Proved within 0.0039% after 12 iterations. The best value found goes from ¥212k to ¥238k, the upper bound from ¥251k to ¥238,008.5.',
      xAxis: { title: 'Iteration', format: { kind: 'number' } },
      yAxis: { title: 'Value a week', format: { kind: 'money', currency: 'CNY' } },
      series: [
        {
          name: 'Best plan found',
          role: 'best',
          shape: 'steps',
          points: [
            { x: 0, y: 212_000 },
            { x: 4, y: 236_500 },
            { x: 12, y: 238_000 },
          ],
        },
        {
          name: 'Upper bound',
          role: 'bound',
          shape: 'steps',
          points: [
            { x: 0, y: 251_000 },
            { x: 4, y: 240_200 },
            { x: 12, y: 238_008.5 },
          ],
        },
      ],
      shade: { upper: 1, lower: 0, name: 'Gap: 0.0039%' },
      marks: [],
    });
  });

  test('tells how the gap closed, in few numbers, by what the search measured it by', () => {
    const closing = (changes: Partial<Analysis>) =>
      convergenceChart(viewOf({ ...medicalAnalysis, ...changes }))
        .subtitle.split('; ')
        .slice(1);
    const trace = Array.from({ length: 30 }, (_, iteration) => ({
      iteration,
      milliseconds: iteration,
      best: 238_000,
      bound: 238_000 + 50_000 * 0.5 ** iteration,
    }));
    const last = trace.at(-1)!;
    // The search's own scale is 200,000: gap = (bound − best) / 200,000.
    const proof = { ...medicalAnalysis.proof, bound: last.bound, gap: (last.bound - last.best) / 200_000 };
    expect(closing({ trace, proof })).toEqual(['gap 25% → 0.098% → 0.0062% → 0.0001%']);
    // Nothing left: the value at stake, 218,000, tells the scale.
    const closed = { ...proof, bound: 238_000, gap: 0 };
    expect(closing({ trace: [...trace.slice(0, 2), { ...last, bound: 238_000 }], proof: closed })).toEqual([
      'gap 23% → 0%',
    ]);
    expect(closing({ trace: [last], proof })).toEqual([]);
  });

  test('lets a bound that is far off leave the picture, and says so', () => {
    const far = { iteration: 0, milliseconds: 0, best: 212_000, bound: 4_200_000 };
    const chart = convergenceChart(
      viewOf({ ...medicalAnalysis, trace: [far, ...medicalAnalysis.trace.slice(1)] }),
    );
    // A quarter above the way from today's value to the best.
    expect(chart.yAxis.end).toEqual({ side: 'high', at: 238_000 + 1.25 * 26_000 });
    expect(chart.subtitle).toMatch(/; the first bound, ¥4.2m, is beyond the picture$/);
    expect(chart.series[1]?.points[0]).toEqual({ x: 0, y: 4_200_000 });
  });

  test('shows all of a bound whose fall is all there is to see', () => {
    const at = (iteration: number, bound: number) => ({ iteration, milliseconds: 0, best: 238_000, bound });
    const trace = [at(1, 420_000), at(2, 238_000.5), at(3, 238_000.1)];
    expect(convergenceChart(viewOf({ ...medicalAnalysis, trace })).yAxis).not.toHaveProperty('end');
  });

  test('says in its title when nothing is proved', () => {
    const open = { ...medicalAnalysis, proof: { ...medicalAnalysis.proof, gap: 0.031, proved: false } };
    expect(convergenceChart(viewOf(open)).title).toBe('Not proved: 3.1% still open after 12 iterations');
    expect(convergenceChart(viewOf(open, 'zh')).title).toBe('未证明：迭代 12 次后仍有 3.1% 的差距');
  });

  test('a search of one step still has a line', () => {
    const quick = { ...medicalAnalysis, trace: medicalAnalysis.trace.slice(-1) };
    expect(convergenceChart(viewOf(quick)).series[0]?.points).toEqual([
      { x: 12, y: 238_000 },
      { x: 13, y: 238_000 },
    ]);
    const none = { ...medicalAnalysis, trace: [] };
    expect(convergenceChart(viewOf(none)).series[1]?.points).toEqual([
      { x: 0, y: 238_008.5 },
      { x: 1, y: 238_008.5 },
    ]);
  });

  test('a long trace is thinned, first and last kept', () => {
    const trace = Array.from({ length: 5_000 }, (_, iteration) => ({
      iteration,
      milliseconds: iteration,
      best: iteration,
      bound: 10_000 - iteration,
    }));
    const points = convergenceChart(viewOf({ ...medicalAnalysis, trace })).series[0]?.points ?? [];
    expect(points).toHaveLength(200);
    expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, 4_999]);
  });

  test('for a least spend the bound is below, in money', () => {
    const least: Analysis = {
      ...medicalAnalysis,
      unit: 'outcome',
      // The search makes −spend as large as it can.
      proof: { ...medicalAnalysis.proof, best: -40_000, bound: -39_990, gap: 0.00025 },
      trace: [{ iteration: 3, milliseconds: 2, best: -40_000, bound: -39_990 }],
    };
    const chart = convergenceChart(viewOf(least, 'en', { goal: { target: 1_000 } }));
    expect(chart.shade).toEqual({ upper: 0, lower: 1, name: 'Gap: 0.025%' });
    expect(chart.yAxis).toEqual({ title: 'Spend a week', format: { kind: 'money', currency: 'CNY' } });
    expect(chart.subtitle).toBe('Best spend found ¥40k, upper bound ¥39.99k');
    expect(chart.series.map(({ points }) => points)).toEqual([
      [
        { x: 3, y: 40_000 },
        { x: 4, y: 40_000 },
      ],
      [
        { x: 3, y: 39_990 },
        { x: 4, y: 39_990 },
      ],
    ]);
  });

  test('names what is made as large as possible', () => {
    const titled = (goal: Scenario['goal'], value = medicalAnalysis.value) =>
      convergenceChart(viewOf({ ...medicalAnalysis, value }, 'en', { goal })).yAxis.title;
    expect(titled('profit')).toBe('Profit a week');
    expect(titled({ roi: 2 })).toBe('Value a week');
    expect(titled({ marginal: 1.5 })).toBe('Value less 1.5 × spend a week');
    const cautious = { ...medicalAnalysis.value, cautiousToday: 150_000, cautiousProposed: 171_000 };
    expect(titled('value', cautious)).toBe('Bad-case value a week');
  });
});
