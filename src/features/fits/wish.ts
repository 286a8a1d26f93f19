import { namedChoice } from '../../bot/arguments/named-choice.ts';
import type { Values } from '../../bot/command.ts';
import { defaultSpec } from '../../learn/fit/default-spec.ts';
import type { Fit } from '../../learn/fit/fit.ts';
import type { FitSpec } from '../../learn/fit/fit-spec.ts';
import type { History } from '../../learn/history/history.ts';
import { listNames, nearestName } from '../../scenario/nearest.ts';
import { echo, type Problem, UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { foldName } from '../../scenario/text.ts';
import { channelList } from './arguments/channel-list.ts';
import { type ChannelPrior, channelPriors } from './arguments/channel-priors.ts';
import { eventDays } from './arguments/event-weeks.ts';
import { fitBase } from './arguments/fit-base.ts';
import { numberBetween } from './arguments/number-between.ts';

const curve = namedChoice<FitSpec['curve']>('curve', [
  { value: 'logistic', label: { en: 'logistic', zh: '逻辑曲线' }, aliases: ['tanh', '逻辑'] },
  { value: 'hill', label: { en: 'hill', zh: '希尔曲线' }, aliases: ['s', 's-curve', '希尔', 's曲线'] },
]);

const trend = namedChoice<FitSpec['trend']['kind']>('trend', [
  { value: 'piecewise', label: { en: 'piecewise', zh: '分段' }, aliases: ['flexible', '折线', '分段线性'] },
  { value: 'linear', label: { en: 'linear', zh: '线性' }, aliases: ['straight', '直线'] },
  { value: 'none', label: { en: 'none', zh: '无' }, aliases: ['flat', 'no', '没有'] },
]);

/** Days of a half-year in weeks: how far apart the turns of a piecewise trend are, where nobody says. */
const weeksPerTurn = 26;

/** What a fit can be asked for. What is left out follows from the length of the history. */
export const fitArguments = {
  scenario: { kind: fitBase, required: true, position: 0, example: 'medical' },
  curve: { kind: curve, required: false, example: 'hill' },
  lag: {
    kind: numberBetween('lag', { low: 0, high: 26, isWhole: true }),
    required: false,
    example: '8',
  },
  season: {
    kind: numberBetween('season', { low: 0, high: 6, isWhole: true }),
    required: false,
    example: '2',
  },
  trend: { kind: trend, required: false, example: 'linear' },
  prior: { kind: channelPriors, required: false, example: 'tv roi 0.5..3' },
  follows: { kind: channelList, required: false, example: 'search, retargeting' },
  event: { kind: eventDays, required: false, example: '2024-11-25' },
  beyond: { kind: numberBetween('beyond', { low: 1, high: 10 }), required: false, example: '2' },
  seed: {
    kind: numberBetween('seed', { low: 0, high: 2_147_483_647, isWhole: true }),
    required: false,
    example: '7',
  },
} as const;

export type FitValues = Values<typeof fitArguments>;

/** What a fit is asked for in the light of: the scenario that names the channels, and the fit before. */
export interface FitBefore {
  readonly scenario?: Scenario | undefined;
  /** Which channels follow sales is said once: what was said then holds until somebody says otherwise. */
  readonly last?: Pick<Fit, 'spec'> | undefined;
}

/**
 * What the fit assumes: as asked, the rest by the length of the history.
 *
 * @throws UserError `fit.prior-channel`, `fit.prior-repeated`
 */
export function specOf(
  values: Omit<FitValues, 'scenario'>,
  history: History,
  { scenario, last }: FitBefore = {},
): FitSpec {
  const usual = defaultSpec(history);
  const kind = values.trend ?? usual.trend.kind;
  const ids = new Set(history.channels.map(({ id }) => id));
  const follows =
    values.follows === undefined
      ? last?.spec.followsDemand?.filter((id) => ids.has(id))
      : channelsCalled(values.follows, history, scenario);
  const turns =
    usual.trend.changepoints || Math.max(1, Math.min(10, Math.round(history.weeks.length / weeksPerTurn)));
  return {
    curve: values.curve ?? usual.curve,
    longestLag: values.lag ?? usual.longestLag,
    harmonics: values.season ?? usual.harmonics,
    trend: { kind, changepoints: kind === 'piecewise' ? turns : 0 },
    priors: { ...usual.priors, ...priorsOf(values.prior ?? [], history, scenario) },
    ...(follows !== undefined && { followsDemand: follows }),
  };
}

/** Those channels by id, each once. */
function channelsCalled(
  names: readonly string[],
  history: History,
  scenario: Scenario | undefined,
): string[] {
  const problems: Problem[] = [];
  const ids = names.flatMap((name) => {
    const id = channelCalled(name, history, scenario);
    if (id === undefined) problems.push(unknownChannel(name, history, 'follows'));
    return id ?? [];
  });
  const [first, ...more] = problems;
  if (first !== undefined) throw new UserError(first, ...more);
  return [...new Set(ids)];
}

function unknownChannel(name: string, history: History, path: string): Problem {
  const ids = history.channels.map((one) => one.id);
  const values = { nearest: nearestName(name, ids) ?? '', choices: listNames(ids) };
  return { code: 'fit.prior-channel', path, received: echo(name), values };
}

function priorsOf(given: readonly ChannelPrior[], history: History, scenario: Scenario | undefined) {
  const problems: Problem[] = [];
  const priors: FitSpec['priors'] = {};
  for (const { channel, ...prior } of given) {
    const id = channelCalled(channel, history, scenario);
    if (id === undefined) problems.push(unknownChannel(channel, history, 'prior'));
    else if (Object.hasOwn(priors, id)) {
      problems.push({ code: 'fit.prior-repeated', path: 'prior', received: echo(channel) });
    } else priors[id] = prior;
  }
  const [first, ...more] = problems;
  if (first !== undefined) throw new UserError(first, ...more);
  return priors;
}

/** The channel of the history that people call so: as the file or as the scenario calls it. */
function channelCalled(
  name: string,
  { channels }: History,
  scenario: Scenario | undefined,
): string | undefined {
  const wanted = foldName(name);
  const isCalled = (names: readonly (string | undefined)[]) =>
    names.some((one) => one !== undefined && foldName(one) === wanted);
  return channels.find(({ id, name: own }) => {
    const known = scenario?.channels.find((channel) => channel.id === id);
    return isCalled([id, own, known?.names?.en, known?.names?.zh, ...(known?.aliases ?? [])]);
  })?.id;
}
