import type { Kysely, Migration } from 'kysely';

/** Which version is a removal, and who made a scenario. */
export const removedScenarios: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  // The version before, which may still run beside this one, adds rows without naming these columns.
  await schema
    .alterTable('scenarios')
    .addColumn('removed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('scenarios').addColumn('made_by', 'text').execute();
}
