import { z } from 'zod';
import { periodsPer } from '../../scenario/in-period.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { isPercent, readMoney, readPercent, readPlain } from '../../scenario/quantity.ts';
import { type Period, type Scenario, scenarioShape } from '../../scenario/scenario.ts';
import { branches, keysOf, schemaAt, valueAt } from '../../scenario/schema-walk.ts';
import { writtenAmount } from './arguments/amount-written.ts';

/** Entries that are amounts of money, or of money per period. */
const moneyKeys: ReadonlySet<string> = new Set([
  ...['budget', 'today', 'min', 'max', 'levelsAt', 'halfSaturation', 'offset', 'fullValue', 'target'],
  'valuePerOutcome',
]);

/** Whether the entry at a place is money: `channels.2.today`, `advantage.fullValue.low`. */
export function isMoneyAt(path: readonly PropertyKey[]): boolean {
  const names = path.filter((key) => typeof key === 'string' && !['value', 'low', 'high'].includes(key));
  return moneyKeys.has(String(names.at(-1)));
}

const nothing: ReadonlySet<string> = new Set(['none', 'off', '-', '–', '无', '没有', '不限', '删除']);

/** Whether a text takes an entry away that may be left out. */
export const isNothing = (text: string) => nothing.has(text.trim().toLowerCase());

/**
 * The value that somebody typed for the entry at a place; undefined to leave the entry out. A number that has a spread
 * keeps it, and loses its reason, which was about the former number. Whether the value may stand there is for
 * `readScenario` to say. An amount that says its own period is converted to `period`. Throws `UserError` (`number.*`) for what is no number where one has to be.
 */
export function fieldValue(
  scenario: Scenario,
  path: readonly PropertyKey[],
  text: string,
  period: Period = scenario.period,
): unknown {
  if (isNothing(text)) return undefined;
  const schema = schemaAt(scenarioShape, scenario, path);
  const now = valueAt(scenario, path);
  const kinds = schema instanceof z.ZodUnion ? branches(schema) : [schema];
  if (!kinds.some((kind) => kind instanceof z.ZodNumber) && !isPartOfNumber(scenario, path))
    return text.trim();
  if (path.at(-1) === 'why') return text.trim();
  const number = readNumber(text, { currency: scenario.currency, period, isMoney: isMoneyAt(path) });
  if (typeof now !== 'object' || now === null || !keysOf(schema, now).includes('value')) return number;
  const { why: _, ...spread } = now as Readonly<Record<string, unknown>>;
  return spread.value === number ? now : { ...spread, value: number };
}

/** Whether it is the value or an end of a number's spread, which may have been a bare number until now. */
function isPartOfNumber(scenario: Scenario, path: readonly PropertyKey[]): boolean {
  const schema = schemaAt(scenarioShape, scenario, path.slice(0, -1));
  return keysOf(schema, { value: 0 }).includes('value') && path.at(-1) !== 'why';
}

function readNumber(
  text: string,
  { currency, period, isMoney }: { currency: string; period: Period; isMoney: boolean },
): number {
  const bare = text.trim();
  if (bare === '') throw new UserError({ code: 'number.unreadable', received: echo(text) });
  // What may be below zero is for the scenario's schema to say.
  const [sign, size] = /^[-−]/.test(bare) ? [-1, bare.slice(1)] : [1, bare];
  const place = { currency };
  if (isPercent(size)) return sign * readPercent(size, place);
  if (!isMoney) return sign * readPlain(size, place);
  const { amount, per } = writtenAmount(size);
  return sign * readMoney(amount, place) * (per === undefined ? 1 : periodsPer(period, per));
}
