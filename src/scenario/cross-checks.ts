import { listNames, nearestName } from './nearest.ts';
import { middle, type Parameter } from './parameter.ts';
import { echo } from './problem.ts';
import { type ProblemList, pathText } from './problem-list.ts';
import {
  type AdvantageScenario,
  budgetOf,
  type LevelResponse,
  type LimitAmount,
  type Scenario,
} from './scenario.ts';
import { foldName } from './text.ts';

/** How far sums of shares and weights may be from 1: room for rounding, not for mistakes. */
const sumTolerance = 1e-6;

type Path = readonly PropertyKey[];

/** Adds to `list` everything that is wrong between the fields of a scenario whose shape is right. */
export function addCrossProblems(scenario: Scenario, list: ProblemList): void {
  checkNames(scenario, list);
  checkGroups(scenario, list);
  checkQuantiles(scenario, [], list);
  scenario.channels.forEach((channel, index) => {
    checkBounds(channel.min, channel.max, ['channels', index], list);
  });
  scenario.groups.forEach((group, index) => {
    checkBounds(group.min, group.max, ['groups', index], list);
  });
  if (scenario.model === 'advantage') checkAdvantage(scenario, list);
  if (budgetOf(scenario) <= 0) list.add(() => ({ code: 'scenario.no-budget', path: 'budget' }));
}

function checkNames({ channels, groups }: Scenario, list: ProblemList): void {
  const owners = new Map<string, { readonly owner: string; readonly path: Path }>();
  const claim = (name: string, owner: string, path: Path) => {
    const folded = foldName(name);
    const other = owners.get(folded);
    if (other === undefined) owners.set(folded, { owner, path });
    else if (other.owner !== owner) {
      list.add(() => ({
        code: 'scenario.repeated-id',
        path: pathText(path),
        received: echo(name),
        values: { first: pathText(other.path) },
      }));
    }
  };
  const parts = [
    ...channels.map((part, index) => ({ part, path: ['channels', index] })),
    ...groups.map((part, index) => ({ part, path: ['groups', index] })),
  ];
  // Identifiers first, so that an alias which repeats one is what gets named, wherever it stands.
  for (const { part, path } of parts) claim(part.id, pathText(path), [...path, 'id']);
  for (const { part, path } of parts) {
    const owner = pathText(path);
    if (part.names?.en !== undefined) claim(part.names.en, owner, [...path, 'names', 'en']);
    if (part.names?.zh !== undefined) claim(part.names.zh, owner, [...path, 'names', 'zh']);
    part.aliases.forEach((alias, index) => {
      claim(alias, owner, [...path, 'aliases', index]);
    });
  }
}

function checkGroups({ channels, groups }: Scenario, list: ProblemList): void {
  const ids = channels.map((channel) => channel.id);
  const known = new Set(ids);
  groups.forEach((group, index) => {
    const firsts = new Map<string, number>();
    group.channels.forEach((id, position) => {
      const path = pathText(['groups', index, 'channels', position]);
      const first = firsts.get(id);
      if (first !== undefined) {
        const values = { first: pathText(['groups', index, 'channels', first]) };
        list.add(() => ({ code: 'scenario.repeated-id', path, received: echo(id), values }));
      } else firsts.set(id, position);
      if (!known.has(id)) {
        list.add(() => ({
          code: 'scenario.unknown-channel',
          path,
          received: echo(id),
          values: { nearest: nearestName(id, ids) ?? '', choices: listNames(ids) },
        }));
      }
    });
  });
}

/** Every parameter, wherever it stands, has both quantiles or neither, and in order around its middle value. */
function checkQuantiles(value: unknown, path: Path, list: ProblemList): void {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) checkQuantiles(inner, [...path, index], list);
  } else if (typeof value === 'object' && value !== null) {
    if (isSpread(value)) {
      const { value: median, low, high } = value;
      const oneAlone = (low === undefined) !== (high === undefined);
      if (oneAlone || (low ?? median) > median || median > (high ?? median)) {
        list.add(() => ({
          code: 'scenario.quantiles',
          path: pathText(path),
          received: echo(value),
          values: { low: low ?? '–', value: median, high: high ?? '–' },
        }));
      }
      return;
    }
    for (const [key, inner] of Object.entries(value)) checkQuantiles(inner, [...path, key], list);
  }
}

