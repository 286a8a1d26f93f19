import { sourceCommands } from './sources.ts';

export const commands = {
  'data template': {
    name: '数据 模板',
    aliases: '数据模板, 模板',
    summary: '给出一张 CSV 表格，填写每周的花费和结果',
    args: { name: { name: '名称', aliases: '场景', label: '按谁的渠道：某个场景或历史数据' } },
  },
  'data import': {
    name: '数据 导入',
    aliases: '导入数据, 数据导入, 导入历史',
    summary: '从拖进聊天的 CSV 或 Excel 文件导入花费和结果',
    args: {
      name: { name: '名称', aliases: '场景', label: '谁的历史数据：某个场景，或一个新名称' },
      file: { name: '文件', aliases: '路径', label: 'CSV 或 Excel 文件；在终端里是它的路径' },
      date: { name: '日期', aliases: '周', label: '哪一列是日期' },
      outcome: { name: '结果', aliases: '目标', label: '哪一列是花费要换来的结果' },
      spend: { name: '花费', aliases: '费用, 渠道', label: '哪些列是花费' },
      control: { name: '控制', aliases: '控制变量', label: '哪些列是其他影响结果的因素' },
      event: { name: '事件', aliases: '活动', label: '哪些列是事件：0 或 1，或用文字写明' },
      ignore: { name: '忽略', aliases: '不用', label: '哪些列不用' },
      campaigns: {
        name: '广告系列',
        aliases: '计划',
        label: '广告系列属于哪个渠道：品牌=百度；春季=抖音',
      },
      unit: { name: '单位', aliases: '', label: '结果是金额（money）还是数量（count）' },
      currency: { name: '货币', aliases: '', label: '金额是什么货币，例如 CNY' },
      dates: { name: '日期顺序', aliases: '', label: '1/7/24 里哪个在前：日在前或月在前' },
      sheet: { name: '工作表', aliases: '', label: '读取 Excel 文件的哪个工作表' },
      repeated: {
        name: '重复',
        aliases: '',
        label: '同一天各行的结果都一样时：每天算一次（once），还是每行各算（each）',
      },
      amounts: { name: '金额', aliases: '', label: '无误：相差千倍的数额确实如此' },
      confirm: { name: '确认', aliases: '', label: 'yes：不再询问，直接导入' },
    },
  },
  'data confirm': {
    name: '数据 确认',
    aliases: '确认数据',
    summary: '导入刚才显示的文件：按读到的样子，或另外指定各列',
    args: {
      upload: { name: '文件', aliases: '', label: '文件的代号' },
      columns: { name: '各列', aliases: '', label: '单独几列是什么，按位置写：3=spend; 4=ignored' },
      outcome: { name: '结果', aliases: '目标', label: '哪一列是花费要换来的结果' },
      spend: { name: '花费', aliases: '费用, 渠道', label: '哪些列是花费' },
      control: { name: '控制', aliases: '控制变量', label: '哪些列是其他影响结果的因素' },
      event: { name: '事件', aliases: '活动', label: '哪些列是事件：0 或 1，或用文字写明' },
      campaigns: { name: '广告系列', aliases: '计划', label: '广告系列属于哪个渠道：品牌=百度' },
      confirm: { name: '确认', aliases: '', label: 'yes：按读到的样子导入' },
    },
  },
  'data show': {
    name: '数据 查看',
    aliases: '数据, 查看数据, 数据列表',
    summary: '查看每周的历史数据：有哪些周、各渠道的花费、结果',
    args: { name: { name: '名称', aliases: '场景', label: '谁的历史数据；不写就列出全部' } },
  },
  'data remove': {
    name: '数据 删除',
    aliases: '删除数据, 数据删除',
    summary: '删除一份历史数据，先确认',
    args: {
      name: { name: '名称', aliases: '场景', label: '谁的历史数据' },
      confirm: { name: '确认', aliases: '', label: 'yes：不再询问，直接删除' },
      version: { name: '版本', aliases: '', label: '看到的是哪一版' },
    },
  },
  ...sourceCommands,
} as const;

export const forms = {
  'data confirm': {
    title: '文件的各列',
    submit: '导入',
    fields: { upload: '文件' },
    hints: { upload: '文件的代号，请不要改' },
  },
} as const;
