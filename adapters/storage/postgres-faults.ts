import { setTimeout as delay } from 'node:timers/promises';
import { ConnectionLost } from './postgres-connections.ts';
import { type PostgresAddress, schemaName } from './postgres-url.ts';
import { StorageError, type StorageFault } from './storage-error.ts';

/** How long one piece of work is tried again, in milliseconds: as long as a server takes to start anew. */
const usualPatienceMs = 10_000;

/**
 * Does a piece of work, again when others were in the way (deadlocks, failed serialisation, no free connection) or
 * the connection broke off before anything could have been stored; turns faults into `StorageError`s.
 */
export async function persistently<Result>(
  address: PostgresAddress,
  work: () => Promise<Result>,
  patienceMs = usualPatienceMs,
): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || performance.now() >= end) throw explained(error, address);
    }
    await delay(Math.min(500, 5 * 2 ** tries) * (0.5 + Math.random()));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Failed serialisation, deadlock, lock not to be had, too many connections. */
const passingCodes = ['40001', '40P01', '55P03', '53300'];

/** Whether the same may succeed later, and nothing of it has been stored. */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionLost) return !error.mayHaveHappened;
  return passingCodes.includes(codeOf(error));
}

/** The server takes connections without encryption only. */
export function isWithoutTls(error: unknown): boolean {
  return error instanceof Error && /server does not support SSL/i.test(error.message);
}

/** The fault as the operator should hear of it; whatever is no known fault of the server's stays as it is. */
function explained(cause: unknown, { name, user, database }: PostgresAddress): unknown {
  const fault = (kind: StorageFault, message: string) => new StorageError(kind, message, { cause });
  const lost = cause instanceof ConnectionLost ? cause : undefined;
  if (lost?.mayHaveHappened) {
    return fault(
      'unclear',
      `The connection to ${name} broke off; it is not certain that this change was stored.`,
    );
  }
  const reason = lost?.cause ?? cause;
  const code = codeOf(reason);
  if (lost !== undefined) {
    return fault(
      'unreachable',
      `${name} does not answer (${code || messageOf(reason)}). Start the PostgreSQL server, or put the right host ` +
        'and port into DATABASE_URL.',
    );
  }
  if (code === '28P01' || code === '28000' || /client password must be a string/.test(messageOf(reason))) {
    return fault(
      'login',
      /no encryption/.test(messageOf(reason))
        ? `${name} takes encrypted connections only. Add sslmode=require to DATABASE_URL.`
        : `${name} does not let the user "${user}" in. Put the right user and password into DATABASE_URL; in a ` +
            'password write @ : / # % as %40 %3A %2F %23 %25.',
    );
  }
  if (code === '3D000') {
    return fault(
      'no-database',
      `There is no database "${database}" at that server (${name}). Make it with "createdb ${database}", or put ` +
        'the right name into DATABASE_URL.',
    );
  }
  if (code === '42501') {
    return fault(
      'rights',
      `The user "${user}" may not do this in ${name}: ${messageOf(reason)}. Let its owner run: create schema ` +
        `${schemaName} authorization "${user}"`,
    );
  }
  if (code === '25006') {
    return fault(
      'read-only',
      `${name} lets nobody write: it is a replica, or was set so. Put the address of the primary server into ` +
        'DATABASE_URL.',
    );
  }
  if (code === '53100') {
    return fault(
      'full',
      `The disk of ${name} is full; nothing of this change was stored. Free some space there.`,
    );
  }
  if (code === '53300') {
    return fault(
      'busy',
      `${name} has no connection left. Close some, or raise max_connections there; each process of channels ` +
        'takes up to 8.',
    );
  }
  if (passingCodes.includes(code)) {
    return fault('busy', `${name} stays busy with others' changes (${code}). Try again.`);
  }
  if (code === '58030' || code.startsWith('XX')) {
    return fault(
      'damaged',
      `${name} fails (${code}: ${messageOf(reason)}). Look into the server's log; put back the last backup if ` +
        'its files are damaged.',
    );
  }
  if (code === '42P01' || code === '3F000') {
    return fault(
      'replaced',
      `Tables in ${name} were removed or replaced while channels has it open. Restart channels.`,
    );
  }
  if (isWithoutTls(reason)) {
    return fault(
      'tls',
      `${name} has no encryption. Give it a certificate, or take sslmode out of DATABASE_URL.`,
    );
  }
  if (/CERT|SIGNED|VERIFY|^ERR_(TLS|SSL|OSSL)/.test(code)) {
    return fault(
      'tls',
      `${name} shows a certificate that cannot be trusted (${code}). Name its issuer in DATABASE_URL ` +
        '(sslrootcert=/path/to/root.crt), or use sslmode=require, which encrypts and trusts any.',
    );
  }
  return cause;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
