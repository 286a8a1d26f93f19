import { addCrossProblems } from './cross-checks.ts';
import { readJson } from './json-text.ts';
import { echo, UserError } from './problem.ts';
import { createProblemList, pathText } from './problem-list.ts';
import { mostChannels, type Scenario, scenarioSchema, scenarioShape } from './scenario.ts';
import { addShapeProblems } from './shape-problems.ts';

/** Most single values in one scenario; 1,000 channels with every spread and reason given have 150,000. */
const mostValues = 500_000;

/**
 * Reads a scenario from plain data (parsed JSON): checks it whole, fills in what has a default. A `$schema` entry
 * for editors is allowed and dropped.
 *
 * @throws UserError with everything that is wrong, each with its path (`channels[1].coverage.ceiling`), at most
 *   20 problems and then how many more there are. The fields' shapes come first; what is wrong between fields
 *   (sums, order, names used twice) is only told once every field by itself is right.
 */
export function readScenario(input: unknown): Scenario {
  refuseMasses(input);
  refuseOtherVersion(input);
  const written = withoutEditorSchema(input);
  const result = scenarioShape.safeParse(written);
  const list = createProblemList();
  if (result.success) addCrossProblems(result.data, list);
  else addShapeProblems(scenarioShape, written, list);
  list.throwIfAny();
  if (!result.success) throw new Error('a scenario was refused without a reason', { cause: result.error });
  return result.data;
}

/**
 * Reads a scenario file: at most 4 MB of JSON in UTF-8.
 *
 * @throws UserError as `readScenario` does, and those of `readJson` for what is not JSON text.
 */
export function readScenarioText(bytes: Uint8Array): Scenario {
  return readScenario(readJson(bytes));
}

/** Bounds the work and the memory that checking can take, whatever the input is. */
function refuseMasses(input: unknown): void {
  let count = 0;
  const open: { value: unknown; path: readonly PropertyKey[] }[] = [{ value: input, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    count += entries.length;
    const isLongList = Array.isArray(value) && entries.length > mostChannels;
    if (isLongList || count > mostValues) {
      throw new UserError({
        code: 'scenario.too-many',
        ...(isLongList && path.length > 0 && { path: pathText(path) }),
        values: isLongList ? { count: entries.length, bound: mostChannels } : { count, bound: mostValues },
      });
    }
    for (const [key, inner] of entries) {
      if (typeof inner === 'object') open.push({ value: inner, path: [...path, key] });
    }
  }
}

/** A file of another version of the format is not looked into: everything else about it may differ. */
function refuseOtherVersion(input: unknown): void {
  const version = typeof input === 'object' && input !== null ? Reflect.get(input, 'schema') : undefined;
  if (typeof version === 'string' && /^channels\/scenario@\d+$/.test(version) && version !== scenarioSchema) {
    throw new UserError({
      code: 'scenario.schema-version',
      path: 'schema',
      received: echo(version),
      values: { expected: scenarioSchema },
    });
  }
}

function withoutEditorSchema(input: unknown): unknown {
  if (
    typeof input !== 'object' ||
    input === null ||
    Array.isArray(input) ||
    !Object.hasOwn(input, '$schema')
  ) {
    return input;
  }
  const { $schema: _, ...rest } = input as Record<string, unknown>;
  return rest;
}
