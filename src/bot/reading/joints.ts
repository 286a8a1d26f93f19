import type { Token } from './token.ts';

/** Keeps two words in one token until the line has been split. */
export const glue = '\u00a0';

const unitWords = 'k|m|w|b|mn|bn|million|billion|thousand|[百千万亿萬億]+元?|元';
const amountBegins = '[+-]?[¥$€£]?\\s*\\.?\\d';
/** A period as Chinese puts it before an amount: 每月 12万. */
const every = '每个?(?:天|日|周|星期|月|季度|季|年)';
/** What is spent now. */
const nowWords = '现状|当前|现在|目前';
const beforeAmount = `(?=${amountBegins}|${every}|百分之|占?(?:总|实际)?(?:预算|花费|支出)|(?:${nowWords})的?\\s*\\d)`;
/** What a sign and an amount look like once they are pulled together. */
const signed = `[=<>](?:${every})?[+-]?[¥$€£]?[\\d.,${glue}]*\\d`;
/** A channel's name in a mask: quoted, or one word. */
const name = '(?:"x*"|\'x*\'|[^\\s,;<>="\']+)';
const chineseName =
  '(?:"x*"|(?:(?!不变|不动|维持|保持|锁定|固定|的?(?:预算|花费|投放)(?:不|维持|保持))[^\\s,;<>="\'和及])+)';
const ofNow = '(?:\\s+(?:of|than)?\\s*(?:the\\s+)?(?:current|now|today|at\\s+present)(?:\\s+spend(?:ing)?)?)';

/**
 * How operators and amounts are pulled together, so that `app <= 20 k` is one word, and what people say in words
 * becomes a sign: `keep partners` is `keep<=partners`, `within 20%` and 在现状的 20% 以内 are `change<=20%`.
 * `$1` stands for a group. Each is repeated until nothing changes.
 */
