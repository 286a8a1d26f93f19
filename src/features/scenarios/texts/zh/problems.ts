export const problems = {
  limit: {
    unreadable: {
      message: '看不懂 `{{received}}` 这条限制。',
      hint: '限制的写法：`app<=20k`、`5k<=app<=20k`、`app+官网<=30k`、`partners<=40%`、`app<=花费的40%`、`app<=+20%`、`变动<=20%` 或 `保持官网不变`。',
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
    'share-range': {
      message: '`{{received}}` 超过了全部。',
      hint: '占预算的比例在 `0%` 到 `100%` 之间；相对现状请写 `现状的120%` 或 `+20%`。',
    },
    'change-share': {
      message: '`{{received}}` 不是相对现状的比例。',
      hint: '写法如 `变动<=20%`；单个渠道加减金额可写 `官网<=+5k`。',
    },
    'below-nothing': {
      message: '`{{received}}` 减得比现有的还多。',
      hint: '最多减 `-100%`，也就是 `0`。',
    },
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
  share: {
    range: { message: '`{{received}}` 不是大于 0%、不超过 100% 的比例。', hint: '请写成 `40%` 这样。' },
    unclear: {
      message: '`{{received}}` 可能是 {{percent}}，也可能是 {{share}}。',
      hint: '请带上百分号，例如 `40%`。',
    },
  },
  budget: {
    far: {
      message: '{{each}} {{amount}}，而现状是 {{known}}（相当于现状的 {{times}}），确定是这个数吗？',
      hint: '确定的话，在金额后加感叹号：`{{confirmed}}`；否则请检查单位（k 是千，m 是百万）。',
    },
    eaten: {
      message: '{{amount}} 与已知的 {{known}} 相差很大，可能是命令行（shell）吃掉了 `$` 和它后面的一位数字。',
      hint: '在命令行里，带 `$` 的金额要加单引号，或者不写 `$`。如果 {{amount}} 没错，请写 `{{confirmed}}`。',
    },
    'and-extra': {
      message: '同时写了 `预算` 和 `追加`；`追加` 是在现状之上再加的钱。',
      hint: '请只保留一个。',
    },
  },
  goal: {
    unreadable: {
      message: '看不懂 `{{received}}` 这个目标。',
      hint: '目标可以是 `value`（价值）、`profit`（利润）、`roi>=2`、`每元利润>=1`、`cpa<=20`、`value>=30万` 和 `marginal>=1.5`。',
    },
    'at-least': {
      message: '`{{received}}` 给越高越好的指标设了上限。',
      hint: '请写最低要求，例如 `roi>=3`。',
    },
    'cost-at-most': {
      message: '`{{received}}` 要求成本不低于某个数。',
      hint: '请写单个成果的最高成本，例如 `cpa<=20`。',
    },
    'too-cheap': {
      message: '在这些限制下没有方案能达到 `{{received}}`；每个成果的成本最低约为 {{reachable}}。',
      hint: '请把目标放宽到 {{reachable}} 或更高，或放宽某项限制。',
    },
    unreachable: {
      message: '在这些限制下没有方案能达到 `{{received}}`；最好的约为 {{reachable}}。',
      hint: '请把目标降到 {{reachable}} 以内，或提高预算、放宽限制。',
    },
  },
  period: {
    adstock: {
      message: '这个场景的延续效应按 {{period}} 计，不能改成按 {{received}} 计。',
      hint: '请去掉 `周期`；金额可以自带周期：`预算=12万/月`。',
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
    'name-ends': {
      message: '分不清场景名称到哪里为止、第一个渠道从哪里开始：是 `{{first}}` 还是 `{{second}}`？',
      hint: '请在场景名称后加冒号，例如 `{{first}}`，或给名称加引号。',
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
} as const;
