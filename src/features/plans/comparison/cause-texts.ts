import { channelLabel } from '../../../bot/replies/labels.ts';
import { middle, type Parameter } from '../../../scenario/parameter.ts';
import type { LimitAmount } from '../../../scenario/scenario.ts';
import { goalText } from '../../scenarios/replies/scenario.ts';
import { parameterLabel, parameterText } from '../replies/parameter-label.ts';
import type { Run } from '../stored/run.ts';
import type { PlanView } from '../view.ts';
import type { Cause } from './causes.ts';

/** Most causes that are told one by one. */
const mostCauses = 4;

/** Why the plan is another than the previous run's, in one line: the causes, and which change of scenario brought them. */
export function whyText(causes: readonly Cause[], previous: Run, view: PlanView): string {
  const { words, run } = view;
  if (causes.length === 0) {
    const isProved = previous.proof.proved && run.proof.proved;
    return words.say(isProved ? 'reports.changes.noCause' : 'reports.changes.noCauseUnproved');
  }
  const told = causes.slice(0, mostCauses).map((cause) => causeText(cause, previous, view));
  const hidden = causes.length - told.length;
  const all = [...told, ...(hidden > 0 ? [words.say('explanation.charts.others', { count: hidden })] : [])];
  const text = all.join(words.say('replies.semicolon'));
  const change = scenarioChange(causes, previous.scenario, run.scenario);
  return change === undefined
    ? text
    : words.say(`reports.cause.${change}`, {
        causes: text,
        from: previous.scenario.version,
        to: run.scenario.version,
      });
}

/** What brought the causes: adopting a plan needs no other scenario. */
function scenarioChange(causes: readonly Cause[], before: Run['scenario'], after: Run['scenario']) {
  if (causes.every(({ kind }) => kind === 'adopted')) return undefined;
  if (before.origin !== after.origin) {
    return after.origin === 'workspace' ? 'own' : after.origin === 'built-in' ? 'builtIn' : undefined;
  }
  if (after.origin === 'built-in') return 'program';
  return before.version === after.version ? undefined : 'version';
}

/** One cause: "budget ¥50k → ¥52k a week". */
export function causeText(cause: Cause, previous: Run, view: PlanView): string {
  const { words, run, each } = view;
  const [before, after] = [previous.effective, run.effective];
  switch (cause.kind) {
    case 'currency':
      return words.say('reports.cause.currency', { from: before.currency, to: after.currency });
    case 'model':
      return words.say('reports.cause.model');
    case 'period': {
      const eachOf = ({ period }: typeof before) => words.say(`replies.period.${period}.each`);
      return words.say('reports.cause.period', { from: eachOf(before), to: eachOf(after) });
    }
    case 'goal': {
      const [from, to] = [goalText(before.goal, before, words), goalText(after.goal, after, words)];
      return words.say('reports.cause.goal', { from, to });
    }
    case 'risk': {
      const [from, to] = [before, after].map(({ risk }) => words.say(`replies.risk.${risk}`));
      return words.say('reports.cause.risk', { from: from ?? '', to: to ?? '' });
    }
    case 'budgetUse':
      return words.say(`reports.cause.budgetUse.${after.budgetUse}`);
    case 'added':
      return words.say('reports.cause.added', { channel: view.label(cause.channel) });
    case 'gone':
      return words.say('reports.cause.gone', { channel: earlierLabel(cause.channel, previous, view) });
    case 'budget':
      return words.say('reports.cause.budget', {
        from: view.money(cause.from),
        to: view.money(cause.to),
        each,
      });
    case 'limit':
      return limitChange(cause, previous, view);
    case 'members':
      return words.say('reports.cause.members', { group: view.label(cause.group) });
    case 'parameter':
      return parameterChange(cause, view);
    case 'accounting':
      return words.say('reports.cause.accounting');
    case 'adopted':
      return words.say('reports.cause.adopted', { number: cause.number });
  }
}

/** What a channel or group of the earlier run is called: the later one may not know it any more. */
export function earlierLabel(id: string, previous: Run, { words }: PlanView): string {
  const { channels, groups } = previous.effective;
  const part = [...groups, ...channels].find((one) => one.id === id);
  return part === undefined ? id : channelLabel(part, words.language);
}

function limitChange(cause: Extract<Cause, { kind: 'limit' }>, previous: Run, view: PlanView): string {
  const { words, run } = view;
  const { on, side, of, from, to } = cause;
  const isKnown = [...run.effective.channels, ...run.effective.groups].some(({ id }) => id === of);
  const name = isKnown ? view.label(of) : earlierLabel(of, previous, view);
  const amountText = (amount: LimitAmount) =>
    typeof amount === 'number'
      ? view.money(amount)
      : words.say(`replies.scenario.shareOf.${amount.of}`, { share: words.percent(amount.share) });
  const limitText = (amount: LimitAmount) =>
    on === 'channel' || on === 'group'
      ? words.say(`replies.binding.${side}`, { name, amount: amountText(amount) })
      : words.say(`replies.binding.${on}`, { amount: amountText(amount) });
  if (to === undefined) {
    return words.say('reports.cause.limit.gone', { limit: from === undefined ? name : limitText(from) });
  }
  return from === undefined
    ? words.say('reports.cause.limit.added', { limit: limitText(to) })
    : words.say('reports.cause.limit.changed', { limit: limitText(to), from: amountText(from) });
}

function parameterChange({ path, from, to }: Extract<Cause, { kind: 'parameter' }>, view: PlanView): string {
  const { words } = view;
  const write = (value: Parameter | string | undefined) => {
    if (value === undefined) return words.say('reports.cause.none');
    return typeof value === 'string' ? value : parameterText(path, middle(value), view);
  };
  const range = (value: Parameter | string | undefined) =>
    typeof value === 'object' && value.low !== undefined && value.high !== undefined
      ? `${parameterText(path, value.low, view)}…${parameterText(path, value.high, view)}`
      : write(value);
  const name = parameterLabel(path, view);
  // Where the middle reads the same, the spread is what changed.
  return write(from) === write(to)
    ? words.say('reports.cause.spread', { name, from: range(from), to: range(to) })
    : words.say('reports.cause.parameter', { name, from: write(from), to: write(to) });
}
