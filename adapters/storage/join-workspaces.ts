import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, type Transaction } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { WorkspaceSettings } from '../../src/features/workspace/stored/settings.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { attemptsOn } from './attempts.ts';
import { backUpRows } from './join-backup.ts';
import { type OtherName, otherNames } from './joined-names.ts';
import { type Joining, joinedRow, renamedScenario } from './joined-rows.ts';
import { joinedSettings } from './joined-settings.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openPostgresTables } from './postgres-tables.ts';
import { schemaName } from './postgres-url.ts';
import { insertRows, type RawDatabase, type RawRow } from './raw-rows.ts';
import { backUpSqlite } from './sqlite-copy.ts';
import { libsqlDialect } from './sqlite-dialect.ts';
import { persistently } from './sqlite-faults.ts';
import { connect, sqliteFile } from './sqlite-file.ts';
import { pagesOf } from './sqlite-rows.ts';
import { type WorkspaceTable, workspaceTables } from './table-keys.ts';
import type { Attempt, Tables } from './tables.ts';

/** What was brought together. */
export interface Joined {
  /** The file that holds what was there before. */
  readonly backup: string;
  /** Scenarios that have another id now. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** How many rows of each table came over. */
  readonly rows: Readonly<Partial<Record<WorkspaceTable, number>>>;
  /** Settings in which the two differed: what they were in the workspace that is gone. */
  readonly undecided: NonNullable<WorkspaceSettings['undecided']>;
}

export interface JoinOptions {
  readonly from: string;
  readonly into: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Where the SQLite file is, and where the copy of what was there before is put. */
  readonly directory: string;
  /** The PostgreSQL database that everything is kept in instead. */
  readonly url?: string | undefined;
}

/** Rows that are held and sent at once. */
const pageSize = 50;

/**
 * Brings everything of one workspace into another, once: in one transaction, after a copy of what was there before was
 * written. A process that dies meanwhile leaves all as it was. What both have under one id gets the next: `medical-2`.
 * Numbers go on after those that are there, everywhere they stand. Undefined where there is nothing to bring.
 *
 * @throws StorageError
 */
export async function joinWorkspaces(options: JoinOptions): Promise<Joined | undefined> {
  return options.url === undefined ? joinInSqlite(options) : joinInPostgres(options, options.url);
}

async function joinInSqlite(options: JoinOptions): Promise<Joined | undefined> {
  const { directory, from } = options;
  const file = sqliteFile(directory);
  if (!existsSync(file)) return undefined;
  const database = new Kysely<Tables>({ dialect: libsqlDialect(await connect(file)) });
  const { attempt, finish } = attemptsOn({
    database,
    where: file,
    persistently: (work) => persistently(file, work),
  });
  try {
    await attempt(() => migrate(database, migrations, file));
    if (!(await isThere(attempt, from))) return undefined;
    const { path } = await backUpSqlite(directory, backupFile(options));
    return await attempt((one) => joinIn(one, options, path));
  } finally {
    await finish();
  }
}

async function joinInPostgres(options: JoinOptions, url: string): Promise<Joined | undefined> {
  const { attempt, finish } = await openPostgresTables(url, options.log);
  try {
    if (!(await isThere(attempt, options.from))) return undefined;
    const path = backupFile(options);
    await attempt((database) => backUpRows(database, [options.from, options.into], path));
    return await attempt((database) => joinIn(database, options, path, schemaName));
  } finally {
    await finish();
  }
}

const backupFile = ({ directory, now }: JoinOptions) =>
  join(directory, `channels-before-joining-${now().toISOString().replace(/[:.]/g, '-')}.sqlite`);

async function isThere(attempt: Attempt, workspace: string): Promise<boolean> {
  const found = await attempt((database) =>
    database.selectFrom('workspaces').select('id').where('id', '=', workspace).executeTakeFirst(),
  );
  return found !== undefined;
}

