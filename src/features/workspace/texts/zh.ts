export const commands = {
  home: {
    name: '主页',
    aliases: '首页, 总览',
    summary: '一眼看全：场景、最近的运行、定时、设置',
    args: {},
  },
  settings: {
    name: '设置',
    aliases: '配置',
    summary: '查看这个工作区的设置；管理员可以更改',
    args: {
      language: { name: '语言', aliases: '', label: '用于不知道对方语言时，以及报告：en 或 zh' },
      currency: { name: '货币', aliases: '', label: '金额是什么货币：CNY、USD、EUR……' },
      timezone: { name: '时区', aliases: '', label: '按哪里的时钟：Asia/Shanghai，或城市名' },
      charts: { name: '图表', aliases: '', label: '谁来画图：local 本机，或已配置时的 quickchart' },
      keep: {
        name: '保留',
        aliases: '保留期',
        label: '运行、报告和导入的数据保留多久：365天、52周、2年，或永久',
      },
      change: { name: '更改', aliases: '', label: '在有表单的地方打开表单' },
    },
  },
  forget: {
    name: '清除数据',
    aliases: '删除全部数据, 忘记',
    summary: '删除这个工作区的全部数据，先确认；仅限管理员',
    args: { confirm: { name: '确认', aliases: '', label: '按钮带着的确认词' } },
  },
  help: {
    name: '帮助',
    aliases: '？, 命令',
    summary: '说明各个命令，或其中一个',
    args: { command: { name: '命令', aliases: '', label: '要说明的命令' } },
  },
} as const;

export const forms = {
  settings: {
    title: '更改设置',
    submit: '保存',
    fields: {
      language: '语言（不知道对方语言时）',
      currency: '货币',
      timezone: '时区',
      charts: '谁来画图',
      keep: '运行、报告和数据保留多久',
    },
    hints: {
      language: '不填则不变；“默认”取消这一项',
      currency: 'ISO 代码，例如 CNY；不填则不变，“默认”取消这一项',
      timezone: '例如 Asia/Shanghai，或大城市名；不填则不变，“默认”取消这一项',
      charts: '不填则不变；“默认”取消这一项',
      keep: '365天、52周或 2年；不填则不变，“永久”什么都不删',
    },
  },
} as const;

export const problems = {
  settings: {
    admins: {
      message: '只有管理员可以更改设置：Slack 工作区的管理员，或有权管理 Discord 服务器的人。',
      hint: '请找其中一位；单独输入 `settings`，人人都能看到现在的设置。',
    },
    currency: {
      message: '没有 `{{received}}` 这种货币。',
      hint: '请写 ISO 代码，例如 `{{example}}`。',
    },
    keep: {
      message: '`{{received}}` 不能作为保留期：可以是 {{low}} 到 {{high}} 天。',
      hint: '请写天、周或年：`保留=365天`、`保留=52周`、`保留=2年`；`保留=永久` 什么都不删。',
    },
    'nothing-said': {
      message: '没有说要设置什么。',
      hint: '请写明：`设置 语言=zh 货币=CNY 时区=Asia/Shanghai`；写 `默认` 就是取消那一项。',
    },
    'no-chart-server': {
      message: '这里没有配置图表服务器，图表都在本机绘制。',
      hint: '运行机器人的人可以用 CHARTS 和 QUICKCHART_URL 指定一个；在那之前请去掉 `charts`。',
    },
  },
  forget: {
    admins: {
      message: '只有管理员可以删除全部数据：Slack 工作区的管理员，或有权管理 Discord 服务器的人。',
      hint: '请找其中一位。你自己建的可以自己删：`scenario remove`、`schedule remove`。',
    },
    expired: {
      message: '这个确认已经失效：它只对一个人、在十分钟内、对当时的数据有效。',
      hint: '什么都没有删除。请重新输入 `forget`。',
    },
    nothing: { message: '这个工作区没有保存任何数据。', hint: '没有什么可删的。' },
  },
} as const;

