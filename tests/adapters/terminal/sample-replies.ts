import type { Language } from '../../../src/bot/chart.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { barChart, bestAndBound, lineChart } from '../../fixtures/charts.ts';

const texts = {
  en: {
    title: 'Medical: move 6.4k/week from brand-partners to patient-app',
    summary: 'Value 212k → 238k a week (+12%, 90% interval +5…+19%).',
    columns: ['Channel', 'Today', 'Proposed', 'Change', 'Contribution', 'Marginal return'],
    channels: ['hospital-partners', 'patient-app', 'brand-partners'],
    today: 'today',
    proposed: 'proposed',
    contributions: 'patient-app earns the most per extra 1k',
    convergence: 'The plan is within 0.004% of the best possible',
    best: 'best plan',
    bound: 'proved bound',
    gap: 'gap 0.004%',
    caveats: [
      'All numbers but the channels are assumptions with wide uncertainty; replace them with your own in a scenario file.',
    ],
    again: 'Run again',
    history: 'History',
    budget: 'Budget',
    proof: 'Proved within 0.004% of the best possible plan, under these assumptions. Type ',
  },
  zh: {
    title: '智慧医疗：把每周 6.4k 从品牌合作移到患者应用',
    summary: '价值每周 21.2万 → 23.8万（+12%，90% 区间 +5…+19%）。',
    columns: ['渠道', '现在', '方案', '变化', '贡献', '边际回报'],
    channels: ['医院合作', '患者应用', '品牌合作'],
    today: '现在',
    proposed: '方案',
    contributions: '每多花 1k，患者应用赚得最多',
    convergence: '方案与最优的差距不超过 0.004%',
    best: '最好方案',
    bound: '已证上界',
    gap: '差距 0.004%',
    caveats: ['除渠道以外，所有数字都是不确定性很大的假设；请在场景文件中换成你自己的数字，这样结果才可靠。'],
    again: '再次运行',
    history: '历史',
    budget: '预算',
    proof: '在这些假设下，已证明与最优方案相差不超过 0.004%。输入 ',
  },
} as const;

export const contributions = (language: Language) => {
  const t = texts[language];
  return barChart({
    title: t.contributions,
    language,
    valueAxis: { title: '', format: { kind: 'money', currency: 'CNY' } },
    categories: t.channels.map((label, index) => ({ label, key: `c${index}` })),
    series: [
      {
        name: t.today,
        role: 'before',
        values: [90_000, 60_000, 62_000],
        labels: ['¥90k', '¥60k', '¥62k'],
      },
      {
        name: t.proposed,
        role: 'after',
        values: [91_000, 130_000, 17_000],
        labels: ['¥91k', '¥130k', '¥17k'],
      },
    ],
  });
};

const convergence = (language: Language) => {
  const t = texts[language];
  return lineChart({
    title: t.convergence,
    language,
    xAxis: { title: '', format: { kind: 'number' } },
    yAxis: { title: '', format: { kind: 'money', currency: 'CNY' } },
    series: bestAndBound(
      {
        name: t.best,
        points: [
          [0, 212_000],
          [3, 230_000],
          [10, 238_000],
          [14, 238_000],
        ],
      },
      {
        name: t.bound,
        points: [
          [0, 260_000],
          [5, 245_000],
          [12, 238_010],
          [14, 238_010],
        ],
      },
    ),
    shade: { upper: 1, lower: 0, name: t.gap },
  });
};

/** What `optimize` answers, as far as a front can see. */
export function optimizeReply(language: Language): Reply {
  const t = texts[language];
  return {
    tone: 'result',
    audience: 'channel',
    language,
    title: t.title,
    summary: t.summary,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: '',
          columns: t.columns.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
          rows: [
            [t.channels[0], '¥30k', '¥30.2k', '+¥200', '¥91k', '1.02'],
            [t.channels[1], '¥20k', '¥26.2k', '+¥6.2k', '¥130k', '1.02'],
            [t.channels[2], '¥10k', '¥3.6k', '−¥6.4k', '¥17k', '1.02'],
          ],
        },
      },
      { kind: 'facts', facts: [{ label: t.budget, value: '¥60k' }] },
      { kind: 'text', spans: [t.proof, { text: 'explain 12', style: 'code' }, '.'] },
      { kind: 'chart', chart: contributions(language) },
      { kind: 'chart', chart: convergence(language) },
      { kind: 'caveats', items: t.caveats },
      {
        kind: 'actions',
        actions: [
          { label: t.again, line: 'again 12', emphasis: 'primary' },
          { label: t.history, line: 'history medical' },
        ],
      },
    ],
    record: { schema: 'channels/run@1', number: 12, scenario: { id: 'medical', version: 0 } },
  };
}

export function errorReply(language: Language, incident?: string): Reply {
  return {
    tone: 'error',
    audience: 'caller',
    language,
    title: language === 'en' ? 'There is no scenario “medcal”.' : '没有“medcal”这个场景。',
    summary: language === 'en' ? 'Did you mean medical?' : '是不是想写 medical？',
    blocks: [],
    ...(incident === undefined ? {} : { incident }),
  };
}
