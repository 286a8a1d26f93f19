import type { PlanChange } from '../../plans/plan-change.ts';
import type { Move } from '../move.ts';
import { type ClauseView, channelsOf, channelsSaid, type Reading } from '../read/clause-view.ts';
import { has, type Quantity, type Token, type TokenOf } from '../spot/token.ts';

/**
 * What leaves out its act goes on with what was asked for before, in the same message or the turn before: "and content?",
 * "same for brand", "make it 30%", "no, 12k", "and website at 20k".
 */
export function ellipsisAct(view: ClauseView): Reading | undefined {
  const { last } = view.before;
  const ids = view.channelTokens.flatMap((token) => token.ids);
  const models = last.filter((move) => isModel(move));
  // "No, 8.5 for the app" goes on with what was said of the app.
  const model = models.find((move) => channelsOf(move).some((id) => ids.includes(id))) ?? models[0];
  if (model === undefined || view.ranges.length > 0 || view.quantities.length > 1) return undefined;
  if (view.has('not') && !view.has('make')) return undefined;
  // What is supposed is no question about what is.
  const isSupposed = view.tokens.some(({ text }) =>
    /^(?:(?:and )?what if|if|suppose|supposing|如果|要是|假如)$/.test(text),
  );
  if (isSupposed && (model.kind === 'why' || model.kind === 'ask')) return undefined;
  const said =
    view.channelTokens.length > 0 || view.has('others', 'both', 'all') ? channelsSaid(view) : undefined;
  const [quantity] = view.quantities;
  const [times] = view.times;
  const bound = boundOfLast(view, model);
  if (bound !== undefined) return bound;
  if (view.has('from', 'most', 'least', 'over', 'under')) return undefined;
  const quarter = view.tokens.find((token) => token.kind === 'period' && /quarter$/.test(token.text));
  const isShare = model.kind === 'limit' && 'share' in model.to;
  const factor = view.has('double') ? 2 : view.has('halve') ? 0.5 : view.has('triple') ? 3 : undefined;
  const fresh = quantity ?? times ?? (isShare ? quarter : undefined) ?? factor;
  if (said === undefined && fresh === undefined) return undefined;
  if (said?.isChoice || quantity?.per !== undefined || quantity?.isPoints) return undefined;
  const links = view
    .all(
      'same',
      'also',
      'whatif',
      'make',
      'to',
      'on',
      'by',
      'more',
      'set',
      'give',
      'question',
      'current',
      'bit',
      'add',
      'keep',
      'each',
      'how',
      'what',
      'only',
      'better',
      'exact',
      'not',
      'pronoun',
      'undo',
      'drop',
      'up',
      'defer',
    )
    .filter((token) => isLink(token, view));
  const used = [
    ...(said?.tokens ?? []),
    ...view.quantities,
    ...view.times,
    ...links,
    ...view.all('double', 'halve', 'triple'),
    ...(isShare && quarter !== undefined ? [quarter] : []),
  ];
  const isLinked =
    view.has('same', 'also', 'whatif', 'make', 'how', 'what') || view.isAsked || fresh !== undefined;
  if (!isLinked && (links.length > 0 || view.channelTokens.length === 0)) return undefined;
  // A channel by itself beside other words is what these are about.
  const linked = [...links].some(({ text }) => text !== '的话' && text !== '的');
  const isGone = view.tokens.some(({ text }) => /^(?:呢|也|那)$/.test(text));
  if (fresh === undefined && !view.before.isAlone && !linked && !isGone) return undefined;
  const direction = view.has('down', 'less') ? -1 : view.has('up', 'more', 'add') ? 1 : undefined;
  const isMore = view.has('more', 'add') && !view.has('set');
  const proportion = times?.times ?? factor;
  const size: Quantity | undefined =
    inThousands(quantity, model) ??
    quantity?.quantity ??
    (proportion !== undefined
      ? { share: proportion - 1 }
      : isShare && quarter !== undefined
        ? { share: 0.25 }
        : undefined);
  const moves = withSlots(model, said?.ids, size, quantity?.sign ?? (isMore ? direction : undefined));
  if (moves === undefined) return undefined;
  const isOpen = links.length === 0 && view.before.last === view.context.last && fresh === undefined;
  return view.reading(moves, used, {
    bonus: -1,
    ...((isCorrection(view) && said === undefined) || takesBack(view) ? { corrects: true as const } : {}),
    ...((isOpen && !view.isAsked) || (quantity?.isSmall && inThousands(quantity, model) === undefined)
      ? { isGuess: true }
      : {}),
  });
}

/** "Make that the minimum": the amount of before, as a bound. */
function boundOfLast(view: ClauseView, model: Move): Reading | undefined {
  const last = view.tokens.findLast((token) =>
    ['most', 'least', 'exact'].some((concept) => has(token, concept as 'most')),
  );
  const sides = (['most', 'least', 'exact'] as const).filter((side) => has(last, side));
  const [side, ...more] = sides;
  if (
    side === undefined ||
    more.length > 0 ||
    view.kindsOfNumbers > 0 ||
    view.channelTokens.length > 0 ||
    view.has('not')
  )
    return undefined;
  if (!view.has('make', 'set', 'pronoun')) return undefined;
  const used = [...view.all('most', 'least', 'exact', 'make', 'set', 'pronoun', 'limit', 'to', 'on', 'keep')];
  const named = { most: 'max', least: 'min', exact: 'exactly' } as const;
  if (model.kind === 'limit') return view.reading([{ ...model, side: named[side] }], used);
  const [change, ...others] = model.kind === 'what-if' ? model.changes : [];
  if (change === undefined || others.length > 0 || !('to' in change)) return undefined;
  return view.reading(
    [{ kind: 'limit', channels: [change.channel], side: named[side], to: { amount: change.to } }],
    used,
  );
}

