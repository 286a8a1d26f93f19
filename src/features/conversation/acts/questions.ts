import type { Concept } from '../lexicon/concepts.ts';
import type { Move, Topic } from '../move.ts';
import { type ClauseView, channelsSaid, lastChannels, type Reading } from '../read/clause-view.ts';
import { has, type Token } from '../spot/token.ts';

/** What a question is about is told by words of one list, with some of another, and without those that speak against it. */
interface Question {
  readonly about: Topic;
  readonly core: readonly Concept[];
  /** At least one of each of these lists, too. */
  readonly also?: readonly (readonly Concept[])[];
  readonly never?: readonly Concept[];
  readonly needsAsking?: true;
  readonly bonus?: number;
  /** How many channels it is about, at least. */
  readonly channels?: number;
  /** Only where no channel is named. */
  readonly unnamed?: true;
}

const questions: readonly Question[] = [
  { about: 'sure', core: ['sure'], never: ['which', 'nextmoney', 'where'], needsAsking: true, bonus: 0.5 },
  {
    about: 'marginal',
    core: ['marginal'],
    never: ['mean', 'least', 'most', 'nextmoney', 'maximise', 'where'],
  },
  {
    about: 'roi',
    core: ['roi'],
    never: ['mean', 'least', 'maximise', 'marginal', 'better'],
    needsAsking: true,
  },
  { about: 'roi', core: ['came'], also: [['roi', 'each']], never: ['spent', 'lastweek'] },
  {
    about: 'cut-first',
    core: ['weakest'],
    never: ['nextmoney', 'up', 'most'],
    needsAsking: true,
    bonus: 0.5,
  },
  {
    about: 'limit-cost',
    core: ['cost'],
    also: [['cost'], ['whatif', 'cost']],
    never: ['which', 'spent', 'came', 'weakest'],
    needsAsking: true,
    channels: 1,
  },
  {
    about: 'cut-first',
    core: ['down', 'drop'],
    also: [
      ['which', 'where', 'what'],
      ['first', 'weakest', 'which', 'where'],
    ],
    never: ['nextmoney', 'came', 'diff', 'spent'],
  },
  {
    about: 'next-money',
    core: ['nextmoney'],
    needsAsking: true,
    also: [['where', 'which', 'what', 'worth', 'marginal', 'give', 'add', 'more', 'up', 'nextmoney']],
    never: ['weakest', 'down', 'from', 'roi'],
  },
  {
    about: 'next-money',
    core: ['where', 'which'],
    also: [['more', 'add', 'up']],
    never: [
      'down',
      'drop',
      'weakest',
      'spent',
      'came',
      'limit',
      'saturate',
      'assume',
      'history',
      'better',
      'roi',
      'sure',
    ],
  },
  {
    about: 'next-money',
    core: ['worth'],
    also: [['more', 'add', 'up', 'budget', 'give', 'nextmoney']],
    never: ['down'],
    unnamed: true,
  },
  { about: 'next-money', core: ['where', 'which'], also: [['next']], never: ['report', 'weakest', 'down'] },
  { about: 'next-report', core: ['when'], also: [['next']], never: ['lastweek', 'compare', 'budget'] },
  { about: 'better', core: ['better'], never: ['nextmoney', 'weakest', 'saturate'], channels: 2 },
  { about: 'saturation', core: ['saturate'], never: ['limit', 'mean'], needsAsking: true, bonus: 0.5 },
  { about: 'zero', core: ['nothing'], also: [['why']], channels: 1, bonus: 0.5 },
  {
    about: 'limit-cost',
    core: ['limit'],
    also: [['cost', 'which', 'worth']],
    never: ['unlimit', 'lift'],
    bonus: 0.5,
  },
  {
    about: 'limit-cost',
    core: ['cost'],
    also: [['which', 'what', 'limit']],
    never: ['spent', 'came', 'nextmoney', 'weakest', 'whatif'],
  },
  { about: 'assumptions', core: ['assume'], never: ['whatif', 'maximise'], bonus: 0.25 },
  {
    about: 'assumptions',
    core: ['assume'],
    also: [['question', 'what', 'where', 'how', 'which', 'show', 'mean']],
    bonus: 0.25,
  },
  {
    about: 'spent',
    core: ['spent'],
    never: ['nextmoney', 'more', 'report', 'funds'],
    needsAsking: true,
  },
  { about: 'came', core: ['came'], never: ['spent', 'report', 'mean', 'roi'], needsAsking: true },
  {
    about: 'next-report',
    core: ['report'],
    also: [['when', 'next']],
    never: ['lastweek', 'compare'],
    bonus: 0.5,
  },
  {
    about: 'meaning',
    core: ['mean'],
    never: ['chart', 'assume', 'spent', 'came', 'budget'],
    needsAsking: true,
  },
  {
    about: 'chart',
    core: ['chart'],
    needsAsking: true,
    also: [['read', 'what', 'mean', 'how', 'why', 'short']],
    never: ['export'],
    bonus: 0.5,
  },
  { about: 'chart', core: ['chart'], never: ['export', 'spent'], needsAsking: true },
  { about: 'short', core: ['short'], never: ['chart', 'export', 'profit'] },
  { about: 'even-split', core: ['even'], bonus: 0.5 },
];

