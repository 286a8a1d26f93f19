import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../../src/bot/ports.ts';
import { openPostgresTables, type PostgresTables } from './postgres-tables.ts';
import { schemaName } from './postgres-url.ts';
import { countRows, insertRows, type RawDatabase, type RowsOf, rowName, rowsLike } from './raw-rows.ts';
import { NoText, pagesOf } from './sqlite-rows.ts';
import { type SqliteSnapshot, snapshotOfSqlite } from './sqlite-snapshot.ts';
import { StorageError } from './storage-error.ts';
import { type WorkspaceTable, workspaceColumns, workspaceTables } from './table-keys.ts';

/** How one workspace fared. */
export interface WorkspaceMove {
  readonly workspace: string;
  /** Moved now; there already, and the same; or nothing done, because of the `problem`. */
  readonly outcome: 'moved' | 'same' | 'refused';
  /** How many rows of each table the source holds. */
  readonly rows: Readonly<Record<WorkspaceTable, number>>;
  readonly problem?: MoveProblem;
}

/**
 * Why a workspace was not moved: the target has another number of rows of it in a table; a row is there that differs
 * or is missing; or a row is damaged so that PostgreSQL does not take it, or does not give it back the same.
 */
type MoveProblem =
  | { readonly kind: 'count'; readonly table: string; readonly here: number; readonly there: number }
  | { readonly kind: 'differs' | 'unstorable'; readonly row: string };

export interface Move {
  /** The source's file, and the target's name. */
  readonly from: string;
  readonly to: string;
  readonly workspaces: readonly WorkspaceMove[];
  /** The deliveries that were handled: ids that belong to no workspace. */
  readonly deliveries: number;
  /** `changed`: another process wrote to the source meanwhile; `stopped`: the signal came. Some may be moved. */
  readonly ending: 'done' | 'changed' | 'stopped';
}

/** Rows that are held and sent at once. */
const pageSize = 50;

/**
 * Moves all workspaces from the SQLite file of a data directory to a PostgreSQL database, each in one transaction that
 * ends only when every row has been read back and is the same. What is there already is compared, and never changed:
 * so it can be done again after an interruption. The source is left as it was. Throws a `StorageError`.
 */
