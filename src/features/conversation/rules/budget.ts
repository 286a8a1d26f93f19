import type { AmountOrShare } from '../../plans/plan-change.ts';
import { isSensible, type Rule, rules } from '../clause.ts';
import { times } from '../pattern.ts';

const changed = (by: AmountOrShare | undefined) =>
  by === undefined || ('share' in by && !(by.share > -1 && isSensible(by.share)))
    ? []
    : [{ kind: 'budget-change' as const, by }];

/** How much money there is: `budget 60k`, `换成 5 万预算`, `10% more budget`. */
export const budgetRules: readonly Rule[] = [
  ...rules(
    [
      'PUT? budget IS|with* most|exactly|only|just? IS|with* AMOUNT or-less?',
      'only|just be? AMOUNT',
      'not PUT* least AMOUNT total|together',
      'cap total|together? at AMOUNT',
      'only|just budget IS* AMOUNT',
      'cap|keep budget INTO? most? AMOUNT or-less?',
      'budget cap|keep INTO|be? AMOUNT or-less?',
      'UP|DOWN budget to|be AMOUNT',
      'budget UP|DOWN to|be AMOUNT',
      'PUT? to? be? only|just? AMOUNT budget',
      'PUT AMOUNT INTO budget',
      'PUT PUT AMOUNT budget',
      'with only|just? AMOUNT',
      'only|just with|give? AMOUNT',
      'give most AMOUNT total|together',
      'give AMOUNT total|together',
      'total|together only|just? PUT|most* AMOUNT',
      'with AMOUNT total|together',
      'most AMOUNT total|together',
      'budget of AMOUNT',
      'with budget of AMOUNT',
    ],
    ({ quantities: [to] }) =>
      to !== undefined && 'amount' in to && to.amount > 0
        ? [{ kind: 'budget', amount: to.amount }]
        : undefined,
  ),
  ...rules(['budget be? SIGNED', 'SIGNED INTO? budget'], ({ signed: [by] }) => changed(by)),
  ...rules(
    [
      'UP budget by? QUANTITY',
      'UP more? QUANTITY INTO? budget',
      'budget be? UP|more by? QUANTITY',
      'QUANTITY more budget',
      'more QUANTITY budget',
      'PUT QUANTITY more budget',
      'budget be? QUANTITY more',
      'PUT budget QUANTITY more',
      'PUT UP QUANTITY budget',
      'PUT budget UP QUANTITY',
      'with QUANTITY more',
      'with more QUANTITY',
      'with QUANTITY more budget',
      'QUANTITY more INTO budget',
    ],
    ({ quantities: [by] }) => changed(by),
  ),
  ...rules(
    [
      'DOWN budget by? QUANTITY',
      'DOWN QUANTITY of|on|to? budget',
      'budget be? DOWN|less|minus by? QUANTITY',
      'QUANTITY less budget',
      'PUT QUANTITY less budget',
      'budget be? QUANTITY less',
      'PUT budget QUANTITY less',
      'PUT DOWN QUANTITY budget',
      'PUT budget DOWN QUANTITY',
      'with QUANTITY less',
      'with QUANTITY less budget',
      'QUANTITY less INTO budget',
      'DOWN QUANTITY less budget',
    ],
    ({ quantities: [by] }) => by && changed(times(by, -1)),
  ),
  ...rules(
    ['double budget', 'budget be? double', 'PUT double budget', 'PUT budget double', 'with double budget'],
    () => changed({ share: 1 }),
  ),
  ...rules(['triple budget', 'budget be? triple', 'PUT triple budget', 'PUT budget triple'], () =>
    changed({ share: 2 }),
  ),
  ...rules(
    [
      'halve budget',
      'budget be? halve|half',
      'with half budget',
      'PUT half budget',
      'DOWN budget INTO half',
      'DOWN budget by half',
      'PUT budget halve',
      'half budget',
    ],
    () => changed({ share: -0.5 }),
  ),
];
