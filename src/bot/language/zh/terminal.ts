import type { SameKeys } from '../catalogue.ts';
import type { terminal as english } from '../en/terminal.ts';

export const terminal = {
  usage: `channels {{version}}：把预算分配到各渠道，并证明方案离最优有多近

  npm start -- optimize medical      执行一条命令并在此回答；图表保存到 ./out
  npm start                          设置了令牌就连接 Slack 和 Discord；否则打开浏览器聊天页面和交互提示符
  npm start -- serve                 只连接，不打开提示符；设置了 WEB_PORT 时也提供聊天页面；
                                     设置了 DATABASE_URL 时，方案和报告交给 worker
  npm start -- worker                为使用同一 DATABASE_URL 的所有进程计算方案、发送报告
  npm start -- backup copy.sqlite    把全部数据备份到一个文件，运行中也可以
  npm start -- migrate-store         把全部数据从 SQLite 迁移到 DATABASE_URL 指定的 PostgreSQL
  npm start -- doctor                检查配置，并说明如何修复
  npm start -- schema scenario       场景文件的 JSON Schema（schema run：--json 输出的 Schema）
  npm start -- article               本项目所依据的文章里的循环，逐步打印
  npm start -- help                  全部命令

  --json       只输出 JSON 格式的运行记录（npm start --silent -- optimize medical --json）
  --lang zh    用中文回答；en 为英文。不写则依 LANGUAGE、LC_ALL、LC_MESSAGES 或 LANG 而定
  --version    版本
  --help       本说明

含有 shell 特殊字符时请加引号：npm start -- "optimize medical app<=20k"`,
  next: '接下来：',
  noRecord: '“{{command}}”没有 JSON 形式。请去掉 --json，或与 optimize 一起使用。',
  picture: {
    saved: '图片：{{path}}',
    notDrawn: '这张图表未能绘制成图片；上面的文字内容与之相同。',
    notSaved: '这张图表的图片未能保存到 ./out；上面的文字内容与之相同。',
    absent: '图表“{{chart}}”没有图片：未能绘制或保存。',
  },
  progress: {
    queued: '正在排队',
    drawing: '正在抽取不确定参数',
    searching: '正在寻找最优方案',
    proving: '正在证明方案的优度',
    explaining: '正在分析原因',
    fitting: '正在从历史数据中学习',
    gap: '差距 {{gap}}',
    stop: '按 Ctrl-C 停止',
  },
  prompt: {
    welcome: '请输入命令，例如：optimize medical。Tab 补全，help 列出全部命令，exit 退出。',
    leave: '再按一次 Ctrl-C 退出；Ctrl-D 或 exit 也可以。',
  },
  fault: '我们这边出了问题。日志中编号 {{incident}} 处有详细信息。',
  cannotStart: '无法启动：{{reason}}',
  arguments: {
    unknown: '没有 {{option}} 这个选项。可用的有 --json、--lang、--version 和 --help。',
    language: '--lang 只能是 en 或 zh，收到的是“{{received}}”。例如：npm start -- optimize medical --lang zh',
    schema: '只有 scenario 和 run 两种 Schema，收到的是“{{received}}”。例如：npm start -- schema run',
    file: 'backup 需要写明备份文件名。例如：npm start -- backup channels-backup.sqlite',
    surplus: '“{{command}}”后面不能再有内容，收到的是“{{received}}”。例如：npm start -- {{command}}',
  },
  worker: {
    noDatabase:
      'worker 通过 PostgreSQL 与其他进程分担工作，但没有设置 DATABASE_URL。\n请在这里和其他进程上都设置：DATABASE_URL=postgres://用户:密码@主机:5432/数据库\n不设置时，一个进程就能完成全部工作：npm start',
  },
  serve: {
    nothing:
      '没有可提供服务的平台：Slack 和 Discord 都没有配置，也没有设置聊天页面的端口。\n请设置 SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN，或 DISCORD_TOKEN，或 WEB_PORT（.env.example 有逐项说明），然后重新启动。\n不作任何设置，直接运行 npm start 就会打开聊天页面。\n只想执行一条命令：npm start -- optimize medical',
  },
  config: {
    heading_one: '配置中有 {{count}} 处需要修正：',
    heading_other: '配置中有 {{count}} 处需要修正：',
    file: '无法读取 .env 文件：{{reason}}',
    wrong: '{{variable}} 的值“{{received}}”不能使用。{{expected}}',
    wrongHidden: '{{variable}} 的值不能使用（此处不显示它的值）。{{expected}}',
    missing: '缺少 {{variable}}，{{because}} 需要它。{{expected}}',
    missingEither: '缺少 {{variable}} 或 {{orElse}}；{{because}} 需要其中之一。{{expected}}{{orExpected}}',
    misspelt: '本程序不读取 {{variable}}。是不是想写 {{nearest}}？',
    unused: '有了 {{because}}，{{variable}} 不起作用。',
    source: '{{variable}} 无法使用，该数据源已忽略。{{expected}}',
    noZone: 'TZ 不是有效的时区名；时间按 UTC 显示。例如：TZ=Asia/Shanghai',
    checkAll: 'npm start -- doctor 会检查全部配置。',
  },
  sources: {
    several:
      '一个数据源只能是一种：链接（_URL）、文件夹（_FOLDER），或数据库（_DATABASE）加一条 _QUERY 或一个 _VIEW。',
    workspaces: '应为聊天工作区的编号，用逗号隔开，例如 slack:T0123456, discord:112233445566778899。',
    link: '应为不含用户名和密码的 https 地址，例如 https://example.org/weekly.csv。',
    nothing: '该数据源没有 _URL、_FOLDER 或 _DATABASE。',
    database:
      '_DATABASE 应为 postgres://user:password@host:5432/database；密码里的 @ : / # % 写作 %40 %3A %2F %23 %25。',
    query:
      '数据库还需要一条 _QUERY（例如 select week, tv_spend, revenue from weekly），或一个 _VIEW 的名称。',
    view: '应为视图或表的名称，例如 reporting.weekly。',
  },
  variables: {
    SLACK_BOT_TOKEN:
      'SLACK_BOT_TOKEN 以 xoxb- 开头，位于 api.slack.com/apps → 你的应用 → OAuth & Permissions。',
    SLACK_APP_TOKEN:
      'SLACK_APP_TOKEN 以 xapp- 开头，用于 Socket Mode，位于 Basic Information → App-Level Tokens（权限 connections:write）。',
    SLACK_SIGNING_SECRET:
      'SLACK_SIGNING_SECRET 用于 HTTP 模式，位于 Basic Information → App Credentials（32 位字母和数字）。',
    SLACK_PORT: '应为 0 到 65535 之间的端口，例如 SLACK_PORT=3000。',
    SLACK_API_URL: '应为网址，例如 SLACK_API_URL=https://slack.com/api/。',
    DISCORD_TOKEN:
      'DISCORD_TOKEN 由点号隔开的三段组成，前面不带“Bot ”，位于 discord.com/developers/applications → 你的应用 → Bot → Reset Token。',
    DISCORD_APPLICATION_ID: '应为 General Information → Application ID 处的数字。',
    DISCORD_GUILD_ID: '应为服务器的数字编号：打开开发者模式，右键点击服务器 → 复制服务器 ID。',
    DISCORD_API_URL: '应为网址，例如 DISCORD_API_URL=https://discord.com/api。',
    CHARTS: '应为 local 或 quickchart。选 quickchart 时，图表标题、渠道名称和金额会发送到 QUICKCHART_URL。',
    QUICKCHART_URL:
      '应为图表服务器的网址，例如 QUICKCHART_URL=https://quickchart.io；也可以用 CHARTS=local 在本机绘制。',
    QUICKCHART_KEY: '应为 QuickChart 账户的密钥。',
    DATA_DIR: '应为文件夹，例如 DATA_DIR=./data。',
    DATABASE_URL:
      '格式为 postgres://用户:密码@主机:5432/数据库。密码中的 @ : / # % 请写成 %40 %3A %2F %23 %25。sslmode 可为 disable、prefer、require、verify-ca（需同时给出 sslrootcert）或 verify-full。',
    SOURCE_PRIVATE_ADDRESSES:
      '应为 IP 地址或网段，用逗号隔开，例如 SOURCE_PRIVATE_ADDRESSES=10.1.0.0/16,127.0.0.1。',
    PLANNER_THREADS: '应为 1 到 64 的整数，例如 PLANNER_THREADS=2。',
    REPORT_POST_SECONDS: '应为 1 到 120 的秒数，例如 REPORT_POST_SECONDS=30。',
    HEALTH_PORT: '应为 0 到 65535 之间的端口，例如 HEALTH_PORT=8080。',
    HEALTH_HOST: '应为本机的地址：127.0.0.1 只限本机访问，0.0.0.0 对所有人开放。',
    WEB_PORT: '应为 0 到 65535 之间的端口，例如 WEB_PORT=8090。',
    WEB_HOST: '应为本机的地址：127.0.0.1 只限本机访问，0.0.0.0 对所有人开放（需要 WEB_PASSWORD）。',
    WEB_NAME:
      '应为访问页面所用的名称，不带 http:// 和端口；多个名称用逗号隔开。例如：WEB_NAME=chat.example.org',
    WEB_PASSWORD:
      'WEB_PASSWORD 至少 12 个字符；知道它的人就能使用聊天页面。可用 openssl rand -base64 18 生成。',
    LOG_LEVEL: '应为 trace、debug、info、warn、error 或 silent。',
    LOG_FORMAT: '应为 json 或 pretty。',
    LANGUAGE: '应为 en 或 zh。',
    TZ: '应为 IANA 时区名，例如 TZ=Asia/Shanghai。',
    NO_COLOR: '设为任意值即不使用颜色。',
  },
  doctor: {
    allRight: '检查过的项目全部正常。',
    toMend_one: '有 {{count}} 处需要修复。',
    toMend_other: '有 {{count}} 处需要修复。',
    mend: '修复方法：{{how}}',
    failed: '无法工作：{{reason}}',
    noAnswer: '{{seconds}} 秒内没有回应',
    subjects: {
      node: 'Node.js',
      configuration: '配置',
      dataDirectory: '数据目录',
      store: '存储',
      planner: '优化器',
      queue: '分担工作',
      source: '数据源 {{name}}',
      engines: '张量引擎',
      charts: '图表',
      chinese: '图表中的中文',
      clock: '时钟',
      zone: '时区',
      slack: 'Slack',
      discord: 'Discord',
    },
    engines: {
      right: '{{engine}} 可用；方案、上界和金额都用 float64 计算',
      absent: '没有 {{engine}}（{{detail}}）；不影响任何功能',
      mend: '重新安装依赖：npm ci',
    },
    queue: {
      right:
        'worker 进程 {{workers}} 个，只连接平台的进程 {{serving}} 个；方案计算中 {{running}} 个，排队 {{waiting}} 个',
      noWorker:
        '没有进程发送报告或领取方案：请启动 npm start -- worker（或 npm start，它包办全部）。只连接平台的进程 {{serving}} 个，20 秒后会自行计算方案',
      mend: '请确认 DATABASE_URL 中的角色可以创建模式 channels_jobs 及其中的表',
    },
    node: {
      right: '{{version}}，符合要求（{{required}}）',
      wrong: '{{version}}，但要求 {{required}}',
      mend: '从 nodejs.org 安装较新的 Node.js',
    },
    configuration: {
      right: '已设置的变量都可以使用',
      mend: '.env.example 逐项说明了所有变量',
    },
    dataDirectory: {
      right: '{{path}} 可以写入',
      wrong: '{{path}} 无法写入（{{reason}}）',
      mend: '让运行本程序的账户有权写入，或用 DATA_DIR 指定其他文件夹',
    },
    source: {
      right_one: '{{count}} 张表格，{{size}} 字节；对 {{open}} 开放',
      right_other: '{{count}} 张表格，{{size}} 字节；对 {{open}} 开放',
      here: '本机',
      mend: '请参考 .env.example 中“Where weekly numbers come from”一节',
    },
    store: {
      right: '{{state}}；写入一行并成功读回',
      forgets: '写入的一行之后不见了',
      mend: '请确认磁盘未满，且文件夹位于本地磁盘；可用 DATA_DIR 换位置',
      mendServer: '请确认 PostgreSQL 服务器正在运行，且 DATABASE_URL 正确',
    },
    planner: {
      right: '用 {{milliseconds}} 毫秒求出并证明了一个小方案（{{engine}}）',
      unproved: '一个容易证明的小方案未能得到证明：差距 {{gap}}',
      mend: '重新安装依赖（npm ci）；若仍如此，请附日志反馈',
    },
    charts: {
      right: '{{renderer}}；用 {{milliseconds}} 毫秒绘制了 {{width}} × {{height}}',
      notPng: '返回的不是 PNG 图片',
      mendLocal: '重新安装依赖（npm ci）',
      mendServer: '请确认本机能访问 QUICKCHART_URL，或设置 CHARTS=local',
    },
    chinese: {
      right: '中文标签显示正常',
      wrong: '中文标签显示为方框',
      mendLocal: '重新安装依赖（npm ci）',
      mendServer: '在图表服务器上安装中文字体，或设置 CHARTS=local',
    },
    clock: {
      right: '{{time}}',
      wrong: '{{time}} 早于本程序的制作时间',
      mend: '请校准本机时钟；误差超过五分钟时 Slack 会拒绝请求',
    },
    zone: {
      right: '{{zone}}；时区数据包含 Asia/Shanghai',
      wrong: '此 Node.js 的时区数据不完整：缺少 Asia/Shanghai 或数据有误',
      mend: '请使用带完整 ICU 数据的 Node.js（官方版本自带）',
    },
    slack: { off: '未启用：没有设置 SLACK_BOT_TOKEN' },
    discord: { off: '未启用：没有设置 DISCORD_TOKEN' },
  },
} as const satisfies SameKeys<typeof english>;
