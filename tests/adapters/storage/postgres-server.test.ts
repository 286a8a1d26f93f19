import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleRun } from '../../contracts/stored-samples.ts';
import { type PostgresServer, startPostgres } from '../../postgres/server.ts';

const server = inject('postgres');
// These need a server of their own, to do with as they like.
const isOurs = 'url' in server && !process.env.TEST_DATABASE_URL;

async function started(options: Parameters<typeof startPostgres>[0] = {}): Promise<PostgresServer> {
  const one = await startPostgres(options);
  if ('absent' in one) throw new Error(one.absent);
  onTestFinished(() => one.stop());
  return one;
}

async function open(url: string) {
  const log = recordedLog();
  const store = await openPostgresStore({ url, log });
  onTestFinished(() => store.close());
  return { store, log };
}

describe.runIf(isOurs)('The PostgreSQL store', () => {
  it('goes on when the server starts anew: nothing that was acknowledged is lost, nothing is stored twice', async () => {
    const own = await started();
    const { store } = await open(`${own.url}/postgres`);
    const acknowledged: number[] = [];
    let isUp = false;
    const restarting = own.restart().then(() => {
      isUp = true;
    });
    let unclear = 0;
    for (let afterwards = 0; afterwards < 5; ) {
      const afterRestart = isUp;
      try {
        acknowledged.push((await store.runs.add('slack:T1', sampleRun())).number);
        if (afterRestart) afterwards += 1;
      } catch (error) {
        // The server may die between storing and saying so.
        expect(error).toMatchObject({ name: 'StorageError', fault: 'unclear' });
        unclear += 1;
      }
    }
    await restarting;

    const runs = await store.runs.list('slack:T1', { person: 'U1', channel: 'C1' }, { limit: 1e6 });
    const kept = runs.map((run) => run.number).reverse();
    expect(kept).toEqual(kept.map((_, index) => index + 1));
    expect(acknowledged.filter((number) => !kept.includes(number))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(kept.length - acknowledged.length).toBeLessThanOrEqual(unclear);
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  it.runIf(hasOpenssl)('encrypts, and trusts the server, as sslmode says', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'channels-tls-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const [certificate, key] = [join(directory, 'server.crt'), join(directory, 'server.key')];
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '2', '-subj', '/CN=db.example', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', key, '-out', certificate],
    ]);
    expect(made.status).toBe(0);
    const own = await started({
      certificate: { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') },
    });
    const at = (query: string, host = '127.0.0.1') =>
      `${own.url.replace('127.0.0.1', host)}/postgres${query}`;
    const isEncrypted = async (url: string) => {
      const { store } = await open(url);
      const client = new pg.Client(`${own.url}/postgres`);
      await client.connect();
      const { rows } = await client.query(
        `select bool_and(ssl) as ssl from pg_stat_ssl join pg_stat_activity using (pid)
         where application_name = 'channels'`,
      );
      await client.end();
      await store.close();
      return rows[0].ssl;
    };

    expect(await isEncrypted(at(''))).toBe(true);
    expect(await isEncrypted(at('?sslmode=disable'))).toBe(false);
    expect(await isEncrypted(at('?sslmode=require'))).toBe(true);
    expect(await isEncrypted(at(`?sslmode=verify-ca&sslrootcert=${certificate}`))).toBe(true);
    const named = at(`?sslmode=verify-full&sslrootcert=${certificate}`, 'localhost');
    expect(await isEncrypted(named)).toBe(true);
    await expect(open(at('?sslmode=verify-full'))).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'tls',
      message: expect.stringMatching(
        /shows a certificate that cannot be trusted \(\w+\)\. Name its issuer in DATABASE_URL \(sslrootcert=/,
      ),
    });
    await expect(open(at(`?sslmode=verify-full&sslrootcert=${certificate}`))).rejects.toMatchObject({
      fault: 'tls',
      message: expect.stringContaining('(ERR_TLS_CERT_ALTNAME_INVALID)'),
    });
  });
});
