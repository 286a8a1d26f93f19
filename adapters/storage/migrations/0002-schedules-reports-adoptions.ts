import type { Kysely, Migration } from 'kysely';

/** Schedules, the reports that came of them, and the plans that teams took. */
export const schedulesReportsAdoptions: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  // The version before, which may still run beside this one, makes workspaces without naming this column.
  await schema
    .alterTable('workspaces')
    .addColumn('last_schedule', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('schedules')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('front', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('paused_because', 'text')
    .addColumn('next_due', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('schedules_key', ['workspace', 'number'])
    .execute();
  await schema
    .createIndex('schedules_by_next_due')
    .on('schedules')
    .columns(['state', 'next_due', 'workspace', 'number'])
    .execute();
  await schema
    .createTable('reports')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('schedule', 'integer', (column) => column.notNull())
    .addColumn('due', 'text', (column) => column.notNull())
    .addColumn('front', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt', 'text', (column) => column.notNull())
    .addColumn('lease', 'text')
    .addColumn('free_at', 'text', (column) => column.notNull())
    .addColumn('run', 'integer')
    .addColumn('posting_since', 'text')
    .addColumn('message', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('problem', 'text')
    .addColumn('figures', 'text')
    .addColumn('skipped', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reports_key', ['workspace', 'schedule', 'due'])
    .addForeignKeyConstraint(
      'reports_schedule',
      ['workspace', 'schedule'],
      'schedules',
      ['workspace', 'number'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  // Of the few that are open, those that somebody may take.
  await schema.createIndex('reports_by_free_at').on('reports').columns(['state', 'free_at']).execute();
  await schema
    .createTable('adoptions')
    .addColumn('workspace', 'text', (column) =>
      column.notNull().references('workspaces.id').onDelete('cascade'),
    )
    .addColumn('scenario', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('adoptions_key', ['workspace', 'scenario', 'number'])
    .execute();
}
