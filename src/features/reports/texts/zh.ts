export const delivery = {
  platforms: { slack: 'Slack', discord: 'Discord', terminal: '终端', web: '网页聊天' },
  mayRepeat: '这份报告可能在此出现两次：首次发送时连接中断，而我没有权限查看它是否已送达。',
  givenUp: {
    platform: {
      title: '有一份报告未能送达',
      summary:
        '{{scenario}} 原定于 {{due}}（{{zone}}）的报告未能送达：{{platform}} 整整一天都没有接收，已不再重试。',
      advice:
        '定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。若现在就要一份，请在其频道输入 `{{run}}`。',
    },
    fault: {
      title: '有一份报告未能生成',
      summary: '{{scenario}} 原定于 {{due}}（{{zone}}）的报告因我们这边的故障未能生成；重试一天后已放弃。',
      advice:
        '详情见日志中的 `{{mark}}`。定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。要再试一次，请在其频道输入 `{{run}}`。',
    },
  },
  paused: {
    'channel-gone': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：它的频道已删除或归档，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice:
        '恢复该频道后，请在工作区中输入 `{{resume}}`。若要改用其他频道，请在那里新建定时，并删除这一个：`{{remove}}`。',
    },
    'bot-removed': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：我已不在它的频道里，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice: '请重新邀请我加入该频道，然后在那里输入 `{{resume}}`。',
    },
    'not-allowed': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：我没有在它的频道发言的权限，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice: '请允许我查看该频道并发送消息、链接和文件（或请管理员设置），然后在那里输入 `{{resume}}`。',
    },
    'scenario-gone': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}} 已暂停：它的场景 {{scenario}} 已不存在，原定于 {{due}}（{{zone}}）的报告无法生成。',
      advice: '场景恢复后，请在其频道输入 `{{resume}}`；若不再需要，请输入 `{{remove}}`。',
    },
  },
  impossible: {
    title: '有一份报告未能生成',
    summary: '{{scenario}} 原定于 {{due}}（{{zone}}）的报告未能生成：定时 {{number}} 的要求没有可行的方案。',
    advice:
      '定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。修正后，在其频道输入 `{{run}}` 可立即生成一份；若要终止，请输入 `{{remove}}`。',
  },
} as const;

export const reports = {
  fitFails_one:
    '请注意：第 {{fit}} 次拟合的预测失准，之后 {{count}} 周里只有 {{inside}} 周落在 90% 区间内。用 `fit {{id}}` 可以从新的数据中学习。',
  fitFails_other:
    '请注意：第 {{fit}} 次拟合的预测失准，之后 {{count}} 周里只有 {{inside}} 周落在 90% 区间内。用 `fit {{id}}` 可以从新的数据中学习。',
  adoptedLater: '方案 #{{number}} 已于{{at}}采纳；第一个周期过后，从{{from}}起算作现状。',
  title: '{{scenario}}：报告，{{when}}',
  weekOf: '{{day}}当周',
  subject: '{{scenario}}，{{when}}',
  nothingNew: '{{subject}}，与{{since}}的报告相比没有变化',
  despite: '输入有变，方案没变：{{causes}}。',
  keep: '{{subject}}：继续执行方案 #{{number}}（{{at}}采纳）；{{span}}{{measure}} {{value}}{{interval}}。',
  interval: '（90% 把握在 {{low}} 到 {{high}} 之间）',
  sinceLast: '{{since}}以来：{{what}}。',
  anew: '与以往报告的对比、“仅当变化时发送”的规则和预测命中记录，都从这份报告重新开始。',
  first: '这是该定时报告的第一份；以后的报告会说明有什么变化。',
  late: '迟到：本应在 {{due}}（{{zone}}）发出，但当时机器人没有运行或发送不出去。',
  lateDown: '迟到：本应在 {{due}}（{{zone}}）发出，但当时机器人没有运行。',
  skipped: '期间没有发出：{{moments}}。',
  more_one: '另外 {{count}} 次',
  more_other: '另外 {{count}} 次',
  changes: {
    title: '与上次报告（{{since}}，方案 #{{number}}）相比',
    measure: '{{span}}预期{{measure}}',
    change: '{{from}} → {{to}}（{{change}}）',
    same: '{{to}}，与上次相同',
    added: '新增：{{to}}',
    gone: '已移除，原为 {{from}}',
    channels: '渠道',
    others_one: '另有 {{count}} 个有变动',
    others_other: '另有 {{count}} 个有变动',
    steady: '变动都不超过预算的 {{share}}',
    why: '原因',
    moved: '方案有变动，但在输入里没有找到原因',
    noCause: '在输入里没有找到原因',
    noCauseUnproved: '在输入里没有找到原因；搜索在证明完成前停止，可能停在了别处',
  },
  actuals: {
    title: '{{from}}至{{to}}的实际结果',
    titleAgainst: '{{from}}至{{to}}的实际结果，对照已采纳的方案 #{{number}}',
    value: '实际价值',
    outcome: '实际成果',
    spend: '实际花费',
    spendOf_one: '{{count}} 个渠道的实际花费',
    spendOf_other: '{{count}} 个渠道的实际花费',
    alone: '{{actual}}',
    reckonedBefore: '{{actual}}（不作比较：方案 #{{number}} 是按更新前的口径计算的）',
    against: '{{actual}}，预期 {{expected}}（{{change}}）',
    inside: '{{text}}，在 90% 区间 {{low}} 到 {{high}} 之内',
    outside: '{{text}}，在 90% 区间 {{low}} 到 {{high}} 之外',
    planned: '{{actual}}，计划 {{planned}}（{{change}}）',
    asPlanned: '{{actual}}，与计划一致',
    unplanned: '{{actual}}，计划中没有',
  },
  stale: {
    label: '可能过时',
    builtIn: '仍是内置假设，从未换成自己的数',
    scenario: '场景自{{since}}起没有改过',
    noActuals: '还没有实际数据',
    actuals: '{{since}}以后没有实际数据',
    adoption: '采纳的方案是{{since}}的',
  },
  today: '已采纳（#{{number}}）',
  trend: {
    rose: '{{measure}}自{{since}}以来 {{change}}：{{span}} {{from}} → {{to}}',
    flat: '{{measure}}与{{since}}相同：{{span}} {{to}}',
    subtitle: '每份报告的最佳方案及其已证明的界；下方是它{{each}}的花费',
    leastSubtitle: '每份报告中花费最少的方案；下方是它{{each}}的花费，以及任何方案都至少需要的花费',
    alt: '{{title}}。{{reports}}。',
    point: '{{day}}：{{measure}} {{value}}（界 {{bound}}），花费 {{spend}}',
    leastPoint: '{{day}}：{{measure}} {{value}}，花费 {{spend}}（至少 {{bound}}）',
    value: '最佳方案的{{measure}}',
    bound: '已证明的界',
    spend: '{{each}}花费',
    leastSpend: '已证明的最少花费',
  },
  actions: { adopt: '采纳', pause: '暂停报告' },
} as const;
