import type { PlanView } from '../view.ts';

/** Numbers of a scenario that are money, and those that are shares of a whole. */
const inMoney: ReadonlySet<string> = new Set([
  ...['fullValue', 'halfSaturation', 'offset', 'valuePerOutcome', 'today', 'levelsAt'],
]);
const shares: ReadonlySet<string> = new Set([
  ...['level', 'floor', 'ceiling', 'share', 'margin', 'decay'],
  ...['efficiency', 'coverage', 'influence', 'privacyRisk', 'brandRisk'],
]);

/** An uncertain number in words; `channel` is empty for one of the whole scenario's. */
export interface ParameterName {
  readonly channel: string;
  readonly what: string;
}

/** `channels.app.influence.level` is "influence today" of app. */
export function parameterName(path: string, { words, label }: PlanView): ParameterName {
  const keys = path.split('.');
  const isChannels = keys[0] === 'channels' && keys.length > 2;
  const rest = isChannels ? keys.slice(2) : keys;
  return {
    channel: isChannels ? label(keys[1] ?? '') : '',
    what: numberLabel(rest, words) ?? rest.join('.'),
  };
}

/** The same in one: "app: influence today". */
export function parameterLabel(path: string, view: PlanView): string {
  const { channel, what } = parameterName(path, view);
  return channel === '' ? what : view.words.say('explanation.parameter.ofChannel', { channel, what });
}

function numberLabel(keys: readonly string[], words: PlanView['words']): string | undefined {
  const last = keys.at(-1) ?? '';
  const holder = keys.at(-2) ?? '';
  const number = words.find(`explanation.parameter.number.${last}`, {
    of: words.find(`explanation.parameter.holder.${holder}`) ?? '',
  });
  if (number === undefined || holder !== 'exponents') return number;
  return words.say('explanation.parameter.exponent', { of: number });
}

/** Such a number as people write it: money, a percentage, or plain. */
export function parameterText(path: string, value: number, view: PlanView): string {
  const { words } = view;
  const last = path.split('.').at(-1) ?? '';
  if (path.includes('.exponents.')) return words.number(value);
  if (inMoney.has(last)) return words.money(value, view.run.effective.currency);
  return shares.has(last) ? words.percent(value) : words.number(value);
}
