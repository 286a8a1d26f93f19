import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readHistory } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const folder = new URL('../../fixtures/history/nasty/', import.meta.url);

const place = { row: z.number().optional(), column: z.string().optional() };
const numbers = z.array(z.number());
const expectation = z.object({
  file: z.string(),
  kind: z.string(),
  growTo: z.number().optional(),
  options: z.object({ currency: z.string().optional() }),
});
const files = z
  .array(
    z.discriminatedUnion('result', [
      expectation.extend({
        result: z.literal('imported'),
        history: z.object({
          currency: z.string(),
          weeks: z.array(z.string()),
          outcome: z.object({ name: z.string(), unit: z.string(), values: numbers }),
          spend: z.record(z.string(), numbers),
          controls: z.record(z.string(), numbers).default({}),
          events: z.record(z.string(), numbers).default({}),
        }),
        findings: z.array(z.object({ code: z.string(), ...place })),
      }),
      expectation.extend({ result: z.literal('refused'), refusal: z.object({ code: z.string(), ...place }) }),
    ]),
  )
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));

/** A file's bytes; where it is to be too large, with its last row again and again. */
function bytesOf({ file, growTo }: (typeof files)[number]): Uint8Array {
  const bytes = readFileSync(new URL(file, folder));
  if (growTo === undefined) return bytes;
  const lastRow = bytes.subarray(bytes.lastIndexOf(0x0a, bytes.length - 2) + 1);
  return Buffer.concat([bytes, ...Array.from({ length: Math.ceil(growTo / lastRow.length) }, () => lastRow)]);
}

/** What becomes of a file, in the terms of `expected.json`. */
function outcomeOf(bytes: Uint8Array, currency: string) {
  try {
    const { history, findings } = readHistory(bytes, { currency });
    return {
      history: {
        currency: history.currency,
        weeks: history.weeks,
        outcome: history.outcome,
        spend: Object.fromEntries(history.channels.map(({ name, spend }) => [name, spend])),
        controls: Object.fromEntries(history.controls.map(({ name, values }) => [name, values])),
        events: Object.fromEntries(history.events.map(({ name, values }) => [name, values])),
      },
      findings: findings.map(({ code, row, column }) => ({
        code,
        ...(row !== undefined && { row }),
        ...(column !== undefined && { column }),
      })),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, values = {} } = error.problems[0];
    const at = {
      ...('row' in values && { row: values.row }),
      ...('column' in values && { column: values.column }),
    };
    return { refusal: { code, ...at } };
  }
}

test('there are sixty files, at least four of each kind', () => {
  expect(files).toHaveLength(60);
  const counts = new Map<string, number>();
  for (const { kind } of files) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(4);
});

describe.each(files)('$file', (file) => {
  test(`is ${file.result} as was written down before`, () => {
    const outcome = outcomeOf(bytesOf(file), file.options.currency ?? 'EUR');
    if (file.result === 'refused') {
      expect(outcome).toEqual({ refusal: file.refusal });
      return;
    }
    expect(outcome).toEqual({ history: file.history, findings: expect.any(Array) });
    expect(outcome.findings).toEqual(
      expect.arrayContaining(file.findings.map((finding) => expect.objectContaining(finding))),
    );
  });
});
