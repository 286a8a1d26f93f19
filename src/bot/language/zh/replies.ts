import type { SameKeys } from '../catalogue.ts';
import type { replies as english } from '../en/replies.ts';

export const replies = {
  gap: '',
  colon: '：',
  comma: '、',
  semicolon: '；',
  period: {
    day: { each: '每天', per: '/天', span_one: '{{count}} 天', span_other: '{{count}} 天' },
    week: { each: '每周', per: '/周', span_one: '{{count}} 周', span_other: '{{count}} 周' },
    month: { each: '每月', per: '/月', span_one: '{{count}} 个月', span_other: '{{count}} 个月' },
    quarter: { each: '每季度', per: '/季度', span_one: '{{count}} 个季度', span_other: '{{count}} 个季度' },
    year: { each: '每年', per: '/年', span_one: '{{count}} 年', span_other: '{{count}} 年' },
  },
  refusal: {
    title: '这样写无法执行',
    cancelled: '已取消',
    several: '这个请求里有 {{count}} 处不能用。',
    nearest: '是不是指 `{{nearest}}`？',
    choices: '可以是：{{choices}}。',
    example: '例如：`{{line}}`',
    corrected: '试试：`{{line}}`',
    json: {
      InvalidSymbol: '有 JSON 不认识的词或符号',
      InvalidNumberFormat: '这不是数字',
      PropertyNameExpected: '这里应该是双引号里的名称',
      ValueExpected: '这里应该是一个值',
      ColonExpected: '这里应该是冒号',
      CommaExpected: '这前面缺少逗号',
      CloseBraceExpected: '这里应该是右花括号',
      CloseBracketExpected: '这里应该是右方括号',
      EndOfFileExpected: 'JSON 在这之前已经结束',
      InvalidCommentToken: 'JSON 不能有注释',
      UnexpectedEndOfComment: 'JSON 不能有注释',
      UnexpectedEndOfString: '文字没有结束',
      UnexpectedEndOfNumber: '数字不完整',
      InvalidUnicode: '\\u 后面应该是四位十六进制数字',
      InvalidEscapeCharacter: '没有这种转义；反斜杠本身要写两次',
      InvalidCharacter: '文字里不能有换行或控制字符',
    },
  },
  incident: {
    title: '我们这边出了故障',
    summary: '我们这边出了故障，没有保存任何内容。故障编号 {{incident}}。',
    advice: '可以再试一次。如果还是不行，请把故障编号 {{incident}} 告诉维护这个机器人的人：日志里有详情。',
  },
} as const satisfies SameKeys<typeof english>;
