import type { Analysis } from '../../../src/attribute/analysis.ts';
import type { BarChart, Chart, LineChart } from '../../../src/bot/chart.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { daysAfter } from '../../../src/features/actuals/arguments/day.ts';
import { forecastChart } from '../../../src/features/actuals/charts/forecast.ts';
import { decompositionChart } from '../../../src/features/fits/charts/decomposition.ts';
import { fittedCurvesChart } from '../../../src/features/fits/charts/fitted-curves.ts';
import { type FitView, fitView } from '../../../src/features/fits/view.ts';
import { budgetCurveChart } from '../../../src/features/plans/charts/budget-curve.ts';
import { convergenceChart } from '../../../src/features/plans/charts/convergence.ts';
import { responseCurvesChart } from '../../../src/features/plans/charts/response-curves.ts';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import { planView } from '../../../src/features/plans/view.ts';
import { trendChart } from '../../../src/features/reports/charts/trend.ts';
import { reportReply } from '../../../src/features/reports/replies/report.ts';
import type { Report } from '../../../src/features/reports/stored/report.ts';
import type { Judged } from '../../../src/learn/feedback/calibration.ts';
import { scenarioFromFit } from '../../../src/learn/fit/scenario-from-fit.ts';
import { explainedAnalysis } from '../../features/plans/explained-analysis.ts';
import { medicalAnalysis } from '../../features/plans/medical-analysis.ts';
import { viewOf } from '../../features/plans/plan-view-of.ts';
import { sampleFacts } from '../../features/reports/report-replies.ts';
import { medical as medicalScenario, pastOf, runOf } from '../../features/reports/sample-facts.ts';
import { type FittedChannel, fitOf, historyOf, resultOf, twoChannels } from '../../fixtures/fits.ts';

/** Of fitted channels beside tv and search: by themselves three of the five would share a colour. */
const furtherIds = ['ooh', 'print', 'facebook'];

/** A first bound far above all that follows. */
const farOff = [
  { iteration: 0, milliseconds: 1, best: 212_000, bound: 4_200_000 },
  { iteration: 1, milliseconds: 2, best: 229_000, bound: 262_000 },
  { iteration: 3, milliseconds: 9, best: 236_500, bound: 243_200 },
  { iteration: 7, milliseconds: 20, best: 238_000, bound: 239_300 },
  { iteration: 12, milliseconds: 31, best: 238_000, bound: 238_008.5 },
];

/** The plan is today's. */
const keptAsToday: Analysis = {
  ...explainedAnalysis,
  channels: explainedAnalysis.channels.map((channel) => ({ ...channel, today: channel.proposed })),
  value: { ...explainedAnalysis.value, today: 238_000, lift: 0 },
};

/** Today spends more than the plan does, for less. */
const spendsLess: Analysis = {
  ...explainedAnalysis,
  channels: explainedAnalysis.channels.map((channel) => ({ ...channel, today: 1.6 * channel.today })),
};

/**
 * Charts as the bot makes them, easy and hard ones. `npm run gallery` draws them all into `out/gallery`, to be
 * looked at; tests hold every one of them to what can be checked without eyes.
 */
