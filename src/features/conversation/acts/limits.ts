import { budgetOf } from '../../../scenario/scenario.ts';
import type { LimitTo, Move } from '../move.ts';
import { type ClauseView, channelsSaid, type Reading, type Said } from '../read/clause-view.ts';
import { has, type Quantity, type Token, type TokenOf } from '../spot/token.ts';

type Side = 'max' | 'min' | 'exactly';

/** Bounds that stand behind their number: denied, they mean the other side (不要加到 1 万以上). */
const behind = /^(?:以上|之上|及以上|或以上|or more|or higher|or above)$/;
const behindLess = /^(?:以下|之下|及以下|或以下|以内|之内|or less|or lower|or below|or under)$/;

/** Which side a clause bounds, and the words that say so. */
function sideSaid(view: ClauseView): { readonly side: Side; readonly tokens: readonly Token[] } | undefined {
  // "Bump it up to 14k" says where it goes; "give it up to 14k" bounds it.
  const most = view.all('most').filter(({ text }) => text !== 'up to' || !view.has('up', 'move'));
  const least = view.all('least');
  const over = view.all('over').filter((token) => !most.includes(token) && !least.includes(token));
  // 降到, 砍到 say where it goes; denied, where it must not fall to.
  const isBound = (token: Token) => !most.includes(token) && !least.includes(token);
  const under = view
    .all('under')
    .filter((token) => isBound(token) && (view.has('not') || !has(token, 'down')));
  const denials = view.denials([...most, ...least]);
  const isDenied = denials.length % 2 === 1;
  const found = (side: Side, tokens: readonly Token[]) => ({ side, tokens });
  if (most.length > 0 && least.length > 0) {
    // "a minimum of 5k, no more" is two things.
    const both = most.filter((token) => least.includes(token));
    return both.length === most.length ? found('max', both) : undefined;
  }
  if (isDenied) {
    if (over.length > 0) return found('max', [...denials, ...over, ...most]);
    if (under.length > 0) return found('min', [...denials, ...under, ...least]);
    if (least.some(({ text }) => behind.test(text))) return found('max', [...denials, ...least]);
    if (most.some(({ text }) => behindLess.test(text))) return found('min', [...denials, ...most]);
    return undefined;
  }
  if (most.length > 0) return found('max', [...most, ...denials, ...over, ...under]);
  if (least.length > 0) return found('min', [...least, ...denials, ...over, ...under]);
  if (over.length > 0) return found('min', [...over, ...denials]);
  if (under.length > 0) return found('max', [...under, ...denials]);
  const exact = view.all('exact');
  return exact.length > 0 ? found('exactly', exact) : undefined;
}

/** What a bound is set at, and the tokens that say so: an amount, a share, what is spent now and so much more. */
function targetSaid(
  view: ClauseView,
): { readonly to: LimitTo; readonly tokens: readonly Token[] } | undefined {
  const current = view.all('current');
  const [quantity, ...more] = view.quantities;
  const [times] = view.times;
  if (more.length > 0) return undefined;
  if (quantity === undefined) {
    const half = view.all('halve').filter(({ text }) => /^(?:一半|half the|half of|only half)$/.test(text));
    if (current.length === 0 && half.length > 0)
      return { to: { share: 0.5 }, tokens: [...half, ...view.all('budget')] };
    if (current.length === 0 || view.has('bit')) return undefined;
    if (times !== undefined) return { to: { ofCurrent: times.times }, tokens: [times, ...current] };
    const factor = view.has('halve') ? 0.5 : view.has('double') ? 2 : 1;
    return { to: { ofCurrent: factor }, tokens: [...current, ...view.all('halve', 'double')] };
  }
  if (quantity.per !== undefined || quantity.isPoints) return undefined;
  const { quantity: size, sign } = quantity;
  const isMore = view.has('more', 'up', 'add') || view.all('over').length > 0;
  const isLess = view.has('less', 'down') || view.all('under').length > 0;
  const isRelative = 'share' in size && (sign !== undefined || (current.length > 0 && (isMore || isLess)));
  if (isRelative) {
    const direction = sign ?? (isLess && !view.has('more', 'up') ? -1 : 1);
    const words = view.all('more', 'less', 'up', 'down', 'over', 'under', 'compare', 'better');
    return { to: { ofCurrent: round(1 + direction * size.share) }, tokens: [quantity, ...current, ...words] };
  }
  if ('share' in size && current.length > 0)
    return { to: { ofCurrent: size.share }, tokens: [quantity, ...current] };
  // "At least 25 percent but not past 35": percent, too.
  const isShare =
    view.before.last !== view.context.last &&
    view.before.last.some((move) => move.kind === 'limit' && 'share' in move.to);
  if (isShare && quantity.isBare && 'amount' in size && size.amount > 0 && size.amount <= 100)
    return { to: { share: size.amount / 100 }, tokens: [quantity] };
  return sign === undefined ? { to: size, tokens: [quantity, ...view.all('budget')] } : undefined;
}

const round = (factor: number) => Math.round(factor * 1e9) / 1e9;

