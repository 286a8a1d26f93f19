import { review } from './zh/review.ts';

export const commands = {
  fit: {
    name: '拟合',
    aliases: '学习, 建模',
    summary: '从历史数据中学习响应曲线，并说明可以信任到什么程度',
    args: {
      scenario: { name: '场景', aliases: '历史, 拟合', label: '有历史数据的场景，或第几次拟合' },
      curve: {
        name: '曲线',
        aliases: '饱和',
        label: '渠道怎样饱和：logistic 逻辑曲线，或 hill 希尔曲线（S 形）',
      },
      lag: { name: '滞后', aliases: '延续', label: '花费之后几周内还有效果' },
      season: { name: '季节', aliases: '季节波', label: '每年几个季节波：0 为没有，通常为 2' },
      trend: { name: '趋势', aliases: '', label: '其余部分怎样变化：piecewise 分段、linear 直线、none 无' },
      prior: { name: '先验', aliases: '', label: '已知的情况：抖音 每 1 回报 0.5 到 3、搜索 占比 5%..20%' },
      follows: {
        name: '跟随销量',
        aliases: '跟着销量, 跟随需求',
        label: '预算跟着销量走的渠道，例如 搜索、再营销；没有则写 无',
      },
      event: { name: '事件', aliases: '活动', label: '哪天发生了什么：2024-11-25，或 双十一 2024-11-11' },
      beyond: { name: '上限', aliases: '倍数', label: '方案最多为见过的最高花费的几倍' },
      seed: { name: '种子', aliases: '', label: '换一组随机数，看哪些结果与它有关' },
    },
  },
} as const;

export const forms = {
  fit: {
    title: '从历史中学习',
    submit: '拟合',
    fields: {
      scenario: '有历史数据的场景',
      curve: '饱和曲线',
      lag: '花费之后还有效果的周数',
      season: '每年几个季节波',
      prior: '对各渠道已知的情况',
    },
    hints: {
      lag: '0 到 26；不填则按历史的长短决定',
      season: '0 到 6；不填则按历史的长短决定',
      prior: '十有八九在此范围内：电视 回报 0.5..3、搜索 占比 5%..20%',
    },
  },
} as const;

export const problems = {
  fit: {
    cancelled: { message: '拟合还没完成就取消了。', hint: '没有保存任何内容。' },
    unknown: {
      message: '这里没有第 {{received}} 次拟合。',
      hint: '用 `拟合 智慧医疗` 拟合一个场景，回复里会写明是第几次拟合。',
    },
    which: {
      message: '这里没有这样的拟合。',
      hint: '请写第几次拟合，例如 `拟合 3`；`拟合 智慧医疗` 的回复里会写明。',
    },
    'no-history': {
      message: '`{{scenario}}` 还没有历史数据，没有可以学习的内容。',
      hint: '请提供各渠道的每周花费和一项结果：`data template {{scenario}}` 给出可以填写的文件，`data import {{scenario}}` 导入。',
    },
    range: { message: '`{{received}}` 超出了范围。', hint: '可以是 {{low}} 到 {{high}}。' },
    'prior-unreadable': {
      message: '看不懂先验 `{{received}}`。',
      hint: '请写渠道、`roi`（回报）或 `share`（占比），再写一个十有八九包含真值的区间：`{{example}}`。',
    },
    'prior-range': {
      message: '`{{received}}` 不是可用的区间。',
      hint: '两端都要大于 0，先写小的；占比不超过 100%：`{{example}}`。',
    },
    'prior-repeated': {
      message: '`{{received}}` 有两个先验。',
      hint: '只留一个：要么是回报（`roi`），要么是在结果中的占比（`share`）。',
    },
    'prior-channel': {
      message: '历史数据里没有渠道 `{{received}}`。',
      hint: '其中的渠道有：{{choices}}。',
    },
    'event-unreadable': {
      message: '看不懂日期 `{{received}}`。',
      hint: '请写日期，也可以写明发生了什么：`{{example}}`。',
    },
    'event-week': {
      message: '{{received}} 不在历史数据里。',
      hint: '历史数据从 {{from}} 到 {{to}}。',
    },
    'history-changed': {
      message: '写入期间有人导入了 `{{scenario}}` 的新数据。',
      hint: '没有做任何改动。请用 `data show {{scenario}}` 查看后重试。',
    },
    uncarried: {
      message: '不能做方案：第 {{received}} 次拟合支撑不了方案。',
      hint: '`fit {{received}}` 会说明原因和办法。如果仍要一个带有这项警告的方案：`{{line}}`。',
    },
    'not-held': {
      message: '`{{received}}` 没有被保持在现状，无需放开。',
      hint: '保持现状的渠道有：{{choices}}。',
    },
    gone: {
      message: '该场景依据的是第 {{received}} 次拟合，而这次拟合已不在这里。',
      hint: '请重新拟合：`fit {{scenario}}`。较早的版本可能依据别的拟合：`scenario versions {{scenario}}`。',
    },
  },
} as const;

