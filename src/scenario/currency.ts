/** Signs and words that name a currency; `own` is whatever the scenario counts in. */
const marks: readonly (readonly [mark: string, currency: string])[] = [
  ['人民币', 'CNY'],
  ['rmb', 'CNY'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['us$', 'USD'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['hk$', 'HKD'],
  ['r$', 'BRL'],
  ['nt$', 'TWD'],
  ['日元', 'JPY'],
  ['欧元', 'EUR'],
  ['英镑', 'GBP'],
  ['¥', 'own'],
  ['￥', 'own'],
  ['元', 'own'],
  ['块', 'own'],
  ['$', '$'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₩', 'KRW'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['zł', 'PLN'],
];

const isoCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currency mark at the start or the end of lower-case text, and what is left without it. `own` for marks
 * that stand for the scenario's currency whichever it is (`¥`, 元), `$` for a dollar that does not say whose.
 */
export function currencyWritten(
  text: string,
): { readonly currency: string; readonly rest: string } | undefined {
  for (const [mark, currency] of marks) {
    if (text.startsWith(mark)) return { currency, rest: text.slice(mark.length).trim() };
    if (text.endsWith(mark)) return { currency, rest: text.slice(0, -mark.length).trim() };
  }
  const before = /^([a-z]{3})(?=[\d.])/.exec(text)?.[1];
  if (before !== undefined && isIso(before)) {
    return { currency: before.toUpperCase(), rest: text.slice(3).trim() };
  }
  const after = /[\d.]\s*(?:[km万亿千]|bn)?([a-z]{3})$/.exec(text)?.[1];
  if (after !== undefined && isIso(after)) {
    return { currency: after.toUpperCase(), rest: text.slice(0, -3).trim() };
  }
  return undefined;
}

function isIso(code: string): boolean {
  return isoCodes.has(code.toUpperCase());
}

const dollars: ReadonlySet<string> = new Set(['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN']);

/** Whether a written mark means this currency. */
export function meansCurrency(mark: string, currency: string): boolean {
  return mark === 'own' || mark === currency || (mark === '$' && dollars.has(currency));
}
