import pg from 'pg';
import type { Log } from '../../src/bot/ports.ts';

/** Where the database is. */
export interface DatabaseAddress {
  readonly config: pg.PoolConfig;
  /** Whether to go on without encryption when the server has none. */
  readonly mayBePlain: boolean;
}

/** What runs a statement: the pool, or one connection within a transaction. */
export type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Connections that work on the queue, beside the one that listens. */
const connections = 4;
/** Longest that one statement may take. */
const patienceMs = 15_000;
/** Pauses before the listening connection is made again, in milliseconds. */
const shortestPauseMs = 250;
const longestPauseMs = 10_000;

/**
 * The PostgreSQL database of the queue: statements, transactions, and messages between processes (LISTEN and
 * NOTIFY). A message may get lost, while the listening connection is made anew or behind a pooler that does not know
 * LISTEN; whoever relies on one has to look by himself now and then.
 */
export class QueueDatabase {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #connection: pg.PoolConfig;
  readonly #listeners = new Map<string, (message: string) => void>();
  #listening: pg.Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #pauseMs = shortestPauseMs;
  #closed = false;

  private constructor(config: pg.PoolConfig, log: Log) {
    this.#log = log;
    this.#connection = {
      ...config,
      application_name: 'channels jobs',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    };
    this.#pool = new pg.Pool({ ...this.#connection, max: connections, statement_timeout: patienceMs });
    // A connection that breaks while nobody uses it.
    this.#pool.on('error', (err) => log.warn({ err }, 'a connection to the queue broke'));
    // While somebody uses it, its statement fails; without a listener, the process would end besides.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Connects. Throws when the database does not answer. */
  static async open({ config, mayBePlain }: DatabaseAddress, log: Log): Promise<QueueDatabase> {
    const database = new QueueDatabase(config, log);
    try {
      await database.execute('SELECT 1');
      return database;
    } catch (error) {
      await database.close();
      const hasNoTls = error instanceof Error && /server does not support SSL/i.test(error.message);
      if (!mayBePlain || !hasNoTls) throw error;
      return QueueDatabase.open({ config: { ...config, ssl: false }, mayBePlain: false }, log);
    }
  }

  readonly execute: Execute = async (text, values) => {
    const client = await this.#pool.connect();
    let failure: Error | undefined;
    try {
      return await client.query(text, values);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // pg-boss sends whole transactions as one text: one that fails leaves the connection in the middle of it, so it
      // is not used again.
      client.release(failure);
    }
  };

  /** All or nothing. */
  async transaction<Result>(work: (execute: Execute) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let failure: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work((text, values) => client.query(text, values));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // Closing the connection undoes what was not committed.
      client.release(failure);
    }
  }

  /** From now on messages on this channel come to the listener. */
  async listen(channel: string, listener: (message: string) => void): Promise<void> {
    this.#listeners.set(channel, listener);
    if (this.#listening === undefined) await this.#connect();
    else await this.#listening.query(`LISTEN "${channel}"`);
  }

  /** Says something to those who listen on a channel. At most 8,000 bytes; a failure is logged, not thrown. */
  async notify(channel: string, message: string): Promise<void> {
    try {
      await this.execute('SELECT pg_notify($1, $2)', [channel, message]);
    } catch (err) {
      this.#log.debug({ err, channel }, 'a message to another process was not sent');
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#reconnect);
    await Promise.allSettled([this.#listening?.end(), this.#pool.end()]);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(this.#connection);
    let isOver = false;
    const lost = (err?: unknown) => {
      if (isOver) return;
      isOver = true;
      if (this.#listening === client) this.#listening = undefined;
      client.end().catch(() => undefined);
      if (this.#closed) return;
      this.#log.warn({ err, pauseMs: this.#pauseMs }, 'the connection that listens broke; it is made again');
      this.#reconnect = setTimeout(() => void this.#connect(), this.#pauseMs);
      this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ channel, payload = '' }) => this.#listeners.get(channel)?.(payload));
    try {
      await client.connect();
      this.#listening = client;
      for (const channel of this.#listeners.keys()) await client.query(`LISTEN "${channel}"`);
      this.#pauseMs = shortestPauseMs;
    } catch (error) {
      lost(error);
    }
  }
}
