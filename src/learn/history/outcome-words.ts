/** What the spend is for, by a column's name: in money or in numbers of things. */
export interface OutcomeName {
  readonly unit: 'money' | 'count';
  /** Among columns that could be the outcome, the lowest is taken: plain ones before gross, net, with taxes, profit. */
  readonly rank: number;
}

const money =
  /\b(?:revenues?|sales|sales? (?:value|amount)|turnover|income|gmv|earnings|(?:purchases? |total )?(?:conversions?|conv|purchases?|order) values?|(?:all )?conv value|umsatz(?:e|erlose?)?|\w*umsatz|erlose?|einnahmen|verkaufserlose?|kaufwert|conversion wert|conversionwert|chiffre d'affaires?|chiffre affaires|ca(?: (?:ht|ttc|net|brut|total))?|ventes|recettes?|revenus?|valeur (?:de conversion|des conversions|d'achat|des achats)|ingresos?|facturacion|ventas|valor de (?:conversion|las conversiones|compra|conversao|conversoes)|receitas?|faturamento|vendas|valor (?:da|das|de) conversao)\b|收入|营收|销售(?!量|数)|营业额|成交额|成交金额|交易额|交易金额|流水|(?:转化|购买|订单)(?:价值|金额)/;
const profit =
  /\b(?:profits?|margin|gewinne?|deckungsbeitrag|marge|benefices?|beneficios?|margen|lucros?|ebitda)\b|利润|毛利/;
const gross = /\b(?:gross|brutto\w*|bruts?|brutes?|brutos?|brutas?)\b|^brutto|总额/;
const net = /\b(?:nets?|nettes?|netto\w*|netos?|netas?|liquid[oa]s?)\b|^netto|净/;
const total = /\b(?:total|overall|gesamt\w*|totale?s?)\b|^gesamt|合计|总计/;

const count =
  /^(?:orders?|order (?:count|quantity)|(?:website |web )?conversions?|all conv|conv|sign ?ups?|registrations?|leads?|units|units sold|sales units|quantity|(?:website |web |meta |mobile app )?purchases|transactions?|installs?|app installs?|downloads?|subscriptions?|subscribers|customers?|new customers?|first time customers|returning customers|users|new users|bookings?|reservations?|kpi|outcome|target|response|y|results?|deals?|bestellungen|anzahl bestellungen|kaufe|verkaufe|anmeldungen|neukunden|kunden|registrierungen|buchungen|abschlusse|commandes|nombre de commandes|achats|inscriptions|nouveaux clients|pedidos|numero de pedidos|compras|conversiones|registros|clientes nuevos|clientes|conversoes|inscricoes|cadastros|novos clientes)$|^(?:订单|订单数|订单量|单量|销量|销售量|销售数量|转化|转化数|转化量|注册|注册数|注册量|成交量|成交数|线索|线索数|新增用户|新增用户数|新客数|用户数|客户数|下载量|安装量|成交单数)$/;

const trimmings =
  /\b(?:weekly|daily|total|net|gross|all|our|shop|store|web|website|online|number of|of|nb|anzahl|\(?usd|eur|gbp|cny)\b|^(?:每周|每日|总|合计|周|日)/g;

/** Whether a column of this name (folded) is what spend is for. */
export function outcomeName(folded: string): OutcomeName | undefined {
  const name = folded.replace(/'s\b/g, 's').replace(/^sales value$/, 'sales');
  if (profit.test(name)) return { unit: 'money', rank: 5 };
  if (money.test(name)) return { unit: 'money', rank: rankOf(name) };
  const bare = name.replace(trimmings, ' ').replace(/\s+/g, ' ').trim();
  return count.test(name) || count.test(bare) ? { unit: 'count', rank: 0 } : undefined;
}

function rankOf(name: string): number {
  if (gross.test(name)) return 1;
  if (net.test(name)) return 2;
  return total.test(name) ? 3 : 0;
}

/** A value that tells of the week or the company as a whole, not of one row. */
export const isOverall = (folded: string) =>
  /\b(?:total|overall|company|shop|store|all|weekly|week)\b|\bgesamt\w*|^gesamt|全部|总/.test(folded);

/** What is taken off, put on or held back: part of the outcome. */
const part =
  /\b(?:tax|taxes|vat|gst|discounts?|returns?|refunds?|chargebacks?|shipping|delivery (?:fee|revenue|charges?)|freight|tips?|duties|cogs|cost of goods(?: sold)?|goods sold|steuern?|mwst|umsatzsteuer|rabatte?|nachlasse|retouren|erstattungen|ruckgaben|gutschriften|versand(?:kosten|erlose)?|wareneinsatz|wareneinkauf|taxes?|tva|remises?|retours|remboursements?|livraison|frais de port|impuestos?|iva|descuentos?|devoluciones|reembolsos?|envios?|impostos?|descontos?|devolucoes|reembolsos?|fretes?)\b|税|退款|退货|运费|优惠(?:金额)?|折扣金额/;
export const isPartName = (folded: string) => part.test(folded);

/** What media cause on the way to the outcome: holding it fixed would hide what they do. */
const onTheWay =
  /\b(?:sessions?|visits?|visitors?|site ?visits|page ?views?|landing page views?|content views?|product views?|traffic|web ?traffic|foot ?fall|footfall|add(?:s|ed)? to carts?|carts?|baskets?|checkouts?|brand(?:ed)? search(?:es)?|brand(?:ed)? (?:queries|search volume)|search volume|engaged sessions|app opens|followers|likes|engagements?|video plays|thruplays|besuche|besucher|sitzungen|seitenaufrufe|warenkorbe?|markensuchen?|visites|visiteurs|paniers?|pages vues|recherches de marque|sesiones|visitas|visitantes|carritos?|busquedas de marca|sessoes|carrinhos?|buscas (?:da|de) marca)\b|访问|访客|会话|加购|购物车|浏览量|流量|品牌搜索|品牌词搜索|^(?:uv|pv|dau|mau)$/;
export const isOnTheWay = (folded: string) => onTheWay.test(folded);

const plans =
  /\b(?:targets?|forecasts?|plan|planned|budgeted|goals?|ly|last year|prior year|previous year|py|cumulative|cum|ytd|mtd|running total|to date|soll|ziel|zielwert|vorjahr|kumuliert|prognose|objectifs?|previsions?|cumul|annee precedente|objetivos?|prevision|ano anterior|acumulad[oa]|previsao)\b|目标|预测|计划|去年|同期|累计/;
/** What was planned, foreseen, or so in another year; or a sum so far. */
export const isPlanName = (folded: string) => plans.test(folded);

const otherCosts =
  /\b(?:salar(?:y|ies)|wages|payroll|rent|overheads?|personnel|staff|staffing|operating|operations|opex|warehouse|logistics|packaging|fulfil?lment|production|manufacturing|materials?|cogs|miete|personal|personalkosten|lohne?|gehalter|fremdleistungen|loyers?|salaires?|alquiler|salarios|aluguel)\b|工资|房租|人工|物流|仓储/;
/** Costs that buy no media. */
export const isOtherCost = (folded: string) => otherCosts.test(folded);
