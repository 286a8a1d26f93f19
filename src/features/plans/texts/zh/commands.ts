export const commands = {
  optimize: {
    name: '优化',
    aliases: '最优, 规划',
    summary: '为场景的预算找出各渠道的最优分配，并证明它离最优有多近',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' },
      budget: {
        name: '预算',
        aliases: '总预算',
        label: '每个周期的预算，例如 50k、30万，或自带周期：12万/月',
      },
      extra: {
        name: '追加',
        aliases: '增加预算, 新增预算',
        label: '在现状之上再加多少，例如 1万：这笔钱投到哪里，其余不变',
      },
      goal: {
        name: '目标',
        aliases: '',
        label: '目标：value 价值、profit 利润、roi>=2、cpa<=20、value>=30万',
      },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      release: { name: '放开', aliases: '释放', label: '方案可以调整的、原本保持现状的渠道：电视，或 全部' },
      anyway: { name: '仍然', aliases: '仍要', label: '是：拟合支撑不了也要一个方案' },
      limits: {
        name: '限制',
        aliases: '约束',
        label: '限制，例如 app<=20k、官网<=+20%、变动<=20%、保持官网不变',
      },
    },
  },
  whatif: {
    name: '假设',
    aliases: '如果, 假如, 试算, 试试',
    summary: '估算一个你自己的方案：价值多少，与今天和最优相比如何，违反哪些限制',
    args: {
      scenario: { name: '场景', aliases: '运行, 编号', label: '一个场景，或一次运行的编号' },
      changes: { name: '改动', aliases: '变更, 调整', label: '改什么：应用=+20%, 内容=3万, 品牌=-5k' },
      from: { name: '基于', aliases: '从, 基准', label: '改哪个方案：今天的、最优的、运行里的' },
      budget: {
        name: '预算',
        aliases: '总预算',
        label: '每个周期的预算，例如 50k、30万，或自带周期：12万/月',
      },
      goal: {
        name: '目标',
        aliases: '',
        label: '目标：value 价值、profit 利润、roi>=2、cpa<=20、value>=30万',
      },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      release: { name: '放开', aliases: '释放', label: '方案可以调整的、原本保持现状的渠道：电视，或 全部' },
      anyway: { name: '仍然', aliases: '仍要', label: '是：拟合支撑不了也要一个方案' },
      limits: {
        name: '限制',
        aliases: '约束',
        label: '限制，例如 app<=20k、官网<=+20%、变动<=20%、保持官网不变',
      },
    },
  },
  again: {
    name: '重跑',
    aliases: '再跑, 再次运行',
    summary: '按场景现在的样子，重新运行一次以前的优化',
    args: {
      run: { name: '运行', aliases: '编号', label: '运行的编号，例如 12' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
    },
  },
  explain: {
    name: '解释',
    aliases: '为什么, 说明',
    summary: '解释一个方案为什么是这样：边际回报、各项限制的代价、什么会改变结论',
    args: {
      run: { name: '运行', aliases: '编号', label: '运行的编号，例如 12' },
      channel: { name: '渠道', aliases: '组', label: '先说明的渠道或组' },
    },
  },
  compare: {
    name: '对比',
    aliases: '比较, 比一比',
    summary: '并排对比两个方案：假设、花费和价值有哪些不同',
    args: {
      run: { name: '运行', aliases: '编号, 方案', label: '运行的编号，例如 12' },
      with: { name: '与', aliases: '和, 跟', label: '另一次运行，或今天；不写就是它前一次运行' },
    },
  },
  export: {
    name: '导出',
    aliases: '下载',
    summary: '把方案或拟合导出成文件：CSV、JSON 或图表',
    args: {
      run: { name: '运行', aliases: '编号, 方案', label: '运行的编号，例如 12；或拟合：拟合 3' },
      format: { name: '格式', aliases: '', label: 'csv（方案）、json（完整记录）、png（图表）' },
    },
  },
  adopt: {
    name: '采纳',
    aliases: '采用',
    summary: '把一个方案定为团队的方案：报告与它比较，之后它就是今天的花费',
    args: { run: { name: '运行', aliases: '编号, 方案', label: '方案的编号，例如 12' } },
  },
  history: {
    name: '历史',
    aliases: '历史记录, 记录',
    summary: '列出以前的运行，最新的在前',
    args: { scenario: { name: '场景', aliases: '', label: '只看这个场景的运行' } },
  },
} as const;

export const forms = {
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
} as const;
