import { z } from 'zod';
import { isSlip, listNames, nearestName } from './nearest.ts';
import { echo, type Problem, type ProblemCode } from './problem.ts';
import { type ProblemList, pathText } from './problem-list.ts';
import { scenarioSchema } from './scenario.ts';
import {
  allowedNumbers,
  branches,
  branchMeant,
  expected,
  keysOf,
  mixesBranches,
  schemaAt,
  unwrap,
  valueAt,
} from './schema-walk.ts';

/** One problem before it is put into words, and the place that it concerns. */
interface Finding {
  readonly path: readonly PropertyKey[];
  readonly kind: 'unknown-key' | 'missing' | 'other';
  readonly words: () => Problem;
}

/** A part of the input, the schema that it has to fit, and where it stands in the whole. */
interface Part {
  readonly schema: z.ZodType;
  readonly input: unknown;
  readonly path: readonly PropertyKey[];
}

/** Issues beyond this many are not looked at one by one; a message shows far fewer. */
const mostIssues = 1_000;

/** Adds to `list` everything in which `input` departs from `schema`. */
export function addShapeProblems(schema: z.ZodType, input: unknown, list: ProblemList): void {
  const findings = findingsOf({ schema, input, path: [] });
  const unknown = findings.filter((finding) => finding.kind === 'unknown-key');
  for (const finding of findings) {
    if (finding.kind === 'missing' && unknown.some((other) => isMisspelling(other, finding))) continue;
    list.add(finding.words);
  }
}

/** A key that is missing because it was misspelt is one mistake, told once. */
function isMisspelling(unknown: Finding, missing: Finding): boolean {
  const [typed, meant] = [unknown.path.at(-1), missing.path.at(-1)];
  return (
    pathText(unknown.path.slice(0, -1)) === pathText(missing.path.slice(0, -1)) &&
    isSlip(String(typed), String(meant))
  );
}

function findingsOf(part: Part): Finding[] {
  const result = part.schema.safeParse(part.input);
  return result.success ? [] : translateAll(result.error.issues, part);
}

function translateAll(issues: readonly z.core.$ZodIssue[], part: Part): Finding[] {
  return issues.slice(0, mostIssues).flatMap((issue) => translate(issue, part));
}

function translate(issue: z.core.$ZodIssue, part: Part): Finding[] {
  const path = [...part.path, ...issue.path];
  const received = valueAt(part.input, issue.path);
  const schema = schemaAt(part.schema, part.input, issue.path);
  const problem = (code: ProblemCode, values: () => NonNullable<Problem['values']>): Finding[] => [
    { path, kind: 'other', words: () => describe(code, path, received, values()) },
  ];
  const unusableText = (): Finding[] => {
    const words = () => {
      const { code, values } = textProblem(schema, received);
      return issue.code === 'custom'
        ? describe('scenario.plain-text', path, received, { example: values.example ?? '' })
        : describe(code, path, received, values);
    };
    return [{ path, kind: 'other', words }];
  };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostIssues).map((key) => unknownKey(key, path, keysOf(schema, received)));
    case 'invalid_union':
      return inUnion(issue, { schema: schema ?? part.schema, input: received, path }, part);
    case 'invalid_value':
      return choice(issue.values.map(String), path, received);
    case 'invalid_format':
    case 'custom':
      return unusableText();
    case 'too_small':
    case 'too_big':
      if (typeof received === 'string') return unusableText();
      if (Array.isArray(received)) {
        const bound = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
        return problem(issue.code === 'too_small' ? 'scenario.too-few' : 'scenario.too-many', () => ({
          count: received.length,
          bound,
        }));
      }
      return problem(rangeCode(path), () => ({ allowed: schema ? allowedNumbers(numberIn(schema)) : '' }));
    default:
      return wrongType(schema, path, received);
  }
}

function describe(
  code: ProblemCode,
  path: readonly PropertyKey[],
  received: unknown,
  values: NonNullable<Problem['values']>,
): Problem {
  return {
    code,
    ...(path.length > 0 && { path: pathText(path) }),
    ...(received !== undefined && { received: echoValue(received) }),
    values,
  };
}

/** JSON has no word for infinity, but `1e999` is read as one. */
function echoValue(value: unknown): string {
  return typeof value === 'number' ? String(value).replace('Infinity', '∞') : echo(value);
}

function rangeCode(path: readonly PropertyKey[]): ProblemCode {
  return path[0] === 'horizon' ? 'scenario.horizon' : 'scenario.range';
}

function unknownKey(key: string, container: readonly PropertyKey[], known: readonly string[]): Finding {
  const path = [...container, key];
  return {
    path,
    kind: 'unknown-key',
    words: () => ({
      code: 'scenario.unknown-key',
      path: pathText(path),
      received: echo(key),
      values: { nearest: nearestName(key, known) ?? '', choices: listNames(known, 30) },
    }),
  };
}

