export const sourceCommands = {
  'data connect': {
    name: '数据 连接',
    aliases: '连接数据, 连接数据源',
    summary: '用运维人员配置的数据源（链接、查询或文件夹）自动更新每周历史数据',
    args: {
      name: { name: '名称', aliases: '场景', label: '谁的历史数据：某个场景，或一个新名称' },
      source: { name: '数据源', aliases: '来源', label: '数据源的名称；用“数据 来源”查看' },
      refit: { name: '重新拟合', aliases: '', label: 'auto：有新的周就重新拟合；off：不动现有拟合' },
      date: { name: '日期', aliases: '周', label: '哪一列是日期' },
      outcome: { name: '结果', aliases: '目标', label: '哪一列是花费要换来的结果' },
      spend: { name: '花费', aliases: '费用, 渠道', label: '哪些列是花费' },
      control: { name: '控制', aliases: '控制变量', label: '哪些列是其他影响结果的因素' },
      event: { name: '事件', aliases: '活动', label: '哪些列是事件：0 或 1，或用文字写明' },
      ignore: { name: '忽略', aliases: '不用', label: '哪些列不用' },
      unit: { name: '单位', aliases: '', label: '结果是金额（money）还是数量（count）' },
      currency: { name: '货币', aliases: '', label: '金额是什么货币，例如 CNY' },
      dates: { name: '日期顺序', aliases: '', label: '1/7/24 里哪个在前：日在前或月在前' },
      confirm: { name: '确认', aliases: '', label: 'yes：不再询问，直接连接' },
    },
  },
  'data refresh': {
    name: '数据 刷新',
    aliases: '刷新数据, 刷新',
    summary: '立即从已连接的数据源获取最新数据',
    args: { name: { name: '名称', aliases: '场景', label: '谁的历史数据；不写就刷新全部' } },
  },
  'data disconnect': {
    name: '数据 断开',
    aliases: '断开数据源, 断开数据',
    summary: '不再用某个数据源更新历史数据；已有的各周保留',
    args: {
      name: { name: '名称', aliases: '场景', label: '谁的历史数据' },
      source: { name: '数据源', aliases: '来源', label: '有多个数据源时，断开哪一个' },
    },
  },
  'data sources': {
    name: '数据 来源',
    aliases: '数据源, 数据源列表',
    summary: '列出数据源、各自更新哪份数据、上次读取时间',
    args: {},
  },
} as const;

export const sourceProblems = {
  source: {
    admins: { message: '只有管理员可以连接或断开数据源。', hint: '请联系管理员。' },
    unknown: {
      message: '本工作区没有名为 `{{received}}` 的数据源。',
      hint: '现有：{{choices}}。其他数据源由运维人员添加，并对工作区 `{{workspace}}` 开放。',
    },
    none: {
      message: '还没有对本工作区开放的数据源。',
      hint: '请运维人员配置一个，例如 `SOURCE_SHOP_URL`，再用 `SOURCE_SHOP_WORKSPACES={{workspace}}` 开放。',
    },
    'not-connected': {
      message: '`{{received}}` 没有连接数据源。',
      hint: '用 `数据 来源` 查看有哪些；`data connect {{received}} shop` 连接名为 shop 的数据源。',
    },
    'none-connected': {
      message: '还没有连接任何数据源。',
      hint: '用 `数据 来源` 查看可用的数据源，再连接，例如 `data connect medical shop`。',
    },
    which: { message: '`{{received}}` 连接了多个数据源。', hint: '请写明其中一个：{{choices}}。' },
    'too-many': {
      message: '已有 {{bound}} 个连接，不能再多。',
      hint: '用 `数据 断开` 去掉一个。',
    },
    gone: {
      message: '数据源 `{{received}}` 已不再对本工作区开放。',
      hint: '请运维人员重新配置，或由管理员断开：用 `数据 来源` 查看它更新哪份数据。',
    },
    address: {
      message: '`{{received}}` 的链接指向不允许访问的地址。',
      hint: '链接必须是 https 的公网地址；其他地址由运维人员列在 `SOURCE_PRIVATE_ADDRESSES` 里。',
    },
    cancelled: { message: '已取消，数据源尚未读完。', hint: '没有写入任何数据。' },
    redirects: {
      message: '`{{received}}` 的链接一再跳转，或跳转到无效地址。',
      hint: '请运维人员直接配置最终地址。',
    },
    unreachable: {
      message: '`{{received}}` 的服务器没有响应。',
      hint: '请稍后再试；如果一直这样，请运维人员检查链接。',
    },
    status: {
      message: '`{{received}}` 的服务器拒绝了请求（状态码 {{status}}）。',
      hint: '403 或 404 通常表示链接已过期，或表格不再公开发布。',
    },
    page: {
      message: '`{{received}}` 的链接打开的是网页，不是表格。',
      hint: '请运维人员使用 CSV 或 Excel 文件本身的链接；在线表格要发布为 CSV。',
    },
    slow: {
      message: '`{{received}}` 超过 {{seconds}} 秒仍未完成。',
      hint: '请稍后再试，或减少它返回的行数。',
    },
    broken: { message: '`{{received}}` 的数据传到一半中断了。', hint: '请过一分钟再试。' },
    missing: {
      message: '`{{received}}` 的文件夹不存在或无法读取。',
      hint: '请运维人员检查路径和权限。',
    },
    'no-files': {
      message: '`{{received}}` 的文件夹里没有表格。',
      hint: '可读取以 .csv、.tsv、.txt 或 .xlsx 结尾的文件。',
    },
    'too-many-files': {
      message: '`{{received}}` 的文件夹里有 {{count}} 张表格，最多读取 {{bound}} 张。',
      hint: '把旧表格移到别处；它们带来的各周会保留。',
    },
    busy: { message: '文件 `{{received}}` 正在写入。', hint: '请过一分钟再试。' },
    database: {
      message: '无法连接 `{{received}}` 的数据库，或登录被拒绝。',
      hint: '请运维人员检查地址、用户名和密码。',
    },
    query: {
      message: '数据库拒绝了 `{{received}}` 的查询（SQLSTATE {{state}}）。',
      hint: '请运维人员在 psql 里试一下：必须是一条只读语句。',
    },
    rows: {
      message: '`{{received}}` 返回的行数超过 {{bound}}。',
      hint: '请运维人员在查询里按周或按天汇总。',
    },
    'no-rows': { message: '`{{received}}` 没有返回任何行。', hint: '请运维人员检查查询。' },
    shape: {
      message: '`{{received}}` 的列与连接时不同（少了：{{gone}}；多了：{{come}}）。没有写入任何数据。',
      hint: '如果确实要改，请重新连接：会先列出各列供核对。',
    },
    doubts: {
      message: '`{{received}}` 带来的数据需要先核对：{{what}} 没有写入任何数据。',
      hint: '如果无误，请重新连接并确认。',
    },
    restated: {
      message:
        '`{{received}}` 改动了 {{of}} 个早已确定的周中的 {{count}} 个，超出通常的修正。没有写入任何数据。',
      hint: '如果口径变了，请先删除历史数据；如果数字无误，请重新连接。',
    },
  },
} as const;