/** Words that any question may hold. */
const asking: readonly Concept[] = [
  'what',
  'how',
  'which',
  'where',
  'when',
  'question',
  'first',
  'give',
  'set',
  'to',
  'on',
  'from',
  'pronoun',
  'bit',
  'more',
  'worth',
  'better',
  'all',
  'show',
  'read',
  'mean',
  'current',
  'sure',
  'budget',
  'total',
  'value',
  'also',
  'whatif',
  'up',
  'add',
  'down',
  'spent',
  'came',
  'each',
  'only',
  'least',
  'funds',
  'lastweek',
  'nextmoney',
  'roi',
  'why',
  'make',
  'less',
  'move',
  'most',
  'keep',
  'weakest',
  'cost',
  'exact',
  'lastone',
  'marginal',
  'compare',
  'over',
  'saturate',
  'by',
  'maximise',
  'assume',
  'others',
  'even',
  'profit',
  'next',
  'report',
  'both',
  'drop',
  'next',
  'adopt',
  'help',
  'short',
  'limit',
  'not',
  'risk',
  'bold',
  'double',
  'lift',
  'nothing',
  'stop',
  'diff',
  'schedule',
  'touch',
  'chart',
  'firstone',
  'out',
  'again',
];

const interrogative: readonly Concept[] = ['what', 'how', 'which', 'where', 'when', 'question', 'why'];

function fits(
  { about, core, also, never, needsAsking, channels, unnamed }: Question,
  view: ClauseView,
): boolean {
  if (!view.has(...core)) return false;
  if (also?.some((list) => !view.has(...list))) return false;
  if (never !== undefined && view.has(...never.filter((concept) => !core.includes(concept)))) return false;
  const isNamedRoi = about === 'roi' && view.channelTokens.length > 0 && view.kindsOfNumbers === 0;
  if (needsAsking && !isNamedRoi && !view.isAsked && !view.has(...interrogative)) return false;
  // The meaning of life is another's business.
  const isOfPlans = view.has(
    'marginal',
    'roi',
    'value',
    'profit',
    'sure',
    'saturate',
    'risk',
    'cautious',
    'limit',
    'most',
  );
  if (
    about === 'meaning' &&
    !isOfPlans &&
    view.tokens.some(({ kind, text }) => kind === 'unknown' && /\p{L}{2}/u.test(text))
  )
    return false;
  const count = view.channelTokens.reduce((sum, token) => sum + token.ids.length, 0);
  return (channels === undefined || count >= channels) && !(unnamed && count > 0);
}

/** What "it" means the plan in. */
const ofPlan: ReadonlySet<Topic> = new Set([
  'sure',
  'short',
  'chart',
  'meaning',
  'next-report',
  'came',
  'even-split',
  'cut-first',
  'next-money',
  'assumptions',
  'limit-cost',
  'spent',
  'better',
]);

