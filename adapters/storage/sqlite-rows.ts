import { type Kysely, sql } from 'kysely';
import { condition, keysOf, keyValues, type RawRow, type RowsOf, rowName } from './raw-rows.ts';
import type { TableName } from './table-keys.ts';
import type { Tables } from './tables.ts';

/** A row holds bytes that are no text. */
export class NoText extends Error {
  /** As `rowName` says it. */
  readonly row: string;

  constructor(row: string, options: ErrorOptions) {
    super(`The stored ${row} holds bytes that are no text.`, options);
    this.row = row;
  }
}

/**
 * A SQLite table's rows, a page at a time, in the order of their keys, to the byte. Texts are fetched as bytes: libsql
 * cuts them at a NUL, and ends the whole process on damaged ones. Throws `NoText`.
 */
export async function* pagesOf(
  database: Kysely<Tables>,
  rows: RowsOf,
  size: number,
): AsyncGenerator<readonly RawRow[]> {
  const keys = keysOf(rows.table);
  const columns = await columnsOf(database, rows.table);
  const selected = columns.flatMap((column) => [
    sql`case typeof(${sql.id(column)}) when 'text' then cast(${sql.id(column)} as blob)
      else ${sql.id(column)} end as ${sql.id(column)}`,
    sql`typeof(${sql.id(column)}) as ${sql.id(typeName(column))}`,
  ]);
  for (let last: RawRow | undefined; ; ) {
    const after =
      last === undefined ? sql`1 = 1` : sql`(${keys}) > (${sql.join(keyValues(rows.table, last))})`;
    const found = await sql<RawRow>`
      select ${sql.join(selected)} from ${sql.id(rows.table)} where ${condition(rows)} and ${after}
      order by ${keys} limit ${size}
    `.execute(database);
    const page = found.rows.map((row) => decoded(rows.table, columns, row));
    if (page.length > 0) yield page;
    if (page.length < size) return;
    last = page.at(-1);
  }
}

const typeName = (column: string): string => `type of ${column}`;

async function columnsOf(database: Kysely<Tables>, table: TableName): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(
    database,
  );
  return rows.map(({ name }) => name);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder();

function decoded(table: TableName, columns: readonly string[], row: RawRow): RawRow {
  const withTexts = (decoder: typeof strict) =>
    Object.fromEntries(
      columns.map((column) => {
        const value = row[column];
        const isBytes = value instanceof ArrayBuffer || value instanceof Uint8Array;
        const isText = isBytes && row[typeName(column)] === 'text';
        return [column, isText ? decoder.decode(value) : value];
      }),
    );
  try {
    return withTexts(strict);
  } catch (error) {
    throw new NoText(rowName(table, withTexts(lenient)), { cause: error });
  }
}
