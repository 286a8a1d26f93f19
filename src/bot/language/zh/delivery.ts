import type { SameKeys } from '../catalogue.ts';
import type { delivery as en } from '../en/delivery.ts';

export const delivery: SameKeys<typeof en> = {
  platforms: { slack: 'Slack', discord: 'Discord', terminal: '终端', web: '网页聊天' },
  mayRepeat: '这份报告可能在此出现两次：首次发送时连接中断，而我没有权限查看它是否已送达。',
  givenUp: {
    platform: {
      title: '有一份报告未能送达',
      summary:
        '{{scenario}} 原定于 {{due}}（{{zone}}）的报告未能送达：{{platform}} 整整一天都没有接收，已不再重试。',
      advice:
        '定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。若现在就要一份，请在其频道输入 `{{run}}`。',
    },
    fault: {
      title: '有一份报告未能生成',
      summary: '{{scenario}} 原定于 {{due}}（{{zone}}）的报告因我们这边的故障未能生成；重试一天后已放弃。',
      advice:
        '详情见日志中的 `{{mark}}`。定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。要再试一次，请在其频道输入 `{{run}}`。',
    },
  },
  paused: {
    'channel-gone': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：它的频道已删除或归档，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice:
        '恢复该频道后，请在工作区中输入 `{{resume}}`。若要改用其他频道，请在那里新建定时，并删除这一个：`{{remove}}`。',
    },
    'bot-removed': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：我已不在它的频道里，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice: '请重新邀请我加入该频道，然后在那里输入 `{{resume}}`。',
    },
    'not-allowed': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}}（{{scenario}}）已暂停：我没有在它的频道发言的权限，原定于 {{due}}（{{zone}}）的报告无法发送。',
      advice: '请允许我查看该频道并发送消息、链接和文件（或请管理员设置），然后在那里输入 `{{resume}}`。',
    },
    'scenario-gone': {
      title: '定时 {{number}} 已暂停',
      summary:
        '定时 {{number}} 已暂停：它的场景 {{scenario}} 已不存在，原定于 {{due}}（{{zone}}）的报告无法生成。',
      advice: '场景恢复后，请在其频道输入 `{{resume}}`；若不再需要，请输入 `{{remove}}`。',
    },
  },
  impossible: {
    title: '有一份报告未能生成',
    summary: '{{scenario}} 原定于 {{due}}（{{zone}}）的报告未能生成：定时 {{number}} 的要求没有可行的方案。',
    advice:
      '定时 {{number}} 照常进行，下一份报告将于 {{next}} 发出。修正后，在其频道输入 `{{run}}` 可立即生成一份；若要终止，请输入 `{{remove}}`。',
  },
};
