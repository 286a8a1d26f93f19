import type { SameKeys } from '../catalogue.ts';
import type { problems as english } from '../en/problems.ts';

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
  front: {
    'chart-text': { message: '图没能画出来。', hint: '同样的数字在文字里。' },
    'action-expired': { message: '这个按钮已经失效。', hint: '请重新输入命令。' },
  },
} as const satisfies SameKeys<typeof english>;
