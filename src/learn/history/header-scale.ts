import { halfWidth } from '../../scenario/half-width.ts';
import { parseNumber } from './parse-number.ts';

const inBrackets = /[([{［【（]([^)\]}］】）]{1,20})[)\]}］】）]\s*$/;
const atTheEnd = /[百千]?[千万亿萬億]元$/;

const inWords: readonly (readonly [number, RegExp])[] = [
  [1_000, /^(?:thousands?|tsd\.?|['‘’]?000s?)$/],
  [1_000_000, /^(?:millions?|mn|mm|mio\.?)$/],
];

/** What a name says in brackets, or at its end, that its numbers are multiples of. */
export interface HeaderScale {
  readonly unit: string;
  readonly scale: number;
}

/**
 * In which multiple a column's name says that its numbers are: `tv spend (k€)`, `revenue ($000)`, `花费（万元）`.
 * Undefined where it says nothing of the kind.
 */
export function headerScale(name: string): HeaderScale | undefined {
  const unit = (inBrackets.exec(name)?.[1] ?? atTheEnd.exec(name)?.[0])?.trim();
  if (unit === undefined) return undefined;
  const plain = halfWidth(unit)
    .toLowerCase()
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replace(/^in\s+/, '')
    .trim();
  const bare = plain.replace(/^\p{Sc}\s*|\s*\p{Sc}$|^[a-z]{3}\s+|\s+[a-z]{3}$/u, '');
  const worded = inWords.find(([, words]) => words.test(bare));
  if (worded !== undefined) return { unit, scale: worded[0] };
  // What a cell may have behind its number, a name may have without one: k€, 万元.
  const scale = [plain, bare].map(multipleOf).find((multiple) => multiple > 1);
  return scale === undefined ? undefined : { unit, scale };
}

function multipleOf(unit: string): number {
  const read = parseNumber(/^\D/.test(unit) ? `1${unit}` : '');
  return read.kind === 'number' ? (read.readings.point ?? 1) : 1;
}
