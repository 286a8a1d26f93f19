import { type ClauseView, channelsSaid, type Reading, type Said } from '../read/clause-view.ts';
import { has } from '../spot/token.ts';

/** Nothing for some channels: "without brands", "drop podcasts", 不要品牌, "zero for email". */
export function dropAct(view: ClauseView): Reading | undefined {
  const said = view.has('except') ? exceptedIn(view) : channelsSaid(view);
  const mayChoose = view.has('nothing', 'not') || view.tokens.some(({ text }) => /^no\b|^不/.test(text));
  if (said === undefined || (said.isChoice && !mayChoose) || said.isSum) return undefined;
  if (view.quantities.some(({ quantity }) => !('amount' in quantity) || quantity.amount !== 0))
    return undefined;
  if (
    view.ranges.length > 0 ||
    view.times.length > 0 ||
    view.has('limit', 'most', 'least', 'unlimit', 'why', 'asis')
  ) {
    if (!view.has('drop') || view.has('limit', 'unlimit', 'why', 'asis')) return undefined;
  }
  // "No podcasts" drops them; "no, undo that" does not.
  const drop = view
    .all('drop')
    .filter((token) => token.text !== 'no' || view.tokenAfter(token)?.kind === 'channels');
  const nothing = view.all('nothing');
  const out = view.all('out');
  const keep = view.all('keep');
  const give = view.all('give', 'set');
  const zero = view.quantities;
  const denials = view.denials(drop);
  const down = view.all('down').filter((token) => !drop.includes(token));
  const isDropped = drop.length > 0 && denials.length === 0;
  const isNothing =
    (nothing.length > 0 || zero.length > 0) &&
    denials.length === 0 &&
    (give.length > 0 || view.has('to', 'on', 'down') || view.tokens.length <= 4);
  const isOut =
    out.length > 0 &&
    denials.length === 0 &&
    (keep.length > 0 || give.length > 0 || view.has('move', 'drop', 'set'));
  const isNotGiven =
    denials.length === 1 &&
    give.length > 0 &&
    !view.has('up', 'add', 'more', 'over', 'under', 'touch', 'move', 'drop');
  const isFirst = view.before.last.length === 0 || view.before.last === view.context.last;
  const isExcept =
    isFirst &&
    view.has('except') &&
    !view.has('keep', 'asis', 'touch', 'most', 'least') &&
    (view.has('all') || view.tokens.every((token) => token.kind !== 'word' || has(token, 'except')));
  if (!isDropped && !isNothing && !isOut && !isNotGiven && !isExcept) return undefined;
  if (denials.length > 0 && !isNotGiven) return undefined;
  const used = [
    ...said.tokens,
    ...drop,
    ...nothing,
    ...out,
    ...zero,
    ...keep,
    ...give,
    ...denials,
    ...down,
    ...view.all('to', 'on', 'from', 'budget', 'except', 'all', 'whatif', 'make', 'more', 'lift', 'move'),
  ];
  const ids = isExcept ? [...new Set(view.channelTokens.flatMap((token) => token.ids))] : said.ids;
  if (view.supposes) {
    return view.reading([{ kind: 'what-if', changes: ids.map((channel) => ({ channel, to: 0 })) }], used);
  }
  return view.reading([{ kind: 'without', channels: ids }], used);
}

/** What is named as an exception. */
function exceptedIn(view: ClauseView): Said | undefined {
  const ids = [...new Set(view.channelTokens.flatMap((token) => token.ids))];
  const flags = { isSum: false, isEach: true, isChoice: false, hasGroup: false };
  return ids.length === 0
    ? undefined
    : { ...flags, ids, tokens: [...view.channelTokens, ...view.all('except')] };
}

/** "The hospital one is fine": nothing is asked of it. */
export function fineAct(view: ClauseView): Reading | undefined {
  const isFine = view.tokens.some(({ text }) =>
    /^(?:fine|ok|okay|good|great|没问题|还行|没事|不用管)$/.test(text),
  );
  const isPlain = view.tokens.every(
    (token) =>
      token.kind === 'channels' ||
      token.kind === 'small' ||
      has(token, 'thanks') ||
      has(token, 'set') ||
      has(token, 'pronoun'),
  );
  if (view.channelTokens.length === 0 || !isFine || !isPlain || view.isAsked) return undefined;
  return view.reading([], [...view.channelTokens, ...view.all('thanks', 'set', 'pronoun')], { bonus: 0.5 });
}

