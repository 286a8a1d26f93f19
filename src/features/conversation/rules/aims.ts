import type { Goal } from '../../../scenario/scenario.ts';
import type { AmountOrShare } from '../../plans/plan-change.ts';
import { type Rule, rules } from '../clause.ts';
import type { Move } from '../move.ts';

const goal = (goal: Goal): Move[] => [{ kind: 'goal', goal }];

const ratio = (quantity: AmountOrShare | undefined) =>
  quantity === undefined ? 0 : 'amount' in quantity ? quantity.amount : quantity.share;

const aimed = (word: string) => [
  `goal IS* maximise? ${word}`,
  `PUT? goal IS* ${word} goal?`,
  `PUT? maximise goal? INTO? ${word} goal?`,
  `${word} maximise|goal`,
  `PUT? goal|at|to|be|with* ${word} goal|maximise`,
  `PUT maximise? INTO|be ${word} goal?`,
  `maximise ${word} instead-of value|profit|roi`,
  `${word} instead-of value|profit|roi`,
  `PUT? goal IS* ${word} maximise`,
  `goal ${word} maximise?`,
];

const withRatio = (word: string) => [
  `goal? IS|PUT|maximise* ${word} PUT|IS|reach* least|IS|reach|of* RATIO or-more?`,
  `least RATIO ${word}`,
  `goal? IS|PUT|maximise|reach|keep* ${word} of? least? RATIO or-more?`,
  `PUT|reach least? RATIO ${word}`,
];

/** What to aim for and how bold to be, and per what amounts are stated. */
export const aimRules: readonly Rule[] = [
  ...rules(aimed('profit'), () => goal('profit')),
  ...rules(aimed('value'), () => goal('value')),
  ...rules(withRatio('roi'), ({ quantities: [least] }) => {
    const roi = ratio(least);
    return roi > 0 ? goal({ roi }) : undefined;
  }),
  ...rules(withRatio('marginal'), ({ quantities: [least] }) => {
    const marginal = ratio(least);
    return marginal > 0 ? goal({ marginal }) : undefined;
  }),
  ...rules(
    [
      'goal? IS* value PUT|IS|reach* least|reach AMOUNT or-more?',
      'goal? IS|PUT* reach value? IS? least|of? AMOUNT value?',
      'show? cheapest reach|to|on|at|give|INTO* value? of? least? AMOUNT INTO? value?',
      'reach least? AMOUNT value? cheapest',
      'PUT? goal IS* AMOUNT value',
      'cheapest AND? reach? value? INTO? least? AMOUNT value?',
      'goal value IS|least* AMOUNT',
      'value reach AMOUNT cheapest?',
      'least AMOUNT value',
      'reach AMOUNT value',
    ],
    ({ quantities: [to] }) =>
      to !== undefined && 'amount' in to && to.amount > 0 ? goal({ target: to.amount }) : undefined,
  ),
  ...rules(
    [
      'PUT|be|to|keep|maximise* cautious risk?',
      'risk IS|PUT* cautious',
      'PUT risk IS* cautious',
      'cautious risk?',
      'PUT|be|to|with* cautious plan|risk',
      'by cautious',
    ],
    () => [{ kind: 'risk', risk: 'cautious' }],
  ),
  ...rules(
    [
      'PUT|be|to|keep* expected risk?',
      'risk IS|PUT* expected',
      'PUT risk IS* expected',
      'PUT|be|to|with* expected plan|risk|value',
      'by expected',
    ],
    () => [{ kind: 'risk', risk: 'mean' }],
  ),
  ...rules(
    [
      'PUT|show|IS|plan* PERIOD plan|show*',
      'PUT|show|IS|plan* PERIOD plan? instead-of ANYPERIOD',
      'PUT? period PUT|IS* ANYPERIOD',
      'PUT|show* plan PUT|IS|INTO* ANYPERIOD',
      'show plan? INTO? ANYPERIOD',
      'PUT|IS* ANYPERIOD plan|period',
      'PUT|IS* ANYPERIOD instead-of ANYPERIOD',
    ],
    ({ periods: [period, other] }) =>
      period === undefined || period === other ? undefined : [{ kind: 'period', period }],
  ),
];
