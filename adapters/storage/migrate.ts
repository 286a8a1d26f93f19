import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database's tables up to date and answers the name of the newest migration. Several processes may do
 * so at once. Throws a `StorageError` (`newer`), and changes nothing, when a newer version of the program has
 * been at this database; `where` names the database in that message. `schema` is where the tables are, in a
 * database that has schemas; it is made if need be.
 */
export async function migrate(
  database: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>>,
  where: string,
  schema?: string,
): Promise<string> {
  const known = Object.keys(migrations).sort();
  const unknown = (await applied(database, schema)).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StorageError(
      'newer',
      `${where} was written by a newer version of channels (it has "${unknown.join('", "')}"; this version knows ` +
        `up to "${known.at(-1)}"). Start that newer version again, or put back the copy made before the update.`,
    );
  }
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return known.at(-1) ?? 'none';
}

/** The names of the migrations that a database has had. */
async function applied(database: Kysely<Tables>, schema: string | undefined): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  const isThere = tables.some((table) => table.name === 'kysely_migration' && table.schema === schema);
  if (!isThere) return [];
  const place = schema === undefined ? sql.id('kysely_migration') : sql.id(schema, 'kysely_migration');
  const { rows } = await sql<{ name: string }>`select name from ${place} order by name`.execute(database);
  return rows.map((row) => row.name);
}