/** "No, 33k", "say 20%", 不对: takes the place of what the message said before. */
const isCorrection = (view: ClauseView) => view.before.last !== view.context.last && !view.has('more', 'add');

/** "No, scratch that, a third on hospitals only". */
const takesBack = (view: ClauseView) =>
  view.before.last !== view.context.last &&
  view.tokens.some(({ text }) => /^(?:scratch that|no wait|wait no|不对|说错了|错了)$/.test(text));

const isLink = (token: Token, view: ClauseView) =>
  !has(token, 'not') || (view.has('make') && has(token, 'make')) || /^(?:no|nah|不|不对)$/.test(token.text);

const isModel = ({ kind }: Move) =>
  [
    'limit',
    'what-if',
    'budget',
    'budget-change',
    'why',
    'ask',
    'hold',
    'without',
    'only',
    'unlimit',
  ].includes(kind);

/** After "cap it at 8k", "8.5" is 8,500: a number so small beside the one before is in thousands, too. */
function inThousands(quantity: TokenOf<'quantity'> | undefined, model: Move): Quantity | undefined {
  if (quantity === undefined || !('amount' in quantity.quantity) || /[a-z%万千百亿$¥€]/.test(quantity.text))
    return undefined;
  const before =
    model.kind === 'limit' && 'amount' in model.to
      ? model.to.amount
      : model.kind === 'budget'
        ? model.amount
        : undefined;
  const { amount } = quantity.quantity;
  return before !== undefined && before >= 1000 && amount > before / 5000 && amount < before / 200
    ? { amount: amount * 1000 }
    : undefined;
}

/** The same act about other channels, or with another number. Undefined where it cannot take them. */
function withSlots(
  move: Move,
  ids: readonly string[] | undefined,
  size: Quantity | undefined,
  sign: 1 | -1 | undefined,
): Move[] | undefined {
  switch (move.kind) {
    case 'limit': {
      if (ids !== undefined && ids.length === 0) return undefined;
      const to = size ?? move.to;
      if ('share' in to && to.share > 1) return undefined;
      if (size !== undefined && sign !== undefined) return undefined;
      return (ids?.map((id) => [id]) ?? [move.channels]).map((channels) => ({ ...move, channels, to }));
    }
    case 'what-if': {
      const [first, second] = move.changes;
      if (first === undefined) return undefined;
      // "Move 5k from brand to the app": "make it 8k".
      if (second !== undefined && isTransfer(first, second)) {
        if (ids !== undefined || size === undefined || !('amount' in size)) return undefined;
        const { amount } = size;
        return [
          {
            kind: 'what-if',
            changes: [first, second].map((change) => ({
              channel: change.channel,
              by: { amount: isNegative(change) ? -amount : amount },
            })),
          },
        ];
      }
      const channels = ids ?? move.changes.map(({ channel }) => channel);
      return [
        {
          kind: 'what-if',
          changes: channels.map((channel) => ({ channel, ...changeWith(first, size, sign) })),
        },
      ];
    }
    case 'budget':
      if (ids !== undefined || size === undefined) return undefined;
      if (sign !== undefined || 'share' in size)
        return [{ kind: 'budget-change', by: signed(size, sign ?? 1) }];
      return [{ ...move, amount: Math.round(size.amount * (move.factor ?? 1) * 100) / 100 }];
    case 'budget-change':
      if (ids !== undefined || size === undefined) return undefined;
      return [{ kind: 'budget-change', by: signed(size, sign ?? (isDown(move.by) ? -1 : 1)) }];
    case 'why':
      return size === undefined && ids?.length === 1 && ids[0] !== undefined
        ? [{ kind: 'why', channel: ids[0] }]
        : undefined;
    case 'ask':
      if (size !== undefined && 'amount' in size && ids === undefined && move.about === 'next-money')
        return [{ ...move, amount: size.amount }];
      return size === undefined && ids !== undefined ? [{ ...move, channels: ids }] : undefined;
    case 'hold':
    case 'without':
    case 'only':
    case 'unlimit':
      return size === undefined && ids !== undefined ? [{ ...move, channels: ids }] : undefined;
    default:
      return undefined;
  }
}

const isDown = (by: Quantity) => ('amount' in by ? by.amount : by.share) < 0;
const isNegative = (change: PlanChange) => 'by' in change && isDown(change.by);
const isTransfer = (one: PlanChange, other: PlanChange) =>
  'by' in one &&
  'by' in other &&
  'amount' in one.by &&
  'amount' in other.by &&
  one.by.amount === -other.by.amount;

const signed = (size: Quantity, sign: 1 | -1): Quantity =>
  'amount' in size ? { amount: sign * size.amount } : { share: sign * size.share };

type Change = { readonly by: Quantity } | { readonly to: number };

function changeWith(before: PlanChange, size: Quantity | undefined, sign: 1 | -1 | undefined): Change {
  const { channel: _, ...same } = before;
  if (size === undefined) return same;
  if (sign !== undefined) return { by: signed(size, sign) };
  if ('to' in before) return 'amount' in size ? { to: size.amount } : { by: size };
  // "+20%" and then "make it 12k": it is to get 12k.
  if ('share' in before.by && 'amount' in size) return { to: size.amount };
  return { by: signed(size, isDown(before.by) ? -1 : 1) };
}
