import type { SameKeys } from '../catalogue.ts';
import type { discord as english } from '../en/discord.ts';

export const discord = {
  summary: '在各渠道之间分配预算，并证明方案离最优有多近',
  rowsHidden_one: '……另有 {{count}} 行',
  rowsHidden_other: '……另有 {{count}} 行',
  cut: '内容到此截断：一条 Discord 消息放不下其余部分。',
  stop: '停止',
  progress: {
    queued: '正在排队',
    drawing: '正在抽取不确定参数',
    searching: '正在寻找最优方案',
    proving: '正在证明方案有多好',
    explaining: '正在分析原因',
    gap: '差距 {{gap}}',
  },
  restarting: '我正在重启，请一分钟后再试。',
  unknownButton: '这个按钮已经失效。输入 `/channels help` 看看我能做什么。',
  notRunning: '这项任务已经结束。',
  notYours: '只有发起人或有权管理服务器的人才能停止这项任务。',
  onlyForYou: '这条回复只给发起人看。',
  sentDirectly: '答复只应由你看到，我已用私信发给你。',
  cannotSendDirectly: '答复只应由你看到，但我无法给你发私信。请改用 `/channels` 命令，它的答复别人看不到。',
  fault: '我这边出了问题，请再试一次；如果一直这样，请把这个编号告诉管理员：`{{id}}`',
  names: {
    optimize: '优化',
    scenario: '场景',
    'scenario list': '列表',
    'scenario show': '查看',
    history: '历史',
    help: '帮助',
  },
} as const satisfies SameKeys<typeof english>;
