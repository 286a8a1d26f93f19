import { distance } from 'fastest-levenshtein';
import { knownWords } from '../lexicon/concepts.ts';

/** Words of English that are no slips of known words though one letter apart. */
const otherWords = new Set(
  (
    'beast lease leash feast yeast heard hears beach peach teach reaches hole holes cold gold sold ' +
    'loss losses boots roost boast coast toast roast list lists lost post posts host hosts costs cast ' +
    'plane plain plant plans place rice grave limes lime timid doubles trouble bubble ' +
    'whole while watch match catch batch month mouth mouths clean cleans cheer charter ' +
    'charge charges chance range angle single signal social sport sports import expert ' +
    'experts accept adapt adept cuts cats maps laps taps gaps purple never fever lever wine line mine ' +
    'store story stove shave share shape there their these those where were here three thing think ' +
    'second third fourth fifth sixth cent scent ' +
    'right night light might fight sight tight first thirst worst burst'
  ).split(' '),
);

/** Signs that input methods offer for others. */
const chineseSlips: readonly (readonly [RegExp, string])[] = [
  [/撒[销消]|撤消/g, '撤销'],
  [/在(?=[算跑来试]一|[跑算]一[次遍])/g, '再'],
  [/倒出/g, '导出'],
  [/预[祘蒜]/g, '预算'],
  [/從/g, '从'],
  [/預算/g, '预算'],
  [/采那|采纳纳|菜纳/g, '采纳'],
  [/封项/g, '封顶'],
  [/利闰|利润润/g, '利润'],
];

/** Shortest word that is taken for a slip, and shortest that it may be a slip of. */
const shortest = 4;
const shortestMeant = 5;

const knownByLength = (() => {
  const found = new Map<string, string[]>();
  for (const word of knownWords) {
    if (word.length < shortestMeant) continue;
    const key = `${word[0]}${word.length}`;
    found.set(key, [...(found.get(key) ?? []), word]);
  }
  return found;
})();

const remembered = new Map<string, string>();
const mostRemembered = 5_000;

/**
 * The text with slips of one letter in known words and names put right, where only one word can be meant. The first
 * letter has to be right, or to have changed places with the second: `budgt`, `cuatious`, `profitt`.
 */
export function withoutSlips(text: string, names: ReadonlySet<string>): string {
  let right = text;
  for (const [slip, meant] of chineseSlips) right = right.replace(slip, meant);
  return right.replace(/[a-z][a-z']*/g, (word) => {
    if (word.length < shortest || word.length > 20 || knownWords.has(word) || names.has(word)) return word;
    if (otherWords.has(word)) return word;
    const plain = word.replace(/'s?$/, '');
    if (knownWords.has(plain) || names.has(plain)) return word;
    return nameMeant(word, names) ?? wordMeant(word);
  });
}

function nameMeant(word: string, names: ReadonlySet<string>): string | undefined {
  const [only, ...more] = [...names].filter((name) => name.length >= shortest && isSlip(word, name));
  return more.every((name) => name === `${only}s` || only === `${name}s`) ? only : undefined;
}

/** The same word is asked for again and again; which known word it means never changes. */
function wordMeant(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const starts = new Set([word[0], word[1]]);
  const candidates = [...starts].flatMap((start) =>
    [-1, 0, 1].flatMap((more) => knownByLength.get(`${start}${word.length + more}`) ?? []),
  );
  const [only, ...more] = candidates.filter((candidate) => isSlip(word, candidate));
  const meant = only !== undefined && more.length === 0 ? only : word;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, meant);
  return meant;
}

function isSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  if (typed[0] === meant[0] && distance(typed, meant) === 1) return true;
  if (typed.length !== meant.length) return false;
  // Two neighbours that changed places.
  const at = [...typed].findIndex((letter, index) => letter !== meant[index]);
  return (
    at >= 0 &&
    typed[at] === meant[at + 1] &&
    typed[at + 1] === meant[at] &&
    typed.slice(at + 2) === meant.slice(at + 2)
  );
}
