import type { SameKeys } from '../catalogue.ts';
import type { compare as english } from '../en/compare.ts';

export const compare = {
  title: '{{scenario}}：{{before}} 与 {{after}}',
  subject: '{{scenario}}，{{before}} → {{after}}',
  twoScenarios: '{{first}} {{before}} → {{scenario}} {{after}}',
  summary: '{{subject}}：{{span}}{{measure}} {{from}} → {{to}}（{{change}}）；{{spend}}。',
  apart: '{{subject}}：两者的价值不能比较，因为{{reason}}；{{spend}}。',
  reason: {
    scenario: '它们属于两个场景',
    currency: '它们用的是两种货币',
    model: '它们用的是两种模型',
    unit: '一个算的是钱，另一个算的是成果',
    period: '它们的周期不同',
    horizon: '它们累计的时间跨度不同',
    goal: '一个看利润，另一个看价值',
    risk: '一个看坏情形，另一个看平均',
  },
  spend: {
    largest: '差别最大的是{{channel}}，{{from}} → {{to}}{{per}}',
    same: '两个方案各渠道的花费相同',
    apart: '花费也不能比较',
  },
  caption: '并排对比',
  spendCaption: '各渠道的花费',
  kind: { best: '最优方案', 'what-if': '假设', today: '今天的花费' },
  rows: {
    what: '项目',
    plan: '方案',
    scenario: '{{scenario}}，{{origin}}',
    spend: '花费',
    interval: '{{value}}（90%：{{low}}…{{high}}）',
    over: '{{share}} 以上',
    under: '不到 {{share}}',
    none: '–',
  },
  causes: {
    title: '前提有哪些不同',
    none: '没有不同：假设、预算、目标和限制都一样。',
    more_one: '另有 {{count}} 处',
    more_other: '另有 {{count}} 处',
  },
  charts: {
    largest: '{{channel}}差别最大：{{each}} {{from}} → {{to}}',
    same: '两个方案各渠道的花费相同',
  },
  caveats: {
    first: '#{{number}} 是你在这里能看到的这个场景的第一次运行，所以与今天的花费对比。',
    today: '今天的花费和价值，以运行 #{{number}} 当时的为准。',
    apart: '两个价值各自成立，相减没有意义。',
    restated: '花费已换算成{{each}}。',
    assumptions: '两者的假设不同：价值的差别有一部分甚至全部来自假设，而不是方案。',
    intervals: '区间各属一个方案。方案的好坏会一起变动，所以区间重叠并不表示两者一样好。',
  },
} as const satisfies SameKeys<typeof english>;