export const replies = {
  help: {
    title: '我能做什么',
    summary: '命令：{{names}}。',
    more: '了解其中一个：',
    options: '选项',
    option: '选项',
    meaning: '含义',
    needed: '必填',
    example: '例子',
    yes: '是',
    no: '否',
    alsoCalled: '也叫：{{names}}',
  },
} as const;

export const scenarios = {
  settings: {
    undecided: {
      title: '请选择要沿用的设置',
      summary_one: '终端和网页现在共用一个工作区，有 {{count}} 项设置不同。',
      summary_other: '终端和网页现在共用一个工作区，有 {{count}} 项设置不同。',
      one: '{{setting}}：终端为 {{kept}}，网页为 {{other}}。选择之前沿用 {{kept}}：`{{keep}}` 或 `{{change}}`。',
      keep: '沿用 {{value}}',
      take: '改用 {{value}}',
    },
    title: '设置',
    summary:
      '语言 {{language}}，货币 {{currency}}，时区 {{timezone}}，图表{{charts}}，运行、报告和导入的数据保留{{keep}}。',
    saved_one: '已保存：{{changes}}。',
    saved_other: '已保存：{{changes}}。',
    unchanged: '与现有设置没有差别，没有保存。',
    language: '语言',
    currency: '货币',
    timezone: '时区',
    charts: '图表',
    keep: '运行、报告和导入的数据保留',
    days_one: '{{count}} 天',
    days_other: '{{count}} 天',
    forEver: '永久',
    byDefault: '{{value}}（未设置）',
    languages: { en: 'English', zh: '简体中文' },
    renderers: { local: '在本机绘制', quickchart: '由图表服务器绘制，标题、名称和金额会发给它' },
    languageNote: '平台告知提问者的语言时，用他的语言回复；否则用这里的语言。',
    currencyNote: '新场景和内置场景都以它计，¥ 或不写货币的金额也指它。金额不会换算。',
    keepNote:
      '超过期限的运行、相关对话和报告，以及这么久没有重新导入过的每周数据，每天为所有人删除一次；已采纳的方案、每个定时的最近一份报告和已有的拟合会保留。拖进来的文件不保存。',
    change: '更改（仅管理员）：`{{line}}`。把值写成 `default` 就是取消这一项设置。',
    changeButton: '更改……',
    onlyAdmins: '管理员可以更改。',
  },
  forget: {
    title: '删除这个工作区的全部数据',
    ask: '这会为所有人删除这个工作区保存的一切，而且无法撤销。',
    what: '会删除',
    scenarios: '自有场景及其全部版本',
    runs: '运行',
    adoptions: '已采纳的方案',
    schedules: '定时',
    reports: '报告',
    histories: '历史数据（导入的每周数据）',
    fits: '拟合',
    experiments: '实验',
    observations: '反馈与实际结果',
    rest: '设置、对话和其他一切也会删除。已经发出的消息留在平台上，请在那里删除。',
    backups: '运行机器人的人所做的备份是另外的，不受影响；请让他们另行删除。',
    confirm: '全部删除',
    minutes: '这个按钮十分钟内有效，而且只对你有效。',
    done: '这个工作区保存的一切都已删除。运行机器人的人所做的备份是另外的。',
  },
  home: {
    title: 'channels',
    summary_one: '{{count}} 个场景，{{runs}}，{{schedules}}。',
    summary_other: '{{count}} 个场景，{{runs}}，{{schedules}}。',
    runs_one: '最近运行 {{count}} 次',
    runs_other: '最近运行 {{count}} 次',
    schedules_one: '{{count}} 个定时',
    schedules_other: '{{count}} 个定时',
    lastRuns: '最近的运行',
    noRuns: '这里还没有运行过：按下面的按钮，或输入 `{{line}}`。',
    scenarios: '场景',
    nextReports: '定时',
    settings: '设置',
    optimize: '优化{{scenario}}',
    new: '新建场景…',
    schedule: '定时报告…',
    history: '历史',
    help: '帮助',
    allSettings: '设置',
    more: '还有 {{count}} 个：`{{line}}`',
  },
} as const;
