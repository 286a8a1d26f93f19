export const commands = {
  'schedule add': {
    name: '定时 添加',
    aliases: '定时添加, 添加定时, 新建定时, 定时 新建',
    summary: '定期报告一个场景的最优方案：每天、每周、每月，或按 cron 表达式',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' },
      when: {
        name: '时间',
        aliases: '何时',
        label: '什么时候：每周一 9:00、工作日 9点、每月最后一天 18:00、cron 0 9 * * 1',
      },
      timezone: { name: '时区', aliases: '', label: '按哪里的时钟：Asia/Shanghai，或城市名' },
      channel: { name: '频道', aliases: '发到', label: '报告发到哪里，例如 #growth；不写就发在这里' },
      'only-if': {
        name: '变化',
        aliases: '变动, 仅当变化, 仅当',
        label: '仅当价值或某个花费变化超过这个比例时发送，例如 5%',
      },
      budget: { name: '预算', aliases: '总预算', label: '每个周期的预算，例如 50k 或 30万' },
      extra: {
        name: '追加',
        aliases: '增加预算, 新增预算',
        label: '在现状之上再加多少，例如 1万：这笔钱投到哪里，其余不变',
      },
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      release: { name: '放开', aliases: '释放', label: '方案可以调整的、原本保持现状的渠道：电视，或 全部' },
      anyway: { name: '仍然', aliases: '仍要', label: '是：拟合支撑不了也要一个方案' },
      limits: { name: '限制', aliases: '约束', label: '限制，例如 app<=20k, website>=5k' },
    },
  },
  'schedule list': {
    name: '定时 列表',
    aliases: '定时列表, 定时, 定时报告',
    summary: '列出各个定时，以及下一份报告什么时候发',
    args: {},
  },
  'schedule pause': {
    name: '定时 暂停',
    aliases: '定时暂停, 暂停定时',
    summary: '让一个定时暂停，直到有人恢复它',
    args: { schedule: { name: '定时', aliases: '编号', label: '定时的编号，例如 3' } },
  },
  'schedule resume': {
    name: '定时 恢复',
    aliases: '定时恢复, 恢复定时',
    summary: '让暂停的定时从下一次起继续',
    args: { schedule: { name: '定时', aliases: '编号', label: '定时的编号，例如 3' } },
  },
  'schedule remove': {
    name: '定时 删除',
    aliases: '定时删除, 删除定时',
    summary: '删除一个定时，连同它留下的报告记录',
    args: { schedule: { name: '定时', aliases: '编号', label: '定时的编号，例如 3' } },
  },
  'schedule run': {
    name: '定时 执行',
    aliases: '定时执行, 执行定时, 立即报告',
    summary: '现在就发一份某个定时的报告',
    args: { schedule: { name: '定时', aliases: '编号', label: '定时的编号，例如 3' } },
  },
} as const;

export const forms = {
  'schedule add': {
    title: '定时报告',
    submit: '添加',
    fields: {
      scenario: '场景',
      when: '什么时候',
      timezone: '时区',
      budget: '预算（不填则用场景自己的）',
      'only-if': '仅当变化超过',
    },
    hints: {
      when: '每周一 9:00、工作日 9点、每月最后一天 18:00；后面可以加频道，例如 #growth',
      timezone: '例如 Asia/Shanghai，或大城市名',
    },
  },
} as const;

export const problems = {
  zone: {
    unknown: {
      message: '`{{received}}` 不是我认识的时区。',
      hint: '请写成 `Asia/Shanghai`、大城市名（`北京`、`Berlin`），或 `UTC`。',
    },
    ambiguous: {
      message: '`{{received}}` 可能指几个地方的时间：{{choices}}。',
      hint: '请写明是哪一个，例如 `{{example}}`。',
    },
  },
  schedule: {
    'when-unreadable': {
      message: '从 `{{received}}` 里读不出报告什么时候发。',
      hint: '可以写 `每周一 9:00`、`工作日 9:00`、`每天早上8点半`、`每月1号 9点`、`每月最后一天 18:00` 或 `cron "0 9 * * 1"`；后面可以加时区，例如 `北京时间`。',
    },
    'when-times': {
      message: '里面有几个时间：{{received}}。',
      hint: '一个定时只有一个时间；请分成两个定时，或用 cron 表达式，例如 `cron "0 9,15 * * *"`。',
    },
    'cron-unreadable': {
      message: '`{{received}}` 不是我能读懂的 cron 表达式。',
      hint: '它有五个字段：分、时、日、月、星期。`cron "0 9 * * 1"` 是每周一 9:00，`cron "30 8 1,15 * *"` 是每月 1 号和 15 号 8:30。',
    },
    'cron-never': {
      message: '`{{received}}` 永远不会到来：日历上没有这样的日子。',
      hint: '第三个字段是日，第四个是月；`cron "0 9 L * *"` 是每月最后一天。',
    },
    'cron-too-often': {
      message: '`{{received}}` 两次之间只隔 {{minutes}} 分钟。',
      hint: '报告之间至少隔 {{bound}} 分钟：每份都要重新计算，也要有人看。`cron "0 9-17 * * 1-5"` 是工作日每小时一次。',
    },
    'channel-unreadable': {
      message: '`{{received}}` 不是一个能读懂的频道。',
      hint: '请写成 `#growth`；不写就发在这里。',
    },
    'channel-unknown': {
      message: '没有你我都能看到的频道 `{{received}}`。',
      hint: '请检查名称；私密频道要先邀请我：在那里输入 `/invite @channels`。不写频道，报告就发在这里。',
    },
    'channel-closed': {
      message: '我不在{{received}}里，报告发不到那里。',
      hint: '请在那里输入 `/invite @channels`，然后再试一次。',
    },
    'channel-forbidden': {
      message: '我不能在{{received}}发言，报告发不到那里。',
      hint: '请允许我在那里查看频道、发送消息和附件，然后再试一次。',
    },
    'channel-unchecked': {
      message: '无法确认报告能否发到{{received}}：平台现在没有回应。',
      hint: '什么都没有保存。请过一分钟再试。',
    },
    'moved-range': {
      message: '`{{received}}` 不是大于 0%、不超过 100% 的比例。',
      hint: '请写变化多少才发报告，例如 `5%`。',
    },
    file: {
      message: '`{{received}}` 是文件，而定时需要一个一直存在的场景。',
      hint: '请用场景的名称：`scenario list` 会列出它们。',
    },
    'too-many': {
      message: '已经有 {{bound}} 个定时，不能再多了。',
      hint: '请删除一个没人看的：`schedule list` 会列出它们。',
    },
    unknown: {
      message: '这里没有定时 {{received}}，或者它是别人私下建的。',
      hint: '`schedule list` 列出你能看到的定时。',
    },
    'not-yours': {
      message: '定时 {{received}} 只能由创建者 {{maker}} 和管理员更改。',
      hint: '请找他们，或用 `schedule add` 建一个你自己的。',
    },
    'asked-already': {
      message: '就在这一刻，已经有人要了定时 {{received}} 的报告。',
      hint: '它正在路上。',
    },
  },
} as const;

