import type { PlanChange } from '../../plans/plan-change.ts';
import type { Move } from '../move.ts';
import { type ClauseView, channelsSaid, lastChannels, type Reading, type Said } from '../read/clause-view.ts';
import { has, type Quantity, type Token, type TokenOf } from '../spot/token.ts';

/** From nothing at all to eleven times as much: beyond that, somebody slipped. */
const isSensible = (share: number) => share >= -1 && share <= 10;

/** Small words that go with a change. */
const withChange = (view: ClauseView) =>
  view
    .all(
      'set',
      'give',
      'to',
      'on',
      'by',
      'whatif',
      'bit',
      'budget',
      'make',
      'also',
      'same',
      'each',
      'keep',
      'worth',
      'exact',
      'show',
      'only',
    )
    .filter((token) => !has(token, 'not') && !has(token, 'drop'));

type Change = { readonly by: Quantity } | { readonly to: number };

function changeEach({ ids }: Said, change: Change): Move[] {
  return [{ kind: 'what-if', changes: ids.map((channel): PlanChange => ({ channel, ...change })) }];
}

/** Whether an amount for several channels could be meant for each, or for all of them together. */
function isUnclear({ ids, isEach, isSum, hasGroup }: Said, change: Change): boolean {
  if (ids.length === 1) return false;
  const isProportion = 'by' in change && 'share' in change.by;
  return isSum || (!isProportion && (!isEach || hasGroup));
}

/** Which way a change goes by the words of the clause, and these words. */
function directionSaid(
  view: ClauseView,
): { readonly direction: 1 | -1; readonly tokens: readonly Token[] } | undefined {
  const up = view.all('up', 'add', 'more');
  const down = view
    .all('down', 'less', 'from')
    .filter(
      (token) =>
        has(token, 'down') || has(token, 'less') || /^(?:from|off|out of|off of|从)$/.test(token.text),
    );
  const strongUp = up.filter((token) => has(token, 'up') || has(token, 'add'));
  const strongDown = down.filter((token) => has(token, 'down') || has(token, 'less'));
  if (strongUp.length > 0 && strongDown.length > 0) {
    const only = strongUp.filter((token) => !has(token, 'down'));
    const other = strongDown.filter((token) => !has(token, 'up'));
    return only.length > 0 === other.length > 0
      ? undefined
      : { direction: only.length > 0 ? 1 : -1, tokens: [...up, ...down] };
  }
  if (strongDown.length > 0 && !(up.length > 0 && strongDown.every((token) => token.text === 'off'))) {
    return { direction: -1, tokens: [...up, ...down] };
  }
  if (up.length > 0) return { direction: 1, tokens: [...up] };
  const given = view.all('give').some(({ text }) => !/^tak|^took|^拿/.test(text));
  return down.length > 0 && !given ? { direction: -1, tokens: down } : undefined;
}

/** Whether the number is what it goes to ("raise the app to 15k", 加到 1.5 万), and the word that says so. */
function toBefore(view: ClauseView, quantity: Token): Token | undefined {
  for (let at = view.tokens.indexOf(quantity) - 1, steps = 0; at >= 0 && steps < 3; at -= 1, steps += 1) {
    const token = view.tokens[at];
    if (token === undefined) return undefined;
    if (
      /^(?:to|at|into|up to|down to|->|→|=|到|至|成|为)$/.test(token.text) ||
      /[到至成为]$/.test(token.text)
    )
      return token;
    if (token.kind !== 'small' && !has(token, 'bit') && !has(token, 'exact')) return undefined;
  }
  return undefined;
}

