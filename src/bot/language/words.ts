import i18next, { type i18n } from 'i18next';
import type { Language } from '../chart.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** The dotted paths of a catalogue's texts; plural forms (`runs_one`, `runs_other`) go by their stem. */
type Paths<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key}`
    : Paths<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

export type MessageKey = Paths<typeof en>;
type MessageValues = Readonly<Record<string, string | number>>;

/** Every text and number as one language writes it. */
export interface Words {
  readonly language: Language;
  /** The text of a key, with `{{name}}` filled in; `count` chooses the plural form. */
  say(key: MessageKey, values?: MessageValues): string;
  /** The text of a key that was put together at run time; undefined when there is none. */
  find(key: string, values?: MessageValues): string | undefined;
  /** Compact money: `¥52k`, `¥5.2万`; `digits` significant ones (3 unless told). */
  money(amount: number, currency: string, digits?: number): string;
  /** Money with its sign: `+¥1.2k`, `−¥300`. */
  moneyChange(amount: number, currency: string): string;
  /** A compact number: `1.2k`, `1.2万`. */
  number(value: number, digits?: number): string;
  /** A share as a percentage: 0.123 → `12.3%`. */
  percent(share: number, digits?: number): string;
  /** `+12%`, `−3.1%`. */
  percentChange(share: number): string;
  /** A date and time in a zone, named. */
  time(at: Date, timeZone: string): string;
  /** The same with the day of the week and by the 24-hour clock: `Mon, Mar 2, 2026, 09:00`. */
  moment(at: Date, timeZone: string): string;
  /** A day's date in a zone: `Mar 2, 2026`. */
  date(at: Date, timeZone: string): string;
  /** The time of day in a zone: `09:00`. */
  clock(at: Date, timeZone: string): string;
  /** A day of the week; Monday is 1. */
  weekday(day: number): string;
  /** A calendar day in a zone: `4 May`, `5月4日`; with its year where that is not clear. */
  day(at: Date, timeZone: string, withYear?: boolean): string;
  /** A time zone as people write it: `Europe/Berlin`, and `UTC+8` for IANA's `Etc/GMT-8`. */
  zone(timeZone: string): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
}

const locales: Record<Language, string> = { en: 'en', zh: 'zh-CN' };
/** The day before the month, as in most of the world. */
const dayLocales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

const catalogues: i18n = i18next.createInstance();
void catalogues.init({
  resources: { en: { translation: en }, zh: { translation: zh } },
  fallbackLng: false,
  // Fronts escape for their platform; escaping here as well would show `&amp;` to people.
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

export const minus = (text: string) => text.replace(/^-/, '−').replace(/^([^\d-]*)-/, '−$1');

/** Stands where a value meets its sentence, until the whole is put together; nobody can type it. */
const seam = '\uE000';
const hanThenLatin = new RegExp(`(?<=\\p{Script=Han})${seam}+(?=[a-zA-Z])`, 'gu');
const latinThenHan = new RegExp(`(?<=[a-zA-Z])${seam}+(?=\\p{Script=Han})`, 'gu');

const marked = (text: string) => `${seam}${text.replaceAll(seam, '')}${seam}`;

/** Chinese sets Latin words apart by spaces, whichever of the two a name that is filled in happens to be. */
const spaced = (text: string) =>
  text.replace(hanThenLatin, ' ').replace(latinThenHan, ' ').replaceAll(seam, '');

const allMarked = (values: MessageValues): MessageValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? marked(value) : value]),
  );

function makeWords(language: Language): Words {
  const locale = locales[language];
  const translate = (key: string, values: MessageValues = {}): string =>
    language === 'zh'
      ? spaced(catalogues.t(key, { lng: language, ...allMarked(values) }))
      : catalogues.t(key, { lng: language, ...values });
  const compact = (value: number, digits: number, extra: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, {
      notation: Math.abs(value) >= (language === 'zh' ? 1e4 : 1e3) ? 'compact' : 'standard',
      maximumSignificantDigits: digits,
      ...extra,
    })
      .format(value === 0 ? 0 : value)
      // People here write thousands as `52k`, and so do our commands.
      .replace(/(?<=\d)K$/, 'k')
      .replace(/(?<=\d)M$/, 'm');
  const currencyStyle = (currency: string): Intl.NumberFormatOptions => ({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
  });
  const words: Words = {
    language,
    say: (key, values) => translate(key, values),
    find: (key, values) =>
      catalogues.exists(key, { ...values, lng: language }) ? translate(key, values) : undefined,
    money: (amount, currency, digits = 3) => {
      const short = compact(amount, digits, currencyStyle(currency));
      // `¥60.0005k` is harder to read than what it shortens.
      return minus(
        /\.\d{4,}/.test(short)
          ? compact(amount, digits, { ...currencyStyle(currency), notation: 'standard' })
          : short,
      );
    },
    moneyChange: (amount, currency) =>
      minus(compact(amount, 3, { ...currencyStyle(currency), signDisplay: 'exceptZero' })),
    number: (value, digits = 3) => minus(compact(value, digits)),
    percent: (share, digits = 3) =>
      minus(
        new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: digits }).format(share),
      ),
    percentChange: (share) =>
      minus(
        new Intl.NumberFormat(locale, {
          style: 'percent',
          maximumSignificantDigits: 3,
          signDisplay: 'exceptZero',
        }).format(share),
      ),
    time: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at),
    moment: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        year: 'numeric',
        month: language === 'zh' ? 'long' : 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(at),
    date: (at, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at),
    clock: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(at),
    weekday: (day) =>
      // The first of January 2024 was a Monday.
      new Intl.DateTimeFormat(locale, {
        weekday: language === 'zh' ? 'short' : 'long',
        timeZone: 'UTC',
      }).format(Date.UTC(2024, 0, day)),
    day: (at, timeZone, withYear = false) =>
      new Intl.DateTimeFormat(dayLocales[language], {
        timeZone,
        day: 'numeric',
        month: language === 'en' ? 'short' : 'long',
        ...(withYear && { year: 'numeric' }),
      }).format(at),
    zone: (timeZone) =>
      timeZone.replace(
        /^Etc\/GMT([+-])(\d+)$/,
        (_, sign: string, hours: string) => `UTC${sign === '+' ? '-' : '+'}${hours}`,
      ),
    list: (items) => {
      const listed = new Intl.ListFormat(locale, { type: 'conjunction' });
      return language === 'zh' ? spaced(listed.format(items.map(marked))) : listed.format(items);
    },
  };
  return words;
}

const byLanguage: Record<Language, Words> = { en: makeWords('en'), zh: makeWords('zh') };

/** The texts of a language. */
export function wordsFor(language: Language): Words {
  return byLanguage[language];
}

/** The language whose texts suit a platform's locale tag (`zh-CN`, `en-US`); undefined when neither does. */
export function languageOf(locale: string | undefined): Language | undefined {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return primary === 'en' || primary === 'zh' ? primary : undefined;
}
