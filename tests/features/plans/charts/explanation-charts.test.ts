import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../../../src/attribute/analysis.ts';
import type { Language } from '../../../../src/bot/chart.ts';
import { chartAsText } from '../../../../src/bot/charts/as-text.ts';
import { budgetCurveChart } from '../../../../src/features/plans/charts/budget-curve.ts';
import { responseCurvesChart } from '../../../../src/features/plans/charts/response-curves.ts';
import type { Scenario } from '../../../../src/scenario/scenario.ts';
import { explainedAnalysis } from '../explained-analysis.ts';
import { viewOf } from '../plan-view-of.ts';

function budgetChart(
  analysis: Analysis = explainedAnalysis,
  language: Language = 'en',
  effective: Partial<Scenario> = {},
) {
  const view = viewOf(analysis, language, effective);
  const chart = budgetCurveChart(view, analysis.explanation?.budgetCurve ?? []);
  if (chart === undefined) expect.fail('there is no chart');
  return chart;
}

function responsesChart(analysis: Analysis = explainedAnalysis, language: Language = 'en') {
  const chart = responseCurvesChart(viewOf(analysis, language), analysis.explanation?.responseCurves ?? []);
  if (chart === undefined) expect.fail('there is no chart');
  return chart;
}

/** The explained analysis with another curve of values against budgets. */
function withCurve(valueAt: (budget: number) => number, changes: Partial<Analysis> = {}): Analysis {
  const { explanation } = explainedAnalysis;
  if (explanation === undefined) expect.fail('the analysis has no explanation');
  return {
    ...explainedAnalysis,
    ...changes,
    explanation: {
      ...explanation,
      budgetCurve: explanation.budgetCurve.map(({ budget }) => ({ budget, value: valueAt(budget) })),
    },
  };
}

describe('the budget curve', () => {
  test('shows the best value for each budget, today and the plan, and what more would bring', () => {
    const chart = budgetChart();
    expect(chart).toMatchObject({
      id: 'budget',
      title: 'Another ¥10k a week would add about ¥12k',
      subtitle: 'Best value found for each budget; only the proposed plan is proved (within 0.0039%)',
      xAxis: { title: 'Budget a week', format: { kind: 'money', currency: 'CNY' } },
      yAxis: { title: 'Value a week', format: { kind: 'money', currency: 'CNY' } },
      marks: [
        { x: 52_000, y: 238_000, label: 'Proposed ¥238k', role: 'after' },
        { x: 52_000, y: 212_000, label: 'Current ¥212k', role: 'before' },
      ],
    });
    expect(chart.series).toHaveLength(1);
    expect(chart.series[0]?.points).toHaveLength(9);
    // The plan lies on the curve, at what it spends.
    expect(chart.series[0]?.points).toContainEqual({ x: 52_000, y: 238_000 });
    expect(budgetChart(explainedAnalysis, 'zh')).toMatchObject({
      title: '每周再多 ¥1万，大约多得 ¥1.2万',
      marks: [{ label: '建议 ¥23.8万' }, { label: '现状 ¥21.2万' }],
    });
  });

  test('says when more would not pay, or bring nothing', () => {
    const gently = withCurve((budget) => 238_000 + 0.4 * (budget - 52_000));
    expect(budgetChart(gently).title).toBe('Another ¥10k a week would add only ¥4k, less than it costs');
    expect(budgetChart(gently, 'zh').title).toBe('每周再多 ¥1万，只多得 ¥4,000，比花费还少');
    const flat = withCurve((budget) => Math.min(238_000, 20_000 + 6 * budget));
    expect(budgetChart(flat).title).toBe('More budget would add next to nothing');
    // Outcomes without a price cannot be compared with what they cost.
    expect(budgetChart({ ...gently, unit: 'outcome' }).title).toBe('Another ¥10k a week would add about 4k');
  });

  test('says over which time value is summed', () => {
    const summed = withCurve((budget) => 238_000 + 30 * (budget - 52_000), { periods: 12 });
    expect(budgetChart(summed, 'en', horizon).title).toBe(
      'Another ¥10k a week would add about ¥300k over 12 weeks',
    );
    // Twelve weeks of ¥10k cost ¥120k.
    const dear = withCurve((budget) => 238_000 + 9 * (budget - 52_000), { periods: 12 });
    expect(budgetChart(dear, 'zh', horizon).title).toBe('每周再多 ¥1万，12 周内只多得 ¥9万，比花费还少');
  });

  test('of a plan in bad cases is of bad cases, marks and all', () => {
    const value = { ...explainedAnalysis.value, cautiousToday: 150_000, cautiousProposed: 171_000 };
    const chart = budgetChart(withCurve((budget) => 171_000 + budget - 52_000, { value }));
    expect(chart.yAxis.title).toBe('Bad-case value a week');
    expect(chart.marks.map(({ y, label }) => [y, label])).toEqual([
      [171_000, 'Proposed ¥171k'],
      [150_000, 'Current ¥150k'],
    ]);
  });

  test('promises no more than is proved', () => {
    const { proof } = explainedAnalysis;
    expect(
      budgetChart({ ...explainedAnalysis, proof: { ...proof, proved: false, gap: 0.02 } }).subtitle,
    ).toBe('Best value found for each budget; not proved');
  });

  test('marks one point where the plan is today’s', () => {
    const chart = budgetChart({
      ...explainedAnalysis,
      value: { ...explainedAnalysis.value, today: 237_500, lift: 500 },
    });
    expect(chart.marks).toEqual([
      { x: 52_000, y: 238_000, label: 'Current and proposed ¥238k', role: 'after' },
    ]);
  });

  test('is none without a curve', () => {
    expect(budgetCurveChart(viewOf(explainedAnalysis), [])).toBeUndefined();
  });

  test('can be read as text', () => {
    expect(chartAsText(budgetChart(), 72)).toMatchInlineSnapshot(`
      "Another ¥10k a week would add about ¥12k
      Best value found for each budget; only the proposed plan is proved
      (within 0.0039%)
      Best value found ▁▂▃▃▄▄▄▅▅▅▆▆▆▆▆▆▇▇▇▇▇▇▇▇▇▇▇▇████████████ ¥20k → ¥278.4k
      ● Proposed ¥238k (¥52k)
      ○ Current ¥212k (¥52k)
      Budget a week: ¥0 → ¥104k"
    `);
    expect(chartAsText(budgetChart(explainedAnalysis, 'zh'), 72)).toMatchInlineSnapshot(`
      "每周再多 ¥1万，大约多得 ¥1.2万
      各预算下找到的最佳价值；只有建议方案经过证明（差距不超过 0.0039%）
      找到的最佳价值 ▁▂▃▃▄▄▄▅▅▅▅▆▆▆▆▆▆▇▇▇▇▇▇▇▇▇▇▇▇████████████ ¥2万 → ¥27.84万
      ● 建议 ¥23.8万 (¥5.2万)
      ○ 现状 ¥21.2万 (¥5.2万)
      每周预算: ¥0 → ¥10.4万"
    `);
  });
});