function changeSaid(
  view: ClauseView,
): { readonly change: Change; readonly tokens: readonly Token[]; readonly isWish?: boolean } | undefined {
  const [quantity, ...more] = view.quantities;
  const [times, ...others] = view.times;
  const direction = directionSaid(view);
  if (more.length > 0 || others.length > 0 || (quantity !== undefined && times !== undefined))
    return undefined;
  if (times !== undefined && view.has('current') && !view.supposes) return undefined;
  if (times !== undefined)
    return {
      change: { by: { share: round(times.times - 1) } },
      tokens: [times, ...view.all('up', 'down', 'double')],
    };
  if (quantity === undefined) {
    for (const [concept, share] of [
      ['quadruple', 3],
      ['triple', 2],
      ['halve', -0.5],
      ['double', 1],
    ] as const) {
      if (!view.has(concept)) continue;
      const words = view.all('up', 'down', 'less', 'double', 'halve', 'triple', 'by');
      return { change: { by: { share } }, tokens: [...view.all(concept), ...words] };
    }
    return undefined;
  }
  if (quantity.per !== undefined || quantity.isPoints) return undefined;
  const { quantity: size, sign } = quantity;
  if (sign !== undefined)
    return {
      change: { by: times1(size, sign) },
      tokens: [quantity, ...view.all('up', 'down', 'more', 'less')],
    };
  const to = toBefore(view, quantity);
  if (direction !== undefined) {
    const isTo = to !== undefined && 'amount' in size && !/^(?:into|at)$/.test(to.text);
    if (isTo) return { change: { to: size.amount }, tokens: [quantity, to, ...direction.tokens] };
    if (to !== undefined && 'share' in size && /[到至]$/.test(to.text)) return undefined;
    if (to?.text === 'to' && 'share' in size) return undefined;
    return { change: { by: times1(size, direction.direction) }, tokens: [quantity, ...direction.tokens] };
  }
  if (view.has('exact', 'keep') || (view.channelTokens.length === 0 && view.has('make'))) return undefined;
  // "No, the app is 11k" goes on with the bound that was said of it.
  const isOfBound =
    !view.supposes &&
    !view.has('give') &&
    view.before.last.some(
      (move) =>
        move.kind === 'limit' &&
        move.channels.some((id) => view.channelTokens.some(({ ids }) => ids.includes(id))),
    );
  if (isOfBound && view.all('set').every(({ text }) => /^(?:is|was|be|=|:|是|为)$/.test(text)))
    return undefined;
  const isSet = view.has('set', 'give') || to !== undefined || view.supposes;
  if (!isSet || !('amount' in size)) return undefined;
  return {
    change: { to: size.amount },
    tokens: [quantity, ...(to === undefined ? [] : [to]), ...view.all('set', 'give')],
    isWish:
      to === undefined &&
      !view.supposes &&
      !view.has('set') &&
      view.all('give').every(({ text }) => /^(?:要|需要|needs?|wants?|有|has|have|had)$/.test(text)),
  };
}

const round = (number: number) => Math.round(number * 1e9) / 1e9;
const times1 = (size: Quantity, sign: 1 | -1): Quantity =>
  'amount' in size ? { amount: sign * size.amount } : { share: sign * size.share };

/** Plans to price: `what if app +20%`, `double the app`, `app=30k`, 给 App 加 5 千. */
export function changeAct(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  if (said === undefined || said.isChoice || view.denials(view.all('drop')).length > 0) return undefined;
  if (view.has('total') && !view.has('together')) return undefined;
  if (view.has('most', 'least', 'limit') && !isLooseBound(view)) return undefined;
  // Money that moves goes somewhere.
  if (view.all('move').some(({ text }) => shifting.test(text)) && view.has('from')) return undefined;
  // Money that moves from one to the other is no change of both.
  if (view.channelTokens.length > 1 && view.has('move', 'from') && view.has('to')) return undefined;
  const found = changeSaid(view);
  if (found === undefined) return undefined;
  const { change, tokens, isWish } = found;
  if ('by' in change && 'share' in change.by && !isSensible(change.by.share)) return undefined;
  const [quantity] = view.quantities;
  // 给一半: of what it has, or of the budget?
  const isHalfGiven =
    quantity === undefined &&
    view.has('give') &&
    !view.has('down', 'less') &&
    view.all('halve').some(({ text }) => text === '一半');
  const isGuess = isUnclear(said, change) || quantity?.isSmall === true || isHalfGiven || isWish === true;
  const used = [...said.tokens, ...tokens, ...withChange(view), ...view.all('also', 'question', 'asis')];
  // Said as it is to be, and not supposed, the plan is to keep to it.
  if ('to' in change && !view.supposes && !view.isAsked && !view.tokens.some(({ text }) => text === '=')) {
    const moves: Move[] = said.ids.map((id) => ({
      kind: 'limit',
      channels: [id],
      side: 'exactly',
      to: { amount: change.to },
    }));
    return view.reading(moves, used, isGuess ? { isGuess: true } : {});
  }
  return view.reading(changeEach(said, change), used, isGuess ? { isGuess: true } : {});
}

/** 最多加 20%: words of limits that a change can hold are rare, and then it is none. */
const isLooseBound = (view: ClauseView) =>
  view
    .all('most', 'least', 'limit')
    .every(
      (token) =>
        (has(token, 'lift') && !has(token, 'most')) || (token.text === 'up to' && view.has('up', 'move')),
    );

/** "Raise the app": by how much? */
export function changeWithoutAmount(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  const direction = directionSaid(view);
  if (said === undefined || said.isChoice || direction === undefined || view.kindsOfNumbers > 0)
    return undefined;
  if (
    view.denials().length > 0 ||
    view.has('most', 'least', 'limit', 'drop', 'asis', 'nothing', 'out', 'halve', 'double', 'triple')
  ) {
    if (!view.all('drop').every((token) => has(token, 'down'))) return undefined;
  }
  if (view.has('why', 'which', 'where', 'how', 'nextmoney', 'weakest')) return undefined;
  const used = [...said.tokens, ...direction.tokens, ...withChange(view)];
  const complete = (quantity: TokenOf<'quantity'>) =>
    changeEach(said, { by: times1(quantity.quantity, direction.direction) });
  return view.reading([], used, { missing: 'amount', complete, bonus: -1 });
}

