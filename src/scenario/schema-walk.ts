import { z } from 'zod';
import { isSlip } from './nearest.ts';

/** The schema under `optional` and `default`. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

/** The alternatives of a union. */
export function branches(union: z.ZodUnion): z.ZodType[] {
  return union.options.map((option) => unwrap(option as z.ZodType));
}

/** The keys that `value` may have where `schema` is asked for. */
export function keysOf(schema: z.ZodType | undefined, value: unknown): string[] {
  const object = schema instanceof z.ZodUnion ? branches(schema)[branchMeant(schema, value)] : schema;
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function jsonKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function kindOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'string';
  if (schema instanceof z.ZodLiteral) return typeof schema.value;
  return schema instanceof z.ZodArray ? 'array' : 'object';
}

/**
 * The branch of a union that the author of `value` meant: the one of its JSON type; among objects the one that
 * shares most keys with it, misspelt ones counting half. −1 when no branch takes that type.
 */
export function branchMeant(union: z.ZodUnion, value: unknown): number {
  const options = branches(union);
  const discriminator = union instanceof z.ZodDiscriminatedUnion ? union.def.discriminator : undefined;
  let meant = -1;
  let most = -1;
  options.forEach((option, index) => {
    if (kindOf(option) !== jsonKind(value)) return;
    const score = option instanceof z.ZodObject ? likeness(option, value as object, discriminator) : 0;
    if (score > most) [meant, most] = [index, score];
  });
  return meant;
}

/** Whether an object has keys of several alternatives, or of none: then no single one of them was meant. */
export function mixesBranches(union: z.ZodUnion, value: unknown): boolean {
  const objects = branches(union).filter((branch) => branch instanceof z.ZodObject);
  if (jsonKind(value) !== 'object' || objects.length < 2) return false;
  return objects.filter((branch) => likeness(branch, value as object, undefined) > 0).length !== 1;
}

function likeness(schema: z.ZodObject, value: object, discriminator: string | undefined): number {
  const known = Object.keys(schema.shape);
  const written = Object.entries(value).slice(0, 100);
  let score = 0;
  for (const [key, inner] of written) {
    if (key === discriminator && unwrap(schema.shape[key] as z.ZodType).safeParse(inner).success) {
      score += 1000;
    } else if (known.includes(key)) score += 1;
    else if (known.some((other) => isSlip(key, other))) score += 0.5;
  }
  return score;
}

/** The schema that the value at `path` of `value` had to fit; undefined where there is none. */
export function schemaAt(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): z.ZodType | undefined {
  let here: z.ZodType | undefined = unwrap(schema);
  let inner = value;
  for (const step of path) {
    if (here instanceof z.ZodUnion) here = branches(here)[branchMeant(here, inner)];
    if (here instanceof z.ZodArray) here = unwrap(here.element as z.ZodType);
    else if (here instanceof z.ZodObject) {
      const next: unknown = Object.hasOwn(here.shape, step) ? here.shape[String(step)] : undefined;
      here = next instanceof z.ZodType ? unwrap(next) : undefined;
    } else return undefined;
    inner = valueAt(inner, [step]);
  }
  return here;
}

/** The value at a place of plain data; undefined where there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = Reflect.get(inner, step);
  }
  return inner;
}

/** What may stand at a place, in JSON's own words: `number | {"share": number}`. */
export function expected(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion && !(inner instanceof z.ZodDiscriminatedUnion)) {
    return branches(inner).map(expectedBranch).join(' | ');
  }
  return inner instanceof z.ZodObject || inner instanceof z.ZodUnion ? '{ … }' : expectedBranch(inner);
}

function expectedBranch(schema: z.ZodType): string {
  if (schema instanceof z.ZodObject) {
    const required = Object.entries(schema.shape).filter(([, inner]) => unwrap(inner as z.ZodType) === inner);
    return `{${required.map(([key, inner]) => `"${key}": ${expected(inner as z.ZodType)}`).join(', ')}}`;
  }
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => JSON.stringify(option)).join(' | ');
  if (schema instanceof z.ZodLiteral) return JSON.stringify(schema.value);
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'integer' : 'number';
  return schema instanceof z.ZodString ? 'string' : '[ … ]';
}

/** The numbers that may stand at a place: `0 ≤ x ≤ 1`, or `1, 2, 3 … 520`. */
export function allowedNumbers(schema: z.ZodType): string {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = z.toJSONSchema(schema, { io: 'input' });
  if (schema instanceof z.ZodNumber && schema.format === 'safeint' && minimum !== undefined) {
    return `${minimum}, ${minimum + 1}, ${minimum + 2} … ${short(maximum ?? Number.MAX_SAFE_INTEGER)}`;
  }
  const side = (bound: number | boolean | undefined, write: (text: string) => string) =>
    typeof bound === 'number' ? write(short(bound)) : '';
  const lower = side(exclusiveMinimum, (text) => `${text} < `) || side(minimum, (text) => `${text} ≤ `);
  const upper = side(exclusiveMaximum, (text) => ` < ${text}`) || side(maximum, (text) => ` ≤ ${text}`);
  return `${lower}x${upper}`;
}

function short(x: number): string {
  return Math.abs(x) >= 1e6 ? x.toExponential().replace('+', '') : String(x);
}