function joinIn(
  database: Kysely<Tables>,
  options: JoinOptions,
  backup: string,
  schema?: string,
): Promise<Joined | undefined> {
  return database.transaction().execute(async (transaction) => {
    const { from, into, log, now } = options;
    const place: RawDatabase = { database: transaction, ...(schema !== undefined && { schema }) };
    const [moving, staying] = await lockBoth(transaction, from, into, now());
    // Another process was quicker.
    if (moving === undefined || staying === undefined) return undefined;
    const joining: Joining = {
      into,
      more: {
        runs: staying.last_run,
        schedules: staying.last_schedule,
        fits: staying.last_fit,
        experiments: staying.last_experiment,
        observations: staying.last_observation,
      },
      renamed: otherNames(await ownScenarios(transaction, into), await ownScenarios(transaction, from)),
      scenarioOfRun: await scenariosOfRuns(transaction, from),
    };
    const rows: Partial<Record<WorkspaceTable, number>> = {};
    for (const table of workspaceTables) {
      if (table === 'workspaces') continue;
      let count = 0;
      for await (const page of pages(place, table, from)) {
        // What stands for a removed history goes with its workspace.
        const kept = page.filter((row) => table !== 'histories' || row.body !== null);
        if (kept.length > 0)
          await insertRows(
            place,
            table,
            kept.map((row) => joinedRow(table, row, joining)),
          );
        count += kept.length;
      }
      rows[table] = count;
      log.info({ table, count }, 'brought over');
    }
    for (const [id, other] of joining.renamed) await copyBuiltIn(transaction, id, other, options);
    const { settings, undecided } = joinedSettings(staying.settings, moving.settings);
    await transaction
      .updateTable('workspaces')
      .set(({ eb, ref }) => ({
        settings: JSON.stringify(settings),
        created_at: [moving.created_at, staying.created_at].sort()[0] ?? staying.created_at,
        last_run: eb(ref('last_run'), '+', moving.last_run),
        last_schedule: eb(ref('last_schedule'), '+', moving.last_schedule),
        last_fit: eb(ref('last_fit'), '+', moving.last_fit),
        last_experiment: eb(ref('last_experiment'), '+', moving.last_experiment),
        last_observation: eb(ref('last_observation'), '+', moving.last_observation),
      }))
      .where('id', '=', into)
      .execute();
    // What it held goes with its row.
    await transaction.deleteFrom('workspaces').where('id', '=', from).execute();
    const renamed = [...joining.renamed].map(([id, other]) => ({ from: id, to: other.id }));
    return { backup, renamed, rows, undecided };
  });
}

/** Both workspaces' rows, locked to other writers until the transaction ends; the one that stays is made if need be. */
async function lockBoth(transaction: Transaction<Tables>, from: string, into: string, at: Date) {
  await transaction
    .insertInto('workspaces')
    .values({ id: into, settings: '{}', created_at: at.toISOString(), last_run: 0, last_schedule: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const touched = await transaction
    .updateTable('workspaces')
    .set(({ ref }) => ({ settings: ref('settings') }))
    .where('id', 'in', [from, into])
    .returningAll()
    .execute();
  return [from, into].map((id) => touched.find((row) => row.id === id));
}

/** The scenarios that a workspace has something of its own of: versions, numbers, what was learned, adopted plans. */
async function ownScenarios(
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

async function scenariosOfRuns(transaction: Transaction<Tables>, workspace: string) {
  const runs = await transaction
    .selectFrom('runs')
    .select(['number', 'scenario'])
    .where('workspace', '=', workspace)
    .execute();
  return new Map(runs.map(({ number, scenario }) => [number, scenario]));
}

/** The rows of a workspace, a page at a time. */
function pages(
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

/** A built-in scenario under its new id, where the workspace had no version of its own. */
async function copyBuiltIn(
  transaction: Transaction<Tables>,
  id: string,
  other: OtherName,
  { into, now }: JoinOptions,
): Promise<void> {
  const builtIn = builtInScenarios.find((one) => one.id === id);
  if (builtIn === undefined) return;
  await transaction
    .insertInto('scenarios')
    .values({
      workspace: into,
      id: other.id,
      version: 1,
      saved_at: now().toISOString(),
      saved_by: 'local',
      made_by: 'local',
      body: JSON.stringify(renamedScenario({ ...builtIn }, other)),
    })
    .onConflict((conflict) => conflict.columns(['workspace', 'id', 'version']).doNothing())
    .execute();
}