/** "Everything else is fine", 其他照投: says that nothing changes there. */
export function restAct(view: ClauseView): Reading | undefined {
  const others = view.all('others');
  if (others.length === 0 || view.kindsOfNumbers > 0 || view.channelTokens.length > 0) return undefined;
  if (view.before.last.length === 0 || view.before.last === view.context.last || view.isAsked)
    return undefined;
  const isPlain = view.tokens.every(
    (token) =>
      token.kind === 'small' ||
      has(token, 'others') ||
      has(token, 'give') ||
      has(token, 'each') ||
      has(token, 'set') ||
      has(token, 'thanks') ||
      has(token, 'budget') ||
      has(token, 'to') ||
      has(token, 'add') ||
      has(token, 'current'),
  );
  return isPlain
    ? view.reading(
        [],
        [...others, ...view.all('give', 'each', 'set', 'thanks', 'current', 'budget', 'to', 'add')],
      )
    : undefined;
}

/** Nothing for any other channel: "only the app", 只投 App 和内容. */
export function onlyAct(view: ClauseView): Reading | undefined {
  const said = channelsSaid(view);
  const only = view.all('only');
  const dropsOthers = view.has('others') && view.has('drop');
  if (said === undefined || said.isChoice || said.isSum || only.length === 0 || view.kindsOfNumbers > 0)
    return undefined;
  if (
    view.denials(only).length > 0 ||
    view.has('up', 'down', 'most', 'least', 'limit', 'move', 'asis', 'touch', 'why') ||
    dropsOthers
  )
    return undefined;
  if (view.channelTokens.length === 0) return undefined;
  const isWeak = only.every(({ text }) => /^(?:just|就)$/.test(text));
  const used = [
    ...said.tokens,
    ...only,
    ...view
      .all('give', 'set', 'keep', 'on', 'to', 'all', 'budget', 'total', 'make', 'show', 'move')
      .filter((token) => !has(token, 'not')),
  ];
  return view.reading([{ kind: 'only', channels: said.ids }], used, isWeak ? { bonus: -1 } : {});
}

/** Which limits are gone: "no limit on app", "drop all caps", 放开 App 的限制. */
export function unlimitAct(view: ClauseView): Reading | undefined {
  const unlimit = view.all('unlimit');
  const nouns = view.all('limit');
  const lift = view.all('lift').filter((token) => !nouns.includes(token));
  const denials = view.denials([...lift, ...unlimit]);
  const isDenied = denials.length === 1 && unlimit.length === 0;
  const ids = view.channelTokens.flatMap((token) => token.ids);
  const isThatOne =
    view.tokens.some(({ text }) => /^(?:one|ones|那个|那条)$/.test(text)) &&
    (lift.length > 0 || view.has('out', 'from')) &&
    (view.context.last ?? []).some(
      (move) =>
        (move.kind === 'limit' || move.kind === 'hold') && move.channels.some((id) => ids.includes(id)),
    );
  if (isThatOne && view.kindsOfNumbers === 0 && view.denials(lift).length === 0) {
    // "Take the Meta one off": the limit that was spoken of.
    const used = [...view.channelTokens, ...lift, ...view.all('out', 'from', 'move', 'give', 'drop')];
    return view.reading([{ kind: 'unlimit', channels: ids }], used, { bonus: 2 });
  }
  if (unlimit.length === 0 && (nouns.length === 0 || (lift.length === 0 && !isDenied))) return undefined;
  if (view.kindsOfNumbers > 0 || (denials.length > 0 && !isDenied) || view.has('why')) return undefined;
  if (isDenied && lift.length === 0 && !view.has('funds', 'give', 'budget')) return undefined;
  const said = view.channelTokens.length > 0 || view.has('both', 'others') ? channelsSaid(view) : undefined;
  const named =
    said === undefined && view.before.named.length > 0 && !view.has('all') ? view.before.named : undefined;
  const used = [
    ...(said?.tokens ?? []),
    ...unlimit,
    ...nouns,
    ...lift,
    ...denials,
    ...view.all(
      'on',
      'from',
      'all',
      'give',
      'set',
      'to',
      'pronoun',
      'most',
      'least',
      'make',
      'more',
      'drop',
      'keep',
      'whatif',
    ),
  ];
  return view.reading([{ kind: 'unlimit', channels: said?.ids ?? named ?? [] }], used, { bonus: 1 });
}
