import type { SameKeys } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  hint: '例如：{{example}}',
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
  whatif: {
    title: '假设……',
    submit: '算一算',
    fields: {
      scenario: '场景，或方案的编号',
      changes: '要改什么',
      from: '在哪个方案上改',
      budget: '预算（如果不同）',
      risk: '风险',
    },
    hints: {
      changes: '每行一项：app=+20%、app=-5k 或 app=3万；以 = 结尾的行不算',
    },
  },
  'scenario new': {
    title: '新建场景',
    submit: '新建',
    fields: {
      name: '名称',
      budget: '预算（不填则为今天花费之和）',
      period: '金额按什么周期',
      channels: '各渠道和今天的花费',
      goal: '目标',
    },
    hints: {
      channels: '每行一个：官网 1万。后面可以写它现在的回报：官网 1万 2.5',
      goal: 'value、profit、roi>=2 或 value>=30万；不填则价值最大',
    },
  },
  'scenario edit': {
    title: '修改场景',
    submit: '保存',
    fields: {
      scenario: '场景',
      budget: '预算',
      goal: '目标',
      risk: '风险',
      changes: '限制和其他修改',
    },
    hints: {
      goal: 'value、profit、roi>=2 或 value>=30万',
      changes: '每行一个：patient-app<=20k、patient-app.today=9k、partners.max=none',
    },
  },
  'data confirm': {
    title: '文件的各列',
    submit: '导入',
    fields: {
      upload: '文件',
      outcome: '结果：花费要换来什么',
      spend: '花费：每个渠道一列',
      control: '控制变量：其他影响结果的因素',
      event: '事件',
    },
    hints: {
      upload: '文件的代号，请不要改',
      spend: '列名，每行一个',
      control: '列名，每行一个：价格、竞品、天气',
      event: '列名，每行一个。哪里都没写的列不用',
    },
  },
  'experiment add': {
    title: '添加实验',
    submit: '添加',
    fields: {
      scenario: '场景',
      channel: '测试的渠道',
      control: '对照组：转化数/访客数',
      variant: '实验组：转化数/访客数',
      spend: '只有实验组看到的花费占比',
    },
    hints: {
      control: '例如：1200/30000',
      variant: '例如：1340/30000',
      spend: '对照组完全没有这个渠道就写 100%；花费相同的两个版本不用写',
    },
  },
  feedback: {
    title: '给反馈',
    submit: '发送',
    fields: { about: '场景', satisfaction: '用户平均有多满意', n: '有多少人回答' },
    hints: { satisfaction: '平均分和满分，例如 4.2/5 或 84%' },
  },
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
} as const satisfies SameKeys<typeof english>;