const joints: readonly (readonly [RegExp, string])[] = [
  // As now: one name after the other.
  [
    new RegExp(
      `(?<=^|[\\s,;])(keep\\s+${name})\\s*(?:,\\s*and\\s+|\\s+and\\s+|\\s*&\\s*|,\\s*)(?!(?:keep|within)\\b)(?=${name}(?:[\\s,;]|$)(?!\\s*(?:[<>=]|at\\s|within\\s)))`,
      'gi',
    ),
    '$1 keep ',
  ],
  [
    new RegExp(
      `(?<=^|[\\s,;])keep\\s+(${name})(?![<>=])(?:\\s+(?:as\\s+(?:it\\s+)?(?:is|now|today)|unchanged|fixed|constant|the\\s+same))?(?=[\\s,;]|$)(?!\\s*[<>=])`,
      'gi',
    ),
    'keep<=$1',
  ],
  [
    new RegExp(`(?:保持|维持)\\s*(${chineseName})\\s*(?:和|及|以及|,)\\s*(?=${chineseName}.*?不[变动])`, 'g'),
    '保持$1不变 保持',
  ],
  [
    new RegExp(
      `(?:保持|维持)\\s*(?!不变|现状)(${chineseName})(?:的?(?:预算|花费|投放))?\\s*(?:不变|不动)`,
      'g',
    ),
    ' 保持<=$1 ',
  ],
  [
    new RegExp(
      `(?<=^|[\\s,;])(${chineseName})(?:的?(?:预算|花费|投放))?\\s*(?:维持|保持)(?:现状|不变|原样)`,
      'g',
    ),
    ' 保持<=$1 ',
  ],
  [new RegExp(`(?<=^|[\\s,;])(?:锁定|固定|冻结)\\s*(${chineseName})(?=[\\s,;]|$)`, 'g'), '保持<=$1'],
  // No channel further than that from now.
  [
    new RegExp(`(?<=^|[\\s,;])within\\s*=?\\s*(?:±|\\+/-)?\\s*(\\d[\\d.]*)\\s*%${ofNow}?`, 'gi'),
    'change<=$1%',
  ],
  [
    new RegExp(
      `(?:各|每个|所有|全部)?(?:渠道)?(?:都|均)?(?:控制)?在?(?:${nowWords})的?\\s*(?:上下|正负|±)?\\s*(\\d[\\d.]*)\\s*%\\s*(?:以内|之内|范围内|上下)`,
      'g',
    ),
    ' 变动<=$1% ',
  ],
  [/(?<=变动|变化|浮动|调整)(?:幅度)?\s*(?:不超过|不大于|不高于|不多于|最多|至多)\s*(?=\d)/g, '<='],
  // So much more or less than now.
  [new RegExp(`\\s*(?:最多|至多|不超过)比(?:${nowWords})再?(?:多|高|增加|增)\\s*(?=\\d)`, 'g'), '<=+'],
  [new RegExp(`\\s*(?:最多|至多|不超过)比(?:${nowWords})再?(?:少|低|减少|减)\\s*(?=\\d)`, 'g'), '>=-'],
  [new RegExp(`\\s*(?:最少|至少|不少于)比(?:${nowWords})再?(?:多|高|增加|增)\\s*(?=\\d)`, 'g'), '>=+'],
  [/\s*(?:最多|至多)再?增加\s*(?=\d)|\s*增加不超过\s*(?=\d)|\s*增幅不超过\s*(?=\d)/g, '<=+'],
  [/\s*(?:最多|至多)再?减少\s*(?=\d)|\s*减少不超过\s*(?=\d)|\s*降幅不超过\s*(?=\d)/g, '>=-'],
  [
    new RegExp(
      `(${every})\\s*((?:不超过|不高于|不大于|不多于|最多|至多|不低于|不少于|不小于|最少|至少)\\s*)(?=[¥$€£]?\\s*\\.?\\d)`,
      'g',
    ),
    '$2$1',
  ],
  [new RegExp(`\\s*(?:不超过|不高于|不大于|不多于|最多|至多)\\s*${beforeAmount}`, 'g'), '<='],
  [new RegExp(`\\s*(?:不低于|不少于|不小于|最少|至少)\\s*${beforeAmount}`, 'g'), '>='],
  [/(?<=变化|变动)\s*(?:超过|大于|高于|多于)\s*(?=\.?\d|百分之)/g, '>'],
  [
    new RegExp(
      `\\s+(?:at\\s+most|no\\s+more\\s+than|not\\s+more\\s+than|up\\s+to)\\s+(\\d[\\d.]*\\s*%)\\s+(?:more|above|over|higher)${ofNow}?`,
      'gi',
    ),
    '<=+$1',
  ],
  [
    new RegExp(
      `\\s+(?:at\\s+most|no\\s+more\\s+than|not\\s+more\\s+than)\\s+(\\d[\\d.]*\\s*%)\\s+(?:less|below|lower|under)${ofNow}?`,
      'gi',
    ),
    '>=-$1',
  ],
  [
    new RegExp(`\\s+(?:at\\s+least)\\s+(\\d[\\d.]*\\s*%)\\s+(?:more|above|over|higher)${ofNow}?`, 'gi'),
    '>=+$1',
  ],
  [
    new RegExp(`\\s+(?:at\\s+most|no\\s+more\\s+than|not\\s+more\\s+than)\\s+(?=${amountBegins})`, 'gi'),
    '<=',
  ],
  [
    new RegExp(`\\s+(?:at\\s+least|no\\s+less\\s+than|not\\s+less\\s+than)\\s+(?=${amountBegins})`, 'gi'),
    '>=',
  ],
  [
    /(?<=\bonly)[ -]if(?:\s+(?:it\s+)?(?:changed|changes|moved|moves))?(?:\s+by)?\s+(?:more\s+than|over)\s+(?=\.?\d)/gi,
    '-if>',
  ],
  [/(?<=\bonly)\s+if(?=\s*[<>=])/gi, '-if'],
  [/(?<=^|[\s,;])profit\s+(?:per|\/)\s+spend(?=\s*[<>=])/gi, 'profit-per-spend'],
  [/(?<=^|[\s,;])cost\s+per\s+(result|order|lead|sale|acquisition|customer)(?=\s*[<>=])/gi, 'cost-per-$1'],
  // Options that nobody mistakes for words.
  [/(?<=^|[\s,;])(budget|extra)\s+(?=[¥$€£]?\s*\d)/gi, '$1='],
  [
    new RegExp(`(?<=^|[\\s,;])(总?预算|追加|增加预算)(?:为|是)?\\s*(?=(?:${every})?\\s*[¥$€£]?\\s*\\d)`, 'g'),
    '$1=',
  ],
  [/\s*=\s*=\s*/g, '='],
  [/\s*(?:<\s*=|=\s*<)\s*/g, '<='],
  [/\s*(?:>\s*=|=\s*>)\s*/g, '>='],
  [/\s*([=<>])\s*/g, '$1'],
  [/\s+\+\s+/g, '+'],
  [new RegExp(`(?<=[=<>]${every})\\s+(?=[¥$€£]?\\s*\\.?\\d)`, 'g'), ''],
  [/(?<=[=<>](?:每个?[天日周月季年]|每季度|每星期)?[+-]?[¥$€£])\s+(?=\d)/g, ''],
  [/(?<==[+-])\s+(?=[¥$€£]?\.?\d)/g, ''],
  [/(?<=[=<>][+-]?[¥$€£]?\d{1,3})\s(?=\d{3}(?![\d.<>=]))/g, glue],
  [new RegExp(`(?<=${signed})\\s+(?=(?:${unitWords})(?:[\\s,;<>=/]|$))`, 'gi'), ''],
  // An amount with its period: `120k a month`, `20k / week`.
  [
    new RegExp(
      `(?<=${signed}(?:${unitWords})?)(?:\\s*/\\s*|\\s+(?:a|an|per|each)\\s+)(day|week|month|quarter|year)(?=[\\s,;<>=!]|$)`,
      'gi',
    ),
    '/$1',
  ],
  [new RegExp(`(?<=${signed}(?:${unitWords})?)(?:\\s+/\\s*|/\\s+)(?=[天日周月季年])`, 'gi'), '/'],
  [/(?<=\d)\s+(?=%)/g, ''],
  [
    /(?<=%)\s+of\s+(?:the\s+)?(?:current|now|today(?:'s)?)(?:\s+spend(?:ing)?)?(?=[\s,;]|$)/gi,
    `${glue}of${glue}current`,
  ],
  [/(?<=%)\s+of\s+(?:the\s+)?(?=(?:spend|spending|budget)\b)/gi, `${glue}of${glue}`],
  [new RegExp(`(?<=[<>=](?:${nowWords})的?)\\s+(?=\\d)`, 'g'), ''],
];

/** More rounds than a line of the longest length can need. */
const mostRounds = 200;

/** The line with operators, amounts and the words for limits pulled together. */
export function pulledTogether(line: Token): Token {
  let token = line;
  for (const [joint, join] of joints) {
    for (let round = 0; round < mostRounds; round += 1) {
      const next = replaceMasked(token, joint, join);
      if (next.text === token.text) break;
      token = next;
    }
  }
  return token;
}

/** What stands in a kept line, as people say it: `keep<=partners` is `keep partners`. */
export function asSaid(text: string): string {
  return text.replace(/^keep<=(.+)$/i, 'keep $1').replace(/^保持<=(.+)$/, '保持$1不变');
}

/** Replaces in the text what matches in the mask; `$1` to `$9` are the groups. */
function replaceMasked(token: Token, pattern: RegExp, replacement: string): Token {
  const indexed = pattern.hasIndices ? pattern : new RegExp(pattern.source, `${pattern.flags}d`);
  let text = '';
  let mask = '';
  let from = 0;
  for (const match of token.mask.matchAll(indexed)) {
    text += token.text.slice(from, match.index);
    mask += token.mask.slice(from, match.index);
    for (const part of replacement.split(/(\$\d)/)) {
      const [start, end] = /^\$\d$/.test(part) ? (match.indices?.[Number(part[1])] ?? [0, 0]) : [0, 0];
      text += /^\$\d$/.test(part) ? token.text.slice(start, end) : part;
      mask += /^\$\d$/.test(part) ? token.mask.slice(start, end) : part;
    }
    from = match.index + match[0].length;
  }
  return { text: text + token.text.slice(from), mask: mask + token.mask.slice(from) };
}