/** Verbs and small words that go with a bound. */
const withBound = (view: ClauseView) =>
  view.all(
    'set',
    'give',
    'keep',
    'to',
    'on',
    'limit',
    'exact',
    'by',
    'funds',
    'only',
    'budget',
    'whatif',
    'up',
    'add',
    'down',
    'each',
    'make',
    'bit',
    'same',
    'compare',
    'current',
    'lift',
  );

function limitMoves(said: Said, side: Side, to: LimitTo): { moves: Move[]; isGuess: boolean } {
  const { ids, isSum, isEach, hasGroup } = said;
  const isTogether = isSum && ids.length > 1;
  const isUnclear = ids.length > 1 && !isTogether && !isEach && !('ofCurrent' in to);
  const moves: Move[] = isTogether
    ? [{ kind: 'limit', channels: ids, side, to }]
    : ids.map((id) => ({ kind: 'limit', channels: [id], side, to }));
  return { moves, isGuess: isUnclear || (hasGroup && isEach) };
}

/** Bounds on what channels may get: `cap website at 10k`, `app 不超过 1 万`, "don't go below 5k on brand". */
export function limitAct(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  if (said === undefined || said.isChoice || view.has('unlimit')) return undefined;
  const [range] = view.ranges;
  if (range !== undefined) return between(view, said, range);
  const bound = sideSaid(view);
  if (bound !== undefined && view.quantities.length > 1 && view.quantities.length === said.ids.length) {
    // "TikTok and email at least 4k and 1k": in this order.
    const moves = said.ids.flatMap((id, at): Move[] => {
      const quantity = view.quantities[at];
      return quantity === undefined || quantity.sign !== undefined || quantity.per !== undefined
        ? []
        : [{ kind: 'limit', channels: [id], side: bound.side, to: quantity.quantity }];
    });
    const used = [...said.tokens, ...view.quantities, ...bound.tokens, ...withBound(view)];
    return moves.length === said.ids.length
      ? view.reading(moves, used, view.has('each') ? {} : { isGuess: true })
      : undefined;
  }
  const target = targetSaid(view);
  if (bound === undefined) return heldAt(view, said);
  const words = [...said.tokens, ...bound.tokens, ...withBound(view)];
  if (target === undefined) return limitWithoutAmount(view, said, bound);
  // "At most 5k more than now" is no amount that can be told here.
  if ('amount' in target.to && view.has('more') && !view.has('compare')) return undefined;
  // "cut the app by more than 10%" bounds a change.
  const change = changeBound(view, bound.side);
  const to = change ?? target.to;
  if ('share' in to && to.share > 1) return undefined;
  const { moves, isGuess } = limitMoves(said, change === undefined ? bound.side : sideOfChange(view), to);
  const [quantity] = view.quantities;
  const isVague = isGuess || (quantity?.isSmall === true && !('share' in to));
  return view.reading(moves, [...words, ...target.tokens], isVague ? { isGuess: true } : {});
}

/** "Don't raise the app by more than 20%" is a cap above what it has now. */
function changeBound(view: ClauseView, side: Side): LimitTo | undefined {
  const [quantity] = view.quantities;
  if (side !== 'max' || !view.has('over') || quantity === undefined || !('share' in quantity.quantity))
    return undefined;
  const { share } = quantity.quantity;
  const isBy = view.tokens.some(({ text }) => text === 'by') || view.context.language === 'zh';
  if (!isBy) return undefined;
  if (view.has('up', 'add')) return { ofCurrent: round(1 + share) };
  const down = view.all('down').filter((token) => !has(token, 'under'));
  return down.length > 0 && share < 1 ? { ofCurrent: round(1 - share) } : undefined;
}

const sideOfChange = (view: ClauseView): Side => (view.has('up', 'add') ? 'max' : 'min');

function limitWithoutAmount(
  view: ClauseView,
  said: Said,
  { side, tokens }: { side: Side; tokens: readonly Token[] },
): Reading | undefined {
  const isPolite =
    /^(?:can|could|would|will|shall|may|should) (?:we|you|i)$|^(?:能不能|可不可以|可以|能|请)$/.test(
      view.tokens[0]?.text ?? '',
    );
  if (
    view.kindsOfNumbers > 0 ||
    (view.isAsked && !isPolite) ||
    view.has('lift', 'unlimit', 'what', 'how', 'why')
  )
    return undefined;
  if (side === 'exactly') return undefined;
  const complete = ({ quantity }: TokenOf<'quantity'>) => limitMoves(said, side, quantity).moves;
  return view.reading([], [...said.tokens, ...tokens, ...withBound(view)], { missing: 'amount', complete });
}

