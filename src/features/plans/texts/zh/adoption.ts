export const reports = {
  adoptedToday: '现状按已采纳的方案 #{{number}} 计算，{{since}}起。',
  cause: {
    accounting: '更新后价值改用新口径：基线只计入方案期内，此前花费仍在发挥的效果也计入',
    version: '场景从第 {{from}} 版改为第 {{to}} 版：{{causes}}',
    own: '自有场景（第 {{to}} 版）取代了内置场景：{{causes}}',
    builtIn: '内置场景取代了自有场景（第 {{from}} 版）：{{causes}}',
    program: '内置的数随程序更新而改变：{{causes}}',
    currency: '金额改用 {{to}}（原为 {{from}}）',
    model: '换了另一种模型',
    period: '金额改为{{to}}（原为{{from}}）',
    goal: '目标改为{{to}}（原为{{from}}）',
    risk: '方案改为{{to}}（原为{{from}}）',
    budgetUse: { 'at-most': '预算可以不用完', exactly: '预算必须用完' },
    added: '新增{{channel}}',
    gone: '移除了{{channel}}',
    budget: '{{each}}预算 {{from}} → {{to}}',
    limit: {
      changed: '{{limit}}（原为 {{from}}）',
      added: '{{limit}}（原来没有这条限制）',
      gone: '取消了限制：{{limit}}',
    },
    members: '{{group}}包含的渠道变了',
    parameter: '{{name}} {{from}} → {{to}}',
    spread: '{{name}}的范围 {{from}} → {{to}}',
    none: '无',
    adopted: '已采纳的方案 #{{number}} 成为现状',
  },
} as const;

export const schedules = {
  adopted: {
    title: '{{scenario}}：已采纳方案 #{{number}}',
    summary: '{{scenario}}：团队已采纳方案 #{{number}}，花费 {{spend}}{{per}}，{{span}}预期价值 {{value}}。',
    summaryInterval:
      '{{scenario}}：团队已采纳方案 #{{number}}，花费 {{spend}}{{per}}，{{span}}预期价值 {{value}}（90% 把握在 {{low}} 到 {{high}} 之间）。',
    already: '{{scenario}}：方案 #{{number}} 自 {{date}} 起就是已采纳的方案。',
    compares: '从现在起，报告都与它比较。',
    counts: '从 {{date}}（{{zone}}）起，在报告和新方案里，它就算作现状。',
    reckonedBefore:
      '它的价值是按更新前的口径计算的，所以不拿实际数据与它比较。需要比较时，先 `重跑 {{number}}`，再采纳新的方案。',
    replaces: '它取代了 {{date}} 采纳的方案 #{{number}}。',
    caption: '{{scenario}}：{{each}}花费，现状与采纳的方案',
    today: '现状',
    adopted: '采纳',
  },
} as const;