export async function moveToPostgres(options: {
  readonly directory: string;
  readonly url: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<Move> {
  const { directory, url, log, signal } = options;
  const source = await snapshotOfSqlite(directory);
  try {
    const target = await openPostgresTables(url, log);
    try {
      return await moveAll(source, target, log, signal);
    } finally {
      await target.finish();
    }
  } finally {
    await source.close();
  }
}

/** The source was changed while a workspace was moved. */
class SourceChanged extends Error {}

async function moveAll(
  source: SqliteSnapshot,
  target: PostgresTables,
  log: Log,
  signal: AbortSignal,
): Promise<Move> {
  const workspaces: WorkspaceMove[] = [];
  const move = { from: source.file, to: target.address.name, workspaces };
  try {
    for await (const page of pagesOf(source.database, { table: 'workspaces' }, pageSize)) {
      for (const { id } of page) {
        if (signal.aborted) return { ...move, deliveries: 0, ending: 'stopped' };
        const one = await moveWorkspace(source, target, String(id));
        workspaces.push(one);
        log.info({ ...one }, 'workspace looked after');
      }
    }
    const deliveries = await moveDeliveries(source, target);
    return { ...move, deliveries, ending: source.hasChanged() ? 'changed' : 'done' };
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    return { ...move, deliveries: 0, ending: 'changed' };
  }
}

async function moveWorkspace(
  source: SqliteSnapshot,
  target: PostgresTables,
  workspace: string,
): Promise<WorkspaceMove> {
  const rows = Object.fromEntries(
    await Promise.all(
      workspaceTables.map(async (table) => [table, await countRows(source, rowsOf(table, workspace))]),
    ),
  ) as Record<WorkspaceTable, number>;

  const inPages = (size: number) =>
    target.attempt((database) =>
      database.transaction().execute(async (transaction) => {
        const there = { database: transaction, schema: schemaName };
        let isThere = false;
        for (const table of workspaceTables) {
          isThere ||= (await countRows(there, rowsOf(table, workspace))) > 0;
        }
        if (!isThere) {
          for (const table of workspaceTables) await copyRows(source, there, rowsOf(table, workspace), size);
        }
        for (const table of workspaceTables) {
          const problem = await difference(source, there, rowsOf(table, workspace));
          // Takes back what was added.
          if (problem !== undefined) throw new Unmovable(isThere ? problem : asUnstorable(problem));
        }
        if (source.hasChanged()) throw new SourceChanged();
        return isThere ? ('same' as const) : ('moved' as const);
      }),
    );

  try {
    try {
      return { workspace, rows, outcome: await inPages(pageSize) };
    } catch (error) {
      // One by one, the row that is not taken can be named.
      if (!isRefusedRow(error)) throw error;
      return { workspace, rows, outcome: await inPages(1) };
    }
  } catch (error) {
    if (!(error instanceof Unmovable || error instanceof NoText)) throw error;
    const problem = error instanceof NoText ? { kind: 'unstorable' as const, row: error.row } : error.problem;
    return { workspace, rows, outcome: 'refused', problem };
  }
}

class Unmovable extends Error {
  readonly problem: MoveProblem;

  constructor(problem: MoveProblem, options?: ErrorOptions) {
    super('The workspace cannot be moved.', options);
    this.problem = problem;
  }
}

const rowsOf = (table: WorkspaceTable, workspace: string): RowsOf => ({
  table,
  only: { column: workspaceColumns[table], value: workspace },
});

/** What was added just now and reads back otherwise is nothing that was there before. */
function asUnstorable(problem: MoveProblem): MoveProblem {
  return problem.kind === 'differs' ? { ...problem, kind: 'unstorable' } : problem;
}

async function copyRows(from: RawDatabase, to: RawDatabase, rows: RowsOf, size: number): Promise<void> {
  for await (const page of pagesOf(from.database, rows, size)) {
    try {
      await insertRows(to, rows.table, page);
    } catch (error) {
      const [only, ...more] = page;
      if (only === undefined || more.length > 0 || !isRefusedRow(error)) throw error;
      throw new Unmovable({ kind: 'unstorable', row: rowName(rows.table, only) }, { cause: error });
    }
  }
}

/** PostgreSQL, or the check before it, does not take a value: data exceptions and violated constraints. */
function isRefusedRow(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

/** The first difference between what is here and what is there: in number, then row by row, column by column. */
async function difference(
  here: RawDatabase,
  there: RawDatabase,
  rows: RowsOf,
): Promise<MoveProblem | undefined> {
  const [wanted, found] = [await countRows(here, rows), await countRows(there, rows)];
  if (wanted !== found) return { kind: 'count', table: rows.table, here: wanted, there: found };
  for await (const page of pagesOf(here.database, rows, pageSize)) {
    const kept = await rowsLike(there, rows.table, page);
    const differing = page.find((row, index) => !isDeepStrictEqual({ ...row }, { ...kept[index] }));
    if (differing !== undefined) return { kind: 'differs', row: rowName(rows.table, differing) };
  }
  return undefined;
}

/** Adds those that are not there; when one was claimed is of no interest, only that it was. Answers how many there are. */
async function moveDeliveries(source: SqliteSnapshot, target: PostgresTables): Promise<number> {
  const rows: RowsOf = { table: 'deliveries' };
  let count = 0;
  for await (const page of pagesOf(source.database, rows, pageSize * 10)) {
    await target.attempt(async (database) => {
      const there = { database, schema: schemaName };
      await insertRows(there, 'deliveries', page, true);
      const kept = await rowsLike(there, 'deliveries', page);
      if (kept.includes(undefined)) {
        throw new StorageError(
          'damaged',
          `${target.address.name} does not keep the deliveries it was given.`,
        );
      }
    });
    count += page.length;
  }
  return count;
}
