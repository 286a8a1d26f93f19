import type { PlanChange } from '../../plans/plan-change.ts';
import { type Clause, changeEach, limitOn, type Rule, rules } from '../clause.ts';
import { type Match, times } from '../pattern.ts';

type Side = 'max' | 'min' | 'exactly';

function limit(side: Side) {
  return (match: Match): Clause | undefined => {
    const [channels] = match.channels;
    return channels && limitOn(channels, match, side, match.quantities[0]);
  };
}

/** The same ways of saying a limit for the words of either side. */
const limitPatterns = (words: string, after: string, noun: string) => [
  `PUT? CHANNELS JOINT? PUT|IS* ${words} PUT|IS* QUANTITY JOINT?`,
  `PUT? ${words} QUANTITY INTO? CHANNELS JOINT?`,
  `JOINT? PUT? ${words} QUANTITY INTO? CHANNELS JOINT?`,
  `PUT? CHANNELS JOINT? PUT|IS* QUANTITY ${after} JOINT?`,
  `PUT? QUANTITY ${after} INTO? CHANNELS JOINT?`,
  `PUT? CHANNELS JOINT? ${noun} IS|of* QUANTITY JOINT?`,
  `PUT? ${noun} of|be* QUANTITY INTO? CHANNELS JOINT?`,
  `PUT? ${noun} INTO CHANNELS JOINT? IS|of* QUANTITY JOINT?`,
  `sum-of CHANNELS PUT|IS* ${words} QUANTITY`,
  `PUT? CHANNELS JOINT? ${noun} IS* QUANTITY ${after} JOINT?`,
];

/** Bounds on what channels may get: `cap website at 10k`, `app 不超过 1 万`. */
export const limitRules: readonly Rule[] = [
  ...rules(
    [
      ...limitPatterns('most', 'or-less', 'cap'),
      'cap|keep CHANNELS JOINT? IS|by|most* QUANTITY or-less? JOINT?',
      'CHANNELS JOINT? PUT? cap|keep INTO? most? QUANTITY or-less? JOINT?',
      'PUT? CHANNELS JOINT? not PUT* least QUANTITY JOINT?',
      'not PUT? least QUANTITY INTO? CHANNELS JOINT?',
      'not PUT? CHANNELS JOINT? PUT* least QUANTITY JOINT?',
      'PUT? CHANNELS JOINT? cap most QUANTITY JOINT?',
      'sum-of CHANNELS cap IS* QUANTITY',
      'cap sum-of CHANNELS IS* QUANTITY',
    ].filter((pattern) => !pattern.startsWith('cap|keep CHANNELS')),
    limit('max'),
  ),
  ...rules(
    [
      'cap CHANNELS JOINT? IS|by|most* QUANTITY or-less? JOINT?',
      'keep CHANNELS JOINT? IS|by* most QUANTITY JOINT?',
      'keep CHANNELS JOINT? IS|by* QUANTITY or-less JOINT?',
    ],
    limit('max'),
  ),
  ...rules(
    [
      ...limitPatterns('least', 'or-more', 'floor'),
      'PUT? CHANNELS JOINT? not PUT* less QUANTITY JOINT?',
      'not PUT? most QUANTITY INTO? CHANNELS JOINT?',
      'not PUT? CHANNELS JOINT? PUT* most QUANTITY JOINT?',
    ],
    limit('min'),
  ),
  ...rules(
    [
      'PUT? CHANNELS JOINT? PUT|IS* exactly IS* QUANTITY JOINT?',
      'PUT? exactly QUANTITY INTO? CHANNELS JOINT?',
      'fix CHANNELS JOINT? IS* exactly? QUANTITY JOINT?',
      'keep CHANNELS JOINT? at QUANTITY JOINT?',
      'exactly CHANNELS JOINT? IS* QUANTITY JOINT?',
      'sum-of CHANNELS IS* exactly QUANTITY',
    ],
    limit('exactly'),
  ),
  ...rules(
    [
      'keep|cap|PUT? CHANNELS JOINT? PUT|IS* between QUANTITY AND|to QUANTITY JOINT?',
      'keep|cap|PUT? CHANNELS JOINT? PUT|IS|of* QUANTITY to|AND QUANTITY between JOINT?',
      'keep|cap CHANNELS JOINT? IS|of* QUANTITY to QUANTITY JOINT?',
      'CHANNELS JOINT? PUT|IS|of* QUANTITY to QUANTITY JOINT?',
      'between QUANTITY AND|to QUANTITY INTO? CHANNELS JOINT?',
      'give between QUANTITY AND|to QUANTITY INTO? CHANNELS JOINT?',
      'QUANTITY most CHANNELS most QUANTITY',
      'CHANNELS least QUANTITY AND? most QUANTITY',
    ],
    between,
  ),
  // What leaves out its verb goes on with the limit before.
  ...rules(
    ['INTO? CHANNELS JOINT? IS* QUANTITY JOINT?', 'QUANTITY INTO? CHANNELS JOINT?'],
    (match, { goesOn }) => (goesOn.kind === 'limit' ? limit(goesOn.side)(match) : undefined),
  ),
];