function choice(choices: readonly string[], path: readonly PropertyKey[], received: unknown): Finding[] {
  if (received === undefined) return missing(path, choices.map((name) => JSON.stringify(name)).join(' | '));
  if (path.length === 1 && path[0] === 'schema') {
    const words = () => describe('scenario.schema-version', path, received, { expected: scenarioSchema });
    return [{ path, kind: 'other', words }];
  }
  const nearest = () => (typeof received === 'string' ? nearestName(received, choices) : choices[0]) ?? '';
  const words = () =>
    describe('scenario.choice', path, received, { choices: listNames(choices), nearest: nearest() });
  return [{ path, kind: 'other', words }];
}

function missing(path: readonly PropertyKey[], what: string): Finding[] {
  const words = () =>
    describe('scenario.missing', path, undefined, { key: String(path.at(-1)), expected: what });
  return [{ path, kind: 'missing', words }];
}

function wrongType(
  schema: z.ZodType | undefined,
  path: readonly PropertyKey[],
  received: unknown,
): Finding[] {
  const what = schema ? expected(schema) : '';
  if (received === undefined && path.length > 0) return missing(path, what);
  const isRange = typeof received === 'number' && schema !== undefined && takesNumber(schema);
  const isWhole = isRange && Number.isFinite(received);
  const words = (): Problem =>
    isRange && (!isWhole || rangeCode(path) === 'scenario.horizon')
      ? describe(rangeCode(path), path, received, { allowed: allowedNumbers(numberIn(schema)) })
      : {
          ...describe('scenario.type', path, received, { expected: what }),
          received: echo(written(received)),
        };
  return [{ path, kind: 'other', words }];
}

/** As it stands in the file: a text with its quotes, so that `"50"` is not taken for 50. */
const written = (value: unknown) => JSON.stringify(value);

function numberIn(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema;
  return branches(schema).find((branch) => branch instanceof z.ZodNumber) ?? schema;
}

function takesNumber(schema: z.ZodType): boolean {
  return numberIn(schema) instanceof z.ZodNumber;
}

/** Resolves a union to the branch that the author meant, so that the message is about what they wrote. */
function inUnion(issue: z.core.$ZodIssueInvalidUnion, here: Part, part: Part): Finding[] {
  if (issue.discriminator !== undefined) return inTaggedUnion(issue.discriminator, part, issue.path);
  const { schema, input, path } = here;
  if (!(schema instanceof z.ZodUnion)) return wrongType(schema, path, input);
  if (mixesBranches(schema, input)) return wrongType(schema, path, input);
  const index = branchMeant(schema, input);
  const branch = branches(schema)[index];
  if (branch === undefined) return wrongType(schema, path, input);
  return translateAll(issue.errors[index] ?? [], { schema: branch, input, path });
}

/** A missing or misspelt tag (`model`, `curve`): names it, then reads on as if the likeliest one stood there. */
function inTaggedUnion(tag: string, part: Part, issuePath: readonly PropertyKey[]): Finding[] {
  const at = issuePath.slice(0, -1);
  const union = at.length === 0 ? unwrap(part.schema) : schemaAt(part.schema, part.input, at);
  const input = valueAt(part.input, at);
  const path = [...part.path, ...at];
  if (!(union instanceof z.ZodUnion)) return wrongType(union, path, input);
  const options = branches(union);
  const tags = options.map((option) => tagOf(option, tag));
  const found = choice(tags, [...path, tag], valueAt(input, [tag]));
  const meant = options[branchMeant(union, input)];
  if (meant === undefined) return found;
  const corrected = { ...(input as object), [tag]: tagOf(meant, tag) };
  return [...found, ...findingsOf({ schema: meant, input: corrected, path })];
}

function tagOf(option: z.ZodType, tag: string): string {
  const literal = option instanceof z.ZodObject ? option.shape[tag] : undefined;
  return literal instanceof z.ZodLiteral ? String(literal.value) : '';
}

/** What a text may be: its length, and what the given one could be corrected to. */
function textProblem(
  schema: z.ZodType | undefined,
  received: unknown,
): { readonly code: ProblemCode; readonly values: NonNullable<Problem['values']> } {
  const text = typeof received === 'string' ? received : '';
  const { minLength, maxLength, pattern } = schema
    ? z.toJSONSchema(schema, { io: 'input' })
    : { minLength: 0, maxLength: 0, pattern: undefined };
  if (pattern?.includes('A-Z')) {
    const code = text.trim().toUpperCase();
    return {
      code: 'scenario.currency-code',
      values: { example: /^[A-Z]{3}$/.test(code) ? code : 'CNY' },
    };
  }
  if (pattern !== undefined) {
    return { code: 'scenario.identifier', values: { example: exampleIdentifier(text) } };
  }
  const max = maxLength ?? 80;
  const plain = echo(text)
    .replace(/[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]/g, '')
    .replace(/__(?:BEGIN|END)FUNCTION__/gi, '')
    .trim();
  const example = Array.from(plain).slice(0, Math.min(max, 40)).join('');
  return {
    code: 'scenario.text',
    values: { min: minLength ?? 0, max, example: example || 'Website' },
  };
}

function exampleIdentifier(text: string): string {
  const example = text
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return example || 'my-channel';
}