export const schedules = {
  every: {
    day: '每天 {{at}}',
    week: '每{{days}} {{at}}',
    weekdays: '每个工作日 {{at}}',
    month: '每月 {{day}} 日 {{at}}',
    longMonth: '每月 {{day}} 日（没有这一天的月份在最后一天）{{at}}',
    monthEnd: '每月最后一天 {{at}}',
    cron: '按 cron 表达式 {{pattern}}',
  },
  here: '这个频道',
  terminal: '这个终端',
  channel: '#{{name}}',
  title: '定时 {{number}}：{{scenario}}',
  added: '{{scenario}}的报告{{every}}（{{zone}}）发到{{place}}，下一次是 {{next}}。',
  resumed:
    '定时 {{number}} 已恢复：{{scenario}}的报告{{every}}（{{zone}}）发到{{place}}，下一次是 {{next}}。',
  runsAlready:
    '定时 {{number}} 本来就在运行：{{scenario}}的报告{{every}}（{{zone}}）发到{{place}}，下一次是 {{next}}。',
  paused: '定时 {{number}} 已暂停：在有人恢复之前，{{scenario}}的报告不再发到{{place}}。',
  restsAlready: '定时 {{number}} 本来就在暂停：{{scenario}}的报告不发到{{place}}。',
  removed: '定时 {{number}}（{{every}}，{{zone}}）已删除：{{scenario}}的报告不再发到{{place}}。',
  asked: '正在计算{{scenario}}的报告，算好后发到{{place}}。',
  facts: {
    line: '计算内容',
    onlyIf: '仅在此时发送',
    next: '接下来三次',
  },
  whenIn: '{{every}}（{{zone}}）',
  moved: '价值或某个渠道的花费变化超过 {{share}}',
  twin: '定时 {{number}} 在同样的时间发同样的报告：两个留一个就够了。',
  atPrompt: '终端的提示符（npm start）打开时，报告才会发到这里；错过的报告在下次打开时补发。',
  edges: {
    twice: '{{date}}，{{zone}} 的时钟会两次走到 {{time}}；报告在第一次时发出。',
    never: '{{date}}，{{zone}} 的时钟会跳过所定的时间；报告在跳过之后的 {{time}} 发出。',
    change: '这几次之间，{{zone}} 的时钟会调整；报告仍按当地时钟的时间发出。',
  },
  actions: {
    run: '立即报告',
    pause: '暂停',
    resume: '恢复',
    remove: '删除',
    list: '所有定时',
    weekly: '每周报告',
    adopt: '采纳',
  },
  list: {
    title: '定时报告',
    none: '这里还没有定时报告。',
    start: '建一个：`{{line}}`',
    summary_one: '{{count}} 个定时；下一份报告是{{scenario}}，在 {{next}}（{{zone}}）。',
    summary_other: '{{count}} 个定时；下一份报告是{{scenario}}，在 {{next}}（{{zone}}）。',
    summaryResting_one: '{{count}} 个定时，已暂停。',
    summaryResting_other: '{{count}} 个定时，全部暂停。',
    number: '编号',
    scenario: '场景',
    when: '时间',
    next: '下一次',
    place: '发到',
    by: '创建者',
    line: '计算内容',
    onlyIf: '{{line}}，仅在变化超过 {{share}} 时发送',
    rests: '已暂停：{{why}}',
    change: '要更改：`{{pause}}`、`{{resume}}`、`{{run}}` 或 `{{remove}}`。',
  },
  rests: {
    asked: '有人暂停了它',
    'channel-gone': '频道已不在或已归档',
    'bot-removed': '我被移出了',
    'not-allowed': '我不能在那里发言',
    'scenario-gone': '场景已不在',
  },
} as const;
