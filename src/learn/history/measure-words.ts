import { cleanColumn, foldColumn, plainLetters } from './fold-name.ts';

/** What a column measures about a channel, and which part of its name is the channel's (empty: it does not say). */
export interface Measure {
  readonly kind: 'spend' | 'impressions' | 'exposure' | 'ratio';
  readonly channel: string;
}

const words = (text: string) => text.split('|').toSorted((a, b) => b.length - a.length);

const spendWords = words(
  'amount spent|ad spend|adspend|ads spend|media spend|ad cost|ads cost|media cost|spend|spends|spending|spent|cost|costs|expense|expenses|investment|invest|budget spent|ausgegebener betrag|werbeausgaben|werbekosten|mediakosten|mediaausgaben|kosten|ausgaben|aufwand|montant depense|cout|couts|depense|depenses|frais|investissement|investissements|importe gastado|gasto|gastos|coste|costes|costo|costos|inversion|inversiones|valor gasto|valor usado|custo|custos|investimento|investimentos|广告花费|广告费用|广告费|投放费用|投放金额|投放花费|推广费用|推广费|消耗金额|花费|费用|消耗|投放|支出|成本|投入',
);
const impressionWords = words(
  'impressions|impression|impr|imps|views|video views|impressionen|einblendungen|affichages|impresiones|impressoes|曝光量|曝光数|曝光|展示量|展示数|展示次数|展示|展现量|展现',
);
const exposureWords = words(
  'clicks|click|link clicks|clicks (all)|outbound clicks|unique clicks|reach|unique reach|frequency|grp|grps|trp|trps|spots|klicks|reichweite|frequenz|haufigkeit|clics|portee|couverture|repetition|alcance|frecuencia|cliques|frequencia|点击量|点击数|点击次数|点击|触达|覆盖人数|覆盖|频次',
);

const rates =
  /\b(?:cpc|cpm|cpa|cpl|cpo|cpv|cpi|cac|ctr|cvr|cr|vtr|roas|roi|acos|mer|aov|is|rates?|ratio|share|per|quote|anteil|taux|part|tasa|cuota|porcentaje|porcentagem|taxa|participacao|percent|percentage|yoy|wow|mom|vs|change|veranderung|evolution|variacion|variacao|average order value|bounce|position|rank|quality score|relevance|frequence)\b|\w+(?:rate|quote|anteil)$|%|点击率|转化率|率$|占比|比例|同比|环比|客单价|^(?:roi|投产比)|\b(?:avg|average|mean|durchschn|durchschnittliche?r?|moyenne?|promedio|media de|medio) (?:cpc|cost|costs|order|cpm|kosten|cout|coste|custo|position|klick)/;
const dividedNames =
  /(?:cost|value|spend|kosten|cout|coste|custo|conv\w*)\.? *\/|\/ *(?:cost|click|conv|klick|order|1000)/i;

const isHan = (word: string) => /\p{Script=Han}/u.test(word);
const between = '[\\s_./:–—|-]+';
const links = '(?:(?:on|of|for|in|von|fur|bei|de|du|des|pour|sur|en|para|em|do|da)\\s+)?';
const patternsOf = (list: readonly string[]) => {
  const any = list.map((word) => word.replace(/[()]/g, '\\$&')).join('|');
  const han = list.filter(isHan).join('|');
  const behind = `(?:${between}(?:amount|total|net|usd|eur|gbp|cny|chf|inr|brl))?`;
  return [
    new RegExp(`^(?<channel>.*?)(?:^|${between})(?:${any})${behind}$`),
    new RegExp(`^(?:${any})${between}${links}(?<channel>.+)$`),
    ...(han === ''
      ? []
      : [new RegExp(`^(?<channel>.+?)\\s*(?:${han})$`), new RegExp(`^(?:${han})[\\s:-]*(?<channel>.+)$`)]),
  ];
};
const spendPatterns = patternsOf(spendWords);
const impressionPatterns = patternsOf(impressionWords);
const exposurePatterns = patternsOf(exposureWords);

/** What is left of a name without a word at its beginning or end, as it was written: `tv spend`, `Coût Google`, `电视花费`. */
function without(patterns: readonly RegExp[], clean: string): string | undefined {
  const plain = plainLetters(clean).toLowerCase().replaceAll('.', ' ').trimEnd();
  for (const pattern of patterns) {
    const channel = pattern.exec(plain)?.groups?.channel;
    if (channel === undefined) continue;
    const at = plain.startsWith(channel) ? 0 : plain.lastIndexOf(channel);
    return cleanColumn(clean.normalize('NFC').slice(at, at + channel.length));
  }
  return undefined;
}

/** Names that say a ratio of others: `CTR`, `Avg. CPC`, `Cost / conv.`, `% of spend`, `Anteil`. */
function isRateName(name: string): boolean {
  const plain = plainLetters(name).toLowerCase();
  return rates.test(foldColumn(name)) || /%/.test(plain) || dividedNames.test(plain);
}

/** What a column measures about a channel, where its name says so: Robyn's suffixes `_S`, `_I`, `_P`; or words such as `tv spend`, `曝光`. */
export function measureOf(name: string): Measure | undefined {
  const [, stem = '', suffix] = /^(.+)_([SIP])$/.exec(name.trim()) ?? [];
  if (suffix !== undefined) {
    const kind = suffix === 'S' ? 'spend' : suffix === 'I' ? 'impressions' : 'exposure';
    const clean = cleanColumn(stem);
    return { kind, channel: without(exposurePatterns, clean) || clean };
  }
  if (isRateName(name)) return { kind: 'ratio', channel: '' };
  const clean = cleanColumn(name);
  const kinds = [
    ['spend', spendPatterns],
    ['impressions', impressionPatterns],
    ['exposure', exposurePatterns],
  ] as const;
  for (const [kind, patterns] of kinds) {
    const channel = without(patterns, clean);
    if (channel !== undefined) return { kind, channel };
  }
  const folded = foldColumn(name);
  return /^x ?\d{1,3}$/.test(folded) ? { kind: 'spend', channel: folded.replace(' ', '') } : undefined;
}

/** A sum of other columns. */
export const isTotalName = (channel: string) =>
  /^(?:(?:total|totals|sum|all|overall|grand total|gesamt|gesamte|summe|totale|tout|todo|todos)(?: (?:media|marketing|ad|ads|advertising|paid|werbe|channels|kanale))?|(?:media|marketing|ad|ads|paid|werbung)(?: total)?|总|总计|合计|全部|广告总|总广告)$/i.test(
    foldColumn(channel),
  );
