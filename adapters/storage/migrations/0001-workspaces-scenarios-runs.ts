import type { Kysely, Migration } from 'kysely';

/** The first tables: workspaces, their scenarios and runs, and the deliveries that were handled. */
export const workspacesScenariosRuns: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('workspaces')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_run', 'integer', (column) => column.notNull())
    .execute();
  // Bodies are the last columns: the others are then read without going through megabytes of JSON.
  await schema
    .createTable('scenarios')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('scenarios_key', ['workspace', 'id', 'version'])
    .execute();
  await schema
    .createTable('runs')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('is_private', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('runs_key', ['workspace', 'number'])
    .execute();
  await schema
    .createIndex('runs_by_scenario')
    .on('runs')
    .columns(['workspace', 'scenario', 'number'])
    .execute();
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('claimed_at', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('deliveries_by_time').on('deliveries').column('claimed_at').execute();
}
