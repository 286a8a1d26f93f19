import type { SameKeys } from '../catalogue.ts';
import type { fit as en } from '../en/fit.ts';

/** 关于拟合的回复。反引号里是可以输入的内容。 */
export const fit: SameKeys<typeof en> = {
  title: '{{scenario}}：第 {{number}} 次拟合',
  summary: {
    best: '{{scenario}}：{{count}} 周里，{{channel}}每花 {{step}} 带来的最多，为 {{returns}}（94% 区间 {{range}}）；没有别的渠道比它更高的概率为 {{probability}}。',
    unsettled:
      '{{scenario}}：{{count}} 周的数据还分不清哪个渠道每花 {{step}} 带来的最多；{{channel}}暂时领先，为 {{returns}}（94% 区间 {{range}}），概率为 {{probability}}。',
    only: '{{scenario}}：{{count}} 周里，{{channel}}每花 {{step}} 带来 {{returns}}（94% 区间 {{range}}）。',
    noSpend: '{{scenario}}：{{count}} 周里没有任何花费，无法分辨各渠道。',
  },
  table: {
    caption: '{{scenario}}：{{count}} 周数据说明的各渠道情况（括号内为 94% 区间）',
    channel: '渠道',
    spent: '近期每周花费',
    most: '单周最高花费',
    brought: '累计带来',
    before: '每 {{step}} 的回报：看数据之前',
    after: '每 {{step}} 的回报：看数据之后',
    verdict: '数据的作用',
    informed: '让估计更准',
    uninformed: '数据没有改变这一项',
  },
  checks: {
    title: '可以信任到什么程度',
    sampling: '抽样',
    samplingWell_one:
      '{{chains}} 条链一致（R-hat {{rHat}}），有效样本至少 {{ess}} 个，发散 {{count}} 次：可靠',
    samplingWell_other:
      '{{chains}} 条链一致（R-hat {{rHat}}），有效样本至少 {{ess}} 个，发散 {{count}} 次：可靠',
    samplingBad_one:
      '不可靠：{{chains}} 条链的 R-hat 为 {{rHat}}（应低于 1.01），有效样本最少 {{ess}} 个（需要 400 个），发散 {{count}} 次',
    samplingBad_other:
      '不可靠：{{chains}} 条链的 R-hat 为 {{rHat}}（应低于 1.01），有效样本最少 {{ess}} 个（需要 400 个），发散 {{count}} 次',
    forecast: '预测没见过的几周',
    noForecast: '周数太少，没有留出一部分来检验',
    forecastBetter:
      '误差 {{error}}，{{naive}}的误差为 {{naiveError}}；{{coverage}} 的周落在 90% 区间内（从 {{origins}} 个起点共预测 {{weeks}} 周）',
    forecastWorse:
      '误差 {{error}}，不比{{naive}}的 {{naiveError}} 好；{{coverage}} 的周落在 90% 区间内（从 {{origins}} 个起点共预测 {{weeks}} 周）',
    naive: { 'year-before': '照搬去年同一周', 'last-value': '照搬最近一周' },
    explained: '解释了多少起伏',
    share: '{{share}}',
    leftOver: '没有解释的部分',
    noise: '近似噪声：前后两周几乎没有关联（{{size}}）',
    pattern: '前后两周有关联（{{size}}）：缺少某个持续的因素，例如价格、竞争对手，或更灵活的趋势',
    together: '同步变动的渠道',
    apart: '没有：各渠道的花费各自变动',
    pair: '{{one}}与{{other}}（{{size}}）',
    pairs: '{{pairs}}：数据难以把它们分开，只能看清合起来带来多少',
    before: '只凭假设',
    priorFits: '预计每周 {{range}}，实际为 {{observed}}：假设容得下实际情况',
    priorMisses: '预计每周 {{range}}，实际却为 {{observed}}（{{covered}} 的周在范围内）：假设与实际不合',
    assumed: '假设',
  },
  assumed: {
    curve: { logistic: '逻辑饱和曲线', hill: '希尔饱和曲线' },
    lag_one: '效果最多延续 {{count}} 周',
    lag_other: '效果最多延续 {{count}} 周',
    noSeason: '没有季节性',
    season_one: '每年 {{count}} 个季节波',
    season_other: '每年 {{count}} 个季节波',
    trend: {
      none: '没有趋势',
      linear: '直线趋势',
      piecewise_one: '趋势可转折 {{count}} 次',
      piecewise_other: '趋势可转折 {{count}} 次',
    },
    prior: {
      roi: '{{channel}}的回报为 {{low}}…{{high}}（先验）',
      share: '{{channel}}占结果的 {{low}}…{{high}}（先验）',
    },
  },
  version: {
    first: '已保存为 `{{id}}` 第 {{version}} 版：它的方案以这次拟合为依据。',
    next: '已保存为 `{{id}}` 第 {{version}} 版：{{changes}}。名称、分组和限制保持不变。',
  },
  caveats: {
    notCausal:
      '拟合看到的是什么与什么同时发生。跟着需求走的花费（例如搜索）会显得比实际更好：这不能证明因果，实验才能。',
    unchanged: '关于{{channels}}，数据几乎没有说明什么：方案所用的就是看数据之前的判断。',
    beyond:
      '各渠道的方案最多为历史单周最高花费的 {{times}} 倍：超出见过的范围，曲线只是猜测。用 `beyond=2` 或修改渠道的 `max` 可以调整上限。',
    experiments: '已纳入的实验：{{numbers}}。',
    leftOut: '未纳入的实验（所在的周不在历史里，或缺少拟合所需的内容）：{{numbers}}。',
    intervals:
      '在这些假设下，区间有 94% 的概率包含真值。方案直接使用 {{draws, number}} 组联合样本：一半用来优化，另一半用来检验。',
  },
  actions: { show: '查看数值', experiment: '实验' },
  faults: {
    rhat: '几条链不一致',
    ess: '相互独立的样本太少',
    divergent: '抽样器走偏了',
    weeks: '周数少于所需',
  },
  failed: {
    title: '{{scenario}}：还没有拟合',
    summary: '{{scenario}}：这次拟合不能作为方案的依据，因为{{reasons}}。没有保存任何内容。',
    advice: '可以这样做',
    moreWeeks: '提供更多的周：`data import {{id}}` 可以导入更长的文件。一年为好，两年更好。',
    fewerTerms: '一次少求一些：`{{line}}`。',
    prior: '说出你对某个渠道的了解：`fit {{id}} prior="{{channel}} roi 0.5..3"`。',
    together: '总是同步变动的渠道可以合为一个：在文件里合成一列，或让其中一个在几周里单独变化。',
    table: '表中是这次算出的数值，请不要据此决定。',
  },
  plan: {
    joint:
      '曲线来自第 {{fit}} 次拟合（{{weeks}} 周）：其中 {{draws, number}} 组联合样本用于求方案，另外 {{fresh, number}} 组用于区间。',
    edited: '这次拟合之后改动过、因此按场景写明的范围单独抽取的有：{{parts}}。',
    base: '没有花费时的结果',
    marginals: '曲线来自第 {{fit}} 次拟合。',
    capped: '{{channels}}：上限为历史单周最高花费的 {{times}} 倍。',
    beyond: '{{channels}}：超过历史上任何一周的花费，超出部分的曲线只是猜测。',
  },
  changes: {
    fitted_one: '由第 {{fit}} 次拟合得出（{{count}} 周）',
    fitted_other: '由第 {{fit}} 次拟合得出（{{count}} 周）',
    refitted_one: '第 {{before}} 次拟合 → 第 {{fit}} 次拟合（{{weeksBefore}} → {{count}} 周）',
    refitted_other: '第 {{before}} 次拟合 → 第 {{fit}} 次拟合（{{weeksBefore}} → {{count}} 周）',
    again_one: '第 {{before}} 次拟合 → 第 {{fit}} 次拟合（仍为 {{count}} 周）',
    again_other: '第 {{before}} 次拟合 → 第 {{fit}} 次拟合（仍为 {{count}} 周）',
    moved: '{{parameter}} {{change}}',
    steady: '没有参数变动超过一成',
    unfitted: '不再依据拟合（原为第 {{before}} 次拟合）',
    channels: '渠道：{{channels}}',
  },
  charts: {
    without: '没有这些渠道时',
    others_one: '其他 {{count}} 个',
    others_other: '其他 {{count}} 个',
    season: '季节',
    other: '事件与控制变量',
    observed: '实际',
    weekly: '每周结果',
    each: '每周',
    aside: '增减',
    brought: '各渠道带来了 {{share}} 的结果',
    decomposition: '逐周结果的分解；下图为季节和事件带来的增减',
    decompositionPlain: '逐周结果的分解',
    decompositionAlt: '{{title}}：{{parts}}。其余部分没有它们也会有。',
    part: '{{channel}} {{share}}',
    curves: '花费保持不变时的每周结果。阴影为 90% 区间；实心点以外从未花过这么多，只是猜测',
    curvesOfSome_one:
      '花费保持不变时的每周结果，另有 {{count}} 个较小渠道未列。阴影为 90% 区间；实心点以外只是猜测',
    curvesOfSome_other:
      '花费保持不变时的每周结果，另有 {{count}} 个较小渠道未列。阴影为 90% 区间；实心点以外只是猜测',
    curvesAlt: '{{title}}。按近期花费：{{channels}}。',
    curve: '{{channel}}每周花 {{spend}} 带来 {{outcome}}（{{range}}），单周最高花费 {{most}}',
    curvesPlain: '各渠道在不同花费下带来的结果',
    steepest: '多花一点，{{channel}}增加最多：每多花 {{step}} 带来 {{gain}}',
    nextUnit: '{{channel}}每多花 {{step}} 带来 {{gain}}',
    spendAxis: '每周花费',
    shareAxis: '花费占该渠道单周最高花费的比例',
    recent: '近期花费',
    largest: '单周最高花费',
  },
};