export const gallery: Readonly<Record<string, Chart>> = {
  'decomposition-en': decompositionChart(fitted('en')),
  'decomposition-many-zh': decompositionChart(fitted('zh', 9)),
  'decomposition-five': decompositionChart(fitted('en', 5)),
  'fitted-curves-five': curvesOf(fitted('en', 5)),
  'decomposition-plain': decompositionChart(fitted('en', 2, true)),
  'fitted-curves-en': curvesOf(fitted('en')),
  'fitted-curves-many-zh': curvesOf(fitted('zh', 9)),
  'contributions-medical-en': medical('en'),
  'contributions-medical-zh': medical('zh'),
  'thirteen-long-names': many(13, 'en'),
  'thirteen-long-names-zh': many(13, 'zh'),
  'eight-channels': many(8, 'en', 20),
  'one-channel': bars({
    title: 'The app earns ¥4.1k more a week',
    subtitle: '',
    rows: [['app', 'App', 12_300, 16_400]],
    spread: 0.2,
  }),
  'one-series': bars({
    title: 'Patient app earns the most per extra ¥1k',
    subtitle: 'Value of one more ¥1k a week, per channel, under these assumptions',
    rows: [
      ['patient-app', 'Patient app', 0, 4_100],
      ['hospital-partners', 'Hospital partners', 0, 2_900],
      ['content-marketing', 'Content marketing', 0, 1_300],
      ['brand-partners', 'Brand partners', 0, 240],
    ],
    onlyAfter: true,
  }),
  negatives: bars({
    title: 'Brand partners cost more than they bring; content marketing too, once the offers overlap',
    subtitle: 'Contribution to profit a week, under these assumptions',
    rows: [
      ['patient-app', 'Patient app', 22_000, 31_400],
      ['hospital-partners', 'Hospital partners', 14_300, 12_900],
      ['content-marketing', 'Content marketing', 2_400, -6_300],
      ['brand-partners', 'Brand partners', -8_100, -18_400],
    ],
    spread: 0.35,
  }),
  'all-negative': bars({
    title: 'Every channel loses money',
    subtitle: 'Contribution to profit a week',
    rows: [
      ['bank', 'Banks', -22_000, -11_400],
      ['insurance', 'Insurers', -4_300, -2_900],
    ],
    spread: 0.2,
  }),
  zeros: bars({
    title: 'Nothing is spent, nothing comes of it',
    subtitle: 'Contribution a week',
    rows: [
      ['a', 'Shop', 0, 0],
      ['b', 'Post', 0, 0],
      ['c', 'Radio', 0, 0],
    ],
  }),
  tiny: bars({
    title: 'Tiny numbers',
    subtitle: 'Outcome per visitor',
    currency: null,
    rows: [
      ['a', 'Shop', 3.2e-9, 4.1e-9],
      ['b', 'Post', 1e-10, 2e-9],
    ],
  }),
  huge: bars({
    title: 'Huge numbers, and one that is small beside them',
    subtitle: 'Value a year',
    rows: [
      ['a', 'Everything there is', 3.2e14, 4.1e14],
      ['b', 'All the rest', 1e12, 2e13],
      ['c', 'A kiosk', 120, 340],
    ],
    spread: 0.3,
  }),
  emoji: bars({
    title: '🚀 Rockets beat 👩‍🚀 astronauts 🇨🇳',
    subtitle: 'Ünïcode, Ελληνικά, Кириллица, tiếng Việt & <b>no markup</b> @everyone',
    rows: [
      ['r', '🚀 Rocket ads', 4_000, 9_000],
      ['c', '☕ Coffee & cake <script>', 6_000, 5_000],
      [
        'f',
        '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
        2_000,
        2_500,
      ],
      ['u', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 900, 700],
    ],
    spread: 0.15,
  }),
  'convergence-1': convergence(1, 'en'),
  'convergence-3': convergence(3, 'en'),
  'convergence-40-en': convergence(40, 'en'),
  'convergence-40-zh': convergence(40, 'zh'),
  'convergence-open': convergence(400, 'en', 0.02),
  'convergence-from-today': convergenceOf(medicalAnalysis, 'en'),
  'convergence-from-today-zh': convergenceOf(medicalAnalysis, 'zh'),
  'convergence-far-off': convergenceOf({ ...medicalAnalysis, trace: farOff }, 'en'),
  responses: responses('en'),
  'responses-zh': responses('zh'),
  'explain-budget': budget(explainedAnalysis, 'en'),
  'explain-budget-zh': budget(explainedAnalysis, 'zh'),
  'explain-budget-same': budget(keptAsToday, 'en'),
  'explain-budget-more-today': budget(spendsLess, 'en'),
  'explain-responses': explained(explainedAnalysis, 'en'),
  'explain-responses-zh': explained(explainedAnalysis, 'zh'),
  'explain-responses-40': explained(fortyChannels(), 'en'),
  ...reportCharts('en'),
  ...reportCharts('zh'),
  'trend-two-years': trend({ run: runOf(), past: longPast() }, 'en'),
  'trend-two-years-zh': trend({ run: runOf(), past: longPast() }, 'zh'),
  'forecast-ten-weeks': forecast('en', 10),
  'forecast-two-weeks-zh': forecast('zh', 2),
  'trend-flat': trend({ run: runOf(), past: pastOf(runOf(), 12, 0) }, 'en'),
  'trend-two-days': trend({ run: runOf(), past: twoDays() }, 'zh'),
  'trend-least-spend': trend(leastSpend(), 'en'),
};

