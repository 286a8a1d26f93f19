import { type Words, wordsFor } from '../../bot/language/words.ts';
import { nearestName } from '../../scenario/nearest.ts';
import { budgetOf, type Scenario } from '../../scenario/scenario.ts';
import type { Move } from './move.ts';
import type { TalkContext } from './talk-context.ts';
import type { Token } from './token.ts';
import type { Meaning } from './vocabulary/meanings.ts';

/** Something that works here, as it is said, and what it asks for. */
export interface Suggestion {
  readonly text: string;
  readonly move: Move;
}

const most = 3;

/** Who wants no more reports is not offered another one. */
const stops =
  /^(?:stop|end|no|not|don't|never|cancel|quit|unsubscribe|remove|delete)(?![a-z])|^(?:停|别|不|取消|关|删)/i;

/** What the words are about decides what is offered, this first. */
const topics: readonly (readonly [topic: Topic, meanings: readonly Meaning[]])[] = [
  ['why', ['why']],
  ['compare', ['compare', 'today', 'previous', 'last-report']],
  ['export', ['export', 'csv', 'json', 'png', 'chart']],
  ['undo', ['undo', 'reset']],
  ['cautious', ['cautious', 'expected', 'risk']],
  ['profit', ['profit', 'goal', 'maximise', 'roi']],
  ['budget', ['budget']],
  ['limit', ['cap', 'most', 'least', 'keep', 'exactly', 'floor', 'between']],
  ['whatIf', ['what-if', 'raise', 'cut', 'double', 'halve', 'add', 'more', 'less', 'move']],
  ['only', ['only', 'just', 'everything']],
  ['without', ['without', 'drop', 'no', 'nothing']],
  ['schedule', ['schedule']],
  ['adopt', ['adopt']],
];

type Topic =
  | 'why'
  | 'compare'
  | 'export'
  | 'undo'
  | 'cautious'
  | 'profit'
  | 'budget'
  | 'limit'
  | 'whatIf'
  | 'only'
  | 'without'
  | 'schedule'
  | 'adopt'
  | 'history'
  | 'reset'
  | 'again'
  | 'help';

/** What help tells, by what it is for. */
export const helpTopics = [
  ['change', ['budget', 'limit', 'cautious', 'profit', 'only', 'without', 'undo', 'reset']],
  ['ask', ['whatIf', 'why', 'compare']],
  ['act', ['again', 'export', 'adopt', 'schedule', 'history']],
] as const satisfies readonly (readonly ['change' | 'ask' | 'act', readonly Topic[]])[];

/** How to say each of these here. */
export function suggestionsOf(
  topics: readonly Topic[],
  { scenario, language }: Pick<TalkContext, 'scenario' | 'language'>,
): Suggestion[] {
  const words = wordsFor(language);
  const channel = scenario?.channels[0]?.id ?? '';
  return topics.map((topic) => offer(topic, channel, scenario, words));
}

/** Whether the words want reports to end: that is done where the schedules are listed, each with its number. */
export function wantsNoReports(tokens: readonly Token[]): boolean {
  const isOfReports = tokens.some((token) => token.kind === 'word' && token.meanings.has('schedule'));
  return isOfReports && wantsAnEnd(tokens);
}

const wantsAnEnd = (tokens: readonly Token[]) => tokens.some(({ text }) => stops.test(text));

/** Two or three things that work here, nearest to what the tokens are about. */
export function suggestions(tokens: readonly Token[], { scenario, language }: TalkContext): Suggestion[] {
  const words = wordsFor(language);
  if (scenario === undefined)
    return (['history', 'help'] as const).map((topic) => offer(topic, '', undefined, words));
  const channel = channelMeant(tokens, scenario);
  const meanings = new Set(tokens.flatMap((token) => (token.kind === 'word' ? [...token.meanings] : [])));
  const isToStop = wantsAnEnd(tokens);
  const near = topics
    .filter(([, its]) => its.some((meaning) => meanings.has(meaning)))
    .map(([topic]) => topic)
    .filter((topic) => topic !== 'schedule' || !isToStop);
  const isAboutChannel = tokens.some(({ kind }) => kind === 'name');
  const rest: Topic[] = isAboutChannel ? ['whatIf', 'limit', 'why'] : ['whatIf', 'budget', 'why'];
  return [...new Set([...near, ...rest])]
    .slice(0, most)
    .map((topic) => offer(topic, channel, scenario, words));
}

/** The channel that was named, or that comes nearest to a word that nobody knows; else the first. */
function channelMeant(tokens: readonly Token[], scenario: Scenario): string {
  const named = tokens.find((token) => token.kind === 'name');
  if (named?.kind === 'name') return named.id;
  const ids = scenario.channels.map(({ id }) => id);
  const names = new Map(
    [...scenario.channels, ...scenario.groups].flatMap(({ id, names, aliases }) =>
      [id, names?.en, names?.zh, ...aliases].flatMap((name) =>
        name === undefined ? [] : [[name, id] as const],
      ),
    ),
  );
  const unknown = tokens
    .filter(({ kind, text }) => kind === 'unknown' && text.length > 2)
    .map(({ text }) => text);
  const nearest = unknown.length === 0 ? undefined : nearestName(unknown.join(' '), names.keys());
  return (nearest === undefined ? undefined : names.get(nearest)) ?? ids[0] ?? '';
}

function offer(topic: Topic, channel: string, scenario: Scenario | undefined, words: Words): Suggestion {
  const part = [...(scenario?.channels ?? []), ...(scenario?.groups ?? [])].find(({ id }) => id === channel);
  const name = (words.language === 'zh' ? part?.names?.zh : undefined) ?? part?.names?.en ?? channel;
  const budget = scenario === undefined ? 0 : budgetOf(scenario);
  const amounts = { limit: rounded(budget / 4), budget: rounded(budget * 1.1) };
  const text = words.say(`talk.suggest.${topic}`, {
    channel: name,
    limit: amountText(amounts.limit, words),
    budget: amountText(amounts.budget, words),
  });
  return { text, move: moveOf(topic, channel, amounts, words) };
}

/** Two digits that count, as people say amounts. */
const rounded = (amount: number) => Number(amount.toPrecision(2));

function amountText(amount: number, { language }: Words): string {
  if (language === 'zh') return amount >= 1e4 ? `${Number((amount / 1e4).toPrecision(6))}万` : String(amount);
  return amount >= 1e3 ? `${Number((amount / 1e3).toPrecision(6))}k` : String(amount);
}

function moveOf(
  topic: Topic,
  channel: string,
  amounts: { limit: number; budget: number },
  words: Words,
): Move {
  switch (topic) {
    case 'why':
      return { kind: 'why', channel };
    case 'compare':
      return { kind: 'compare', with: 'today' };
    case 'export':
      return { kind: 'export', format: 'csv' };
    case 'undo':
      return { kind: 'undo' };
    case 'reset':
      return { kind: 'reset' };
    case 'again':
      return { kind: 'again' };
    case 'cautious':
      return { kind: 'risk', risk: 'cautious' };
    case 'profit':
      return { kind: 'goal', goal: 'profit' };
    case 'budget':
      return { kind: 'budget', amount: amounts.budget };
    case 'limit':
      return { kind: 'limit', channels: [channel], side: 'max', to: { amount: amounts.limit } };
    case 'whatIf':
      return { kind: 'what-if', changes: [{ channel, by: { share: 0.2 } }] };
    case 'only':
      return { kind: 'only', channels: [channel] };
    case 'without':
      return { kind: 'without', channels: [channel] };
    case 'schedule':
      return { kind: 'schedule', when: words.say('talk.suggest.when') };
    case 'adopt':
      return { kind: 'adopt' };
    case 'history':
      return { kind: 'history' };
    default:
      return { kind: 'help' };
  }
}