const horizon: Partial<Scenario> = { model: 'response', horizon: { periods: 12, tail: 4 } };

describe('the response curves', () => {
  test('begin at nothing, in the channels’ colours, largest spend first', () => {
    const chart = responsesChart();
    expect(chart).toMatchObject({
      id: 'responses',
      subtitle: 'Expected value a week that each channel’s spend adds, the others as proposed',
      xAxis: { title: 'Spend a week' },
      yAxis: { title: 'Value added' },
      markNames: { before: 'Current', after: 'Proposed (#12)' },
    });
    expect(chart.series.map(({ name, key, points }) => [name, key, points[0]])).toEqual(
      ['patient-app', 'hospital-partners', 'brand-partners', 'content-marketing'].map((id) => [
        id,
        id,
        { x: 0, y: 0 },
      ]),
    );
  });

  test('carry the marks of today and of the plan', () => {
    const chart = responsesChart();
    expect(chart.marks).toHaveLength(8);
    for (const { id, today, proposed } of explainedAnalysis.channels) {
      const own = chart.marks.filter(({ key }) => key === id);
      expect(own.map(({ role, x, label }) => [role, x, label])).toEqual([
        ['before', today, ''],
        ['after', proposed, ''],
      ]);
      const points = chart.series.find(({ key }) => key === id)?.points ?? [];
      for (const { x, y } of own) {
        // On the line as it is drawn, between the points around it.
        const after = points.findIndex((point) => point.x >= x);
        const [from, to] = [points[after - 1], points[after]];
        if (from === undefined || to === undefined) expect.fail(`${id} is not on its line`);
        expect(y).toBeCloseTo(from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x), 6);
      }
    }
  });

  test('are titled with what they show: who is held back, that all earn the same, or who earns most', () => {
    expect(responsesChart().title).toBe(
      'patient-app would earn ¥1.62k per extra ¥1k, but its limit of ¥16k holds it',
    );
    expect(responsesChart(explainedAnalysis, 'zh').title).toBe(
      '每多投 ¥1,000，患者 App 本可带来 ¥1,620，但被上限 ¥1.6万 挡住',
    );
    const level = explainedAnalysis.channels.map((channel) => ({ ...channel, marginalReturn: 1.31 }));
    expect(responsesChart({ ...explainedAnalysis, channels: level, limits: [] }).title).toBe(
      'At the plan every channel earns ¥1.31k per extra ¥1k',
    );
    const idle = level.map((channel, i) => (i === 3 ? { ...channel, proposed: 0 } : channel));
    expect(responsesChart({ ...explainedAnalysis, channels: idle, limits: [] }).title).toBe(
      'At the plan every channel that gets money earns ¥1.31k per extra ¥1k',
    );
    const group = { id: 'group:partners:max', kind: 'group', side: 'max', of: 'partners' } as const;
    const grouped = { ...explainedAnalysis, limits: [{ ...group, amount: 27_800, price: 0.4 }] };
    expect(responsesChart(grouped).title).toBe('patient-app earns the most per extra ¥1k: ¥1.62k');
    expect(responsesChart({ ...grouped, channels: level }).title).toBe(
      'What each channel’s spend adds to the value',
    );
  });

  test('of many channels show six, and say which are left out', () => {
    const many = (count: number, name: string): Analysis => {
      const channels = Array.from({ length: count }, (_, i) => ({
        ...explainedAnalysis.channels[0]!,
        id: `${name}${i + 1}`,
        proposed: 9_000 - i,
      }));
      const [curve] = explainedAnalysis.explanation!.responseCurves;
      const responseCurves = channels.map(({ id }) => ({ ...curve!, id }));
      return {
        ...explainedAnalysis,
        channels,
        explanation: { ...explainedAnalysis.explanation!, responseCurves },
      };
    };
    const leftOut = (analysis: Analysis) => responsesChart(analysis).subtitle.split('; ')[1];
    expect(responsesChart(many(40, 'c')).series.map(({ name }) => name)).toEqual([
      'c1',
      'c2',
      'c3',
      'c4',
      'c5',
      'c6',
    ]);
    expect(leftOut(many(6, 'c'))).toBeUndefined();
    expect(leftOut(many(8, 'c'))).toBe('not shown: c7 and c8');
    expect(leftOut(many(40, 'c'))).toBe('not shown: c7, c8, c9, c10, c11, c12, c13, c14, and 26 more');
    expect(leftOut(many(40, 'a-channel-with-a-very-long-name-that-says-it-all-'))).toBe(
      'not shown: 34 smaller channels',
    );
  });

  test('are none without curves', () => {
    expect(responseCurvesChart(viewOf(explainedAnalysis), [])).toBeUndefined();
  });

  test('can be read as text: each as far as it goes, with its marks', () => {
    expect(chartAsText(responsesChart(), 72)).toMatchInlineSnapshot(`
      "patient-app would earn ¥1.62k per extra ¥1k, but its limit of ¥16k hold…
      Expected value a week that each channel’s spend adds, the others as
      proposed
      ○ Current  ● Proposed (#12)
      patient-app       ▁▂▂▃▃▄▄▅▅▅▅▆▆○▆▆▆▇▇▇▇▇●▇▇▇████████        ¥0 → ¥87.48k
      hospital-partners ▁▂▂▃▃▃▄▄▄▄▄▅▅▅▅▅▅▅▆▆▆●▆▆▆▆▆▆▆▆▆▆▆         ¥0 → ¥67.2k
      brand-partners    ▁▂▂▂▃▃▃▄▄▄▄▄▄▅▅▅▅▅●▅▅▅▅▅▅▅▅○▆▆▆▆▆▆▆▆▆▆▆▆▆ ¥0 → ¥60.83k
      content-marketing ▁▂▂▂▃▃▃▃▃▃▃▄●▄▄▄▄▄                        ¥0 → ¥36.25k
      Spend a week: ¥0 → ¥28.5k"
    `);
    expect(chartAsText(responsesChart(explainedAnalysis, 'zh'), 72)).toMatchInlineSnapshot(`
      "每多投 ¥1,000，患者 App 本可带来 ¥1,620，但被上限 ¥1.6万 挡住
      各渠道的花费每周带来的预期价值，其他渠道保持建议值
      ○ 现状  ● 建议（#12）
      患者 App ▁▂▂▃▃▄▄▄▄▅▅▅▅▆▆▆○▆▆▆▇▇▇▇▇▇▇●▇▇▇██████████         ¥0 → ¥8.748万
      医院合作 ▁▁▂▂▃▃▃▄▄▄▄▄▄▅▅▅▅▅▅▅▅▅▆▆▆▆●▆▆▆▆▆▆▆▆▆▆▆▆           ¥0 → ¥6.72万
      品牌合作 ▁▁▂▂▃▃▃▃▄▄▄▄▄▄▄▄▅▅▅▅▅●▅▅▅▅▅▅▅▅▅▅○▅▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆ ¥0 → ¥6.083万
      内容营销 ▁▁▂▂▂▃▃▃▃▃▃▃▃▄●▄▄▄▄▄▄                             ¥0 → ¥3.625万
      每周花费: ¥0 → ¥2.85万"
    `);
  });
});
