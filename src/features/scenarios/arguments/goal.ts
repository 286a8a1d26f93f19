import type { ArgumentKind, Choice } from '../../../bot/command.ts';
import { returnForProfitPerSpend } from '../../../scenario/against-current.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, readAt, UserError } from '../../../scenario/problem.ts';
import { isPercent, readMoney, readPercent, readPlain } from '../../../scenario/quantity.ts';
import type { Goal } from '../../../scenario/scenario.ts';
import { readMoneyOverTime } from './amount-over-time.ts';
import { currencyIn } from './scenario.ts';

type GoalWord = 'value' | 'profit' | 'roi' | 'profitPerSpend' | 'cost' | 'marginal';

const words: Readonly<Record<GoalWord, readonly string[]>> = {
  value: ['value', 'target', '价值', '总价值', '目标', '商业价值'],
  profit: ['profit', '利润', '净利润', '净收益'],
  // One measure: what the spend adds, per unit of it.
  roi: [
    'roi',
    'roas',
    'return',
    '投资回报率',
    '投产比',
    '回报率',
    '投入产出比',
    '广告支出回报率',
    '广告回报率',
  ],
  // Less the spend itself: one less than the return.
  profitPerSpend: ['profit-per-spend', 'profit/spend', '每元利润', '单位花费利润', '净回报率'],
  cost: [
    ...['cpa', 'cac', 'cpl', 'cpo', 'cost-per-result', 'cost-per-order', 'cost-per-lead', 'cost-per-sale'],
    ...['cost-per-acquisition', 'cost-per-customer', '获客成本', '单次成本', '转化成本', '单个成果成本'],
    ...['每个成果成本', '每个成果的成本', '单客成本', '单个获客成本', '线索成本', '每单成本'],
  ],
  marginal: ['marginal', 'marginal-return', 'marginalreturn', '边际', '边际回报', '边际收益'],
};

const choices: readonly Choice[] = [
  { value: 'value', label: { en: 'value: the most value', zh: 'value：总价值最大' } },
  { value: 'profit', label: { en: 'profit: value minus spend', zh: 'profit：价值减去花费最大' } },
  { value: 'roi>=2', label: { en: 'roi>=2: most value with that return', zh: 'roi>=2：回报率不低于 2' } },
  {
    value: 'cpa<=20',
    label: { en: 'cpa<=20: most results at that cost each', zh: 'cpa<=20：每个成果成本不超过 20' },
  },
  {
    value: 'value>=300k',
    label: { en: 'value>=300k: least spend for it', zh: 'value>=30万：以最少花费达到' },
  },
  {
    value: 'marginal>=1.5',
    label: { en: 'marginal>=1.5: while ¥1 more returns 1.5', zh: 'marginal>=1.5：边际回报不低于 1.5' },
  },
];

/**
 * What to aim for: `value`, `profit`, `roi>=2` (`roas>=2` and `roi>=200%` are the same), `profit-per-spend>=1` (the same
 * as `roi>=2`), `cpa<=20`, `value>=300k` (least spend that reaches it), `marginal>=1.5`, or the same in Chinese. Whether the optimiser can do it is the planner's word.
 */
export const goal: ArgumentKind<Goal> = {
  name: 'goal',
  /** The words of goals that take a number: `roi>=2` needs no `goal=` before it. */
  opens(word) {
    const goal = wordOf(word);
    return goal !== undefined && goal !== 'profit';
  },
  read(text, place) {
    const unreadable = () => new UserError({ code: 'goal.unreadable', received: echo(text) });
    const [, name, sign, number] =
      /^([^<>=\d\s]+)\s*(>=|=>|>|<=|=<|<|=|\s)?\s*(.*)$/s.exec(halfWidth(text).trim()) ?? [];
    const word = wordOf(name ?? '');
    if (word === undefined) throw unreadable();
    const isBare = sign === undefined && number === '';
    if (word === 'profit' || (word === 'value' && isBare)) {
      if (!isBare) throw unreadable();
      return word;
    }
    if (number === undefined || !/\d/.test(number) || /[<>=]/.test(number)) throw unreadable();
    if (/[<>]/.test(sign ?? '') && /</.test(sign ?? '') !== (word === 'cost')) {
      throw new UserError({
        code: word === 'cost' ? 'goal.cost-at-most' : 'goal.at-least',
        received: echo(text),
      });
    }
    const amount = { currency: currencyIn(place), positive: true };
    return readAt(`goal=${echo(text)}`, () => {
      if (word === 'value') return { target: readMoneyOverTime(number, place, true) };
      if (word === 'cost') return { cost: readMoney(number, amount) };
      const ratio = isPercent(number)
        ? readPercent(number, amount)
        : readPlain(number.replace(/(?<=\d)\s*(?:x|倍)$/i, ''), amount);
      if (!(ratio > 0)) throw new UserError({ code: 'number.not-positive', received: echo(number) });
      if (ratio > 1e6) {
        throw new UserError({ code: 'number.too-large', received: echo(number), values: { bound: '1e6' } });
      }
      if (word === 'profitPerSpend') return { roi: returnForProfitPerSpend(ratio) };
      return word === 'roi' ? { roi: ratio } : { marginal: ratio };
    });
  },
  async complete(typed) {
    const wanted = typed.trim().toLowerCase();
    return choices.filter(({ value, label }) =>
      [value, label.en, label.zh].some((name) => name.toLowerCase().includes(wanted)),
    );
  },
};

function wordOf(name: string): GoalWord | undefined {
  const wanted = name.trim().toLowerCase();
  return (Object.keys(words) as GoalWord[]).find((word) => words[word].includes(wanted));
}
