export const commands = {
  'experiment add': {
    name: '实验 添加',
    aliases: '添加实验, 实验添加, 新建实验',
    summary: '添加一个渠道的 A/B 测试：提升、区间、概率，以及还需要多少样本',
    args: {
      scenario: { name: '场景', aliases: '', label: '哪个场景：内置的或自有的' },
      channel: { name: '渠道', aliases: '', label: '测试的是哪个渠道' },
      control: { name: '对照组', aliases: '对照', label: '对照组的转化数/访客数：1200/30000' },
      variant: { name: '实验组', aliases: '实验', label: '实验组的转化数/访客数：1340/30000' },
      spend: {
        name: '花费占比',
        aliases: '花费',
        label: '渠道花费中只有实验组看到的部分；100%：对照组完全没有',
      },
      from: { name: '从', aliases: '开始', label: '测试的第一天，例如 2024-01-01' },
      to: { name: '到', aliases: '结束', label: '测试的最后一天，例如 2024-01-28' },
      carryover: { name: '余效', aliases: '余效周数', label: '测试之后还有几周的结果算在内' },
      audience: { name: '人群', aliases: '人群占比', label: '测试覆盖全部人群的多少，例如 40%' },
      split: { name: '分流', aliases: '', label: '实验组应得的访客比例；不写就是 50%' },
      effect: { name: '最小提升', aliases: '效果', label: '值得发现的最小提升，例如 5%' },
      power: { name: '把握', aliases: '功效', label: '发现它的概率，例如 80%' },
      lift: {
        name: '提升',
        aliases: '增量',
        label: '地区测试或平台提升研究的结果，加 95% 区间的一半：12万±3万',
      },
      'control-name': { name: '对照组名称', aliases: '', label: '表格里对照组叫什么，名称看不出时填写' },
      'control-revenue': { name: '对照组收入', aliases: '', label: '对照组每位访客的收入和标准差：4.2±31' },
      'variant-revenue': { name: '实验组收入', aliases: '', label: '实验组每位访客的收入和标准差：4.6±33' },
      file: { name: '文件', aliases: '', label: 'CSV 文件：每位访客一行，或每组一行' },
    },
  },
  'experiment list': {
    name: '实验 列表',
    aliases: '实验列表, 列出实验, 所有实验, 实验',
    summary: '列出实验、各自的结果，以及哪些已经应用',
    args: { scenario: { name: '场景', aliases: '', label: '只看这个场景的' } },
  },
  'experiment show': {
    name: '实验 查看',
    aliases: '查看实验, 实验查看',
    summary: '查看一个实验：提升、区间、概率，以及还需要多少样本',
    args: {
      experiment: { name: '实验', aliases: '编号', label: '实验的编号，例如 3' },
      effect: { name: '最小提升', aliases: '效果', label: '值得发现的最小提升，例如 5%' },
      power: { name: '把握', aliases: '功效', label: '发现它的概率，例如 80%' },
    },
  },
  'experiment apply': {
    name: '实验 应用',
    aliases: '应用实验, 实验应用',
    summary: '把实验用到场景里：调整一个水平，或让下一次拟合算进去',
    args: {
      experiment: { name: '实验', aliases: '编号', label: '实验的编号，例如 3' },
      level: { name: '水平', aliases: '属性', label: '转化代表什么：效率、覆盖、影响力' },
    },
  },
  'experiment undo': {
    name: '实验 撤回',
    aliases: '撤回实验, 实验撤回, 撤销实验',
    summary: '撤回一个已应用的实验：场景回到它之前的样子',
    args: { experiment: { name: '实验', aliases: '编号', label: '实验的编号，例如 3' } },
  },
} as const;

export const forms = {
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
} as const;
