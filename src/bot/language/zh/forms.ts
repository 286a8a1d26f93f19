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
} as const satisfies SameKeys<typeof english>;