function between(match: Match): Clause | undefined {
  const [channels] = match.channels;
  const [low, high] = match.quantities;
  if (channels === undefined || low === undefined || high === undefined) return undefined;
  const isRising =
    ('amount' in low && 'amount' in high && low.amount < high.amount) ||
    ('share' in low && 'share' in high && low.share < high.share);
  if (!isRising) return undefined;
  const [least, most] = [limitOn(channels, match, 'min', low), limitOn(channels, match, 'max', high)];
  return least && most && { moves: [...least.moves, ...most.moves], goesOn: { kind: 'other' } };
}

function by(direction: 1 | -1) {
  return (match: Match): Clause | undefined => {
    const [channels] = match.channels;
    const [quantity] = match.quantities;
    if (channels === undefined || quantity === undefined) return undefined;
    return changeEach(channels, match, { by: times(quantity, direction) }, { kind: 'by', direction });
  };
}

const byShare = (share: number) => (match: Match) =>
  match.channels[0] && changeEach(match.channels[0], match, { by: { share } }, { kind: 'other' });

function to(match: Match): Clause | undefined {
  const [channels] = match.channels;
  const [quantity] = match.quantities;
  if (channels === undefined || quantity === undefined || !('amount' in quantity)) return undefined;
  return changeEach(channels, match, { to: quantity.amount }, { kind: 'to' });
}

/** Plans to price: `what if app +20%`, `double the app`, `app=30k`, `move 5k from app to website`. */
export const changeRules: readonly Rule[] = [
  ...rules(
    ['PUT? CHANNELS JOINT? IS* SIGNED JOINT?', 'PUT? SIGNED INTO? CHANNELS JOINT?'],
    (match) =>
      match.channels[0] &&
      match.signed[0] &&
      changeEach(match.channels[0], match, { by: match.signed[0] }, { kind: 'signed' }),
  ),
  ...rules(
    [
      'UP CHANNELS JOINT? by? QUANTITY JOINT?',
      'PUT? CHANNELS JOINT? PUT|be* UP|more by? QUANTITY more? JOINT?',
      'PUT? CHANNELS JOINT? PUT|be|by* QUANTITY more JOINT?',
      'PUT? QUANTITY more|UP INTO CHANNELS JOINT?',
      'PUT? UP QUANTITY more? INTO? CHANNELS JOINT?',
      'more QUANTITY INTO CHANNELS JOINT?',
      'PUT more QUANTITY INTO CHANNELS JOINT?',
      'UP QUANTITY INTO CHANNELS JOINT?',
      'CHANNELS UP by QUANTITY',
    ],
    by(1),
  ),
  ...rules(
    [
      'DOWN CHANNELS JOINT? by? QUANTITY JOINT?',
      'PUT? CHANNELS JOINT? PUT|be* DOWN|less|minus by? QUANTITY less? JOINT?',
      'PUT? CHANNELS JOINT? PUT|be|by* QUANTITY less JOINT?',
      'PUT? QUANTITY less INTO CHANNELS JOINT?',
      'PUT? DOWN QUANTITY less? of|on? CHANNELS JOINT?',
      'PUT less QUANTITY INTO CHANNELS JOINT?',
      'of CHANNELS DOWN QUANTITY',
    ],
    by(-1),
  ),
  ...rules(
    ['PUT? double INTO? CHANNELS', 'PUT? CHANNELS JOINT? be|UP|by? double', 'CHANNELS JOINT? PUT be? double'],
    byShare(1),
  ),
  ...rules(['PUT? triple INTO? CHANNELS', 'PUT? CHANNELS JOINT? be|UP? triple'], byShare(2)),
  ...rules(
    [
      'PUT? halve INTO? CHANNELS',
      'PUT? CHANNELS JOINT? be|PUT? halve',
      'DOWN CHANNELS JOINT? INTO|by half',
      'DOWN half of CHANNELS',
      'CHANNELS JOINT? DOWN half',
    ],
    byShare(-0.5),
  ),
  ...rules(
    [
      'UP|DOWN CHANNELS JOINT? to|be AMOUNT JOINT?',
      'PUT? CHANNELS JOINT? UP|DOWN to|be AMOUNT JOINT?',
      'set CHANNELS JOINT? IS* AMOUNT JOINT?',
      'give CHANNELS JOINT? IS* AMOUNT JOINT?',
      'give AMOUNT INTO CHANNELS JOINT?',
      'CHANNELS JOINT? give|set|with IS* AMOUNT JOINT?',
      'move CHANNELS JOINT? to AMOUNT JOINT?',
    ],
    to,
  ),
  ...rules(
    ['CHANNELS JOINT? IS* AMOUNT JOINT?', 'AMOUNT on|to CHANNELS JOINT?'],
    (match, { goesOn, supposes }) => {
      // "app 20k" alone may be a cap, a minimum or a what-if.
      if (goesOn.kind === 'by' || goesOn.kind === 'limit') return undefined;
      return supposes || goesOn.kind === 'to' ? to(match) : undefined;
    },
  ),
  ...rules(['CHANNELS JOINT? be AMOUNT JOINT?'], (match, { goesOn, supposes }) =>
    goesOn.kind === 'start' || supposes ? to(match) : undefined,
  ),
  // What leaves out its verb goes on with the change before.
  ...rules(
    [
      'CHANNELS JOINT? by? QUANTITY JOINT?',
      'QUANTITY INTO? CHANNELS JOINT?',
      'CHANNELS JOINT? be? by? QUANTITY',
    ],
    (match, { goesOn }) => (goesOn.kind === 'by' ? by(goesOn.direction)(match) : undefined),
  ),
  ...rules(
    [
      'move QUANTITY of CHANNEL to|on CHANNEL',
      'take QUANTITY of CHANNEL AND? PUT? to|on|give CHANNEL',
      'DOWN QUANTITY of CHANNEL AND PUT|UP to|on? CHANNEL',
      'of CHANNEL take|move|DOWN? AMOUNT AND? move|give|to|UP|PUT to|give? CHANNEL',
      'CHANNEL DOWN? AMOUNT AND? move to|give? CHANNEL',
      'of CHANNEL move to|give? CHANNEL AMOUNT',
      'of CHANNEL move AMOUNT to? CHANNEL',
      'move AMOUNT CHANNEL to CHANNEL',
      'give AMOUNT of CHANNEL to CHANNEL',
    ],
    ({ channels: [from, onto], quantities: [quantity] }) => {
      if (from === undefined || onto === undefined || quantity === undefined || !('amount' in quantity))
        return undefined;
      const [source, target] = [from.ids[0], onto.ids[0]];
      if (source === undefined || target === undefined || source === target) return undefined;
      const changes: PlanChange[] = [
        { channel: source, by: times(quantity, -1) },
        { channel: target, by: quantity },
      ];
      return { moves: [{ kind: 'what-if', changes }], goesOn: { kind: 'other' } };
    },
  ),
];

