export const commands = {
  'scenario list': {
    name: '场景 列表',
    aliases: '场景列表, 场景, 列表',
    summary: '列出这里可以优化的场景',
    args: {},
  },
  'scenario show': {
    name: '场景 查看',
    aliases: '查看场景, 场景查看, 查看',
    summary: '查看一个场景：渠道、限制，以及各项假设和理由',
    args: { scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' } },
  },
  'scenario new': {
    name: '场景 新建',
    aliases: '新建场景, 场景新建, 添加场景',
    summary: '新建一个场景：用几句话说明各渠道，或照着另一个场景',
    args: {
      name: { name: '名称', aliases: '名字', label: '叫什么名字' },
      from: { name: '参照', aliases: '模板', label: '从哪个场景开始' },
      budget: { name: '预算', aliases: '总预算', label: '每个周期的预算，例如 50k 或 30万' },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      channels: {
        name: '渠道',
        aliases: '各渠道',
        label: '渠道和各自的花费：官网 1万; 小程序 8千。后面可写回报：小程序 8千 2.5',
      },
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
    },
  },
  'scenario edit': {
    name: '场景 修改',
    aliases: '修改场景, 场景修改, 编辑场景, 场景 编辑',
    summary: '修改一个场景：预算、目标、限制、任何一个数；每次修改都是一个新版本',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' },
      budget: { name: '预算', aliases: '总预算', label: '每个周期的预算，例如 50k 或 30万' },
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      changes: {
        name: '修改',
        aliases: '改动, 限制',
        label: '限制和数字：patient-app<=20k, patient-app.today=9k',
      },
    },
  },
  'scenario copy': {
    name: '场景 复制',
    aliases: '复制场景, 场景复制',
    summary: '照着一个场景，建一个自己的',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' },
      name: { name: '名称', aliases: '名字', label: '副本叫什么名字' },
    },
  },
  'scenario import': {
    name: '场景 导入',
    aliases: '导入场景, 场景导入, 导入',
    summary: '从文件保存一个场景：把 JSON，或各渠道的 CSV 表格，拖进聊天',
    args: {
      file: { name: '文件', aliases: '路径', label: 'JSON 或 CSV 文件；在终端里是它的路径' },
      name: { name: '名称', aliases: '名字', label: '用于表格：场景叫什么名字' },
      budget: { name: '预算', aliases: '总预算', label: '用于表格：每个周期的预算' },
      period: { name: '周期', aliases: '', label: '用于表格：金额按什么周期计' },
      goal: { name: '目标', aliases: '', label: '用于表格：目标是什么' },
      currency: { name: '货币', aliases: '', label: '用于表格：金额是什么货币，例如 CNY' },
    },
  },
  'scenario versions': {
    name: '场景 版本',
    aliases: '场景版本, 版本, 各个版本',
    summary: '列出一个场景的各个版本：什么时候、谁、改了什么',
    args: { scenario: { name: '场景', aliases: '', label: '哪个自有场景' } },
  },
  'scenario restore': {
    name: '场景 恢复',
    aliases: '恢复场景, 场景恢复',
    summary: '恢复场景的一个旧版本，删除了的也可以',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个自有场景' },
      version: { name: '版本', aliases: '编号', label: '版本号，例如 3' },
    },
  },
  'scenario remove': {
    name: '场景 删除',
    aliases: '删除场景, 场景删除',
    summary: '删除一个自有场景，先确认；各版本会留着',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个自有场景' },
      confirm: { name: '确认', aliases: '', label: 'yes：不再询问，直接删除' },
    },
  },
} as const;

export const forms = {
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
} as const;
