import type { SameKeys } from '../catalogue.ts';
import type { talk as english } from '../en/talk.ts';

export const talk = {
  suggest: {
    why: '为什么{{channel}}这么少？',
    compare: '和现状比较',
    export: '导出 csv',
    undo: '撤销',
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
} as const satisfies SameKeys<typeof english>;
