import type { PoolConfig } from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { StorageError } from './storage-error.ts';

/** Where our tables are, beside those of others in the same database. */
export const schemaName = 'channels';

/** How a connection is encrypted, by libpq's names; without one, `prefer`. */
const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** `user@/database` (the server's own socket) has no host, which `URL` does not take. */
const readable = (url: string) => new URL(url.replace('@/', '@localhost/'));

/** Whether a text is the address of a PostgreSQL database that this program can use. Reads no file. */
export function isPostgresUrl(text: string): boolean {
  if (!/^postgres(?:ql)?:\/\//.test(text) || /\s/.test(text)) return false;
  try {
    const url = readable(text);
    // These throw when a "%" in them is no code.
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
    const mode = url.searchParams.get('sslmode');
    const needsRoot = mode === 'verify-ca' && !url.searchParams.has('sslrootcert');
    // What follows a "#" is cut off: one in a password that was not written as %23.
    return (
      url.pathname.length > 1 && url.hash === '' && (mode === null || sslModes.includes(mode)) && !needsRoot
    );
  } catch {
    return false;
  }
}

/** What of a URL must never be shown: the whole, and the password as it is written and as it is meant. */
export function postgresSecrets(url: string): string[] {
  if (!isPostgresUrl(url)) return [url];
  const { password, searchParams } = readable(url);
  const all = [url, password, decodeURIComponent(password), searchParams.get('password') ?? ''];
  return [...new Set(all)].filter((secret) => secret !== '');
}

/** How to reach a database, and how to speak of it. */
export interface PostgresAddress {
  /** For `pg`. */
  readonly config: PoolConfig;
  /** Whether to go on without encryption when the server has none. */
  readonly mayBePlain: boolean;
  /** The database and where it is, without the password: `channels at db.example:5432`. */
  readonly name: string;
  readonly user: string;
  readonly database: string;
  /** The URL without the password, for commands that people copy. */
  readonly shown: string;
}

/**
 * Reads `postgres://user:password@host:5432/database?sslmode=…`. Throws a `StorageError` (`tls`) when a certificate
 * that it names cannot be read.
 */
export function readPostgresUrl(url: string): PostgresAddress {
  const parsed = clientConfig(url);
  const { host = 'localhost', port = 5432, user = '', database = '' } = parsed;
  const isSocket = host.startsWith('/');
  const mode = readable(url).searchParams.get('sslmode');
  const isPreferred = mode === 'prefer' || (mode === null && parsed.ssl === undefined);
  const mayBePlain = isPreferred && !isSocket;
  return {
    config: mayBePlain ? { ...parsed, ssl: { rejectUnauthorized: false } } : parsed,
    mayBePlain,
    name: `${database} at ${isSocket ? host : `${host}:${port}`}`,
    user,
    database,
    shown: withoutPassword(url),
  };
}

function withoutPassword(url: string): string {
  const shown = readable(url);
  shown.password = '';
  shown.searchParams.delete('password');
  return url.includes('@/') ? shown.href.replace('@localhost/', '@/') : shown.href;
}

function clientConfig(url: string): PoolConfig {
  try {
    return toClientConfig(parse(url, { useLibpqCompat: true }));
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : 'a certificate';
    throw new StorageError('tls', `DATABASE_URL names ${path}, which cannot be read.`, { cause: error });
  }
}