type Row = readonly [key: string, label: string, before: number, after: number];

interface BarSketch {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly Row[];
  readonly language?: 'en' | 'zh';
  readonly currency?: string | null;
  /** Half-width of the intervals, as a share of the value; none without it. */
  readonly spread?: number;
  readonly onlyAfter?: boolean;
}

function bars(sketch: BarSketch): BarChart {
  const { rows, language = 'en', currency = 'CNY', spread } = sketch;
  const words = wordsFor(language);
  const write = (value: number) => (currency === null ? words.number(value) : words.money(value, currency));
  const series = (role: 'before' | 'after', values: readonly number[], name: string) => ({
    role,
    name,
    values,
    labels: values.map(write),
    ...(spread !== undefined && role === 'after'
      ? {
          intervals: values.map((value) => ({
            low: value - spread * Math.abs(value),
            high: value + 1.3 * spread * Math.abs(value),
          })),
        }
      : {}),
  });
  const names = language === 'zh' ? ['当前', '建议'] : ['Today', 'Proposed'];
  return {
    kind: 'bars',
    id: 'contributions',
    title: sketch.title,
    subtitle: sketch.subtitle,
    alt: sketch.title,
    language,
    valueAxis: {
      title: language === 'zh' ? '每周贡献' : 'Contribution a week',
      format: currency === null ? { kind: 'number' } : { kind: 'money', currency },
    },
    categories: rows.map(([key, label]) => ({ key, label })),
    series: [
      ...(sketch.onlyAfter
        ? []
        : [
            series(
              'before',
              rows.map((row) => row[2]),
              names[0] ?? '',
            ),
          ]),
      series(
        'after',
        rows.map((row) => row[3]),
        names[1] ?? '',
      ),
    ],
  };
}

function medical(language: 'en' | 'zh'): BarChart {
  const zh = language === 'zh';
  return bars({
    language,
    title: zh
      ? '患者 App 贡献最大:每周 ¥8.82万,建议再投入 ¥6,400'
      : 'Patient app brings the most: ¥88.2k a week, up by ¥26k',
    subtitle: zh
      ? '各渠道对每周价值的贡献(在这些假设下)'
      : 'What each channel adds to the value of a week, under these assumptions',
    rows: [
      ['patient-app', zh ? '患者 App' : 'Patient app', 62_100, 88_200],
      ['hospital-partners', zh ? '医院合作' : 'Hospital partners', 71_400, 74_900],
      ['content-marketing', zh ? '内容营销' : 'Content marketing', 38_600, 41_300],
      ['brand-partners', zh ? '品牌联合推广' : 'Brand partners', 29_800, 21_500],
      ['base', zh ? '基础价值(无投放)' : 'Without any spend', 11_700, 11_700],
    ],
    spread: 0.14,
  });
}

function many(count: number, language: 'en' | 'zh', length = 80): BarChart {
  const zh = language === 'zh';
  const filler = zh
    ? '华东地区线下门店与社区合作推广以及直播间引流渠道之综合投放计划第二期补充方案重点城市试点扩展版本含全部联名活动与会员回馈计划并附带年度总结复盘预算调整说明及后续安排建议稿终版'
    : ' regional partner programme for returning customers, with co-branded events and vouchers';
  const rows = Array.from({ length: count }, (_, i): Row => {
    const value = 90_000 * 0.78 ** i;
    return [`channel-${i}`, `${i + 1}${filler}`.slice(0, length), value * (i % 3 === 0 ? 1.2 : 0.8), value];
  });
  return bars({
    language,
    rows,
    title: zh ? '前三个渠道带来一半以上的价值' : 'The first three channels bring more than half of the value',
    subtitle: zh ? '各渠道对每周价值的贡献' : 'What each channel adds to the value of a week',
    spread: 0.2,
  });
}

