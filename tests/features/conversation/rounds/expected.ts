import { z } from 'zod';
import { periodsPer } from '../../../../src/scenario/in-period.ts';
import type { Scenario } from '../../../../src/scenario/scenario.ts';
import { foldName } from '../../../../src/scenario/text.ts';

/** One act that a sentence means, as those who wrote the sentences put it down. */
const act = z.looseObject({
  do: z.string(),
  channels: z.union([z.array(z.string()), z.string()]).optional(),
  about: z.string().optional(),
});

export type Act = z.infer<typeof act>;

export const roundShape = z.object({
  round: z.number(),
  language: z.enum(['en', 'zh']),
  threads: z.array(
    z.object({
      scenario: z.enum(['medical', 'shop', 'driving']),
      begins: z.string().optional(),
      turns: z.array(z.object({ says: z.string(), means: z.array(act), note: z.string().optional() })),
    }),
  ),
});

export type Round = z.infer<typeof roundShape>;

/** What an act comes to, written so that two that come to the same are the same text. */
export function actTexts(acts: readonly Act[], scenario: Scenario, before: readonly string[]): string[] {
  const named = acts.flatMap((one) => namedIn(one, scenario));
  const mentioned = named.length > 0 ? named : before;
  const limits: Limit[] = [];
  const texts = acts.flatMap((one) => textsOf(one, periodOf(acts, scenario), mentioned, limits));
  return [...mergedSets(texts), ...mergedLimits(limits)].sort();
}

/** Where amounts are told per the period that is asked for, they are so of the plan. */
function periodOf(acts: readonly Act[], scenario: Scenario): Scenario {
  const wanted = acts.find((one) => one.do === 'period')?.is;
  return typeof wanted === 'string' && isPeriod(wanted) ? { ...scenario, period: wanted } : scenario;
}

export interface Limit {
  readonly channels: readonly string[];
  readonly side: string;
  readonly to: string;
}

/** The same bound on several channels is one, whether it was put down as one or as several. */
export function mergedLimits(limits: readonly Limit[]): string[] {
  const found = new Map<string, Set<string>>();
  for (const { channels, side, to } of limits) {
    const key = `${side} ${to}`;
    found.set(key, new Set([...(found.get(key) ?? []), ...channels]));
  }
  return [...found].map(([key, channels]) => `limit ${key} ${[...channels].sort().join('+')}`);
}

/** Channels that the same is done to are one set, however often it was said. */
export function mergedSets(texts: readonly string[]): string[] {
  const sets = new Map<string, string[]>();
  const others: string[] = [];
  for (const text of texts) {
    const [, verb, ids] = /^(drop|hold|only|unlimit) (.+)$/.exec(text) ?? [];
    if (verb === undefined || ids === undefined) others.push(text);
    else sets.set(verb, [...(sets.get(verb) ?? []), ...ids.split('+')]);
  }
  return [...others, ...[...sets].map(([verb, ids]) => `${verb} ${joined(ids)}`)];
}

export const rounded = (value: number) => String(Number(value.toPrecision(6)));

/** Channels that an act names, "others" and "all" apart. */
export function namedIn(one: Act, scenario: Scenario): string[] {
  const changes = Array.isArray(one.changes) ? one.changes : [];
  const ofChanges = changes.flatMap((change: Record<string, unknown>) =>
    [change.channel, change.from, change.to].filter((name) => typeof name === 'string'),
  );
  return [...listOf(one.channels), ...ofChanges].flatMap((name) => idOf(name, scenario) ?? []);
}

const listOf = (channels: Act['channels']) =>
  channels === undefined ? [] : typeof channels === 'string' ? [channels] : channels;

function idOf(name: string, scenario: Scenario): string | undefined {
  const folded = foldName(name);
  return [...scenario.channels, ...scenario.groups].find(({ id, names, aliases }) =>
    [id, names?.en, names?.zh, `${names?.en}/${names?.zh}`, ...aliases].some(
      (known) => known !== undefined && foldName(known) === folded,
    ),
  )?.id;
}

