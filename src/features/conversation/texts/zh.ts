export const problems = {
  talk: {
    'nothing-to-undo': {
      message: '这个话题里还没有改过方案。',
      hint: '可以说要改什么，例如 `预算 6 万`。',
    },
    'no-limit': {
      message: '这个话题和这次运行的请求里都没有这样的限制。',
      hint: '场景自带的限制要在场景里改。',
    },
    'no-budget': { message: '这样预算就一点不剩了。', hint: '请少减一些。' },
    'no-earlier': {
      message: '没有更早的结果可以比较。',
      hint: '可以和 `现状` 比较，或者给出运行编号：`和 #12 比较`。',
    },
    'no-request': {
      message: '运行 #{{received}} 的请求不能用说的方式来改。',
      hint: '请重新输入命令：`optimize medical budget=60k`。',
    },
    'too-many': { message: '一次做不了这么多件事。', hint: '请一件一件说。' },
  },
} as const;

export const talk = {
  suggest: {
    why: '为什么{{channel}}这么少？',
    compare: '和现状比较',
    export: '导出 csv',
    undo: '撤销',
    reset: '回到最初',
    again: '再算一次',
    cautious: '保守一点',
    profit: '利润最大化',
    budget: '预算 {{budget}}',
    limit: '{{channel}} 最多 {{limit}}',
    whatIf: '如果{{channel}} +20%',
    only: '只看{{channel}}',
    without: '不要{{channel}}',
    schedule: '定时 每周一 9:00',
    when: '每周一 9:00',
    adopt: '采纳这个方案',
    history: '历史',
    help: '帮助',
  },
  changes: {
    budget: '预算 {{amount}}',
    ownBudget: '场景自己的预算',
    nothing: '{{channel}}不投入',
    max: '{{channel}}最多 {{amount}}',
    min: '{{channel}}至少 {{amount}}',
    gone: '取消“{{limit}}”',
    goal: {
      value: '价值最大',
      profit: '利润最大',
      target: '以最少花费达到价值 {{amount}}',
      roi: '投资回报率不低于 {{ratio}}',
      cost: '每个成果的成本不超过 {{amount}}',
      marginal: '边际回报不低于 {{ratio}}',
    },
    risk: { mean: '按平均情况', cautious: '稳健' },
    period: { day: '按天', week: '按周', month: '按月', quarter: '按季度', year: '按年' },
  },
  soFar: '已改为{{changes}}。{{summary}}',
  atStart: '回到最初：{{summary}}',
  back: '已撤销。',
  undoOvertaken: '有人抢先改了方案，什么也没有撤销。这是最新的方案。',
  overtaken:
    '与此同时有人也改了方案（#{{number}}）。这份方案没有算上那次修改，也不作为最新方案；再说一遍即可加在它之上。',
  between: ' · ',
  notUnderstood: {
    title: '没有看懂',
    summary: '我没有看懂，所以什么也没做。',
    nearest: '在这里可以这样说：{{examples}}',
  },
  alone: {
    title: '怎样和我对话',
    summary: '我没有看懂。',
    how: {
      mention:
        '请在结果下面回复并提到我：`如果 app +20%`、`预算 6 万`、`为什么合作伙伴这么少？`。在别处请用命令，例如 `{{line}}`。',
      page: '请点结果下面的“讨论这个结果”，再在那里说：`如果 app +20%`、`预算 6 万`、`为什么合作伙伴这么少？`。在别处请用命令，例如 `{{line}}`。',
    },
  },
  help: {
    title: '在这里可以怎么说',
    summary: '在结果下面说要改什么，或者提问；这个话题里改过的我都记得。',
    change: '改方案：{{examples}}',
    ask: '提问：{{examples}}',
    act: '操作：{{examples}}',
  },
  actions: { help: '全部命令', cautious: '稳健', mean: '期望' },
} as const;
