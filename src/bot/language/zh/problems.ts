import type { SameKeys } from '../catalogue.ts';
import type { problems as english } from '../en/problems.ts';
import { dataProblems, historyProblems } from './history-problems.ts';

export const problems = {
  command: {
    unknown: { message: '没有 `{{received}}` 这个命令。', hint: '可用的命令：{{choices}}。' },
    'too-long': {
      message: '`{{received}}` 这条命令有 {{length}} 个字符，最多只能读 {{bound}} 个。',
      hint: '请写短一些；限制很多时，最好写进自己的场景。',
    },
    'control-characters': {
      message: '命令里有看不见的字符：控制字符或残缺的 Unicode 字符。',
      hint: '请不要粘贴，手动输入。去掉这些字符后是 `{{received}}`。',
    },
  },
  argument: {
    missing: { message: '缺少 `{{argument}}`。', hint: '例如：`{{example}}`。' },
    unknown: { message: '`{{command}}` 没有 `{{received}}` 这个选项。', hint: '可用的选项：{{choices}}。' },
    repeated: { message: '给了两次（`{{received}}`）。', hint: '请只保留一个。' },
    empty: { message: '后面没有值。', hint: '请写成 `{{example}}` 这样。' },
    surplus: {
      message: '`{{received}}` 是多余的：不知道它指什么。',
      hint: '选项写成 `名称=值`，例如 `预算=50k`；限制写成 `渠道<=20k`；名称里有空格时加引号。',
    },
    'unclosed-quote': {
      message: '从 `{{received}}` 开始的引号没有结束。',
      hint: '请用同样的引号结束，或者两个都去掉。',
    },
    choice: { message: '`{{received}}` 不在可选范围内。', hint: '可以是：{{choices}}。' },
    'not-here': { message: '`{{received}}` 不能用在这里。', hint: '请去掉它。' },
  },
  number: {
    unreadable: {
      message: '看不懂 `{{received}}` 这个数。',
      hint: '可以写成 `50k`、`1.2m`、`50,000` 或 `30万`；比例写成 `20%`。',
    },
    share: {
      message: '`{{received}}` 是比例，这里需要金额。',
      hint: '可以写成 `50k`、`1.2m`、`50,000` 或 `30万`。',
    },
    negative: { message: '`{{received}}` 小于零。', hint: '金额和比例从 0 开始。' },
    'not-positive': { message: '`{{received}}` 不大于零。', hint: '请给出大于 0 的金额，例如 `50k`。' },
    'not-finite': { message: '`{{received}}` 不是有限的数。', hint: '请写一个金额，例如 `50k`。' },
    ambiguous: {
      message: '`{{received}}` 有两种读法：{{first}} 或 {{second}}。',
      hint: '千位写成 `50k` 或 `50,000`，小数用点并带单位：`1.25k`。',
    },
    currency: {
      message: '`{{received}}` 的币种是 {{written}}，而这个场景用 {{currency}} 计。',
      hint: '请换算金额，并去掉币种。',
    },
    'not-whole': { message: '`{{received}}` 不是整数。', hint: '请写一个整数，例如 `12`。' },
    'too-large': { message: '`{{received}}` 太大了。', hint: '最大为 {{bound}}。' },
  },
  limit: {
    unreadable: {
      message: '看不懂 `{{received}}` 这条限制。',
      hint: '限制的写法：`app<=20k`、`5k<=app<=20k`、`app+官网<=30k`、`partners<=40%` 或 `app<=花费的40%`。',
    },
    'unknown-channel': { message: '这个场景没有渠道或分组 `{{received}}`。', hint: '有：{{choices}}。' },
    'ambiguous-channel': {
      message: '`{{received}}` 可能指好几个：{{choices}}。',
      hint: '请写出完整的名称。',
    },
    'repeated-channel': {
      message: '`{{received}}` 里 {{channel}} 出现了两次。',
      hint: '求和时每个渠道只写一次。',
    },
    'share-range': { message: '`{{received}}` 超过了全部。', hint: '比例在 `0%` 到 `100%` 之间。' },
    contradiction: {
      message: '`{{min}}` 和 `{{max}}` 不能同时成立。',
      hint: '请降低下限，或提高上限。',
    },
    'too-many': { message: '{{count}} 条限制太多了，最多 {{bound}} 条。', hint: '请写进自己的场景里。' },
    sums: {
      message: '这些限制无法同时满足：{{received}}。',
      hint: '请改其中一条，例如改成 `{{change}}`。',
    },
    'of-scenario': {
      message: '`{{received}}` 限制的是场景；限制要写在渠道上。',
      hint: '请在场景后面写出渠道：`{{example}}`。',
    },
  },
  change: {
    none: { message: '没有写要改什么。', hint: '写明改动，例如 `应用=+20%` 或 `应用=3万`。' },
    unreadable: {
      message: '`{{received}}` 不是能看懂的改动。',
      hint: '改动写成 `app=+20%`、`app=-5k` 或 `app=3万`。',
    },
    unsigned: {
      message: '`{{received}}` 没有说明是增加还是减少。',
      hint: '增减写成 `+20%` 或 `-20%`；要给一个固定金额，就写金额，例如 `3万`。',
    },
    'below-nothing': { message: '`{{received}}` 减掉的比原有的还多。', hint: '最多 `-100%`，也就是 `0`。' },
    'too-large': {
      message: '`{{received}}` 的变化太大，算不出有意义的结果。',
      hint: '最多 `{{bound}}`；要给一个固定金额，就写金额，例如 `3万`。',
    },
    'too-many': {
      message: '{{count}} 处改动太多，最多读 {{bound}} 处。',
      hint: '可以按分组改，不必逐个渠道改。',
    },
    repeated: { message: '`{{received}}` 改了两次（单独改，或随分组一起改）。', hint: '保留其中一处。' },
    'from-nothing': {
      message: '`{{received}}` 的各渠道在那个方案里都没有花费，不知道怎么分。',
      hint: '请逐个渠道改。',
    },
    negative: {
      message: '这样 `{{channel}}` 会剩下 {{left}}；在被改的方案里它有 {{spend}}。',
      hint: '最多减去 {{spend}}。',
    },
    'no-run': {
      message: '这是一个场景，没有某次运行的方案可改。',
      hint: '写 `基于=今天` 或 `基于=最优`，或者以运行的编号开头：`假设 12 应用=+20%`。',
    },
  },
  goal: {
    unreadable: {
      message: '看不懂 `{{received}}` 这个目标。',
      hint: '目标可以是 `value`（价值）、`profit`（利润）、`roi>=2`、`value>=30万` 和 `marginal>=1.5`。',
    },
    unreachable: {
      message: '在这些限制下没有方案能达到 `{{received}}`；最好的约为 {{reachable}}。',
      hint: '请把目标降到 {{reachable}} 以内，或提高预算、放宽限制。',
    },
  },
  period: {
    adstock: {
      message: '这个场景的延续效应按 {{period}} 计，不能改成按 {{received}} 计。',
      hint: '请去掉 `周期`。',
    },
  },
  scenario: {
    unknown: { message: '没有 `{{received}}` 这个场景。', hint: '有：{{choices}}。' },
    exists: {
      message: '已经有场景 `{{received}}` 了。',
      hint: '请换一个名字，或直接修改它：`scenario edit {{received}} budget=60k`。',
    },
    'built-in': {
      message: '`{{received}}` 是内置场景：在这里没有版本，也不能删除。',
      hint: '`scenario edit {{received}} budget=60k` 会建一个你们自己的副本，它有版本。',
    },
    'is-file': {
      message: '`{{received}}` 是一个文件，这里只能修改保存在这里的场景。',
      hint: '请直接改文件，或先保存到这里：`scenario import ./my-scenario.json`。',
    },
    'not-yours': {
      message: '`{{received}}` 只有创建者 {{maker}} 和管理员可以修改或删除。',
      hint: '请找其中一位，或建一个自己的副本：`scenario copy {{received}} "我的副本"`。',
    },
    'changed-meanwhile': {
      message: '别人先了一步：{{by}} 刚刚保存了 `{{received}}` 的第 {{version}} 版。',
      hint: '你的修改没有保存。变化是：{{changes}}。请看过之后，再提交你仍然想要的修改。',
    },
    'removed-meanwhile': {
      message: '`{{received}}` 刚刚被删除了。',
      hint: '你的修改没有保存。`scenario versions {{received}}` 可以看到是谁删的，`scenario restore` 可以恢复。',
    },
    'no-version': {
      message: '没有可以恢复的第 {{received}} 版。',
      hint: '现有的版本：{{choices}}。',
    },
    'nothing-to-change': {
      message: '没有说明要改 `{{received}}` 的什么。',
      hint: '例如：`{{example}}`。',
    },
    'too-many-own': {
      message: '自有场景已经有 {{bound}} 个，不能再多了。',
      hint: '请删掉没人用的：`scenario list` 会列出来。',
    },
    'channel-line': {
      message: '`{{received}}` 不是“渠道名 花费”。',
      hint: '每行写一个渠道和它的花费：`官网 1万`；后面还可以写它的回报：`官网 1万 2.5`。',
    },
    'schema-version': {
      message: '`{{received}}` 不是可以读取的格式版本。',
      hint: '请写 `"schema": "{{expected}}"`。',
    },
    'unknown-key': { message: '这里没有 `{{received}}` 这一项。', hint: '这里可以有：{{choices}}。' },
    missing: { message: '缺少 `{{key}}`。', hint: '它应该是 `{{expected}}`。' },
    type: { message: '`{{received}}` 的类型不对。', hint: '它应该是 `{{expected}}`。' },
    choice: { message: '`{{received}}` 不在可选范围内。', hint: '可以是：{{choices}}。' },
    range: { message: '`{{received}}` 超出范围。', hint: '允许：{{allowed}}。' },
    'too-many': { message: '有 {{count}} 项，最多允许 {{bound}} 项。', hint: '请减少一些。' },
    'too-few': { message: '有 {{count}} 项，至少需要 {{bound}} 项。', hint: '请补上缺少的。' },
    text: {
      message: '`{{received}}` 太长或太短。',
      hint: '需要 {{min}} 到 {{max}} 个字符，例如 `{{example}}`。',
    },
    'plain-text': {
      message: '`{{received}}` 里有无法显示的字符，或会被图表服务器当作代码的标记。',
      hint: '请去掉控制字符、残缺的 Unicode 字符，以及 `__BEGINFUNCTION__` 或 `__ENDFUNCTION__`：`{{example}}`。',
    },
    identifier: {
      message: '`{{received}}` 不能用作标识。',
      hint: '最多 60 个小写字母、数字、`-` 和 `_`，以字母或数字开头，例如 `{{example}}`。',
    },
    'currency-code': {
      message: '`{{received}}` 不是货币代码。',
      hint: '需要三个大写字母（ISO 4217），例如 `{{example}}`。',
    },
    'repeated-id': {
      message: '`{{received}}` 已经在 {{first}} 用过了。',
      hint: '标识、名称和别名不能重复。',
    },
    'unknown-channel': { message: '没有 `{{received}}` 这个渠道。', hint: '渠道有：{{choices}}。' },
    'level-order': {
      message: '水平的顺序不对：下限 {{floor}}，今天 {{level}}，上限 {{ceiling}}。',
      hint: '应该是 下限 < 今天 < 上限（floor < level < ceiling）。',
    },
    'level-needs-spend': {
      message: '{{channel}} 今天没有花费，所以今天的水平说明不了什么。',
      hint: '请用 `halfSaturation`（达到一半效果的花费）代替 `level`，或给出大于 0 的 `today`。',
    },
    'level-or-half': {
      message: '水平响应需要 `level` 和 `halfSaturation` 之一，这里给了 {{given}} 个。',
      hint: '请给出 `level`（今天花费下的水平）或 `halfSaturation`（达到一半效果的花费）。',
    },
    'coverage-ceiling': {
      message: '覆盖率上限 `{{received}}` 等于一个渠道就能覆盖所有人。',
      hint: '它必须小于 1，例如 0.95。',
    },
    shares: {
      message: '受众份额之和是 {{sum}}，不是 1：{{received}}。',
      hint: '请把每一个都除以 {{sum}}。',
    },
    weights: { message: '权重之和是 {{sum}}，不是 1。', hint: '请把每一个都除以 {{sum}}。' },
    quantiles: {
      message: '区间的顺序不对：low {{low}}，value {{value}}，high {{high}}。',
      hint: '请同时给出 `low` 和 `high`，并且 low ≤ value ≤ high。',
    },
    bounds: { message: '下限（{{min}}）高于上限（{{max}}）。', hint: '请降低 `min` 或提高 `max`。' },
    'no-budget': {
      message: '没有预算，也没有今天的花费可以作为预算。',
      hint: '请给出 `budget`，或每个渠道的 `today`。',
    },
    horizon: { message: '`{{received}}` 超出了时间跨度的范围。', hint: '允许：{{allowed}}。' },
    more: { message: '还有 {{count}} 个问题没有列出。', hint: '先改好这些，其余的再显示。' },
  },
  edit: {
    unreadable: {
      message: '看不懂要怎么改：`{{received}}`。',
      hint: '可以写成 `patient-app.today=9k`、`patient-app<=20k`、`partners.max=40%` 或 `app.min=none`。',
    },
    'unknown-field': { message: '这里没有 `{{received}}` 这一项。', hint: '这里可以有：{{choices}}。' },
    'which-field': {
      message: '`{{received}}` 没有说明要改它的哪个数。',
      hint: '今天的花费写作 `{{example}}`，限制写作 `{{channel}}<=20k`。',
    },
    fixed: {
      message: '`{{received}}` 不能单独修改。',
      hint: '可以用 `scenario copy` 另建一个，或用 `scenario import` 导入整个场景。',
    },
    several: {
      message: '`{{received}}` 下面有几项：{{choices}}。',
      hint: '请写明是哪一项，例如 `{{example}}`。',
    },
    'too-many': {
      message: '一次改 {{count}} 处太多了，最多 {{bound}} 处。',
      hint: '请用 `scenario import` 导入整个场景文件。',
    },
  },
  settings: {
    admins: {
      message: '只有管理员可以更改设置：Slack 工作区的管理员，或有权管理 Discord 服务器的人。',
      hint: '请找其中一位；单独输入 `settings`，人人都能看到现在的设置。',
    },
    currency: {
      message: '没有 `{{received}}` 这种货币。',
      hint: '请写 ISO 代码，例如 `{{example}}`。',
    },
    keep: {
      message: '`{{received}}` 不能作为保留期：可以是 {{low}} 到 {{high}} 天。',
      hint: '请写天、周或年：`保留=365天`、`保留=52周`、`保留=2年`；`保留=永久` 什么都不删。',
    },
    'nothing-said': {
      message: '没有说要设置什么。',
      hint: '请写明：`设置 语言=zh 货币=CNY 时区=Asia/Shanghai`；写 `默认` 就是取消那一项。',
    },
    'no-chart-server': {
      message: '这里没有配置图表服务器，图表都在本机绘制。',
      hint: '运行机器人的人可以用 CHARTS 和 QUICKCHART_URL 指定一个；在那之前请去掉 `charts`。',
    },
  },
  forget: {
    admins: {
      message: '只有管理员可以删除全部数据：Slack 工作区的管理员，或有权管理 Discord 服务器的人。',
      hint: '请找其中一位。你自己建的可以自己删：`scenario remove`、`schedule remove`。',
    },
    expired: {
      message: '这个确认已经失效：它只对一个人、在十分钟内、对当时的数据有效。',
      hint: '什么都没有删除。请重新输入 `forget`。',
    },
    nothing: { message: '这个工作区没有保存任何数据。', hint: '没有什么可删的。' },
  },
  run: {
    unknown: {
      message: '这里没有编号为 {{received}} 的运行，或者它是别人私下做的。',
      hint: '`历史` 会列出你能看到的运行。',
    },
    unexplained: {
      message: '运行 {{received}} 无法解释：程序有了变化，当时的请求现在得不到方案。',
      hint: '请按场景现在的样子重新运行：`重跑 {{received}}`。原因：',
    },
  },
  zone: {
    unknown: {
      message: '`{{received}}` 不是我认识的时区。',
      hint: '请写成 `Asia/Shanghai`、大城市名（`北京`、`Berlin`），或 `UTC`。',
    },
    ambiguous: {
      message: '`{{received}}` 可能指几个地方的时间：{{choices}}。',
      hint: '请写明是哪一个，例如 `{{example}}`。',
    },
  },
  schedule: {
    'when-unreadable': {
      message: '从 `{{received}}` 里读不出报告什么时候发。',
      hint: '可以写 `每周一 9:00`、`工作日 9:00`、`每天早上8点半`、`每月1号 9点`、`每月最后一天 18:00` 或 `cron "0 9 * * 1"`；后面可以加时区，例如 `北京时间`。',
    },
    'when-times': {
      message: '里面有几个时间：{{received}}。',
      hint: '一个定时只有一个时间；请分成两个定时，或用 cron 表达式，例如 `cron "0 9,15 * * *"`。',
    },
    'cron-unreadable': {
      message: '`{{received}}` 不是我能读懂的 cron 表达式。',
      hint: '它有五个字段：分、时、日、月、星期。`cron "0 9 * * 1"` 是每周一 9:00，`cron "30 8 1,15 * *"` 是每月 1 号和 15 号 8:30。',
    },
    'cron-never': {
      message: '`{{received}}` 永远不会到来：日历上没有这样的日子。',
      hint: '第三个字段是日，第四个是月；`cron "0 9 L * *"` 是每月最后一天。',
    },
    'cron-too-often': {
      message: '`{{received}}` 两次之间只隔 {{minutes}} 分钟。',
      hint: '报告之间至少隔 {{bound}} 分钟：每份都要重新计算，也要有人看。`cron "0 9-17 * * 1-5"` 是工作日每小时一次。',
    },
    'channel-unreadable': {
      message: '`{{received}}` 不是一个能读懂的频道。',
      hint: '请写成 `#growth`；不写就发在这里。',
    },
    'channel-unknown': {
      message: '没有你我都能看到的频道 `{{received}}`。',
      hint: '请检查名称；私密频道要先邀请我：在那里输入 `/invite @channels`。不写频道，报告就发在这里。',
    },
    'channel-closed': {
      message: '我不在{{received}}里，报告发不到那里。',
      hint: '请在那里输入 `/invite @channels`，然后再试一次。',
    },
    'channel-forbidden': {
      message: '我不能在{{received}}发言，报告发不到那里。',
      hint: '请允许我在那里查看频道、发送消息和附件，然后再试一次。',
    },
    'channel-unchecked': {
      message: '无法确认报告能否发到{{received}}：平台现在没有回应。',
      hint: '什么都没有保存。请过一分钟再试。',
    },
    'moved-range': {
      message: '`{{received}}` 不是大于 0%、不超过 100% 的比例。',
      hint: '请写变化多少才发报告，例如 `5%`。',
    },
    file: {
      message: '`{{received}}` 是文件，而定时需要一个一直存在的场景。',
      hint: '请用场景的名称：`scenario list` 会列出它们。',
    },
    'too-many': {
      message: '已经有 {{bound}} 个定时，不能再多了。',
      hint: '请删除一个没人看的：`schedule list` 会列出它们。',
    },
    unknown: {
      message: '这里没有定时 {{received}}，或者它是别人私下建的。',
      hint: '`schedule list` 列出你能看到的定时。',
    },
    'not-yours': {
      message: '定时 {{received}} 只能由创建者 {{maker}} 和管理员更改。',
      hint: '请找他们，或用 `schedule add` 建一个你自己的。',
    },
    'asked-already': {
      message: '就在这一刻，已经有人要了定时 {{received}} 的报告。',
      hint: '它正在路上。',
    },
  },
  adopt: {
    file: {
      message: '方案 {{received}} 来自文件，而采纳方案需要一个一直存在的场景。',
      hint: '请采纳某个有名称的场景的方案：`history` 会列出方案。',
    },
  },
  file: {
    unreachable: {
      message: '无法从平台取得文件 `{{received}}`。',
      hint: '什么都没有保存。请重新拖入，或过一分钟再试。',
    },
    missing: {
      message: '没有收到文件。',
      hint: '请把文件拖进聊天，并附上同样的文字，例如 `scenario import` 或 `data import medical`（在 Discord 里请同时 @ 我，或放进命令的 `file` 选项）；在终端里把路径写在后面：`scenario import ./my-scenario.json`、`data import medical ./weekly.csv`。',
    },
    several: { message: '一次收到了 {{count}} 个文件。', hint: '请一次只拖入一个文件。' },
    'table-broken': {
      message: '表格从第 {{line}} 行起无法读取：引号或列数对不上。',
      hint: '请另存为 UTF-8 的 CSV：第一行是列名，每行的列数相同。',
    },
    'table-column': { message: '没有 `{{received}}` 这样的列。', hint: '可以有的列：{{choices}}。' },
    'table-needs': {
      message: '缺少 `{{column}}` 这一列。',
      hint: '第一行写列名，例如 `channel,today,min,max`。',
    },
    'table-empty': { message: '表格只有列名，没有渠道。', hint: '每行写一个渠道，例如 `website,10k`。' },
    'table-only': {
      message: '`{{received}}` 只用于表格：JSON 文件里已经写明。',
      hint: '请去掉它，或导入后再用 `scenario edit` 修改。',
    },
    'not-found': {
      message: '没有可以读取的文件 `{{received}}`。',
      hint: '请检查路径；路径从程序运行的文件夹算起。',
    },
    'too-large': { message: '文件太大（{{received}}）。', hint: '最多读取 {{limitText}}。' },
    encoding: {
      message: '文件的编码是 {{received}}。',
      hint: '请保存为 UTF-8（多数编辑器：“另存为…”，编码选“UTF-8”）。',
    },
    'not-text': {
      message: '文件不是 UTF-8 文本：第 {{line}} 行有无法识别的字节。',
      hint: '请保存为 UTF-8（多数编辑器：“另存为…”，编码选“UTF-8”）；电子表格不是场景文件。',
    },
    empty: {
      message: '文件是空的。',
      hint: '可以这样开始：`数据 模板 智慧医疗` 给出一张待填的表，`npm start --silent -- scenario show medical --json` 会打印一个场景。',
    },
    'not-object': {
      message: '文件不是 JSON：开头不是 `{`。',
      hint: '`npm start --silent -- scenario show medical --json` 会按文件的格式打印一个场景。',
    },
    'breaks-off': {
      message: '文件在第 {{line}} 行中断了：有内容没有结束。',
      hint: '请重新完整地复制，或用 `"`、`]`、`}` 补上结尾。',
    },
    'not-json': {
      message: '文件不是 JSON：{{reason}}（第 {{line}} 行第 {{column}} 列，`{{received}}`）。',
      hint: '名称和文字要用双引号；各项用逗号隔开，最后一项后面没有逗号。',
    },
    'duplicate-key': {
      message: '`{{received}}` 在第 {{first}} 行和第 {{line}} 行给了两次。',
      hint: '请只保留一个。',
    },
    'too-deep': {
      message: '文件的嵌套超过了 {{limit}} 层（第 {{line}} 行）。',
      hint: '一个场景不需要超过十层。',
    },
    'only-terminal': {
      message: '`{{received}}` 是文件路径；只有在终端里才能读文件。',
      hint: '在终端里：`npm start -- optimize ./my-scenario.json`。',
    },
  },
  compare: {
    same: {
      message: '运行 {{received}} 不能和自己对比。',
      hint: '请写另一次运行，或 `今天`：`对比 {{received}} 今天`。',
    },
  },
  export: {
    'no-picture': {
      message: '运行 {{number}} 的图刚才没能画出来。',
      hint: '可以再试一次，或先拿数字：`导出 {{number}} csv`。',
    },
  },
  plan: {
    infeasible: {
      message: '这些限制无法同时满足：{{received}}。',
      hint: '改动最小的办法：`{{mend}}`。',
    },
    'infeasible-several': {
      message: '这些限制无法同时满足：{{received}}。',
      hint: '只改一处不够：请降低某个下限，并提高某个上限或预算。',
    },
    'no-money-value': {
      message: '这个场景没有说明成果值多少钱，所以这个目标没有意义。',
      hint: '请用 `目标=value`，或在场景里给出 `response.valuePerOutcome`。',
    },
    cancelled: { message: '在找到方案之前被取消了。', hint: '没有保存任何内容。' },
    busy: {
      message: '正在计算的方案很多，已有 {{waiting}} 个在排队，你的要等很久。',
      hint: '没有保存任何内容；请过一分钟再试。',
    },
  },
  fit: {
    cancelled: { message: '拟合还没完成就取消了。', hint: '没有保存任何内容。' },
    unknown: {
      message: '这里没有第 {{received}} 次拟合。',
      hint: '用 `拟合 智慧医疗` 拟合一个场景，回复里会写明是第几次拟合。',
    },
    which: {
      message: '这里没有这样的拟合。',
      hint: '请写第几次拟合，例如 `拟合 3`；`拟合 智慧医疗` 的回复里会写明。',
    },
    'no-history': {
      message: '`{{scenario}}` 还没有历史数据，没有可以学习的内容。',
      hint: '请提供各渠道的每周花费和一项结果：`data template {{scenario}}` 给出可以填写的文件，`data import {{scenario}}` 导入。',
    },
    range: { message: '`{{received}}` 超出了范围。', hint: '可以是 {{low}} 到 {{high}}。' },
    'prior-unreadable': {
      message: '看不懂先验 `{{received}}`。',
      hint: '请写渠道、`roi`（回报）或 `share`（占比），再写一个十有八九包含真值的区间：`{{example}}`。',
    },
    'prior-range': {
      message: '`{{received}}` 不是可用的区间。',
      hint: '两端都要大于 0，先写小的；占比不超过 100%：`{{example}}`。',
    },
    'prior-repeated': {
      message: '`{{received}}` 有两个先验。',
      hint: '只留一个：要么是回报（`roi`），要么是在结果中的占比（`share`）。',
    },
    'prior-channel': {
      message: '历史数据里没有渠道 `{{received}}`。',
      hint: '其中的渠道有：{{choices}}。',
    },
    gone: {
      message: '该场景依据的是第 {{received}} 次拟合，而这次拟合已不在这里。',
      hint: '请重新拟合：`fit {{scenario}}`。较早的版本可能依据别的拟合：`scenario versions {{scenario}}`。',
    },
  },
  experiment: {
    file: {
      message: '`{{received}}` 是文件，而实验要归到一个一直存在的场景。',
      hint: '请用场景的名称：`scenario list` 会列出它们。',
    },
    'arm-unreadable': {
      message: '从 `{{received}}` 里读不出多少人里有多少转化。',
      hint: '请写成转化数、斜杠、访客数：`对照组=1200/30000`。',
    },
    'arm-more': {
      message: '`{{received}}` 的转化数比访客数还多。',
      hint: '转化数在前，访客数在斜杠后面：`对照组=1200/30000`。',
    },
    'arms-missing': {
      message: '没有说明两组各是什么结果。',
      hint: '请两组都写上，例如 `对照组=1200/30000 实验组=1340/30000`；或者拖入一个 CSV 文件，列为 `arm,revenue`，每位访客一行。',
    },
    'arms-twice': { message: '两组的数据给了两次：命令里有，文件里也有。', hint: '请只留一处。' },
    'too-many-visitors': { message: '`{{received}}` 超过了一组能有的访客数。', hint: '最多读取 {{bound}}。' },
    'revenue-unreadable': {
      message: '从 `{{received}}` 里读不出每位访客平均花多少、波动多大。',
      hint: '请写每位访客的均值和标准差：`4.2±31` 或 `4.2/31`；也可以拖入列为 `arm,revenue` 的 CSV 文件。',
    },
    'revenue-alone': {
      message: '只给了一组的收入。',
      hint: '请两组都给：`对照组收入=4.2±31 实验组收入=4.6±33`。',
    },
    'no-channel': {
      message: '`{{received}}` 是一个分组，而实验针对一个渠道。',
      hint: '它的渠道有：{{choices}}。',
    },
    window: {
      message: '实验要有第一天和最后一天；缺了一个，或者前后颠倒了。',
      hint: '请两个都写，最后一天也算在内：`从=2024-01-01 到=2024-01-28`。',
    },
    'too-many': {
      message: '已经有 {{bound}} 个实验，不能再多了。',
      hint: '`experiment list` 会列出它们；`forget` 会删除保存的一切。',
    },
    'table-column': {
      message: '表格里有一列 `{{received}}`，这里用不着。',
      hint: '只需要 {{choices}}，每位访客一行，不要包含访客是谁。',
    },
    'table-arm': {
      message: '第 {{line}} 行的 `{{received}}` 不是任何一组。',
      hint: '组别写 `control`（对照组）或 `variant`（实验组）。',
    },
    'table-rows': {
      message: '表格超过了 {{bound}} 位访客。',
      hint: '请改给汇总数：`对照组=1200/30000 对照组收入=4.2±31`，实验组也一样。',
    },
    'lift-unreadable': {
      message: '`{{received}}` 没有说明测试带来了多少，以及有多确定。',
      hint: '请写金额和 95% 区间的一半，例如 `120k±30k`；或写区间：`120k (90k to 150k)`。',
    },
    'table-arms': {
      message: '到第 {{line}} 行为止，表格已有超过 {{bound}} 个组。',
      hint: '请用一列写明每位访客所在的组，例如 `control` 或 `variant`。',
    },
    'table-control': {
      message: '这些组里哪一个是对照组：{{choices}}？',
      hint: '请在表格里把它命名为 `control`（对照组）。',
    },
    'table-one-arm': {
      message: '表格里 `{{arm}}` 组的访客太少。',
      hint: '两组的每位访客都写一行，没买东西的也写（收入为 0）。',
    },
    unknown: { message: '这里没有实验 {{received}}。', hint: '`experiment list` 会列出已有的实验。' },
    'channel-gone': {
      message: '场景里已经没有渠道 `{{received}}` 了。',
      hint: '请为现有的渠道重新添加这个实验。',
    },
    'no-level': {
      message: '`{{received}}` 是用半饱和点给出的，没有水平可以调整。',
      hint: '换一个：`水平=效率`、`水平=覆盖` 或 `水平=影响力`；或用 `scenario edit` 给场景补上水平。',
    },
    'certain-level': {
      message: '`{{received}}` 没有写不确定范围：确定的数不会再学到什么。',
      hint: '先写明可能偏差多少，再应用：`scenario edit {{scenario}} {{received}}.level.low={{low}} {{received}}.level.high={{high}}`。',
    },
    'too-few': {
      message: '有一组的转化不到 {{bound}} 次：太少了，说明不了什么。',
      hint: '让实验继续跑，再用新的数字重新添加。',
    },
    'part-of-spend': {
      message: '这个实验只停了 `{{received}}` 的一部分花费：它说明曲线在那里有多陡，而不是水平有多高。',
      hint: '用水平描述的场景接受版本对比（不写 `花费占比=`）和停掉整个渠道的实验（`花费占比=100%`）。',
    },
    mismatch: {
      message: '实验 {{number}} 的访客没有按应有的比例分配（p = {{p}}），它的数字可能偏高也可能偏低。',
      hint: '请查找丢失或重复计数的访客，例如跳转、爬虫或加载太慢造成的；如果本来就要不等分，请写上比例重新添加：`分流=40%`（实验组）。',
    },
    applied: {
      message: '实验 {{received}} 已经应用了，在第 {{version}} 版。',
      hint: '`experiment undo {{received}}` 可以撤回。',
    },
    twice: {
      message: '实验 {{received}} 的数字与已应用的实验 {{other}} 完全相同：同一批访客会被算两次。',
      hint: '如果确实是另一次实验，请添加时写明自己的日期：`from=2024-01-01 to=2024-01-28`。',
    },
    'not-applied': {
      message: '实验 {{received}} 没有应用，没什么可撤回的。',
      hint: '`experiment apply {{received}}` 会应用它。',
    },
    'changed-since': {
      message: '实验 {{received}} 不能单独撤回：场景之后又改过（第 {{version}} 版，{{by}}）。',
      hint: '`{{line}}` 会回到实验之前，之后的更改也会没有；`scenario versions {{scenario}}` 列出全部。',
    },
    'level-fitted': {
      message: '`{{scenario}}` 用的是拟合出来的曲线，没有水平。',
      hint: '请去掉 `水平=`：下一次拟合会把实验算进去。',
    },
    outside: {
      message: '实验 {{received}} 的时间或渠道不在 {{from}} 到 {{to}} 的历史数据里。',
      hint: '请先导入实验那几周的数据，包括渠道的花费：`data import`。',
    },
    'needs-spend': {
      message: '实验 {{received}} 没有说明只有实验组看到的花费占多少，所以说明不了花费带来了什么。',
      hint: '请写上占比重新添加：如果对照组完全没有这个渠道，就写 `花费占比=100%`。',
    },
    'needs-window': {
      message: '实验 {{received}} 没有说明是什么时候做的，拟合找不到对应的周。',
      hint: '请写上第一天和最后一天重新添加：`从=2024-01-01 到=2024-01-28`。',
    },
    'needs-revenue': {
      message: '这个场景的结果是金额，而实验 {{received}} 没有收入。',
      hint: '请写上每位访客的收入重新添加：`对照组收入=4.2±31 实验组收入=4.6±33`，或用列为 `arm,revenue` 的 CSV 文件。',
    },
    'needs-answers': {
      message: '实验 {{received}} 里所有人都一样，看不出任何东西。',
      hint: '让实验继续跑，再用新的数字重新添加。',
    },
  },
  share: {
    range: { message: '`{{received}}` 不是大于 0%、不超过 100% 的比例。', hint: '请写成 `40%` 这样。' },
    unclear: {
      message: '`{{received}}` 可能是 {{percent}}，也可能是 {{share}}。',
      hint: '请带上百分号，例如 `40%`。',
    },
  },
  day: {
    unreadable: { message: '`{{received}}` 不是能读懂的日期。', hint: '请写成 `2024-01-31` 这样。' },
    none: {
      message: '日历上没有 `{{received}}` 这一天。',
      hint: '请检查月份和日期，写成 `2024-01-31` 这样。',
    },
    later: { message: '`{{received}}` 还没有到。', hint: '请只写到今天为止真正发生的事。' },
  },
  feedback: {
    nothing: {
      message: '既没有说用户有多满意，也没有说报告是否有用。',
      hint: '例如 `feedback medical satisfaction=4.2/5 n=120`，或者对运行 12 写 `feedback 12 useful=yes`。',
    },
    'rating-unreadable': {
      message: '`{{received}}` 不是能读懂的评分。',
      hint: '请写平均分和满分：`4.2/5`、`8.1/10` 或 `84%`。',
    },
    'rating-range': {
      message: '`{{received}}` 不在从 {{low}} 到 {{high}} 的范围内。',
      hint: '平均分在前，满分在斜杠后面：`4.2/5`。',
    },
    answers: { message: '没有说有多少人回答。', hint: '请写上人数：`人数=120`。' },
    'no-run': { message: '没有说是哪一份报告有用。', hint: '请写上它的运行编号：`feedback 12 useful=yes`。' },
    file: {
      message: '`{{received}}` 是文件，而反馈要归到一个一直存在的场景。',
      hint: '请用场景的名称：`scenario list` 会列出它们。',
    },
    which: { message: '没有说是哪个场景，这里也还没有算过任何场景。', hint: '请写上名称：`{{example}}`。' },
  },
  observe: {
    nothing: {
      message: '既没有说结果是多少，也没有说花了多少。',
      hint: '例如 `observe medical value=210k app=9k website=12k`。',
    },
    change: {
      message: '`{{received}}` 是变化量，这里要的是真正花掉的金额。',
      hint: '请写整段时间的金额：`app=9k`。',
    },
    group: { message: '`{{received}}` 是一组渠道。', hint: '请分别写每个渠道花了多少：{{choices}}。' },
    window: {
      message: '时间要先开始后结束，最长 {{bound}} 天。',
      hint: '请写第一天和最后一天：`从=2024-01-01 到=2024-01-07`。',
    },
    'too-many': {
      message: '已经有 {{bound}} 条记录，不能再多了。',
      hint: '`forget` 会删除这个工作区保存的一切。',
    },
  },
  front: {
    'chart-text': { message: '图没能画出来。', hint: '同样的数字在文字里。' },
    'action-expired': { message: '这个按钮已经失效。', hint: '请重新输入命令。' },
  },
  history: historyProblems,
  data: dataProblems,
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
} as const satisfies SameKeys<typeof english>;
