import { halfWidth } from '../../scenario/half-width.ts';

/** A column's name without what stands in brackets behind it, one space between words. */
export function cleanColumn(name: string): string {
  return halfWidth(name)
    .replace(/[([{［【][^)\]}］】]*[)\]}］】]\s*$/, '')
    .replace(/([a-z\d])(Spend|Spent|Costs?|Impressions|Clicks)\b/g, '$1 $2')
    .replace(/[\s_\-./:]+/g, ' ')
    .trim();
}

/** The same as it is compared: in lower case. */
export const foldColumn = (name: string) => cleanColumn(name).toLowerCase();

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(',').map((word) => word.trim()));

/** The day or the first day of the week. */
export const dateNames = setOf(
  'date, day, week, ds, date week, week date, week start, week starting, week beginning, week begin, week commencing, start, start date, date start, start of week, period, time, timestamp, reporting starts, 日期, 时间, 周, 周次, 星期, 开始日期, 起始日期, 周开始, 周起始, 周起始日, 统计日期, 统计周期, 时间段, 数据日期',
);

/** The last day of the week. */
export const weekEndNames = setOf(
  'week end, week ending, week ended, end, end date, date end, end of week, reporting ends, 结束日期, 截止日期, 周结束, 周末日期',
);

/** What the date says already. */
const calendarNames = setOf(
  'dayofyear, day of year, doy, dayofweek, day of week, dow, weekday, weekofyear, week of year, week number, week no, week num, weeknum, isoweek, iso week, month, year, quarter, month number, yearmonth, 年, 月, 月份, 年份, 季度, 周数, 第几周, 星期几, 年月',
);

/** Numbers of the row, where they go up by one each. */
export const indexNames = setOf(
  't, trend, index, idx, time index, row, row number, no, nr, #, id, n, unnamed: 0, 序号, 编号, 趋势',
);

export const isCalendarName = (folded: string) => calendarNames.has(folded);

const moneyOutcomes = setOf(
  'revenue, revenues, sales, sales revenue, sales value, sales amount, turnover, income, gmv, earnings, profit, 收入, 营收, 销售, 销售额, 销售收入, 销售金额, 营业额, 营业收入, 成交额, 成交金额, 交易额, 流水, 利润',
);
const countOutcomes = setOf(
  'order, orders, order count, conversion, conversions, signup, signups, sign ups, registrations, leads, units, units sold, sales units, quantity, purchases, transactions, installs, downloads, subscriptions, customers, new customers, users, new users, bookings, kpi, outcome, target, response, y, 订单, 订单数, 订单量, 单量, 销量, 销售量, 转化, 转化数, 转化量, 注册, 注册数, 成交量, 成交数, 线索, 线索数, 新增用户, 新增用户数, 用户数, 客户数, 下载量, 安装量, 成交单数',
);

/** What may stand before or behind the name of an outcome. */
const outcomeTrimmings = /\b(?:weekly|daily|total|net|gross|all)\b|^(?:每周|每日|总|合计|周|日)/g;

/** Whether a column of this name is what the spend is for, and in which unit. */
export function outcomeUnit(folded: string): 'money' | 'count' | undefined {
  const bare = folded.replace(outcomeTrimmings, ' ').replace(/\s+/g, ' ').trim();
  const is = (names: ReadonlySet<string>) => names.has(folded) || names.has(bare);
  if (is(moneyOutcomes)) return 'money';
  return is(countOutcomes) ? 'count' : undefined;
}

const spendWords =
  'spend|spends|spending|spent|cost|costs|expense|expenses|ad spend|adspend|investment|花费|费用|消耗|投放费用|投放金额|投放|广告费|支出|成本|投入'.split(
    '|',
  );
const impressionWords =
  'impressions|impression|impr|imps|views|曝光量|曝光数|曝光|展示量|展示数|展示|展现量|展现'.split('|');
const clickWords = 'clicks|click|点击量|点击数|点击'.split('|');

const isHan = (word: string) => /\p{Script=Han}/u.test(word);