/** "Move 5k from brand to the app": one gives, the other gets. */
export function moveAct(view: ClauseView): Reading | undefined {
  if (view.channelTokens.length === 1) return moveToLast(view);
  const [first, second, ...more] = view.channelTokens;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [quantity] = view.quantities;
  const words = view.all(
    'move',
    'from',
    'to',
    'down',
    'up',
    'add',
    'give',
    'set',
    'whatif',
    'more',
    'halve',
    'by',
    'on',
    'budget',
  );
  const isMove =
    view.has('move') ||
    (view.has('from') && view.has('to')) ||
    (view.has('down', 'from') && view.has('up', 'add', 'give'));
  if (!isMove || view.denials().length > 0 || view.quantities.length > 1) return undefined;
  const [source, target] = isSourceSecond(view, first, second) ? [second, first] : [first, second];
  const [from, onto] = [source.ids[0], target.ids[0]];
  if (from === undefined || onto === undefined || from === onto || source.ids.length + target.ids.length > 2)
    return undefined;
  const used = [first, second, ...(quantity === undefined ? [] : [quantity]), ...words];
  const moved = (size: Quantity): Move[] | undefined => {
    const spent = view.context.plan?.get(from);
    const amount =
      'amount' in size
        ? size.amount
        : spent === undefined
          ? undefined
          : Math.round(spent * size.share * 100) / 100;
    if (amount === undefined || amount <= 0) return undefined;
    const changes: PlanChange[] = [
      { channel: from, by: { amount: -amount } },
      { channel: onto, by: { amount } },
    ];
    return [{ kind: 'what-if', changes }];
  };
  const isAll =
    view.has('all') ||
    view.tokens.some(({ text }) => /^(?:everything|all|all of it|全部|所有|全都|全)/.test(text));
  if (quantity === undefined && isAll && !view.has('halve')) {
    const moves = moved({ share: 1 });
    return moves && view.reading(moves, [...used, ...view.all('all', 'only', 'pronoun')], { bonus: 2 });
  }
  if (quantity === undefined && view.has('halve')) {
    const moves = moved({ share: 0.5 });
    return moves && view.reading(moves, used, { bonus: 2 });
  }
  if (quantity === undefined) {
    return view.reading([], used, { missing: 'amount', complete: ({ quantity: size }) => moved(size) });
  }
  const moves = quantity.per === undefined && !quantity.isPoints ? moved(quantity.quantity) : undefined;
  return moves && view.reading(moves, used, quantity.isSmall ? { isGuess: true, bonus: 2 } : { bonus: 2 });
}

const shifting = /^(?:mov\w+|shift\w*|transfer\w*|匀|匀出|挪|挪出|移|转|调|拨|划)$/;

/** "Then move 2k over from Meta": to what was spoken of last. */
function moveToLast(view: ClauseView): Reading | undefined {
  const [named] = view.channelTokens;
  const [quantity] = view.quantities;
  const verbs = view.all('move').filter(({ text }) => shifting.test(text));
  const spoken = view.before.named.length > 0 ? view.before.named : lastChannels(view.before);
  const [other, ...more] = spoken.filter((id) => id !== named?.ids[0]);
  const [id] = named?.ids ?? [];
  if (
    named === undefined ||
    id === undefined ||
    verbs.length === 0 ||
    quantity === undefined ||
    view.denials().length > 0
  )
    return undefined;
  if (other === undefined || more.length > 0 || !('amount' in quantity.quantity) || named.ids.length > 1)
    return undefined;
  const { amount } = quantity.quantity;
  // "From it to content": what is named is not where it comes from.
  const isFrom = view.all('from').some((token) => {
    const next = view.tokenAfter(token);
    return next === named || (next?.kind === 'small' && view.tokenAfter(next) === named);
  });
  const changes: PlanChange[] = [
    { channel: isFrom ? id : other, by: { amount: -amount } },
    { channel: isFrom ? other : id, by: { amount } },
  ];
  return view.reading(
    [{ kind: 'what-if', changes }],
    [named, quantity, ...verbs, ...view.all('from', 'to', 'whatif', 'give', 'on', 'more', 'by')],
    { bonus: 0.5 },
  );
}

/** "To the app from brand", "give the app 5k from brand", 给 App 从品牌挪 5 千. */
function isSourceSecond(view: ClauseView, first: Token, second: Token): boolean {
  const before = (token: Token) => {
    const at = view.tokens.indexOf(token);
    return view.tokens
      .slice(Math.max(0, at - 2), at)
      .filter((one) => one.kind === 'word')
      .at(-1);
  };
  const isFrom = (token: Token | undefined) =>
    token !== undefined &&
    /^(?:from|out of|away from|off of|off|at the expense of|从|由|把|将|steal from|take from)$/.test(
      token.text,
    );
  const isTo = (token: Token | undefined) =>
    token !== undefined && (/^(?:to|into|onto|towards|给|到|往)$/.test(token.text) || has(token, 'to'));
  const [one, two] = [before(first), before(second)];
  if (isFrom(one)) return false;
  return isFrom(two) || (isTo(one) && !isTo(two));
}
