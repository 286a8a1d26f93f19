import type { Goal } from '../../../scenario/scenario.ts';
import type { ClauseView, Reading } from '../read/clause-view.ts';
import { has, type Token } from '../spot/token.ts';

const withAim = (view: ClauseView) =>
  view.all(
    'maximise',
    'set',
    'to',
    'on',
    'give',
    'only',
    'whatif',
    'make',
    'keep',
    'most',
    'least',
    'over',
    'budget',
    'total',
    'by',
    'also',
    'bit',
    'all',
    'better',
    'more',
    'current',
    'exact',
    'mean',
    'pronoun',
  );

/** The goal: "maximise profit", "ROI of at least 3", 以利润为目标, "the cheapest way to 200k". */
export function goalAct(view: ClauseView): Reading | undefined {
  if (view.channelTokens.length > 0) return undefined;
  const profit = view.all('profit');
  const value = view.all('value').filter((token) => !profit.includes(token));
  const roi = view.all('roi').filter((token) => !has(token, 'marginal'));
  const marginal = view.all('marginal');
  const denials = view.denials();
  const aims = view.all('maximise');
  // "Profit, not revenue": what is not wanted says nothing more.
  const hasGoal =
    view.before.last !== view.context.last && view.before.last.some(({ kind }) => kind === 'goal');
  if (
    hasGoal &&
    denials.length === 1 &&
    view.kindsOfNumbers === 0 &&
    profit.length + value.length + roi.length > 0
  ) {
    return view.reading(
      [],
      [...withAim(view), ...profit, ...value, ...roi, ...denials, ...view.all('read', 'worth')],
    );
  }
  const [quantity, ...more] = view.quantities;
  const [times] = view.times;
  const words = [...withAim(view), ...profit, ...value, ...roi, ...marginal];
  if (more.length > 0 || view.has('why', 'compare', 'spent', 'came', 'which', 'short')) return undefined;
  const ratio =
    quantity?.isBare && 'amount' in quantity.quantity
      ? quantity.quantity.amount
      : (times?.times ?? decimalIn(view));
  const isRatio = ratio !== undefined && ratio > 0 && ratio <= 100;
  const numbers: (Token | undefined)[] = [quantity, times, ...view.tokens.filter(isDecimal)];
  if ((roi.length > 0 || marginal.length > 0) && isRatio) {
    const isUpper = view.has('most', 'under') && denials.length === 0;
    if (isUpper || (view.isAsked && !view.has('whatif') && !view.has('least'))) return undefined;
    const goal: Goal = marginal.length > 0 ? { marginal: ratio } : { roi: ratio };
    return view.reading([{ kind: 'goal', goal }], [...words, ...denials, ...numbers, ...view.all('under')]);
  }
  if (
    (view.has('cheapest') || (view.has('reach') && value.length > 0)) &&
    quantity !== undefined &&
    'amount' in quantity.quantity
  ) {
    if (denials.length > 0 || quantity.isBare) return undefined;
    const used = [
      ...words,
      quantity,
      ...view.all('cheapest', 'reach', 'what', 'how', 'least', 'spent', 'question', 'which'),
    ];
    return view.reading([{ kind: 'goal', goal: { target: quantity.quantity.amount } }], used);
  }
  if (
    quantity !== undefined ||
    denials.length > 0 ||
    (view.has('mean', 'what', 'how', 'current') && view.isAsked)
  )
    return undefined;
  const chosen = oneOf(view, profit, value);
  if (chosen !== undefined && aims.length > 0) {
    const replaced = view.tokens.filter(({ text }) =>
      /^(?:instead of|rather than|而不是|而非|不是|than|over)$/.test(text),
    );
    return view.reading(
      [{ kind: 'goal', goal: chosen }],
      [...words, ...replaced, ...view.all('compare', 'from', 'make')],
    );
  }
  if (roi.length > 0 && aims.length > 0 && profit.length === 0 && value.length === 0) {
    return view.reading([], words, {
      missing: 'ratio',
      complete: ({ quantity: size }) =>
        'amount' in size && size.amount > 0 && size.amount <= 100
          ? [{ kind: 'goal', goal: { roi: size.amount } }]
          : undefined,
    });
  }
  return undefined;
}

const isDecimal = (token: Token) => token.kind === 'unknown' && /^\d+(?:\.\d+)?$/.test(token.text);
const decimalIn = (view: ClauseView): number | undefined => {
  const [found] = view.tokens.filter(isDecimal);
  const [quantity] = view.quantities;
  if (quantity !== undefined && 'amount' in quantity.quantity && /^\d+(?:\.\d+)?$/.test(quantity.text))
    return quantity.quantity.amount;
  return found === undefined ? undefined : Number(found.text);
};

