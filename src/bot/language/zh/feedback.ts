import type { SameKeys } from '../catalogue.ts';
import type { feedback as english } from '../en/feedback.ts';

export const feedback = {
  survey: {
    title: '{{scenario}}：用户有多满意',
    changed_one:
      '{{scenario}}：{{count}} 份回答给出 {{rating}}，用户满意度 u 从 {{was}} 调到 {{is}}，存为第 {{version}} 版。',
    changed_other:
      '{{scenario}}：{{count}} 份回答给出 {{rating}}，用户满意度 u 从 {{was}} 调到 {{is}}，存为第 {{version}} 版。',
    noted_one: '{{scenario}}：{{count}} 份回答给出的 {{rating}} 已记下。',
    noted_other: '{{scenario}}：{{count}} 份回答给出的 {{rating}} 已记下。',
    rating: '{{mean}}（满分 {{high}}）',
    measured: '实测',
    measuredText: '满分的 {{value}}，误差 {{error}} 左右',
    rule: 'u 是平均分占满分的比例；回答越多，相对原来的区间分量越重，回答的波动按这个平均分允许的最大值计算。',
  },
  factor: '{{value}}（90% 区间 {{low}}…{{high}}）',
  change: '{{was}} → {{is}}',
  u: '满意度 u',
  full: '满优势价值 M',
  m: '市场表现 m',
  p: '模型精度 p',
  notedOnly: {
    stranger: '已记下，报告会显示。场景保持原样：创建者 {{maker}} 和管理员可以用同一行命令让它生效。',
    fitted:
      '已记下，报告会显示。这个场景用的是来自数据的曲线，没有 u、m、p：下一次 `data import` 和 `fit` 会用上新的数字。',
    overlap:
      '它取代了之前对这些天的说法。场景在那之后改过，所以保持原样：`scenario versions {{id}}` 会显示哪一版用了之前的数字。',
    noForecast: '已记下，报告会显示。还没有采纳的方案，就没有可以比较的预测。',
    noValue: '已记下，报告会显示。没有结果，就说明不了市场和精度。',
  },
  actual: {
    title: '{{scenario}}：{{from}} 到 {{to}} 的实绩',
    inside:
      '{{scenario}}：{{from}} 到 {{to}} 实际 {{actual}}，预期 {{expected}}（{{change}}），在 90% 区间 {{low}}…{{high}} 之内。',
    outside:
      '{{scenario}}：{{from}} 到 {{to}} 实际 {{actual}}，预期 {{expected}}（{{change}}），在 90% 区间 {{low}}…{{high}} 之外。',
    alone: '{{scenario}}：{{from}} 到 {{to}} 实际 {{actual}}。',
    spendOnly: '{{scenario}}：{{from}} 到 {{to}} 花了 {{spend}}。',
    value: '价值',
    outcome: '结果',
    spend: '所说的花费',
    spendText: '{{channels}}共 {{amount}}',
    version: '版本',
    versionText: '{{scenario}}第 {{version}} 版',
    held: '区间',
    rule: '预测没料到的部分由满优势价值 M 和 m 分担，谁越不确定谁分得越多：没人量过的先由 M 学到，以后的意外归 m，对 m 的了解每周淡忘一成。“预期”是平均值，M 和 m 则对照区间的（几何）中点，中点要低一些。成立的区间不到九成时，p 下降。',
  },
  calibration: {
    text_one: '{{count}} 个区间里 {{held}} 个包含了实际值；按 {{level}} 应有 {{expected}} 个',
    text_other: '{{count}} 个区间里 {{held}} 个包含了实际值；按 {{level}} 应有 {{expected}} 个',
  },
  table: {
    caption: '预期与实际',
    when: '时间',
    expected: '预期（90% 区间）',
    actual: '实际',
    off: '相差',
    held: '成立',
    yes: '是',
    no: '否',
    range: '{{value}}（{{low}}…{{high}}）',
  },
  chart: {
    title: '{{count}} 次预测里 {{held}} 次成立；最近一次相差 {{change}}',
    subtitle: '每段时间的实际，以及当时的预期和 90% 区间；按{{unit}}计',
    day: '天',
    alt: '{{title}}。{{times}}。',
    time: '{{day}}：实际 {{actual}}，预期 {{expected}}（{{low}}…{{high}}）',
    actual: '实际',
    expected: '预期',
    interval: '90% 区间',
    axis: '每天价值',
    outcomeAxis: '每天结果',
  },
  verdict: {
    title: '运行 {{number}}：谢谢',
    yes_one: '已记下：运行 {{number}} 的报告有用；{{count}} 人里有 {{useful}} 人这么说。',
    yes_other: '已记下：运行 {{number}} 的报告有用；{{count}} 人里有 {{useful}} 人这么说。',
    no_one: '已记下：运行 {{number}} 的报告没用；{{count}} 人里有 {{useful}} 人觉得有用。',
    no_other: '已记下：运行 {{number}} 的报告没用；{{count}} 人里有 {{useful}} 人觉得有用。',
    ask: '缺了什么？`feedback` 不收文字，可以写在报告下面的讨论里。',
  },
  why: {
    survey_one: '{{count}} 份回答给出 {{rating}}（{{date}}）；之前 {{was}}',
    survey_other: '{{count}} 份回答给出 {{rating}}（{{date}}）；之前 {{was}}',
    actual: '{{from}} 到 {{to}} 实际 {{actual}}，预期 {{expected}}',
  },
  actions: {
    useful: '👍 有用',
    useless: '👎 没用',
    optimize: '优化',
    undo: '撤回',
    versions: '各版本',
  },
} as const satisfies SameKeys<typeof english>;
