import { distance } from 'fastest-levenshtein';
import { grammarWords } from './vocabulary/meanings.ts';

/** Words of English that are no slips of the grammar's words though one letter apart. */
const otherWords = new Set(
  (
    'beast lease leash feast yeast heard hears beach peach teach reaches hold hole holds cold gold told sold ' +
    'loss losses boots roost boast coast toast roast list lists lost post posts host hosts cost costs cast past ' +
    'plane plain plant plans place rice raise rate rates grave gives limes lime timid doubles trouble bubble ' +
    'whole while which watch match catch batch month mouth mouths clear clean cleans cheer chart charter change ' +
    'charge charges chance range angle single signal social sport sports export import report reports expert ' +
    'experts except accept adapt adept adopts cuts cats cups caps maps laps taps gaps'
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
];

/** Shortest word that is taken for a slip, and shortest that it may be a slip of. */
const shortest = 4;
const shortestMeant = 5;

/**
 * The text with slips of one letter in the grammar's words put right, where only one word can be meant. The first
 * letter has to be right, or to have changed places with the second: `budgt`, `cuatious`, `profitt`.
 */
export function withoutSlips(text: string, names: ReadonlySet<string>): string {
  let right = text;
  for (const [slip, meant] of chineseSlips) right = right.replace(slip, meant);
  return right.replace(/[a-z][a-z']*/g, (word) => {
    if (word.length < shortest || grammarWords.has(word) || names.has(word) || otherWords.has(word))
      return word;
    const plain = word.replace(/'s?$/, '');
    if (grammarWords.has(plain) || names.has(plain)) return word;
    const [only, ...more] = [...new Set([...grammarWords, ...names])].filter(
      (known) => known.length >= shortestMeant && isSlip(word, known),
    );
    return only !== undefined && more.length === 0 ? only : word;
  });
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
