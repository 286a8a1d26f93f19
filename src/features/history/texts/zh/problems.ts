import { sourceProblems } from './sources.ts';

export const problems = {
  history: {
    'no-common-weeks': { message: '这些文件没有共同的周：{{choices}}。', hint: '请从各处导出相同的周。' },
    'no-sheet': { message: '工作簿里没有工作表 `{{received}}`。', hint: '有这些：{{choices}}。' },
    'not-text': {
      message: '这不是文本文件（{{received}}）。',
      hint: '请把表格另存为 CSV：在电子表格里选“另存为…”，再选“CSV UTF-8”。',
    },
    encoding: {
      message: '这里有无法识别的字节，文字已经损坏。',
      hint: '请重新保存为“CSV UTF-8”。',
    },
    'one-column': {
      message: '各列之间没有分隔：`{{received}}` 会变成一整列。',
      hint: '请用逗号、分号或制表符分隔各列，例如 `date,tv spend,revenue`。',
    },
    'too-many-rows': {
      message: '超过 {{bound}} 行，而且看不出它们属于哪些日期、渠道或地区。',
      hint: '请去掉较早的行，或把每日数据汇总成每周。',
    },
    'too-many-columns': {
      message: '有 {{count}} 列，最多读取 {{bound}} 列。',
      hint: '请只保留日期、结果、各渠道的花费，以及其他影响结果的因素。',
    },
    'too-many-cells': {
      message: '有 {{count}} 个单元格，最多读取 {{bound}} 个。',
      hint: '请把每日数据汇总成每周，或去掉不需要的列。',
    },
    'too-many-weeks': {
      message: '有 {{count}} 周，最多保存 {{bound}} 周。',
      hint: '请去掉最早的几周。',
    },
    'long-cell': {
      message: '这个单元格有 {{count}} 个字符（`{{received}}`），不会是数字、日期或事件。',
      hint: '最多读取 {{bound}} 个字符；请去掉这段文字。',
    },
    broken: {
      message: '从这里开始的引号一直没有结束。',
      hint: '请补上或去掉它；引号里的引号要写两个：`""`。',
    },
    'no-header': {
      message: '数字从这里开始，上面没有写列名的一行。',
      hint: '请在上面写列名，例如 `date,tv spend,revenue`。',
    },
    'no-rows': {
      message: '只有列名，下面没有带数字的行。',
      hint: '请每周填一行，例如 `2024-01-01,1200,21000`。',
    },
    ragged: {
      message: '这一行有 {{count}} 个单元格，而列有 {{expected}} 个。',
      hint: '缺的请留空单元格；带逗号的数字要加引号：`"1,200"`。',
    },
    'duplicate-column': {
      message: '这一列（`{{letter}}`）和 `{{first}}` 列同名。',
      hint: '请各起一个名字，例如 `电视花费` 和 `电台花费`，或删掉一列。',
    },
    'column-name': {
      message: '`{{received}}` 不能作为列名：太长，或含有看不见的字符。',
      hint: '请写不超过 80 个普通字符，例如 `电视花费`。',
    },
    'unnamed-column': {
      message: '这一列有数字，却没有名字。',
      hint: '请在第一行写明它是什么，例如 `电视花费`，或删掉这一列。',
    },
    'column-unknown': { message: '文件里没有 `{{received}}` 这一列。', hint: '有：{{choices}}。' },
    'column-twice': {
      message: '`{{received}}` 这一列被指定了两次。',
      hint: '只指定一次：`花费=`、`控制=`、`事件=` 或 `忽略=`。',
    },
    'channel-twice': {
      message: '有两列都是“{{channel}}”的花费或曝光。',
      hint: '请把它们相加，或去掉一列：`忽略="列名"`。',
    },
    'no-date': {
      message: '没有一列是日期。',
      hint: '请把一列命名为 `日期`，写成 `2024-01-31` 这样；或指明是哪一列：`日期=周`。现有的列：{{choices}}。',
    },
    'no-outcome': {
      message: '认不出哪一列是花费要换来的结果。',
      hint: '请指明：`结果=销售额`。现有的列：{{choices}}。',
    },
    'no-spend': {
      message: '认不出哪些列是渠道的花费，或者从来没有花过钱。',
      hint: '请指明：`花费="电视,电台"`。现有的列：{{choices}}。',
    },
    'long-table': {
      message: '这里每周、每个条目各占一行；需要的是每周一行、每个渠道一列。',
      hint: '电子表格的数据透视表可以做到：周放在行，渠道放在列，值是花费之和。',
    },
    date: { message: '看不懂日期 `{{received}}`。', hint: '请写成 `2024-01-31` 这样。' },
    'date-mixed': {
      message: '`{{received}}` 和 `{{usual}}` 的写法不同。',
      hint: '请统一写法，例如 `2024-01-31`。',
    },
    'date-ambiguous': {
      message: '`{{received}}` 可能是 {{first}}，也可能是 {{second}}，其他行也看不出是哪一个。',
      hint: '请写成 `{{first}}` 这样，或说明哪个在前：`dates=day-first`（日在前）或 `dates=month-first`（月在前）。',
    },
    monthly: {
      message: '`{{received}}`：每行是一个月，而按月看不清每周花费的作用。',
      hint: '请导出每周或每天的数据，每周或每天一行，例如 `2024-01-01`。',
    },
    step: {
      message: '{{from}} 到 {{received}} 相隔 {{days}} 天：既不是每天一行，也不是每周一行。',
      hint: '请每周一行（相隔七天），或每天一行。',
    },
    weekday: {
      message: '{{received}} 是{{second}}，而前一周从{{first}}（{{before}}）开始。',
      hint: '请让每周都从同一天开始。',
    },
    gap: {
      message: '{{received}} 之前缺少这些{{unit}}：{{missing}}。',
      hint: '请补上这 {{count}} 行，没有花费的写 0。',
    },
    'duplicate-week': {
      message: '{{received}} 在第 {{first}} 行已经有了。',
      hint: '请删掉其中一行，或把两行相加。',
    },
    'no-whole-week': {
      message: '这 {{days}} 天凑不成完整的一周。',
      hint: '请从一周的第一天起，至少给七天。',
    },
    number: {
      message: '`{{received}}` 不是数字。',
      hint: '请只写数字，例如 `1250.50`；如果这一列不是数字，请忽略它：`忽略="列名"`。',
    },
    'number-style': {
      message: '`{{received}}` 的小数点和同一列里的 `{{usual}}` 写法不同。',
      hint: '请统一写法，例如 `1250.50`。',
    },
    'number-ambiguous': {
      message: '`{{received}}` 可能是 {{first}}，也可能是 {{second}}，其他数字也看不出是哪一个。',
      hint: '请不要写千位分隔符：`{{second}}` 或 `{{first}}`。',
    },
    percent: { message: '`{{received}}` 是比例，这里应是数额。', hint: '请写数额，例如 `1250`。' },
    missing: {
      message: '缺少数字（`{{received}}`）。',
      hint: '请补上；如果是第一行或最后一行，也可以去掉这一行。',
    },
    negative: {
      message: '`{{received}}` 小于零。',
      hint: '请写实际花费或数量，最小为 `0`；退款请记在它所冲抵的那一周。',
    },
    'event-range': {
      message: '`{{received}}` 不是事件。',
      hint: '有这件事的周写 `1`，没有的写 `0`；大小会变的数字是控制变量：`控制=价格`。',
    },
    'event-name': {
      message: '`{{received}}` 不能作为事件的名字：太长，或含有看不见的字符。',
      hint: '请写不超过 80 个普通字符，例如 `夏季促销`。',
    },
    'too-many-events': {
      message: '到 `{{received}}` 为止，这一列的不同事件超过了 {{bound}} 个。',
      hint: '请只用少数几个词，或忽略这一列：`忽略="列名"`。',
    },
    'currency-mixed': {
      message: '这里是 {{received}}，其余是 {{currency}}。',
      hint: '请统一换算成一种货币；要指明是哪一种，写 `货币={{currency}}`。',
    },
    future: {
      message: '{{received}} 还没到：历史数据只记已经发生的事。',
      hint: '请去掉计划中的周；如果日和月弄反了，请说明哪个在前：`dates=day-first`（日在前）或 `dates=month-first`（月在前）。',
    },
    multiples: {
      message: '列名说数字的单位是 `{{received}}`：照原样读，每个数都会小 {{scale}} 倍。',
      hint: '请把这一列乘以 {{scale}}，并去掉列名里的单位；如果数字本来就是完整金额，只改列名即可。',
    },
    formula: {
      message: '`{{received}}` 是公式。',
      hint: '请导出数值而不是公式：复制后“粘贴为数值”，再另存为 CSV。',
    },
    'personal-column': {
      message: '这一列像是{{what}}。涉及个人的数据一律不收：做方案只需要每周的合计。',
      hint: '请从文件里删掉这一列；如果它本来就是合计，请改个列名。',
    },
    'personal-cell': {
      message: '这里像是{{what}}。涉及个人的数据一律不收：做方案只需要每周的合计。',
      hint: '请从文件里删掉这一列或这段文字。',
    },
    'unit-change': {
      message:
        '从 `{{received}}` 起，数额和之前相差约 {{times}} 倍（之前一般是 {{before}}，之后是 {{after}}）。',
      hint: '请统一单位；如果确实如此，请写 `金额=无误`。',
    },
    'constant-outcome': {
      message: '每一周的结果都是 `{{received}}`，没有什么可学的。',
      hint: '请换一列会变化的：`结果=销售额`。',
    },
    'other-weekday': {
      message: '这个文件的每周从{{second}}开始（{{received}}），已有的数据从{{first}}开始。',
      hint: '请从同一天开始，或先 `data remove`，再重新导入所有周。',
    },
    'other-currency': {
      message: '文件是 {{received}}，已有的数据是 {{currency}}。',
      hint: '请换算；如果只是符号不对，写 `货币={{currency}}`。',
    },
    'other-unit': {
      message: '已有数据的结果是{{unit}}，文件里的不是。',
      hint: '请用同样的结果，或重新导入所有周。',
    },
    'other-controls': {
      message: '文件和已有数据的控制变量不一样，其中一方缺少：{{missing}}。',
      hint: '请为每一周给出每个控制变量，或重新导入所有周。',
    },
    'gap-between': {
      message: '已有的数据和 {{received}} 之间缺少这些周：{{from}} 到 {{to}}。',
      hint: '请补上这些周的行。',
    },
  },
  data: {
    admins: { message: '只有管理员可以导入或删除历史数据。', hint: '请找一位管理员。' },
    name: {
      message: '`{{received}}` 不是某个场景的名称，也不能用作标识。',
      hint: '请用场景的名称，或用拉丁字母，例如 `shop`。',
    },
    unknown: { message: '没有 `{{received}}` 的历史数据。', hint: '有的是：{{choices}}。' },
    'none-yet': {
      message: '这里还没有导入过历史数据。',
      hint: '`data template medical` 会给出一张表格，填好后用 `data import medical` 导入。',
    },
    'upload-gone': {
      message: '文件 `{{received}}` 已经不在了：它只为上传的人保留一小时，重启后也不再保留。',
      hint: '什么都没有保存。请重新拖入文件，并附上 `data import` 和名称。',
    },
    'nothing-said': {
      message: '没有说明各列是什么。',
      hint: '请说明，例如 `结果=销售额 花费="电视,电台"`；或写 `confirm=yes`，按刚才显示的保存。',
    },
    'changed-meanwhile': {
      message: '这期间别人改动了 `{{received}}` 的历史数据。',
      hint: '什么都没有保存。请先用 `data show {{received}}` 看一看，再做一次。',
    },
    'too-many-files': {
      message: '这份历史数据已经由 {{bound}} 个文件组成，不能再多了。',
      hint: '请把几个文件合成一个，或用 `data remove` 删除后重新导入。',
    },
    'two-outcomes': {
      message: '一份历史数据只有一个结果，这里有两个：{{choices}}。',
      hint: '请把其中一个设为“不用”。',
    },
    whose: {
      message: '这个文件属于哪一份历史数据？{{choices}}',
      hint: '请写上名称：`data import shop`。',
    },
    'too-many': {
      message: '已经有 {{bound}} 份历史数据，不能再多了。',
      hint: '请用 `data remove` 删掉一份。',
    },
  },
  ...sourceProblems,
} as const;
