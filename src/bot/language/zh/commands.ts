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
  again: {
    name: '重跑',
    aliases: '再跑, 再次运行',
    summary: '按场景现在的样子，重新运行一次以前的优化',
    args: { run: { name: '运行', aliases: '编号', label: '运行的编号，例如 12' } },
  },
  explain: {
    name: '解释',
    aliases: '为什么, 说明',
    summary: '解释一个方案为什么是这样：边际回报、各项限制的代价、什么会改变结论',
    args: { run: { name: '运行', aliases: '编号', label: '运行的编号，例如 12' } },
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
  history: {
    name: '历史',
    aliases: '历史记录, 记录',
    summary: '列出以前的运行，最新的在前',
    args: { scenario: { name: '场景', aliases: '', label: '只看这个场景的运行' } },
  },
  help: {
    name: '帮助',
    aliases: '？, 命令',
    summary: '说明各个命令，或其中一个',
    args: { command: { name: '命令', aliases: '', label: '要说明的命令' } },
  },
} as const satisfies SameKeys<typeof english>;
