import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../src/bot/ports.ts';

/** A row that does not hold what its table is for. The message names the row, not its content. */
export class UnreadableRow extends Error {
  constructor(row: string, options: ErrorOptions) {
    super(`The stored ${row} cannot be read.`, options);
    this.name = 'UnreadableRow';
  }
}

/** The value in a JSON column. `row` names the row in the `UnreadableRow` thrown when the shape does not fit. */
export function readJson<Shape extends z.ZodType>(shape: Shape, json: string, row: string): z.output<Shape> {
  return readStored(shape, () => JSON.parse(json), row);
}

/** A value put together from a row's columns; `UnreadableRow` likewise. */
export function readStored<Shape extends z.ZodType>(
  shape: Shape,
  assemble: () => unknown,
  row: string,
): z.output<Shape> {
  try {
    return shape.parse(assemble());
  } catch (error) {
    throw new UnreadableRow(row, { cause: error instanceof z.ZodError ? new Error(where(error)) : error });
  }
}

/** The fields that are there: columns that hold nothing stand for fields that are absent. */
export function withoutNulls<Fields extends object>(fields: Fields): Partial<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Partial<Fields>;
}

/** The first few places where a value does not fit, without the values, which are people's data. */
function where(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.code}`)
    .join('; ');
}

/**
 * Reads rows one after another, so that large bodies never hold the event loop for longer than one of them takes.
 * Rows that cannot be read are logged and left out: one damaged row must not take the listing with it.
 */
export async function readRows<Row, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
  log: Log,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const row of rows) {
    try {
      values.push(read(row));
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      log.error({ err: error }, 'a stored row cannot be read and was left out of a listing');
    }
    await nextTurn();
  }
  return values;
}
