import type { Kysely, Migration } from 'kysely';

/** What is learned: histories, fits, experiments, and what people observed. */
export const learned: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  // The version before, which may still run beside this one, makes workspaces without naming these columns.
  for (const column of ['last_fit', 'last_experiment', 'last_observation']) {
    await schema
      .alterTable('workspaces')
      .addColumn(column, 'integer', (one) => one.notNull().defaultTo(0))
      .execute();
  }
  await schema
    .createTable('histories')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addColumn('body', 'text')
    .addPrimaryKeyConstraint('histories_key', ['workspace', 'scenario'])
    .execute();
  await schema
    .createTable('fits')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fits_key', ['workspace', 'number'])
    .execute();
  await schema
    .createTable('experiments')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('applied', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('experiments_key', ['workspace', 'number'])
    .execute();
  await schema
    .createTable('observations')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('observations_key', ['workspace', 'number'])
    .execute();
  for (const table of ['fits', 'experiments', 'observations']) {
    await schema
      .createIndex(`${table}_by_scenario`)
      .on(table)
      .columns(['workspace', 'scenario', 'number'])
      .execute();
  }
}
