export const commands = {
  feedback: {
    name: '反馈',
    aliases: '评价',
    summary: '说明用户有多满意（会调整 u），或者报告是否有用',
    args: {
      about: { name: '关于', aliases: '场景, 运行', label: '一个场景，或者报告的运行编号' },
      satisfaction: { name: '满意度', aliases: '评分', label: '平均分和满分：4.2/5、84%' },
      n: { name: '人数', aliases: '回答数', label: '有多少人回答，例如 120' },
      useful: { name: '有用', aliases: '有帮助', label: '报告是否有用：是或否' },
    },
  },
  observe: {
    name: '实绩',
    aliases: '实际, 记录实绩',
    summary: '告诉我真实的结果和花费：市场和精度随之调整，报告会拿来比较',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景；不写就是最近一次运行的' },
      value: { name: '价值', aliases: '结果', label: '那段时间真实的结果，例如 21万' },
      from: { name: '从', aliases: '开始', label: '第一天，例如 2024-01-01；不写就是一个周期' },
      to: { name: '到', aliases: '结束', label: '最后一天，例如 2024-01-07；不写就是昨天' },
      spend: { name: '花费', aliases: '', label: '那段时间真实的花费：app=9k, website=12k' },
    },
  },
} as const;

export const forms = {
  feedback: {
    title: '给反馈',
    submit: '发送',
    fields: { about: '场景', satisfaction: '用户平均有多满意', n: '有多少人回答' },
    hints: { satisfaction: '平均分和满分，例如 4.2/5 或 84%' },
  },
  observe: {
    title: '记录实绩',
    submit: '记录',
    fields: {
      scenario: '场景',
      value: '那段时间的结果',
      from: '第一天',
      to: '最后一天',
      spend: '真实的花费',
    },
    hints: {
      value: '例如：21万',
      from: '例如：2024-01-01；不写就是一个周期',
      to: '例如：2024-01-07；不写就是昨天',
      spend: '例如：app=9k, website=12k',
    },
  },
} as const;

export const problems = {
  day: {
    unreadable: { message: '`{{received}}` 不是能读懂的日期。', hint: '请写成 `2024-01-31` 这样。' },
    none: {
      message: '日历上没有 `{{received}}` 这一天。',
      hint: '请检查月份和日期，写成 `2024-01-31` 这样。',
    },
    later: { message: '`{{received}}` 还没有到。', hint: '请只写到今天为止真正发生的事。' },
  },
  feedback: {
    nothing: {
      message: '既没有说用户有多满意，也没有说报告是否有用。',
      hint: '例如 `feedback medical satisfaction=4.2/5 n=120`，或者对运行 12 写 `feedback 12 useful=yes`。',
    },
    'rating-unreadable': {
      message: '`{{received}}` 不是能读懂的评分。',
      hint: '请写平均分和满分：`4.2/5`、`8.1/10` 或 `84%`。',
    },
    'rating-range': {
      message: '`{{received}}` 不在从 {{low}} 到 {{high}} 的范围内。',
      hint: '平均分在前，满分在斜杠后面：`4.2/5`。',
    },
    answers: { message: '没有说有多少人回答。', hint: '请写上人数：`人数=120`。' },
    'no-run': { message: '没有说是哪一份报告有用。', hint: '请写上它的运行编号：`feedback 12 useful=yes`。' },
    file: {
      message: '`{{received}}` 是文件，而反馈要归到一个一直存在的场景。',
      hint: '请用场景的名称：`scenario list` 会列出它们。',
    },
    which: { message: '没有说是哪个场景，这里也还没有算过任何场景。', hint: '请写上名称：`{{example}}`。' },
  },
  observe: {
    'per-period': {
      message: '`{{received}}` 是按周期计的金额；这里要填所报那几天的实际花费。',
      hint: '请写这几天的合计，例如 `app=9k`。',
    },
    far: {
      message: '填报的是 {{amount}}，而预期约为 {{known}}（相当于预期的 {{times}}），确定是这个数吗？',
      hint: '还没有保存。确定的话，在金额后加感叹号：`{{confirmed}}`；否则请检查单位（k 是千，m 是百万）。',
    },
    nothing: {
      message: '既没有说结果是多少，也没有说花了多少。',
      hint: '例如 `observe medical value=210k app=9k website=12k`。',
    },
    change: {
      message: '`{{received}}` 是变化量，这里要的是真正花掉的金额。',
      hint: '请写整段时间的金额：`app=9k`。',
    },
    group: { message: '`{{received}}` 是一组渠道。', hint: '请分别写每个渠道花了多少：{{choices}}。' },
    window: {
      message: '时间要先开始后结束，最长 {{bound}} 天。',
      hint: '请写第一天和最后一天：`从=2024-01-01 到=2024-01-07`。',
    },
    'too-many': {
      message: '已经有 {{bound}} 条记录，不能再多了。',
      hint: '`forget` 会删除这个工作区保存的一切。',
    },
  },
} as const;

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
    reckonedBefore:
      '已记下，报告会显示。已采纳的方案是按更新前的口径计算的，所以没有可以比较的预测：请运行 `优化 {{id}}`，再采纳新的方案。',
    noValue: '已记下，报告会显示。没有结果，就说明不了市场和精度。',
  },
  actual: {
    title: '{{scenario}}：{{from}} 到 {{to}} 的实绩',
    inside:
      '{{scenario}}：{{from}} 到 {{to}} 实际 {{actual}}，预期 {{expected}}（{{change}}），在 90% 区间 {{low}}…{{high}} 之内。',
    outside:
      '{{scenario}}：{{from}} 到 {{to}} 实际 {{actual}}，预期 {{expected}}（{{change}}），在 90% 区间 {{low}}…{{high}} 之外。',
    replaces: '取代 {{date}}为同一时段填报的 {{before}}。',
    again: '与 {{date}}填报的相同。',
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
} as const;
