import { halfWidth } from '../../scenario/half-width.ts';

/** A column's name without what stands in brackets behind it, one blank between words; signs inside of words stay. */
export function cleanColumn(name: string): string {
  return halfWidth(name)
    .replace(/(?<=\S\s*)[([{［【（][^)\]}］】）]*[)\]}］】）]\s*$/, '')
    .replace(/([a-z\d])(Spend|Spent|Costs?|Impressions|Clicks|Revenue)\b/g, '$1 $2')
    .replace(/[\s_]+/g, ' ')
    .replace(/(?:^| )[-–—−./:|,·•]+(?= |$)/g, ' ')
    .replace(/[-–—/:|,;]+$|^[-–—/:|,;]+/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Letters without accents, curly quotes as straight ones: as long as before, so that places stay where they are. */
export const plainLetters = (text: string): string =>
  Array.from(text.normalize('NFC'), (sign) => {
    if (/[‘’ʼ´`]/.test(sign)) return "'";
    if (/[“”„«»]/.test(sign)) return '"';
    const base = sign.normalize('NFD').replace(/\p{M}/gu, '');
    return base.length === sign.length ? base : sign;
  }).join('');

/** A name as it is compared: lower case, without accents, quotes and signs between words, one blank between words. */
export const foldColumn = (name: string): string =>
  plainLetters(cleanColumn(name))
    .toLowerCase()
    .replace(/["*]/g, '')
    .replace(/[\s_\-–—−./:|,·&+]+/g, ' ')
    .trim();