export const fit = {
  kept: {
    budget:
      '历史数据按周，因此金额现在{{after}}计：原来{{before}} {{from}} 的预算按天数折算为{{after}} {{to}}。',
    period: '历史数据按周，因此金额现在{{after}}计（原来{{before}}计）。',
    goal: '目标已改为“价值”：原目标是另一个时间跨度的金额，或者成果没有货币价值。',
  },
  review,
  export: {
    title: '{{scenario}}：第 {{number}} 次拟合的文件',
    summary: '{{scenario}} 第 {{number}} 次拟合：{{files}}。',
    about: {
      csv: '各渠道每周带来多少、曲线及其 90% 区间，以及全部模拟（一行一次）。',
      json: '供 ArviZ 使用：`arviz.from_json` 可以打开，包含按链分开的模拟和实际的各周。',
      png: '每张 1200 × 675 像素。',
    },
  },
  drift: {
    since: '与第 {{number}} 次拟合相比（{{reasons}}）：{{what}}。',
    sinceSame: '与第 {{number}} 次拟合相比：{{what}}。',
    returns: '每花 {{step}}，{{moves}}',
    moved: '{{channel}}从 {{before}} 变为 {{after}}',
    steady: '各渠道的回报没有明显变化',
    verdict: '之前{{before}}，现在{{after}}。',
    was: { sound: '可靠', care: '需谨慎使用', none: '不能据此做方案', unreviewed: '未经检查' },
    reason: {
      'new-weeks_one': '新增 {{count}} 周',
      'new-weeks_other': '新增 {{count}} 周',
      'other-weeks': '历史中的数字或事件有变',
      experiments: '纳入的测试有变',
      priors: '你对渠道的说明有变',
      assumptions: '假设有变',
      chance: '模拟的偶然差异',
    },
  },
  title: '{{scenario}}：第 {{number}} 次拟合',
  summary: {
    best: '{{scenario}}：{{count}} 周里，{{channel}}每花 {{step}} 带来的最多，为 {{returns}}（94% 区间 {{range}}）；没有别的渠道比它更高的概率为 {{probability}}。',
    unsettled:
      '{{scenario}}：{{count}} 周的数据还分不清哪个渠道每花 {{step}} 带来的最多；{{channel}}暂时领先，为 {{returns}}（94% 区间 {{range}}），概率为 {{probability}}。',
    only: '{{scenario}}：{{count}} 周里，{{channel}}每花 {{step}} 带来 {{returns}}（94% 区间 {{range}}）。',
    unknown:
      '{{scenario}}：{{count}} 周的数据还分不清哪个渠道每花 {{step}} 带来的最多：可能是{{channel}}，但数据对它说明得太少。',
    noSpend: '{{scenario}}：{{count}} 周里没有任何花费，无法分辨各渠道。',
  },
  table: {
    caption: '{{scenario}}：{{count}} 周数据说明的各渠道情况（括号内为 94% 区间）',
    channel: '渠道',
    spent: '近期每周花费',
    most: '单周最高花费',
    brought: '历史期间带来',
    before: '每 {{step}} 的回报：看数据之前',
    after: '每 {{step}} 的回报：看数据之后',
    verdict: '数据的作用',
    works: '有效果的概率',
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
      roi: '{{channel}}每花 1 回报 {{low}} 到 {{high}}（按你的说明）',
      share: '{{channel}}占结果的 {{low}} 到 {{high}}（按你的说明）',
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
  actions: { again: '重新拟合', show: '查看数值', experiment: '实验' },
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
} as const;
