import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
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
import { insertRows, type RawDatabase } from './raw-rows.ts';
import { backUpSqlite } from './sqlite-copy.ts';
import { libsqlDialect } from './sqlite-dialect.ts';
import { persistently } from './sqlite-faults.ts';
import { connect, sqliteFile } from './sqlite-file.ts';
import { type WorkspaceTable, workspaceTables } from './table-keys.ts';
import type { Attempt, Tables } from './tables.ts';
import { ownScenarios, pages, scenariosOfRuns } from './workspace-rows.ts';

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
    return await joinAfterCopy(attempt, options, path);
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
    return await joinAfterCopy(attempt, options, path, schemaName);
  } finally {
    await finish();
  }
}

/** Its name is nobody else's: several processes may start at once. */
function backupFile({ directory, now }: JoinOptions): string {
  const at = now().toISOString().replace(/[:.]/g, '-');
  return join(directory, `channels-before-joining-${at}-${randomUUID().slice(0, 8)}.sqlite`);
}

/** Joins, and leaves no copy behind where another process was quicker. */
async function joinAfterCopy(
  attempt: Attempt,
  options: JoinOptions,
  backup: string,
  schema?: string,
): Promise<Joined | undefined> {
  const joined = await attempt((database) => joinIn(database, options, backup, schema));
  if (joined === undefined) rmSync(backup, { force: true });
  return joined;
}

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
