import { findChannels } from '../../scenario/find.ts';
import { isSlip, listNames, nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { type Scenario, scenarioShape } from '../../scenario/scenario.ts';
import { keysOf, schemaAt, valueAt } from '../../scenario/schema-walk.ts';

/** Entries that make a scenario what it is: they change with a new scenario, or with a file. */
const fixed: ReadonlySet<string> = new Set(['schema', 'id', 'model', 'channels', 'groups', 'curve']);

/** What people call an entry in Chinese, and short names. */
const alsoCalled: ReadonlyMap<string, string> = new Map([
  ['今天', 'today'],
  ['今日', 'today'],
  ['当前', 'today'],
  ['花费', 'today'],
  ['spend', 'today'],
  ['最少', 'min'],
  ['至少', 'min'],
  ['下限', 'min'],
  ['最多', 'max'],
  ['至多', 'max'],
  ['上限', 'max'],
  ['系数', 'coefficient'],
  ['饱和成果', 'coefficient'],
  ['半饱和', 'halfSaturation'],
  ['half', 'halfSaturation'],
  ['斜率', 'slope'],
  ['预算', 'budget'],
  ['目标', 'goal'],
  ['风险', 'risk'],
  ['周期', 'period'],
  ['名称', 'names'],
  ['名字', 'names'],
  ['份额', 'share'],
  ['效率', 'efficiency'],
  ['覆盖', 'coverage'],
  ['影响', 'influence'],
  ['影响力', 'influence'],
  ['说明', 'why'],
  ['理由', 'why'],
  ['中文', 'zh'],
  ['英文', 'en'],
]);

const folded = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** The entries of a number that may have a spread. */
const spreadKeys = ['value', 'low', 'high', 'why'];

/**
 * Where `patient-app.today` or `advantage.fullValue` is in a scenario's plain data. Channels and groups are called as in
 * limits; entries in any case, with or without hyphens. Throws `UserError`: `edit.unknown-field`, `edit.which-field`,
 * `edit.fixed`, `edit.several`, and what `findChannels` throws.
 */
export function fieldPlace(scenario: Scenario, typed: string): readonly PropertyKey[] {
  const steps = typed.split('.').map((step) => step.trim());
  const top = keyNamed(keysOf(scenarioShape, scenario), steps[0] ?? '');
  if (top !== undefined) return entryUnder(scenario, [], steps, typed);
  for (let count = steps.length; count > 0; count -= 1) {
    const part = partNamed(scenario, steps.slice(0, count).join('.'));
    if (part === undefined) continue;
    if (count < steps.length) return entryUnder(scenario, part, steps.slice(count), typed);
    const example = `${typed}.today=9k`;
    throw new UserError({
      code: 'edit.which-field',
      received: echo(typed),
      values: { channel: typed, example },
    });
  }
  // Says which channels there are; without a dot it may be an entry of the scenario itself.
  if (steps.length > 1) findChannels(scenario, steps[0] ?? '');
  throw unknownField(
    typed,
    keysOf(scenarioShape, scenario).filter((key) => !fixed.has(key)),
  );
}

function partNamed(scenario: Scenario, name: string): readonly PropertyKey[] | undefined {
  try {
    const { kind, id } = findChannels(scenario, name);
    return kind === 'channel'
      ? ['channels', scenario.channels.findIndex((channel) => channel.id === id)]
      : ['groups', scenario.groups.findIndex((group) => group.id === id)];
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Goes down the entries that are named, from `at`. */
function entryUnder(
  scenario: Scenario,
  at: readonly PropertyKey[],
  steps: readonly string[],
  typed: string,
): readonly PropertyKey[] {
  let path = at;
  for (const step of steps) {
    const known = keysAt(scenario, path);
    const key = keyNamed(known, step);
    // The numbers of a response curve go by their own names: `website.coefficient`.
    const inner = key === undefined && known.includes('response') ? [...path, 'response'] : undefined;
    const innerKey = inner && keyNamed(keysAt(scenario, inner), step);
    if (inner !== undefined && innerKey !== undefined) path = [...inner, innerKey];
    else if (key !== undefined) path = [...path, key];
    else
      throw unknownField(
        step,
        known.filter((one) => !fixed.has(one)),
      );
  }
  const last = path.at(-1);
  if (
    path.some((key) => typeof key === 'string' && fixed.has(key) && key !== 'channels' && key !== 'groups')
  ) {
    throw new UserError({ code: 'edit.fixed', received: echo(typed) });
  }
  if (last === 'channels' || last === 'groups')
    throw new UserError({ code: 'edit.fixed', received: echo(typed) });
  if (last === 'names') return [...path, 'en'];
  const inside = keysOf(schemaAt(scenarioShape, scenario, path), valueAt(scenario, path));
  const isNumber = inside.length > 0 && inside.every((key) => spreadKeys.includes(key));
  const isLimitOrGoal = last === 'min' || last === 'max' || last === 'goal';
  if (inside.length > 0 && !isNumber && !isLimitOrGoal) {
    const example = `${typed}.${inside.find((key) => !fixed.has(key)) ?? inside[0]}=…`;
    throw new UserError({
      code: 'edit.several',
      received: echo(typed),
      values: { choices: listNames(inside), example },
    });
  }
  return path;
}

/** The entries that can be at a place; those of a number, also where it has no spread yet. */
function keysAt(scenario: Scenario, path: readonly PropertyKey[]): string[] {
  const schema = schemaAt(scenarioShape, scenario, path);
  const keys = keysOf(schema, valueAt(scenario, path));
  if (keys.length > 0) return keys;
  return keysOf(schema, { value: 0 }).includes('value') ? spreadKeys : keysOf(schema, {});
}

function keyNamed(known: readonly string[], step: string): string | undefined {
  const wanted = folded(alsoCalled.get(step) ?? step);
  return known.find((key) => folded(key) === wanted);
}

function unknownField(typed: string, known: readonly string[]): UserError {
  const nearest = nearestName(typed, known) ?? '';
  return new UserError({
    code: 'edit.unknown-field',
    received: echo(typed),
    values: { choices: listNames(known, 30), nearest: isSlip(typed, nearest) ? nearest : '' },
  });
}
