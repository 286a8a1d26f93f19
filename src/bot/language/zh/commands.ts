import type { SameKeys } from '../catalogue.ts';
import type { commands as english } from '../en/commands.ts';

export const commands = {
  optimize: {
    name: '优化',
    aliases: '最优, 规划',
    summary: '为场景的预算找出各渠道的最优分配，并证明它离最优有多近',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或你自己的' },
      budget: { name: '预算', aliases: '总预算', label: '每个周期的预算，例如 50k 或 30万' },
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      limits: { name: '限制', aliases: '约束', label: '限制，例如 app<=20k, website>=5k' },
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
      budget: { name: '预算', aliases: '总预算', label: '每个周期的预算，例如 50k 或 30万' },
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
      limits: { name: '限制', aliases: '约束', label: '限制，例如 app<=20k, website>=5k' },
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
    summary: '把一次运行导出成文件：方案 CSV、完整记录 JSON、图表 PNG',
    args: {
      run: { name: '运行', aliases: '编号, 方案', label: '运行的编号，例如 12' },
      format: { name: '格式', aliases: '', label: 'csv（方案）、json（完整记录）、png（图表）' },
    },
  },
  adopt: {
    name: '采纳',
    aliases: '采用',
    summary: '把一个方案定为团队的方案：报告与它比较，之后它就是今天的花费',
    args: { run: { name: '运行', aliases: '编号, 方案', label: '方案的编号，例如 12' } },
  },
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
      goal: { name: '目标', aliases: '', label: '目标：value 价值、profit 利润、roi>=2、value>=30万' },
      risk: {
        name: '风险',
        aliases: '风险态度',
        label: '平均最优（mean 期望）或坏情形下最优（cautious 稳健）',
      },
      period: { name: '周期', aliases: '', label: '金额按什么周期计' },
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
  history: {
    name: '历史',
    aliases: '历史记录, 记录',
    summary: '列出以前的运行，最新的在前',
    args: { scenario: { name: '场景', aliases: '', label: '只看这个场景的运行' } },
  },
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
} as const satisfies SameKeys<typeof english>;