/** What is left of a name without a word at its beginning or end: `tv spend`, `cost of tv`, `电视花费`. */
function without(words: readonly string[], clean: string): string | undefined {
  const any = words.join('|');
  const patterns = [
    new RegExp(`^(?:(.+?) )?(?:${any})(?: (?:amount|total))?$`, 'i'),
    new RegExp(`^(?:${any})(?: (?:on|of|for))? (.+)$`, 'i'),
    new RegExp(`^(.+?)(?:${words.filter(isHan).join('|')})$`),
  ];
  const found = patterns.map((pattern) => pattern.exec(clean)).find((match) => match !== null);
  return found === undefined ? undefined : (found?.[1] ?? '').trim();
}

/** What a column measures about a channel, and which part of its name is the channel's (empty: it does not say). */
export interface Measure {
  readonly kind: 'spend' | 'impressions' | 'clicks' | 'ratio';
  readonly channel: string;
}

/** What a column measures about a channel, where its name says so: Robyn's suffixes `_S`, `_I`, `_P`; or words such as `tv spend`, `曝光`. */
export function measureOf(name: string): Measure | undefined {
  const [, stem = '', suffix] = /^(.+)_([SIP])$/.exec(name.trim()) ?? [];
  if (suffix !== undefined) {
    const kind = suffix === 'S' ? 'spend' : suffix === 'I' ? 'impressions' : 'clicks';
    return { kind, channel: cleanColumn(stem) };
  }
  const clean = cleanColumn(name);
  const folded = clean.toLowerCase();
  if (
    /\b(?:cpc|cpm|cpa|cpl|ctr|cvr|roas|roi|frequency)\b|(?:点击率|转化率|单价)$|^(?:roi|投产比)/.test(folded)
  ) {
    return { kind: 'ratio', channel: '' };
  }
  const kinds = [
    ['spend', spendWords],
    ['impressions', impressionWords],
    ['clicks', clickWords],
  ] as const;
  for (const [kind, words] of kinds) {
    const channel = without(words, clean);
    if (channel !== undefined) return { kind, channel };
  }
  return /^x ?\d{1,3}$/.test(folded) ? { kind: 'spend', channel: folded.replace(' ', '') } : undefined;
}

/** A sum of other columns. */
export const isTotalName = (channel: string) =>
  /^(?:total|totals|sum|all|overall|grand total|total media|media total|media|marketing|ad|总|总计|合计|全部|广告总|总广告)$/i.test(
    channel,
  );

const controlWords =
  /\b(?:competitors?|competition|prices?|pricing|temperature|temp|weather|rain|rainfall|sunshine|unemployment|inflation|cpi|gdp|confidence|stock|distribution|discount|newsletters?|emails sent|seasonality|traffic|mobility|covid|index)\b|竞品|竞争|价格|气温|温度|天气|降雨|库存|折扣|通胀|失业|指数|物价/i;

/** What moves the outcome beside the spend. */
export const isControlName = (name: string) => /_B$/.test(name.trim()) || controlWords.test(foldColumn(name));

const eventWords =
  /\b(?:events?|holidays?|promos?|promotions?|campaigns?|launch|launches|black ?friday|christmas|xmas|easter|ramadan|diwali|lockdown)\b|活动|节日|节假日|假期|促销|大促|事件|春节|国庆|双十一|双11|双12|618/;

/** What happened in some weeks only. */
export const isEventName = (name: string) => eventWords.test(foldColumn(name));

const mediaWords =
  /\b(?:tv|television|radio|ooh|outdoor|print|press|facebook|meta|instagram|google|search|sem|seo|display|video|youtube|tiktok|linkedin|twitter|pinterest|snapchat|bing|amazon|affiliates?|influencers?|podcasts?|social|cinema|direct mail|retargeting|programmatic)\b|电视|电台|广播|户外|抖音|快手|百度|微信|微博|小红书|头条|腾讯|朋友圈|信息流|搜索|视频号|b站|知乎|广点通|巨量/;

/** What is mostly a channel that money is spent on. */
export const isMediaName = (name: string) => mediaWords.test(foldColumn(name));
