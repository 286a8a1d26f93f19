import { renameSync, rmSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { schemaName } from './postgres-url.ts';
import { insertRows, type RawRow } from './raw-rows.ts';
import { libsqlDialect } from './sqlite-dialect.ts';
import { connect, prepareFile } from './sqlite-file.ts';
import { workspaceColumns, workspaceTables } from './table-keys.ts';
import type { Tables } from './tables.ts';

/** Rows that are held and written at once. */
const pageSize = 50;

/** Writes all that some workspaces hold in PostgreSQL into a new SQLite file, which only its owner may read. */
export async function backUpRows(
  database: Kysely<Tables>,
  workspaces: readonly string[],
  path: string,
): Promise<void> {
  // It has its name only once it is whole.
  const file = prepareFile(`${path}.part`);
  const copy = new Kysely<Tables>({ dialect: libsqlDialect(await connect(file)) });
  try {
    await migrate(copy, migrations, file);
    // One state of everything, although others go on writing.
    await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (reading) => {
        for (const table of workspaceTables) {
          const column = sql.id(workspaceColumns[table]);
          for (let offset = 0; ; offset += pageSize) {
            const { rows } = await sql<RawRow>`
              select * from ${sql.id(schemaName, table)} where ${column} in (${sql.join(workspaces)})
              order by ctid limit ${pageSize} offset ${offset}
            `.execute(reading);
            if (rows.length > 0) await insertRows({ database: copy }, table, rows);
            if (rows.length < pageSize) break;
          }
        }
      });
    // All is in the one file then.
    await sql`pragma journal_mode = delete`.execute(copy);
  } finally {
    await copy.destroy();
  }
  renameSync(file, path);
  for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
}