/** A parameter is the only object of a scenario with a key `value`. */
function isSpread(value: object): value is Exclude<Parameter, number> {
  return 'value' in value && typeof value.value === 'number';
}

/** Compares a least and a most amount where both are money, or shares of the same thing. */
function checkBounds(
  min: LimitAmount | undefined,
  max: LimitAmount | undefined,
  path: Path,
  list: ProblemList,
): void {
  const [least, most] = [plainBound(min), plainBound(max)];
  if (least === undefined || most === undefined || least.of !== most.of || least.size <= most.size) return;
  list.add(() => ({
    code: 'scenario.bounds',
    path: pathText([...path, 'min']),
    received: echo(min),
    values: { min: least.size, max: most.size },
  }));
}

function plainBound(limit: LimitAmount | undefined) {
  if (limit === undefined) return undefined;
  return typeof limit === 'number' ? { size: limit, of: 'money' } : { size: limit.share, of: limit.of };
}

function checkAdvantage(scenario: AdvantageScenario, list: ProblemList): void {
  scenario.channels.forEach((channel, index) => {
    for (const attribute of ['efficiency', 'coverage', 'influence'] as const) {
      checkLevels(channel[attribute], channel, ['channels', index, attribute], list);
    }
    const { ceiling } = channel.coverage;
    const quantile = typeof ceiling === 'number' ? undefined : ceiling.high;
    const path = ['channels', index, 'coverage', 'ceiling'];
    if (middle(ceiling) >= 1 || (quantile ?? 0) >= 1) {
      list.add(() => ({
        code: 'scenario.coverage-ceiling',
        path: pathText(middle(ceiling) >= 1 ? path : [...path, 'high']),
        received: echo(middle(ceiling) >= 1 ? ceiling : quantile),
      }));
    }
  });
  const shares = scenario.channels.reduce((sum, channel) => sum + middle(channel.share), 0);
  if (Math.abs(shares - 1) > sumTolerance) {
    list.add(() => ({
      code: 'scenario.shares',
      path: 'channels[…].share',
      received: listNames(scenario.channels.map((channel) => String(middle(channel.share)))),
      values: { sum: rounded(shares) },
    }));
  }
  const { weights } = scenario.advantage;
  const weight = weights.efficiency + weights.coverage + weights.influence;
  if (Math.abs(weight - 1) > sumTolerance) {
    list.add(() => ({
      code: 'scenario.weights',
      path: 'advantage.weights',
      received: echo(weights),
      values: { sum: rounded(weight) },
    }));
  }
}

function checkLevels(
  response: LevelResponse,
  channel: AdvantageScenario['channels'][number],
  path: Path,
  list: ProblemList,
): void {
  const { level, halfSaturation } = response;
  if ((level === undefined) === (halfSaturation === undefined)) {
    list.add(() => ({
      code: 'scenario.level-or-half',
      path: pathText(path),
      received: echo(response),
      values: { given: level === undefined ? 0 : 2 },
    }));
    return;
  }
  const [floor, ceiling] = [middle(response.floor), middle(response.ceiling)];
  const today = level === undefined ? undefined : middle(level);
  if (floor >= ceiling || (today !== undefined && (today <= floor || today >= ceiling))) {
    list.add(() => ({
      code: 'scenario.level-order',
      path: pathText(path),
      received: echo(response),
      values: { floor, level: today ?? '–', ceiling },
    }));
  }
  if (level !== undefined && (channel.levelsAt ?? channel.today) <= 0) {
    list.add(() => ({
      code: 'scenario.level-needs-spend',
      path: pathText([...path, 'level']),
      received: echo(level),
      values: { channel: channel.id },
    }));
  }
}

function rounded(sum: number): number {
  return Number(sum.toPrecision(9));
}
