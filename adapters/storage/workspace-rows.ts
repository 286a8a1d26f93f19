import { type Kysely, sql, type Transaction } from 'kysely';
import type { RawDatabase, RawRow } from './raw-rows.ts';
import { pagesOf } from './sqlite-rows.ts';
import type { WorkspaceTable } from './table-keys.ts';
import type { Tables } from './tables.ts';

/** Rows that are held and sent at once. */
const pageSize = 50;

/** The scenarios that a workspace has something of its own of: versions, numbers, what was learned, adopted plans. */
export async function ownScenarios(
  transaction: Transaction<Tables>,
  workspace: string,
): Promise<ReadonlySet<string>> {
  const own = await transaction
    .selectFrom('scenarios')
    .select('id as scenario')
    .where('workspace', '=', workspace)
    .union(
      transaction
        .selectFrom('histories')
        .select('scenario')
        .where('workspace', '=', workspace)
        .where('body', 'is not', null),
    )
    .union(transaction.selectFrom('fits').select('scenario').where('workspace', '=', workspace))
    .union(transaction.selectFrom('experiments').select('scenario').where('workspace', '=', workspace))
    .union(transaction.selectFrom('observations').select('scenario').where('workspace', '=', workspace))
    .union(transaction.selectFrom('adoptions').select('scenario').where('workspace', '=', workspace))
    .union(transaction.selectFrom('connections').select('scenario').where('workspace', '=', workspace))
    .execute();
  return new Set(own.map(({ scenario }) => scenario));
}

/** Which scenario a workspace's runs are about, by their numbers. */
export async function scenariosOfRuns(transaction: Transaction<Tables>, workspace: string) {
  const runs = await transaction
    .selectFrom('runs')
    .select(['number', 'scenario'])
    .where('workspace', '=', workspace)
    .execute();
  return new Map(runs.map(({ number, scenario }) => [number, scenario]));
}

/** The rows of a workspace, a page at a time. */
export function pages(
  place: RawDatabase,
  table: WorkspaceTable,
  workspace: string,
): AsyncIterable<readonly RawRow[]> {
  if (place.schema === undefined) {
    return pagesOf(place.database, { table, only: { column: 'workspace', value: workspace } }, pageSize);
  }
  return pagesInSchema(place.database, sql.id(place.schema, table), workspace);
}

async function* pagesInSchema(
  database: Kysely<Tables>,
  table: ReturnType<typeof sql.id>,
  workspace: string,
): AsyncGenerator<readonly RawRow[]> {
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await sql<RawRow>`
      select * from ${table} where workspace = ${workspace} order by ctid limit ${pageSize} offset ${offset}
    `.execute(database);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
  }
}
