import type { ArgumentKind, Choice } from '../../../bot/command.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, readAt, UserError } from '../../../scenario/problem.ts';
import { readMoney, readPlain } from '../../../scenario/quantity.ts';
import type { Goal } from '../../../scenario/scenario.ts';
import { currencyIn } from './scenario.ts';

type GoalWord = 'value' | 'profit' | 'roi' | 'marginal';

const words: Readonly<Record<GoalWord, readonly string[]>> = {
  value: ['value', 'target', '价值', '总价值', '目标', '商业价值'],
  profit: ['profit', '利润', '净利润', '净收益'],
  roi: ['roi', '投资回报率', '投产比', '回报率', '投入产出比'],
  marginal: ['marginal', 'marginal-return', 'marginalreturn', '边际', '边际回报', '边际收益'],
};

const choices: readonly Choice[] = [
  { value: 'value', label: { en: 'value: the most value', zh: 'value：总价值最大' } },
  { value: 'profit', label: { en: 'profit: value minus spend', zh: 'profit：价值减去花费最大' } },
  { value: 'roi>=2', label: { en: 'roi>=2: most value with that return', zh: 'roi>=2：回报率不低于 2' } },
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
 * What to aim for: `value`, `profit`, `roi>=2`, `value>=300k` (least spend that reaches it), `marginal>=1.5`, or
 * the same in Chinese. Whether the optimiser can do it is the planner's word.
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
      /^([^<>=\d\s]+)\s*(>=|=>|>|=|\s)?\s*(.*)$/s.exec(halfWidth(text).trim()) ?? [];
    const word = wordOf(name ?? '');
    if (word === undefined) throw unreadable();
    const isBare = sign === undefined && number === '';
    if (word === 'profit' || (word === 'value' && isBare)) {
      if (!isBare) throw unreadable();
      return word;
    }
    if (number === undefined || !/\d/.test(number) || /[<>=]/.test(number)) throw unreadable();
    const amount = { currency: currencyIn(place), positive: true };
    return readAt(`goal=${echo(text)}`, () => {
      if (word === 'value') return { target: readMoney(number, amount) };
      const ratio = readPlain(number, amount);
      if (ratio > 1e6) {
        throw new UserError({ code: 'number.too-large', received: echo(number), values: { bound: '1e6' } });
      }
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
