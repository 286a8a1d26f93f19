import { foldColumn } from './fold-name.ts';

const controlWords =
  /\b(?:competitors?|competition|rivals?|wettbewerb\w*|konkurrenz\w*|concurrents?|concurrence|competencia|competidor\w*|concorrente?s?|concorrencia|prices?|pricing|preis\w*|prix|precios?|precos?|temperature|temp|temperatur|temperatura|weather|wetter|meteo|clima|tempo|rain|rainfall|regen|pluie|lluvia|chuva|sunshine|sonne\w*|unemployment|arbeitslos\w*|inflation|inflacion|inflacao|cpi|gdp|confidence|stock|inventory|lagerbestand|distribution|newsletters?|emails sent|seasonality|mobility|covid|index|exchange rate|interest rate|zinssatz|wechselkurs|discount|rabatt)\b|竞品|竞争|价格|单价|气温|温度|天气|降雨|库存|折扣|通胀|失业|指数|物价|汇率/;
const mostlyControls =
  /\b(?:competitors?|competition|wettbewerb\w*|konkurrenz\w*|concurrents?|competencia|concorrente?s?|unemployment|inflation|exchange rate|interest rate)\b|竞品|竞争|汇率|失业|通胀/;

/** What moves the outcome beside the spend. */
export const isControlName = (name: string) => /_B$/.test(name.trim()) || controlWords.test(foldColumn(name));

/** Something of others or of the economy, even where the name says spend or rate as well. */
export const isOutsideName = (name: string) =>
  /_B$/.test(name.trim()) || mostlyControls.test(foldColumn(name));

const eventWords =
  /\b(?:events?|holidays?|bank holidays?|feiertage?|ferien|feries?|vacances|festivos?|feriados?|promos?|promotions?|promocion|promocao|aktion|aktionen|campaigns?|launch|launches|black ?friday|christmas|xmas|weihnachten|noel|navidad|natal|easter|ostern|ramadan|diwali|lockdown|soldes|rebajas|sale)\b|活动|节日|节假日|假期|促销|大促|事件|春节|国庆|双十一|双11|双12|618/;

/** What happened in some weeks only. */
export const isEventName = (name: string) => eventWords.test(foldColumn(name));

const mediaWords =
  /\b(?:tv|ctv|television|fernsehen|radio|ooh|dooh|outdoor|print|press|facebook|fb|meta|instagram|google|adwords|search|sem|sea|seo|display|video|youtube|tiktok|linkedin|twitter|pinterest|snapchat|reddit|bing|microsoft ads|amazon|criteo|taboola|outbrain|spotify|affiliates?|influencers?|podcasts?|social|cinema|kino|direct mail|mailing|email|e mail|sms|push|retargeting|remarketing|programmatic|shopping|performance max|pmax|whatsapp|telegram|flyer|plakat|affichage|radio|presse)\b|电视|电台|广播|户外|抖音|快手|百度|微信|微博|小红书|头条|腾讯|朋友圈|信息流|搜索|视频号|b站|知乎|广点通|巨量|淘宝|天猫|京东|拼多多|短信|播客/;

/** What is mostly a channel that money is spent on. */
export const isMediaName = (name: string) => mediaWords.test(foldColumn(name));

/** The kinds of lists that rows may be of, beside the date. */
export type Dimension = 'region' | 'channel' | 'campaign' | 'detail' | 'metric';

const dimensionWords: readonly (readonly [Dimension, RegExp])[] = [
  [
    'metric',
    /^(?:metric|metrics|measure|measure names|kpi|variable|kennzahl|metrik|indicateur|mesure|metrica|indicador|指标|指标名称)$/,
  ],
  [
    'region',
    /\b(?:geo|region|country|state|province|city|dma|market|territory|location|bundesland|land|stadt|gebiet|markt|pays|ville|departement|pais|ciudad|provincia|estado|regiao|cidade|store|shop|filiale|branch)\b|地区|区域|大区|省份|^省$|城市|国家|门店|店铺|市场$/,
  ],
  [
    'detail',
    /\b(?:ad ?set|ad ?group|ad|creative|keyword|device|placement|age|gender|anzeigengruppe|anzeige|gerat|groupe d'annonces|match type|network|product|产品|设备)\b|广告组|创意|关键词|设备|单元/,
  ],
  [
    'channel',
    /\b(?:channels?|media|medium|platforms?|publisher|vendor|source|kanal|plattform|quelle|medien|canal|canaux|plateforme|plataforma|fuente|fonte|network)\b|渠道|媒体|平台|来源/,
  ],
  ['campaign', /\b(?:campaigns?|kampagnen?|campagnes?|campanas?|campanhas?)\b|广告系列|推广计划|计划/],
];

/** What a column of texts lists, by its name. */
export const dimensionOf = (name: string): Dimension | undefined => {
  const folded = foldColumn(name);
  return dimensionWords.find(([, pattern]) => pattern.test(folded))?.[0];
};

const totals =
  /^(?:grand |sub ?)?totals?\b|^(?:sum|sums|summe|summen|gesamt\w*|zwischensumme|insgesamt|ensemble|somme|sous total|suma|subtotal|soma|average|avg|mean|mittelwert|durchschnitt|moyenne|promedio|media|overall|all)$|^total(?:e|es)?\b|^(?:total|moyenne|suma|promedio|soma|media) (?:general|generale|geral|de|des|of)\b|\b(?:subtotal|sub total|total|summe|totals)$|合计|总计|小计|平均|汇总|总和|总数/;

/** Words that stand where a date or a channel would, before the sums of other rows. */
export const isTotalLabel = (text: string) =>
  text.length <= 60 && totals.test(foldColumn(text.replace(/[:：]\s*/, ' ')));