/** Of "profit instead of value" the one that is wanted. */
function oneOf(
  view: ClauseView,
  profit: readonly Token[],
  value: readonly Token[],
): 'profit' | 'value' | undefined {
  const [first, second] = [profit[0], value[0]];
  if (first === undefined && second === undefined) return undefined;
  if (second === undefined) return 'profit';
  if (first === undefined) return 'value';
  const seam = view.tokens.findIndex(({ text }) =>
    /^(?:instead of|rather than|over|not|than|而不是|而非|不是|instead)$/.test(text),
  );
  if (seam < 0) return undefined;
  const [profitAt, valueAt] = [view.tokens.indexOf(first), view.tokens.indexOf(second)];
  if (profitAt < seam && valueAt > seam) return 'profit';
  return valueAt < seam && profitAt > seam ? 'value' : undefined;
}

/** The attitude to risk: "be cautious", "less cautious", 稳一点, 别太保守. */
export function riskAct(view: ClauseView): Reading | undefined {
  const cautious = view.all('cautious');
  const bold = view.all('bold').filter((token) => !cautious.includes(token));
  if (view.channelTokens.length > 0 || view.kindsOfNumbers > 0) return undefined;
  if (cautious.length === 0 && bold.length === 0) return undefined;
  const plain = cautious.filter((token) => !/too |太/.test(token.text));
  const denials = view.denials([...cautious, ...bold]);
  const less = view.all('less', 'down').filter((token) => !cautious.includes(token) && !bold.includes(token));
  const at = (token: Token | undefined) => (token === undefined ? -99 : view.tokens.indexOf(token));
  const word = at(cautious[0] ?? bold[0]);
  const forgotten = view
    .all('lift')
    .filter(
      (token) =>
        /^(?:forget|drop|lose|no more|不管)/.test(token.text) && word - at(token) <= 2 && word > at(token),
    );
  const turning = [
    ...denials.filter((token) => Math.abs(at(token) - word) <= 4),
    ...less.filter((token) => Math.abs(at(token) - word) <= 1),
    ...forgotten,
  ];
  const isTurned = turning.length === 1;
  if (turning.length > 1 || (cautious.length > 0 && bold.length > 0)) return undefined;
  if (view.has('sure', 'compare', 'roi', 'which', 'why', 'diff', 'spent', 'came')) return undefined;
  if (view.all('mean').some((token) => !has(token, 'bold'))) return undefined;
  const isTooMuch = view.tokens.some(({ text }) => /^(?:too|overly|太|过于)$/.test(text)) && !isTurned;
  // "Too aggressive" by itself is a remark.
  if (isTooMuch || plain.length < cautious.length)
    return view.reading([], [...cautious, ...bold, ...view.all('question', 'set', 'pronoun')]);
  const wantsCautious = cautious.length > 0 !== isTurned;
  const used = [
    ...cautious,
    ...bold,
    ...turning,
    ...view.all(
      'risk',
      'set',
      'more',
      'bit',
      'make',
      'to',
      'on',
      'up',
      'give',
      'keep',
      'whatif',
      'only',
      'maximise',
      'by',
      'current',
      'also',
      'show',
      'pronoun',
      'same',
      'what',
      'how',
      'question',
      'better',
      'first',
      'undo',
      'all',
      'move',
    ),
  ];
  return view.reading([{ kind: 'risk', risk: wantsCautious ? 'cautious' : 'mean' }], used);
}

/** Per what period: "plan per month", 按月. */
export function periodAct(view: ClauseView): Reading | undefined {
  if (
    view.channelTokens.length > 0 ||
    view.kindsOfNumbers > 0 ||
    (view.has('schedule') && view.has('report', 'stop'))
  )
    return undefined;
  if (view.denials().length > 0 && !view.has('period')) return undefined;
  const periods = view.tokens.flatMap((token) =>
    token.kind === 'period' && token.form !== 'this' ? [token] : [],
  );
  const replaced = view.tokens.findIndex(({ text }) =>
    /^(?:instead of|rather than|not|而不是|别|不要)$/.test(text),
  );
  const wanted = periods.filter((token) => replaced < 0 || view.tokens.indexOf(token) < replaced);
  const [period, ...more] = wanted;
  if (period === undefined || more.length > 0) return undefined;
  const isClear =
    (view.isAsked &&
      (period.form !== 'bare' || view.tokens.some(({ text }) => /^(?:see|show|view)$/.test(text)))) ||
    period.form === 'per' ||
    view.has('period', 'set', 'make', 'maximise', 'show', 'move', 'what', 'whatif') ||
    period.form === 'each';
  if (!isClear || view.has('funds', 'spent', 'came', 'lastweek', 'when', 'report')) return undefined;
  const used = [
    ...periods,
    ...view.all(
      'period',
      'set',
      'to',
      'on',
      'show',
      'make',
      'give',
      'maximise',
      'what',
      'how',
      'whatif',
      'by',
      'current',
      'touch',
      'also',
      'budget',
      'total',
      'all',
      'move',
      'pronoun',
      'question',
      'compare',
      'from',
    ),
  ];
  return view.reading(
    [{ kind: 'period', period: period.period }],
    used,
    (period.form === 'bare' && !view.has('period')) ||
      (period.form === 'each' && !view.isAsked && !view.has('period', 'what', 'show', 'maximise'))
      ? { isGuess: true }
      : {},
  );
}
