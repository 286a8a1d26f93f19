import { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Log } from '../../src/bot/ports.ts';
import type { PostgresAddress } from './postgres-url.ts';
import { refuseUnstorable } from './storable.ts';

/** Most connections of one process; a server allows 100 for all, unless it was told otherwise. */
const mostConnections = 8;

/** How long to wait for a connection, and for the answer to one statement, in milliseconds. */
const connectingMs = 10_000;
const answerMs = 60_000;

/** PostgreSQL's types of whole numbers that are wider than its integer: what `count` and `sum` answer. */
const wideNumbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** The connection broke off. */
export class ConnectionLost extends Error {
  /** Whether the server may have done what it was told last. If not, it can be told again. */
  readonly mayHaveHappened: boolean;

  constructor(mayHaveHappened: boolean, options: ErrorOptions) {
    super('The connection to the database broke off.', options);
    this.name = 'ConnectionLost';
    this.mayHaveHappened = mayHaveHappened;
  }
}

/** Connections as Kysely wants them. What breaks off becomes a `ConnectionLost`, and is not used again. */
export function connectionsTo(address: PostgresAddress, log: Log): PostgresPool {
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    ...address.config,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    max: mostConnections,
    connectionTimeoutMillis: connectingMs,
    query_timeout: answerMs,
    keepAlive: true,
    application_name: 'channels',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        wideNumbers.has(type) ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // Without a listener an idle connection that breaks off would end the process, and so would one in use.
  pool.on('error', (err) => log.warn({ err }, 'an idle connection to the database broke off'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async connect() {
      try {
        return watched(await pool.connect());
      } catch (error) {
        throw isLoss(error) ? new ConnectionLost(false, { cause: error }) : error;
      }
    },
    async end() {
      await pool.end();
      // A connection that was given up while it asked for a password is left open by `pg`.
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** What changes nothing, or nothing that a broken connection would not undo. */
const harmless = /^(select|begin|start transaction|rollback)\b/;

function watched(client: pg.PoolClient): PostgresPoolClient {
  let isInTransaction = false;
  let loss: Error | undefined;

  function query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query(): never;
  async function query(sql = '', parameters: readonly unknown[] = []): Promise<object> {
    refuseUnstorable(parameters, true);
    // The server has rolled back what a broken connection left behind.
    if (loss !== undefined && sql === 'rollback') return { command: 'ROLLBACK', rowCount: 0, rows: [] };
    try {
      const result = await client.query(sql, [...parameters]);
      if (/^(begin|start transaction)\b/.test(sql)) isInTransaction = true;
      if (/^(commit|rollback)$/.test(sql)) isInTransaction = false;
      return result;
    } catch (error) {
      if (!isLoss(error)) throw error;
      loss = error;
      const mayHaveHappened = isInTransaction ? sql === 'commit' : !harmless.test(sql);
      throw new ConnectionLost(mayHaveHappened, { cause: error });
    }
  }

  return { query, release: () => client.release(loss) };
}

/** Codes of sockets and name servers, and PostgreSQL's own: connection exceptions, and sessions that were ended. */
const lossCodes = /^(ECONN|EPIPE|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|ENOENT|EACCES|08|57P0[1235]|25P0[34])/;

/** `pg` has no codes for these. */
const lossMessages =
  /^(connection terminated|client (has encountered|was closed)|timeout exceeded|query read)/i;

function isLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return lossCodes.test(code) || lossMessages.test(error.message);
}
