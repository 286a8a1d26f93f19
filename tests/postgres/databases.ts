import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

const server = inject('postgres');

/** Why the tests on PostgreSQL are skipped here; undefined where they run. For `describe.skipIf`. */
export const withoutPostgres = 'absent' in server ? server.absent : undefined;

/** A database of the test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Runs one SQL statement, past the store; unqualified names are the store's tables. */
  query<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  /** Takes all away that a store made in it. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/** The URL of a database of the tests' server. */
export function databaseUrl(name: string): string {
  if ('absent' in server) throw new Error(server.absent);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=channels,public' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs statements as the server's superuser. */
export function onServer(...statements: readonly string[]): Promise<void> {
  return withClient(databaseUrl('postgres'), async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/**
 * Makes an empty database, to be dropped by who asked for it. Where the server can, it sorts text by
 * a language's rules, as most do, and not by its bytes, as SQLite does.
 */
export async function makeDatabase(): Promise<TestDatabase> {
  const name = `channels_test_${randomBytes(6).toString('hex')}`;
  await onServer(
    `create database ${name} template template0 locale_provider icu icu_locale 'en' locale 'C'`,
  ).catch(() => onServer(`create database ${name}`));
  const url = databaseUrl(name);
  const database: TestDatabase = {
    url,
    query: (statement) =>
      withClient(url, async (client) => {
        const { rows } = await client.query(statement);
        return rows;
      }),
    empty: async () => void (await database.query('drop schema if exists channels cascade')),
    async drop() {
      await onServer(`drop database ${name} with (force)`);
    },
  };
  return database;
}