/** What is asked about the plan, its channels, its limits, its numbers. */
export function questionActs(view: ClauseView): Reading[] {
  if (view.scenario === undefined) return [];
  const facts = factAsked(view);
  const isQuestion = view.isAsked || view.has(...interrogative);
  const said = view.channelTokens.length > 0 || isQuestion ? channelsSaid(view) : undefined;
  const isPointed = view.channelTokens.length > 0;
  const pointed = lastChannels(view.before);
  const isIt = !isPointed && view.has('pronoun', 'both') && pointed.length > 0 && pointed.length <= 2;
  const channels = isPointed ? (said?.ids ?? []) : isIt ? pointed : [];
  const [quantity] = view.quantities;
  const amount =
    quantity !== undefined && 'amount' in quantity.quantity && quantity.per === undefined
      ? quantity.quantity.amount
      : undefined;
  const found = questions
    .filter((question) => fits(question, view))
    .map((question) => {
      const core = view.all(...question.core, ...(question.also ?? []).flat());
      const numbers: Token[] =
        question.about === 'next-money' || question.about === 'marginal' ? [...view.quantities] : [];
      const move: Move =
        question.about === 'assumptions'
          ? { kind: 'show', what: 'assumptions' }
          : {
              kind: 'ask',
              about: question.about,
              channels: ofPlan.has(question.about) && !isPointed ? [] : channels,
              ...(amount !== undefined && numbers.length > 0 && { amount }),
            };
      const used = [...core, ...numbers, ...(isPointed ? (said?.tokens ?? []) : []), ...view.all(...asking)];
      return view.reading([move], used, { bonus: (question.bonus ?? 0) + (isQuestion ? 0.5 : 0) });
    });
  return facts === undefined ? found : [...found, facts];
}

/** "What is the budget?": the plan says it. */
function factAsked(view: ClauseView): Reading | undefined {
  const isZero =
    view.isAsked &&
    (view.has('nothing') ||
      view.quantities.some(({ quantity }) => 'amount' in quantity && quantity.amount === 0));
  if (isZero && view.has('which', 'all') && view.channelTokens.length === 0) {
    return view.reading(
      [{ kind: 'ask', about: 'zero', channels: [] }],
      [...view.quantities, ...view.all(...asking)],
      { bonus: 2 },
    );
  }
  const isBiggest =
    view.has('which') && view.tokens.some(({ text }) => /biggest|largest|most|最多|大头|最大/.test(text));
  if (
    isBiggest &&
    view.kindsOfNumbers === 0 &&
    !view.has('saturate', 'cost', 'roi', 'marginal', 'nextmoney', 'weakest', 'limit')
  ) {
    return view.reading(
      [{ kind: 'show', what: 'plan' }],
      [...view.all(...asking), ...view.all('most', 'up')],
      { bonus: 1 },
    );
  }
  const facts = view.all('budget', 'limit', 'period', 'risk', 'maximise');
  if (facts.length === 0 || !view.isAsked || view.kindsOfNumbers > 0 || view.channelTokens.length > 0)
    return undefined;
  if (!view.has('what', 'how') || view.has('up', 'down', 'add', 'cost', 'mean', 'whatif', 'even'))
    return undefined;
  return view.reading(
    [{ kind: 'show', what: 'plan' }],
    [
      ...facts,
      ...view.all('what', 'how', 'question', 'current', 'to', 'on', 'first', 'set', 'show', 'value'),
    ],
    { bonus: -0.5 },
  );
}

/** "Why so little for the app?" */
export function whyAct(view: ClauseView): Reading | undefined {
  const why = view.all('why');
  if (why.length === 0 || view.scenario === undefined || view.has('even')) return undefined;
  const weak = why.every(({ text }) =>
    /^(?:explain|logic|说说|讲讲|依据|what for|justify|walk me through|talk me through|the thinking|怎么给)$/.test(
      text,
    ),
  );
  const others = view.all('chart', 'mean', 'read', 'short').filter((token) => !why.includes(token));
  if (weak && others.length > 0) return undefined;
  const said = view.channelTokens.length > 0 || view.has('pronoun', 'both') ? channelsSaid(view) : undefined;
  const [named, ...more] = view.before.named;
  const channel = said?.ids[0] ?? (more.length === 0 ? named : undefined);
  const used = [
    ...why,
    ...(said?.tokens ?? []),
    ...view.all(...asking),
    ...view
      .all('cautious', 'halve', 'triple', 'under', 'asis', 'undo')
      .filter((token) => !has(token, 'defer')),
  ];
  return view.reading(
    [
      channel === undefined ||
      (view.channelTokens.length === 0 && said !== undefined && said.ids.length !== 1)
        ? { kind: 'why' }
        : { kind: 'why', channel },
    ],
    [...used, ...view.quantities],
    { bonus: weak ? 0 : 1 },
  );
}
