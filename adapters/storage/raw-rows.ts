import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type TableName, tableKeys } from './table-keys.ts';
import type { Tables } from './tables.ts';

/** A row as the database holds it, whatever its table. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A table, or those of its rows that belong to a workspace. */
export interface RowsOf {
  readonly table: TableName;
  readonly only?: { readonly column: string; readonly value: string };
}

/** One of the databases between which rows are moved; `schema` is where its tables are, if it has schemas. */
export interface RawDatabase {
  readonly database: Kysely<Tables>;
  readonly schema?: string;
}

const place = (schema: string | undefined, table: TableName): RawBuilder<unknown> =>
  schema === undefined ? sql.id(table) : sql.id(schema, table);

/** What is true of the wanted rows. */
export const condition = ({ only }: RowsOf): RawBuilder<unknown> =>
  only === undefined ? sql`1 = 1` : sql`${sql.id(only.column)} = ${only.value}`;

export const keysOf = (table: TableName): RawBuilder<unknown> =>
  sql.join(tableKeys[table].map((column) => sql.id(column)));

export const keyValues = (table: TableName, row: RawRow): unknown[] =>
  tableKeys[table].map((column) => row[column]);

/** What a row is called in messages: `runs 3`. */
export function rowName(table: TableName, row: RawRow): string {
  const [workspace, ...rest] = keyValues(table, row);
  return [table, ...(rest.length > 0 ? rest : [workspace])].join(' ');
}

export async function countRows({ database, schema }: RawDatabase, rows: RowsOf): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from ${place(schema, rows.table)} where ${condition(rows)}
  `.execute(database);
  return result.rows[0]?.count ?? 0;
}

/** Adds rows as they are. Those whose key is there already are left as they are there if `orKeep` says so. */
export async function insertRows(
  { database, schema }: RawDatabase,
  table: TableName,
  rows: readonly RawRow[],
  orKeep = false,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`
    insert into ${place(schema, table)} (${sql.join(columns.map((column) => sql.id(column)))})
    values ${sql.join(values)} ${orKeep ? sql`on conflict do nothing` : sql``}
  `.execute(database);
}

/** The rows that have the same keys as the given ones, in their order; undefined where there is none. */
export async function rowsLike(
  { database, schema }: RawDatabase,
  table: TableName,
  rows: readonly RawRow[],
): Promise<readonly (RawRow | undefined)[]> {
  const wanted = rows.map((row) => sql`(${sql.join(keyValues(table, row))})`);
  const found = await sql<RawRow>`
    select * from ${place(schema, table)} where (${keysOf(table)}) in (${sql.join(wanted)})
  `.execute(database);
  const byKey = new Map(found.rows.map((row) => [JSON.stringify(keyValues(table, row)), row]));
  return rows.map((row) => byKey.get(JSON.stringify(keyValues(table, row))));
}
