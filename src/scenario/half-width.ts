/**
 * Full-width letters, digits and punctuation (ＡＰＰ，＜＝％) and every kind of space as their plain forms. Unlike
 * Unicode's NFKC it leaves superscripts and circled digits alone: `5²` must not become 52.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e\uffe0-\uffe6\ufe50-\ufe6f]/g, (character) => character.normalize('NFKC'))
    .replace(/\p{Zs}/gu, ' ');
}