function convergence(iterations: number, language: 'en' | 'zh', open = 0): LineChart {
  const zh = language === 'zh';
  const goal = 238_240;
  const xs = Array.from({ length: iterations }, (_, i) => i + 1);
  const best = xs.map((x) => ({ x, y: goal * (1 - 0.11 / x ** 1.5) }));
  const bound = xs.map((x) => ({ x, y: goal * (1 + open + 0.07 * Math.exp(-x / (iterations / 6 + 0.5))) }));
  return {
    kind: 'lines',
    id: 'convergence',
    title: zh
      ? '已证明:与最优方案的差距不超过 0.004%'
      : open > 0
        ? 'At most 2% below the best possible plan'
        : 'Proved within 0.004% of the best possible plan',
    subtitle: zh ? '已找到的最佳价值与已证明的上界' : 'Best value found, and the bound that no plan can pass',
    alt: '',
    language,
    xAxis: { title: zh ? '迭代次数' : 'Iteration', format: { kind: 'number' } },
    yAxis: { title: zh ? '每周价值' : 'Value a week', format: { kind: 'money', currency: 'CNY' } },
    series: [
      { name: zh ? '最佳方案' : 'Best plan', role: 'best', shape: 'steps', points: best },
      { name: zh ? '已证明的上界' : 'Proved bound', role: 'bound', shape: 'steps', points: bound },
    ],
    shade: { upper: 1, lower: 0, name: zh ? '差距' : 'Gap' },
    marks: [],
  };
}

function responses(language: 'en' | 'zh'): LineChart {
  const zh = language === 'zh';
  const curve = (top: number, half: number, slope: number) => (x: number) =>
    (top * x ** slope) / (x ** slope + half ** slope);
  const app = curve(120_000, 30_000, 1.6);
  const site = curve(70_000, 12_000, 1);
  const points = (f: (x: number) => number) =>
    Array.from({ length: 61 }, (_, i) => ({ x: i * 1_000, y: f(i * 1_000) }));
  return {
    kind: 'lines',
    id: 'responses',
    title: zh ? 'App 再加 20% 仍未饱和' : 'The app is far from saturated at 20% more',
    subtitle: zh ? '每周投入与每周价值' : 'Value against spend a week',
    alt: '',
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
  };
}

/** The charts of a report on what changed, and of one on forty channels with long names. */
function reportCharts(language: 'en' | 'zh'): Record<string, Chart> {
  const facts = sampleFacts();
  const chosen = {
    changed: facts['a report on what changed'],
    '40': facts['a late report on 40 channels with long names'],
  };
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([name, one]) =>
      reportReply(one, wordsFor(language)).blocks.flatMap((block) =>
        block.kind === 'chart' ? [[`report-${name}-${block.chart.id}-${language}`, block.chart]] : [],
      ),
    ),
  );
}

/** Weeks whose forecasts learn, one of which failed. */
function forecast(language: 'en' | 'zh', weeks: number): LineChart {
  const words = wordsFor(language);
  const times = Array.from({ length: weeks }, (_, i): Judged => {
    const middle = 165_000 + 70_000 * 0.5 ** i;
    const width = 0.2 + 0.35 * 0.6 ** i;
    const from = new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10);
    return {
      number: i + 1,
      scenario: 'medical',
      at: '2026-03-02T08:30:00.000Z',
      by: 'U1',
      kind: 'actual',
      from,
      to: daysAfter(from, 7),
      value: i === 6 ? 228_000 : 165_000 * (1 + 0.09 * Math.sin(2.4 * i)),
      forecast: { value: middle, low: middle * (1 - width), high: middle * (1 + width) },
    };
  });
  const write = (amount: number) => words.money(amount, 'CNY');
  const chart = forecastChart(times, words, { format: { kind: 'money', currency: 'CNY' }, write });
  if (chart === undefined) throw new Error('no forecasts to draw');
  return chart;
}

function trend({ run, past }: { run: Run; past: readonly Report[] }, language: 'en' | 'zh'): LineChart {
  const chart = trendChart(planView(run, wordsFor(language)), past, 'Asia/Shanghai');
  if (chart === undefined) throw new Error('no trend to draw');
  return chart;
}

/** Two years of weekly reports. */
function longPast(): Report[] {
  return pastOf(runOf(), 104, 0.004);
}

