import {
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import type Libsql from 'libsql';
import { refuseUnstorable } from './storable.ts';

/** Most statements kept prepared; the store has a few dozen. */
const mostPrepared = 200;

/**
 * How Kysely speaks to SQLite through libsql, on one connection.
 *
 * libsql (0.5.29) leaves a prepared statement that failed with SQLITE_BUSY in progress until garbage collection;
 * meanwhile the connection commits nothing and reads an old state (tursodatabase/libsql-js, pull request 238).
 * What may find the database busy is therefore only ever done by `exec`, which leaves nothing behind: it takes
 * the lock, and prepared statements run under it.
 */
export function libsqlDialect(database: Libsql.Database): Dialect {
  return {
    createDriver: () => new LibsqlDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new LibsqlAdapter(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
  };
}

class LibsqlDriver extends SqliteDriver {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database: withPreparedStatements(database) });
    this.#database = database;
  }

  /** Takes the write lock at once: one taken halfway through fails when another process wrote meanwhile. */
  override async beginTransaction(): Promise<void> {
    this.#database.exec('begin immediate');
  }

  override async commitTransaction(): Promise<void> {
    this.#database.exec('commit');
  }

  override async rollbackTransaction(): Promise<void> {
    rollback(this.#database);
  }
}

class LibsqlAdapter extends SqliteAdapter {
  /** SQLite can: migrations then run in one transaction, whose lock keeps other processes' migrations apart. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite itself rolls back on a full disk and the like; a second roll-back would hide that error. */
function rollback(database: Libsql.Database): void {
  if (database.inTransaction) database.exec('rollback');
}

/** A prepared statement's memory is freed by garbage collection only, so each text is prepared once. */
function withPreparedStatements(database: Libsql.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = lockedStatement(database, sql);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}

/** A statement that, outside a transaction, is one of its own. */
function lockedStatement(database: Libsql.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const lock = lockFor(sql);
  function locked<Result>(run: () => Result): Result {
    if (lock === undefined || database.inTransaction) return run();
    try {
      database.exec(lock);
      const result = run();
      database.exec('commit');
      return result;
    } catch (error) {
      rollback(database);
      throw error;
    }
  }
  return {
    reader: statement.reader,
    all: (parameters) => locked(() => statement.all(...bindable(parameters))),
    run: (parameters) => locked(() => statement.run(...bindable(parameters))),
    iterate() {
      throw new Error('Rows are not streamed from SQLite: read them all, or in pages.');
    },
  };
}

/** What takes the lock that a statement needs; nothing for what stands outside transactions (pragmas). */
function lockFor(sql: string): string | undefined {
  const [verb] = sql.trimStart().toLowerCase().split(/\W/, 1);
  if (verb === 'pragma') return undefined;
  // Beginning alone takes no lock: the first look at the file does.
  if (verb === 'select' || verb === 'with') return 'begin; select 1 from sqlite_schema limit 1';
  return 'begin immediate';
}

function bindable(parameters: readonly unknown[]): [unknown[]] {
  refuseUnstorable(parameters);
  return [[...parameters]];
}
