export const problems = {
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
    'lift-fits': {
      message: '以金额表示的提升只能用于拟合得到的曲线，而 `{{scenario}}` 用的是水平。',
      hint: '请先导入每周数据并运行 `fit {{scenario}}`，再应用它。',
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
} as const;