export const sources = {
  kinds: { link: '链接', query: '数据库查询', folder: '文件夹' },
  none: '无',
  connected: {
    title: '{{name}} 已连接 {{source}}',
    summary: '{{name}} 现有 {{weeks}}：{{outcome}}，以及{{channels}}的花费。',
    how: '每次发送 {{name}} 的报告前都会读取 {{source}}；`{{line}}` 可立即读取。列有变动或数字可疑时不会写入，并会告诉你。',
    refit: {
      auto: '有新的周时会重新拟合场景；不足以支撑方案的拟合不会替换现有拟合。',
      off: '新的周不会改变现有拟合，需要时请用 `{{line}}`。要自动进行，请加上 `refit=auto`。',
    },
  },
  ask: '连接',
  refreshed: {
    title: '数据源已刷新',
    new: '有新数据：{{what}}。',
    same: '没有新数据。',
    failed_one: '{{count}} 个数据源未能写入，原有数据不变。',
    failed_other: '{{count}} 个数据源未能写入，原有数据不变。',
    brought: '{{name}}：{{added}}，{{changed}}',
    added_one: '新增 {{count}} 周',
    added_other: '新增 {{count}} 周',
    changed_one: '{{count}} 周有变动',
    changed_other: '{{count}} 周有变动',
    weak: '{{name}}：新的拟合不足以支撑方案，沿用之前的拟合。`{{line}}` 可查看原因。',
    busy: '{{name}}：暂时没有空闲重新拟合，请稍后用 `{{line}}`。',
    refit: '{{name}} 已重新拟合：{{what}}。',
  },
  disconnected: {
    title: '{{source}} 不再更新 {{name}}',
    summary: '{{name}} 已有的各周保留。要重新连接：`{{line}}`。',
  },
  list: {
    title: '数据源',
    summary_one: '有 {{count}} 个数据源对本工作区开放。',
    summary_other: '有 {{count}} 个数据源对本工作区开放。',
    source: '数据源',
    kind: '类型',
    feeds: '更新',
    read: '上次读取',
    state: '状态',
    fine: '正常',
    never: '尚未读取',
    next: '要用它更新历史数据：`{{line}}`。',
  },
  report: {
    label: '数据',
    age: '每周数据截至{{to}}',
    read: '{{source}} 读取于 {{at}}',
    problem: '数据未能刷新：{{problem}} 本报告使用截至{{to}}的数据。',
    problemNoData: '数据未能刷新：{{problem}}',
    weak: '有新的周，但据此得到的拟合不足以支撑方案；方案仍使用之前的拟合。',
    busy: '有新的周，但尚未能重新拟合；方案仍使用之前的拟合。',
  },
} as const;
