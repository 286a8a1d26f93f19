import type { Move } from '../move.ts';
import type { ClauseView, Reading } from '../read/clause-view.ts';
import { has, type Quantity, type Token, type TokenOf } from '../spot/token.ts';

const round = (number: number) => Math.round(number * 100) / 100;

/** How much there is in all: "budget 60k", "we only have 45k", 预算加一万, "10% more budget". */
export function budgetAct(view: ClauseView): Reading | undefined {
  if (view.channelTokens.length > 0 || view.has('others', 'both')) return undefined;
  const budget = view.all('budget', 'total');
  const funds = [
    ...view.all('funds'),
    ...view.all('give').filter(({ text }) => /^(?:spen|花|用)/.test(text)),
  ];
  const [quantity, ...more] = view.quantities;
  const [times] = view.times;
  if (
    more.length > 0 ||
    view.ranges.length > 0 ||
    view.has('where', 'nextmoney', 'marginal', 'even', 'spent', 'came', 'why', 'worth')
  )
    return undefined;
  const isPlainAmount =
    quantity?.hasPeriod === true &&
    view.tokens.every(
      (token) =>
        token === quantity ||
        token.kind === 'small' ||
        has(token, 'set') ||
        has(token, 'make') ||
        has(token, 'funds') ||
        has(token, 'give') ||
        has(token, 'all') ||
        has(token, 'total') ||
        has(token, 'on'),
    );
  if (
    isPlainAmount &&
    quantity !== undefined &&
    'amount' in quantity.quantity &&
    view.before.named.length === 0 &&
    budget.length === 0
  ) {
    const amount = round(quantity.quantity.amount * (quantity.per?.factor ?? 1));
    return view.reading(
      [{ kind: 'budget', amount, ...(quantity.per !== undefined && { factor: quantity.per.factor }) }],
      [quantity, ...view.all('set', 'make', 'funds', 'give', 'on')],
      quantity.per === undefined ? {} : { isGuess: true },
    );
  }
  const isOurs = view.tokens.some(({ text }) =>
    /^(?:we|i|our|us|the team|我们|咱们|咱|花|we're)$/.test(text),
  );
  if (
    isOurs &&
    budget.length === 0 &&
    view.has('not') &&
    view.has('over') &&
    !view.has('pronoun') &&
    quantity !== undefined &&
    'amount' in quantity.quantity &&
    !quantity.isBare
  ) {
    const denied = view.denials();
    const used = [quantity, ...denied, ...view.all('over', 'give', 'funds', 'to', 'move', 'up', 'total')];
    return denied.length === 1 && quantity.per === undefined
      ? view.reading(setTo(quantity.quantity), used, { bonus: 0.5 })
      : undefined;
  }
  if (
    budget.length === 0 &&
    (funds.length === 0 || quantity === undefined || !('amount' in quantity.quantity) || quantity.isBare)
  )
    return undefined;
  const isGranted = view.tokens.some(({ text }) => /批|approved|signed off|granted|extra/.test(text));
  if (
    budget.length === 0 &&
    view.has('up', 'down', 'more', 'less', 'add') &&
    !(isGranted && view.has('more', 'up') && !view.has('down'))
  )
    return undefined;
  const over = view.all('over');
  const denials = view.denials();
  const isAtMost = view.has('most') || (denials.length === 1 && over.length > 0);
  if (denials.length > 0 && !isAtMost) return undefined;
  if (
    view.has('least') ||
    (over.length > 0 && !isAtMost) ||
    view.all('under').some((token) => !has(token, 'down'))
  )
    return undefined;
  const words = [
    ...budget,
    ...funds,
    ...denials,
    ...over,
    ...view.all(
      'most',
      'set',
      'to',
      'on',
      'by',
      'only',
      'whatif',
      'make',
      'up',
      'down',
      'add',
      'more',
      'less',
      'limit',
      'bit',
      'total',
      'all',
      'pronoun',
      'keep',
      'exact',
      'also',
      'current',
      'move',
      'question',
      'spent',
      'from',
      'under',
      ...(view.supposes && quantity !== undefined
        ? (['value', 'profit', 'roi', 'what', 'how'] as const)
        : []),
    ),
  ];
  const up = view.all('up', 'add', 'more').filter((token) => !has(token, 'down'));
  const off = quantity === undefined ? undefined : view.tokenAfter(quantity);
  const isTaken =
    off?.text === 'off' ||
    (view.tokens.some(({ text }) => /^(?:take|taking|took|knock)$/.test(text)) && view.has('from'));
  const down = [...view.all('down', 'less'), ...(isTaken ? view.all('from') : [])].filter(
    (token) => !has(token, 'up'),
  );
  if (quantity !== undefined && 'amount' in quantity.quantity && quantity.quantity.amount <= 0)
    return undefined;
  const isBoth = up.length > 0 && down.length > 0;
  const proportion =
    times?.times ?? (view.has('double') ? 2 : view.has('triple') ? 3 : view.has('halve') ? 0.5 : undefined);
  if (quantity === undefined && proportion !== undefined && !isBoth) {
    const used = [
      ...words,
      ...(times === undefined ? [] : [times]),
      ...view.all('double', 'triple', 'halve'),
    ];
    return view.reading([{ kind: 'budget-change', by: { share: proportion - 1 } }], used);
  }
  if (quantity === undefined) {
    const isChange = up.length > 0 !== down.length > 0;
    if (!isChange && !view.has('set')) return undefined;
    if (view.isAsked && !view.has('whatif')) return undefined;
    const complete = ({ quantity: size }: TokenOf<'quantity'>) =>
      isChange ? changed(size, up.length > 0 ? 1 : -1) : setTo(size);
    return isChange ? view.reading([], words, { missing: 'amount', complete }) : undefined;
  }
  const { quantity: size, sign, isPoints, per } = quantity;
  if (isPoints || isBoth) return undefined;
  const used: Token[] = [...words, quantity];
  const isTo = isToBefore(view, quantity);
  if (sign !== undefined) return view.reading(changed(size, sign), used, smallGuess(quantity));
  if ((up.length > 0 || down.length > 0) && !isTo) {
    if (per !== undefined) return undefined;
    return view.reading(changed(size, up.length > 0 ? 1 : -1), used, smallGuess(quantity));
  }
  if (!('amount' in size)) return undefined;
  // Told per another period it is worked out per the plan's, which has to be looked at.
  if (per !== undefined)
    return view.reading(
      [{ kind: 'budget', amount: round(size.amount * per.factor), factor: per.factor }],
      used,
      { isGuess: true },
    );
  return view.reading(setTo(size), used, smallGuess(quantity));
}

const smallGuess = ({ isSmall }: TokenOf<'quantity'>): Partial<Reading> => (isSmall ? { isGuess: true } : {});

const setTo = (size: Quantity): Move[] => ('amount' in size ? [{ kind: 'budget', amount: size.amount }] : []);
const changed = (size: Quantity, sign: 1 | -1): Move[] => [
  {
    kind: 'budget-change',
    by: 'amount' in size ? { amount: sign * size.amount } : { share: sign * size.share },
  },
];

function isToBefore(view: ClauseView, quantity: Token): boolean {
  const before = view.tokens
    .slice(0, view.tokens.indexOf(quantity))
    .filter(({ kind }) => kind !== 'small')
    .at(-1);
  return (
    before !== undefined &&
    (/^(?:to|at|->|=|到|至|成|为)$/.test(before.text) || /[到至成为]$/.test(before.text))
  );
}