function none(match: Match, { supposes }: { readonly supposes: boolean }): Clause | undefined {
  const [channels] = match.channels;
  if (channels === undefined || channels.isSum) return undefined;
  if (supposes) return changeEach(channels, match, { to: 0 }, { kind: 'other' });
  return { moves: [{ kind: 'without', channels: channels.ids }], goesOn: { kind: 'other' } };
}

const namedOnly = (kind: 'only' | 'unlimit') => (match: Match) => {
  const [channels] = match.channels;
  if (channels === undefined || channels.hasOr) return undefined;
  return [{ kind, channels: channels.ids }];
};

/** Which channels take part, and which limits are gone: `only the app`, `without brands`, `no limit on app`. */
export const choiceRules: readonly Rule[] = [
  ...rules(
    [
      'without|drop|no give? INTO? CHANNELS',
      'keep CHANNELS without',
      'plan? with|give? everything|all? without CHANNELS',
      'nothing|no give? INTO CHANNELS',
      'nothing CHANNELS',
      'CHANNELS be? nothing',
      'CHANNELS JOINT? not give|at? be? nothing?',
      'give nothing|no INTO? CHANNELS',
      'give CHANNELS be? nothing',
      'not give INTO? CHANNELS',
      'CHANNELS without|drop|nothing',
      'PUT CHANNELS IS? nothing',
      'DOWN CHANNELS to nothing',
      'give CHANNELS without|nothing',
    ],
    none,
  ),
  // After something else it may say where that does not hold: "cap partners at 10k, except brands".
  ...rules(
    ['plan? with|give? everything|all? except CHANNELS except?', 'CHANNELS except'],
    (match, before) => (before.goesOn.kind === 'start' ? none(match, before) : undefined),
  ),
  ...rules(
    [
      'only|just give|PUT|at|show* INTO? CHANNELS',
      'CHANNELS only',
      'give? everything give* INTO|give|be* CHANNELS',
      'give everything INTO? only? CHANNELS',
      'set to|be only CHANNELS',
      'show only CHANNELS',
      'give only INTO? CHANNELS',
      'keep only CHANNELS',
      'everything only give? CHANNELS',
    ],
    (match, before) =>
      match.channels[0]?.isSum ? undefined : before.supposes ? undefined : namedOnly('only')(match),
  ),
  ...rules(
    [
      'drop|no|lift all? cap|floor|least|most INTO? CHANNELS',
      'drop CHANNELS cap|floor|least|most',
      'lift CHANNELS cap',
      'CHANNELS drop cap|floor',
      'CHANNELS cap|floor drop|lift',
      'uncap INTO? CHANNELS',
      'CHANNELS uncap',
      'CHANNELS PUT|IS uncap',
      'without cap INTO CHANNELS',
      'CHANNELS without cap',
      'give CHANNELS uncap',
      'drop cap CHANNELS',
      'CHANNELS drop all? cap',
    ],
    namedOnly('unlimit'),
  ),
  ...rules(
    [
      'drop|no|lift|without all? cap|floor',
      'drop|lift all cap',
      'uncap',
      'all uncap',

      'all cap drop|lift',
      'cap all drop|lift',
      'cap drop|lift',
      'without all? cap',
    ],
    () => [{ kind: 'unlimit', channels: [] }],
  ),
];