/** "Keep the app at 10k" is exactly that. */
function heldAt(view: ClauseView, said: Said): Reading | undefined {
  const [quantity] = view.quantities;
  const keep = view.all('keep');
  const isShareSet = quantity !== undefined && 'share' in quantity.quantity && view.has('set', 'give');
  if (quantity === undefined || view.quantities.length > 1 || quantity.sign !== undefined) return undefined;
  if (keep.length === 0 && !isShareSet) return undefined;
  if (view.denials().length > 0 || view.has('up', 'down', 'more', 'less', 'add', 'move') || view.supposes)
    return undefined;
  // "Make it 30%" goes on with what was asked for before.
  if (view.channelTokens.length === 0 && view.has('make')) return undefined;
  if (quantity.per !== undefined || quantity.isPoints) return undefined;
  const { moves, isGuess } = limitMoves(said, 'exactly', quantity.quantity);
  const used = [...said.tokens, ...keep, quantity, ...withBound(view), ...view.all('asis')];
  return view.reading(moves, used, isGuess || quantity.isSmall ? { isGuess: true } : {});
}

/** After amounts in thousands, "4 to 5" is in thousands, too. */
function inThousands(view: ClauseView, { low, high }: { low: Quantity; high: Quantity }) {
  const { scenario, before } = view;
  if (!('amount' in low) || !('amount' in high) || scenario === undefined) return undefined;
  const budget = budgetOf(scenario);
  if (high.amount >= budget / 500) return undefined;
  const isSaid = before.last.some(
    (move) => move.kind === 'limit' && 'amount' in move.to && move.to.amount >= 1000,
  );
  return { low: { amount: low.amount * 1000 }, high: { amount: high.amount * 1000 }, isSaid };
}

function between(view: ClauseView, said: Said, { low, high }: { low: Quantity; high: Quantity }): Reading {
  const scaled = inThousands(view, { low, high });
  const [least, most] = [
    limitMoves(said, 'min', scaled?.low ?? low),
    limitMoves(said, 'max', scaled?.high ?? high),
  ];
  const used = [...said.tokens, ...view.ranges, ...withBound(view), ...view.all('from', 'most', 'least')];
  const isGuess = least.isGuess || most.isGuess || scaled?.isSaid === false;
  return view.reading([...least.moves, ...most.moves], used, isGuess ? { isGuess: true } : {});
}

/** What is not to be raised, or cut, stays at most, or at least, where it is: "don't increase podcasts". */
export function notFurtherAct(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  const denials = view.denials(view.all('drop').filter((token) => !has(token, 'not')));
  if (said === undefined || said.isChoice || denials.length !== 1 || view.kindsOfNumbers > 0)
    return undefined;
  const [up, down] = [view.all('up', 'add', 'more'), view.all('down', 'less')].map((tokens) =>
    tokens.filter((token) => !has(token, 'not')),
  );
  // "Not too much" is no bound that can be told.
  if (view.tokens.some(({ text }) => /^(?:too|too much|太)/.test(text))) return undefined;
  const isUp = (up?.length ?? 0) > 0;
  const isDown = (down?.length ?? 0) > 0;
  if (isUp === isDown || view.isAsked) return undefined;
  const side = isUp ? 'max' : 'min';
  const moves: Move[] = said.ids.map((id) => ({ kind: 'limit', channels: [id], side, to: { ofCurrent: 1 } }));
  const used = [
    ...said.tokens,
    ...denials,
    ...(up ?? []),
    ...(down ?? []),
    ...view.all('give', 'to', 'on', 'bit', 'budget', 'current', 'compare', 'better'),
  ];
  return view.reading(moves, used);
}

/** What stays as it is spent now: "don't touch brand", 品牌合作别动. */
export function holdAct(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  if (said === undefined || view.kindsOfNumbers > 0) return undefined;
  if (said.isChoice && !view.has('not', 'asis')) return undefined;
  const asis = view.all('asis');
  const keep = view.all('keep');
  const current = view.all('current');
  const touch = view.all('touch', 'move').filter((token) => !asis.includes(token));
  const denials = view.denials(asis);
  const isUntouched = touch.length > 0 && denials.length === 1;
  const isKept = keep.length > 0 && denials.length === 0 && !view.has('out', 'drop', 'only', 'most', 'least');
  const isAsIs = asis.length > 0 && denials.length === 0;
  const isNow = current.length > 0 && (keep.length > 0 || view.has('exact', 'set', 'asis'));
  if (!isUntouched && !isKept && !isAsIs && !isNow) return undefined;
  if (sideSaid(view) !== undefined && !view.has('exact')) return undefined;
  const used = [
    ...said.tokens,
    ...asis,
    ...keep,
    ...current,
    ...(isUntouched ? [...touch, ...denials] : []),
    ...view
      .all('to', 'on', 'give', 'exact', 'set', 'same', 'budget', 'out')
      .filter((token) => !has(token, 'not')),
  ];
  // "keep podcasts" alone may only mean that it is not to be dropped.
  const isBare =
    isKept &&
    !isAsIs &&
    !isNow &&
    keep.every(({ text }) => /^(?:keep|keeps|keeping|stay|stays|保留|留|留着|保|继续|还是)$/.test(text));
  // "…, Google stays" says that nothing changes there.
  if (isBare && view.before.last !== view.context.last) return view.reading([], used);
  return view.reading([{ kind: 'hold', channels: said.ids }], used, isBare ? { isGuess: true } : {});
}
