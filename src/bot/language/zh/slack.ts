import type { SameKeys } from '../catalogue.ts';
import type { slack as english } from '../en/slack.ts';

export const slack = {
  working: {
    title: '正在处理“{{line}}”……',
    gap: '与理论最优相差不超过 {{gap}}',
    seconds: '还需约 {{seconds}} 秒',
    minutes: '还需约 {{minutes}} 分钟',
    cancel: '取消',
    step: {
      queued: '排队等待中',
      drawing: '正在抽取不确定的数值',
      searching: '正在搜索最优方案',
      proving: '正在证明方案有多好',
      explaining: '正在计算各渠道的贡献',
      fitting: '正在从历史数据中学习',
    },
  },
  cut: {
    rows: '仅显示前 {{shown}} 行，共 {{of}} 行；一条 Slack 消息容纳不下更多。',
    columns: '仅显示前 {{shown}} 列，共 {{of}} 列；Slack 不支持更多列。',
    chart: '图中仅显示前 {{shown}} 项，共 {{of}} 项。',
    message: '其余内容超出了一条 Slack 消息的容量。',
  },
  invite: '我还不在这个频道里。请在此输入“/invite @channels”，之后的回复就会带上图片。',
  noPlace: 'Slack 不允许我在此频道发消息（{{code}}），因此改用它允许的方式回复。',
  toldInPrivate: '这次没有成功；原因已告知提问者。',
  restarting: '我正在重启，请一分钟后再试。',
  deadButton: '这个按钮来自旧版本，已经失效。请改为输入“/channels help”。',
  fault: '我这边出了问题。如果再次发生，请告知管理员：事件编号 {{incident}}。',
  cancel: {
    notTheirs: '只有提问者本人和管理员可以取消。',
    over: '已经没有可以取消的任务：它已结束，或者我在此期间重启过。如果这里没有结果，请重新提问。',
  },
  form: {
    cancel: '取消',
    dead: '这个表单来自旧版本，无法再提交。请关闭它并重新输入命令。',
  },
  check: {
    token: 'Slack 机器人令牌',
    tokenRight: '{{team}} 中的 {{bot}}',
    tokenWrong: 'Slack 拒绝了它：{{code}}',
    tokenMend:
      '请将 SLACK_BOT_TOKEN 设为应用的“Bot User OAuth Token”（xoxb-…）：api.slack.com/apps → OAuth & Permissions；如果没有，请先在那里安装应用。',
    unreachable: '无法连接 Slack：{{code}}',
    unreachableMend: '请检查本机能否访问 {{host}}；如果设置了 SLACK_API_URL，也请检查它。',
    scopes: 'Slack 权限',
    scopesRight: '均已授予：{{scopes}}',
    scopesUntold: 'Slack 没有说明该令牌有哪些权限',
    scopesMissing: '未授予：{{scopes}}',
    scopesMend:
      'api.slack.com/apps → 您的应用 → App Manifest：粘贴 slack-manifest.yaml，保存，然后重新安装应用。',
    talkScopes: 'Slack 对话权限',
    withoutDirect: '听不到发给机器人的私信',
    withoutFiles: '无法读取消息中附带的文件',
    reportScopes: 'Slack 报告权限',
    withoutHistory: '崩溃之后，同一份报告可能会发送两次',
    withoutRead: '缺少相应权限时，无法向私有频道或私信发送报告',
    manifestAsks: 'slack-manifest.yaml 中包含这些权限',
    semicolon: '；',
    socket: 'Slack 应用令牌（Socket Mode）',
    socketRight: '可以建立连接',
    socketWrong: 'Slack 拒绝了它：{{code}}',
    socketMend:
      '请将 SLACK_APP_TOKEN 设为具有 connections:write 权限的应用级令牌（xapp-…）：api.slack.com/apps → Basic Information → App-Level Tokens；并开启 Socket Mode。',
    secret: 'Slack 签名密钥（HTTP）',
    secretRight: '格式正确；在端口 {{port}} 的 /slack/events 接收请求',
    secretWrong: '不是 32 位十六进制数字',
    secretMend:
      '请将 SLACK_SIGNING_SECRET 设为“Signing Secret”：api.slack.com/apps → Basic Information → App Credentials。',
    channel: 'Slack 频道 {{channel}}',
    channelRight: '机器人已在 #{{name}} 中',
    channelMissing: '机器人不在 #{{name}} 中',
    channelWrong: 'Slack 不让机器人看到它：{{code}}',
    channelMend: '请在该频道中输入“/invite @channels”。',
  },
} as const satisfies SameKeys<typeof english>;