function idsOf(channels: Act['channels'], scenario: Scenario, mentioned: readonly string[]): string[] {
  const every = scenario.channels.map(({ id }) => id);
  return listOf(channels).flatMap((name) => {
    if (name === 'all') return every;
    if (name === 'others') return every.filter((id) => !membersOf(mentioned, scenario).includes(id));
    return membersOf([idOf(name, scenario) ?? name], scenario);
  });
}

export const membersOf = (ids: readonly string[], scenario: Scenario) =>
  ids.flatMap((id) => scenario.groups.find((group) => group.id === id)?.channels ?? [id]);

const joined = (ids: readonly string[]) => [...new Set(ids)].sort().join('+');

function textsOf(one: Act, scenario: Scenario, mentioned: readonly string[], limits: Limit[]): string[] {
  const ids = idsOf(one.channels, scenario, mentioned);
  const number = (key: string) => (typeof one[key] === 'number' ? one[key] : undefined);
  switch (one.do) {
    case 'limit': {
      const [amount, share, ofCurrent] = [number('amount'), number('share'), number('ofCurrent')];
      if (amount === 0 && one.side !== 'min') return [`drop ${joined(ids)}`];
      if (ofCurrent === 1 && one.side === 'exactly') return [`hold ${joined(ids)}`];
      const to =
        amount !== undefined
          ? rounded(amount)
          : share !== undefined
            ? `share ${share.toFixed(3)}`
            : `current ${rounded(ofCurrent ?? 0)}`;
      limits.push({ channels: ids, side: String(one.side), to });
      return [];
    }
    case 'hold':
    case 'drop':
    case 'only':
      return [`${one.do} ${joined(ids)}`];
    case 'unlimit':
      return [`unlimit ${listOf(one.channels).includes('all') ? '' : joined(ids)}`.trim()];
    case 'whatif':
      return [`whatif ${changesOf(one, scenario, mentioned).sort().join(' ')}`];
    case 'budget': {
      const factor =
        typeof one.per === 'string' && isPeriod(one.per) ? periodsPer(scenario.period, one.per) : 1;
      const [to, by, plus] = [number('to'), number('by'), number('plus')];
      if (to !== undefined) return [`budget ${rounded(to * factor)}`];
      return [by !== undefined ? `budget by ${rounded(by)}` : `budget plus ${rounded(plus ?? 0)}`];
    }
    case 'period':
      return [`period ${one.is}`];
    case 'goal':
      return [`goal ${one.is}${number('least') === undefined ? '' : ` ${rounded(number('least') ?? 0)}`}`];
    case 'risk':
      return [`risk ${one.is}`];
    case 'adopt':
      return [`adopt ${one.step ?? 'last'}`];
    case 'export':
      return [`export ${one.as ?? 'csv'}`];
    case 'compare':
      return [`compare ${one.with ?? 'current'}`];
    case 'schedule':
      return [`schedule ${one.when ?? ''}`.trim()];
    case 'ask':
      return [`ask ${one.about} ${joined(ids)}`.trim()];
    case 'clarify':
      return [`clarify ${one.missing}`];
    default:
      return [one.do];
  }
}

const isPeriod = (text: string): text is Scenario['period'] =>
  ['day', 'week', 'month', 'quarter', 'year'].includes(text);

function changesOf(one: Act, scenario: Scenario, mentioned: readonly string[]): string[] {
  const changes: unknown[] = Array.isArray(one.changes) ? one.changes : [];
  return changes.flatMap((raw) => {
    const change = z.record(z.string(), z.unknown()).parse(raw);
    const number = (key: string) => (typeof change[key] === 'number' ? change[key] : undefined);
    const move = number('move');
    if (move !== undefined) {
      const [from, to] = [idOf(String(change.from), scenario), idOf(String(change.to), scenario)];
      return [`${from} plus ${rounded(-move)}`, `${to} plus ${rounded(move)}`];
    }
    const ids = idsOf(String(change.channel), scenario, mentioned);
    return ids.map((id) => {
      const [to, by, plus, times] = [number('to'), number('by'), number('plus'), number('times')];
      if (to !== undefined) return `${id} to ${rounded(to)}`;
      if (plus !== undefined) return `${id} plus ${rounded(plus)}`;
      return `${id} by ${rounded(by ?? (times ?? 1) - 1)}`;
    });
  });
}