function twoDays(): Report[] {
  return pastOf(runOf(), 2).map((report, i) => ({ ...report, due: `2026-05-0${i + 3}T01:00:00.000Z` }));
}

/** Reports on the least spend for a value: the bound is one of spend. */
function leastSpend(): { run: Run; past: readonly Report[] } {
  const run = runOf({ effective: { ...medicalScenario, goal: { target: 238_000 } } });
  const past = pastOf(run, 10, 0.01).map((report, i): Report => {
    const { figures } = report;
    if (figures === undefined) return report;
    const spend = figures.spend * (1.2 - 0.02 * i);
    return { ...report, figures: { ...figures, value: 238_000, spend, bound: spend * 0.997 } };
  });
  return { run, past };
}

function convergenceOf(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  return convergenceChart(viewOf(analysis, language));
}

function budget(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  const chart = budgetCurveChart(viewOf(analysis, language), analysis.explanation?.budgetCurve ?? []);
  if (chart === undefined) throw new Error('no budget curve to draw');
  return chart;
}

function explained(analysis: Analysis, language: 'en' | 'zh'): LineChart {
  const chart = responseCurvesChart(viewOf(analysis, language), analysis.explanation?.responseCurves ?? []);
  if (chart === undefined) throw new Error('no response curves to draw');
  return chart;
}

/** Forty channels, of which six can be drawn. */
function fortyChannels(): Analysis {
  const ids = Array.from({ length: 40 }, (_, i) => `regional-partner-channel-${i + 1}`);
  const spend = (i: number) => 9_000 * 0.9 ** i;
  return {
    ...explainedAnalysis,
    limits: [],
    channels: ids.map((id, i) => ({
      id,
      today: spend(i) * (i % 2 === 0 ? 0.5 : 1.4),
      proposed: spend(i),
      contributionToday: 0,
      contribution: 0,
      marginalReturn: 1.3,
    })),
    explanation: {
      budgetCurve: [],
      sensitivities: [],
      responseCurves: ids.map((id, i) => ({
        id,
        points: Array.from({ length: 33 }, (_, k) => {
          const x = (1.5 * 1.4 * spend(i) * k) / 32;
          return { spend: x, value: 200_000 + (3 * spend(i) * x ** 1.4) / (x ** 1.4 + spend(i) ** 1.4) };
        }),
      })),
    },
  };
}

/** A fit of so many channels; a plain one has no season and no events. */
function fitted(language: 'en' | 'zh', count = 2, isPlain = false): FitView {
  const names = ['电视', '搜索', '户外', '广播', '社交媒体', '邮件', '合作伙伴', '应用商店', '展会'];
  const channels: FittedChannel[] = Array.from({ length: count }, (_, i) => ({
    ...(twoChannels[i % 2] ?? { coefficient: 5_000, half: 2_000, spend: 1_000 }),
    id: twoChannels[i]?.id ?? furtherIds[i - 2] ?? `c${i}`,
    coefficient: 9_000 / (1 + 0.4 * i),
    spend: 2_500 + 300 * i,
  }));
  const history = historyOf(channels);
  const result = resultOf(channels, fitOf(channels).draws);
  const sale = history.weeks.map((_, t) => (t % 26 === 10 ? 3_500 : 0));
  const decomposition = {
    ...result.decomposition,
    other: isPlain ? result.decomposition.other : sale,
    observed: result.decomposition.observed.map(
      (value, t) => value + (isPlain ? 0 : (sale[t] ?? 0)) + 900 * Math.sin(12.9898 * t),
    ),
  };
  const spec = isPlain ? { ...result.spec, harmonics: 0 } : result.spec;
  const scenario = scenarioFromFit(fitOf(channels, { spec }), {
    ...history,
    channels: history.channels.map((one, i) => ({ ...one, name: names[i] ?? one.name })),
  });
  return fitView(
    { ...result, spec, decomposition },
    { id: 'ours', weeks: history.weeks, scenario },
    wordsFor(language),
  );
}

function curvesOf(view: FitView): Chart {
  const chart = fittedCurvesChart(view);
  if (chart === undefined) throw new Error('no curves');
  return chart;
}
