import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import type Libsql from 'libsql';

/** Most statements kept prepared; the store has a few dozen. */
const mostPrepared = 200;

/** How Kysely speaks to SQLite through libsql, on one connection. */
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
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite itself rolls back on a full disk and the like; a second roll-back would hide that error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class LibsqlAdapter extends SqliteAdapter {
  /** SQLite can: migrations then run in one transaction, whose lock keeps other processes' migrations apart. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * libsql keeps a statement's memory until garbage collection, so each text is prepared once. It ends the whole
 * process on values such as booleans, and cuts text at a NUL: such parameters are refused before they reach it.
 */
function withPreparedStatements(database: Libsql.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const guarded: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => statement.all(...bindable(parameters)),
        run: (parameters) => statement.run(...bindable(parameters)),
        iterate: (parameters) => statement.iterate(...bindable(parameters)),
      };
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(sql, guarded);
      return guarded;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}

function bindable(parameters: readonly unknown[]): [unknown[]] {
  parameters.forEach((value, index) => {
    const fits =
      value === null ||
      (typeof value === 'number' && Number.isFinite(value)) ||
      (typeof value === 'string' && value.isWellFormed() && !value.includes('\0'));
    if (!fits) throw new TypeError(`SQL parameter ${index + 1} is a ${typeof value} that cannot be stored.`);
  });
  return [[...parameters]];
}
