import { Socket } from 'node:net';
import pg from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import type { Log } from '../../src/bot/ports.ts';
import { tooLarge } from '../../src/bot/reading/file-bytes.ts';
import type { Source } from '../../src/features/history/stored/sources.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { SourceBounds } from './settings.ts';

/** Rows that are fetched at once, so that no answer is larger in memory than it may be. */
const pageSize = 500;

interface QueryNeeds {
  readonly database: string;
  /** One statement that gives rows. */
  readonly query: string;
  readonly bounds: SourceBounds;
  readonly log: Log;
}

/**
 * The rows of a query in PostgreSQL, as a CSV table. It runs in a transaction that may only read, of one statement, and
 * is cut off by the server when its time is up; rows come in pages and no further than the limits.
 */
export function querySource(name: string, needs: QueryNeeds): Source {
  const { bounds, log } = needs;
  return {
    name,
    kind: 'query',
    async fetch({ largest, signal }) {
      const socket = new Socket();
      const client = new pg.Client({
        ...toClientConfig(parse(needs.database, { useLibpqCompat: true })),
        connectionTimeoutMillis: bounds.timeoutMs,
        application_name: 'channels source',
        stream: () => socket,
        // Every value as the server writes it: nothing is rounded, and no day moves with a time zone.
        types: { getTypeParser: () => (value: string) => value },
      });
      const time = AbortSignal.timeout(bounds.timeoutMs);
      const until = signal === undefined ? time : AbortSignal.any([time, signal]);
      const stop = () => socket.destroy();
      until.addEventListener('abort', stop, { once: true });
      // Without a listener a connection that breaks off would end the process.
      client.on('error', () => undefined);
      try {
        until.throwIfAborted();
        await client.connect();
        const text = await tableOf(client, { ...needs, largest, name });
        return [{ name: `${name}.csv`, bytes: new TextEncoder().encode(text) }];
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof UserError) throw error;
        const problem = problemOf(error, name, time.aborted, bounds.timeoutMs);
        // The code alone: a server's message may hold data, and the query.
        log.warn({ source: name, code: codeOf(error) }, 'a source could not be queried');
        throw problem;
      } finally {
        until.removeEventListener('abort', stop);
        await client.end().catch(() => undefined);
        socket.destroy();
      }
    },
  };
}

async function tableOf(
  client: pg.Client,
  needs: QueryNeeds & { readonly largest: number; readonly name: string },
): Promise<string> {
  const { bounds, largest, name } = needs;
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query(`set local statement_timeout = ${bounds.timeoutMs}`);
  await client.query(`set local lock_timeout = ${bounds.timeoutMs}`);
  await client.query("set local datestyle = 'ISO, YMD'");
  // A prepared statement is one statement: nothing can be put behind it.
  await client.query({
    name: 'source',
    text: `declare source no scroll cursor for ${needs.query.trim().replace(/;\s*$/, '')}`,
  });
  const lines: string[] = [];
  let size = 0;
  let rows = 0;
  for (;;) {
    const page = await client.query<(string | null)[]>({
      text: `fetch forward ${pageSize} from source`,
      rowMode: 'array',
    });
    if (lines.length === 0) lines.push(lineOf(page.fields.map((field) => field.name)));
    for (const row of page.rows) {
      const line = lineOf(row);
      size += Buffer.byteLength(line);
      if (size > largest) throw tooLarge(size, largest);
      lines.push(line);
    }
    rows += page.rows.length;
    if (rows > bounds.mostRows) {
      throw new UserError({ code: 'source.rows', received: name, values: { bound: bounds.mostRows } });
    }
    if (page.rows.length < pageSize) break;
  }
  await client.query('rollback');
  if (rows === 0) throw new UserError({ code: 'source.no-rows', received: name });
  return lines.join('\n');
}

const lineOf = (cells: readonly (string | null)[]) =>
  cells
    .map((cell) => (/[",\r\n]/.test(cell ?? '') ? `"${cell?.replaceAll('"', '""')}"` : (cell ?? '')))
    .join(',');

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no-code';

/** The server had no more time for the statement, or for a lock. */
const slow = /^(57014|55P03|ETIMEDOUT)$/;
/** What is wrong with the statement or the rights to its tables: SQLSTATE classes of the server's own. */
const ofQuery = /^(0A|2[0-7]|3[48]|3[BDF]|42|53|54|55|P0|XX)/;

function problemOf(error: unknown, received: string, isLate: boolean, timeoutMs: number): UserError {
  const code = codeOf(error);
  if (isLate || slow.test(code)) {
    return new UserError({ code: 'source.slow', received, values: { seconds: timeoutMs / 1_000 } });
  }
  // `28…`, wrong passwords, is no fault of the query.
  const isQuery = ofQuery.test(code) && code.length === 5;
  return isQuery
    ? new UserError({ code: 'source.query', received, values: { state: code } })
    : new UserError({ code: 'source.database', received });
}
