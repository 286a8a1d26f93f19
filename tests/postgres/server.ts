import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { patienceMs } from '../suite/waiting.ts';

/** A PostgreSQL server of the tests' own. */
export interface PostgresServer {
  /** As its superuser, without a database. */
  readonly url: string;
  readonly port: number;
  /** Ends it, and with it all connections, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const superuser = 'tester';
/** Looks like a password that has to be written with codes in a URL. */
const password = 'p@ss:word/100%#1';

/** For encrypted connections, in PEM. */
interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Where Debian and others put the server's programs, which are often not on the PATH. */
const usualPlaces = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt', '/usr/pgsql'];

/** The folder of `initdb` and `postgres`; undefined when this machine has none. */
function findPrograms(): string | undefined {
  const versions = usualPlaces.filter(existsSync).flatMap((place) =>
    readdirSync(place)
      .filter((name) => /^(postgresql@?)?\d+$/.test(name))
      .sort((a, b) => Number(b.match(/\d+$/)?.[0]) - Number(a.match(/\d+$/)?.[0]))
      .map((name) => join(place, name, 'bin')),
  );
  return [...(process.env.PATH ?? '').split(delimiter), ...versions].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** The server refuses to run as root: another user, one that the system knows, must do it. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || Number.NaN),
    );
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * Starts a server in a temporary directory on a free port of 127.0.0.1; answers why not where that cannot be. It
 * flushes nothing to disk, which is quicker, and loses nothing unless the machine fails. It ends with this process,
 * however that ends.
 */
export async function startPostgres(
  options: { readonly certificate?: Certificate } = {},
): Promise<PostgresServer | { readonly absent: string }> {
  if (process.platform === 'win32') return { absent: 'the tests start PostgreSQL on Unix only' };
  const programs = findPrograms();
  if (programs === undefined) return { absent: 'this machine has no initdb and postgres' };
  const user = otherUser();
  if (user === undefined && process.getuid?.() === 0)
    return { absent: 'root has no other user to run it as' };
  const directory = mkdtempSync(join(tmpdir(), 'channels-postgres-'));
  try {
    return await startIn(directory, programs, user, options.certificate);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(
  directory: string,
  programs: string,
  user: { uid: number; gid: number } | undefined,
  tls: Certificate | undefined,
): Promise<PostgresServer> {
  const own = (path: string) => user && chownSync(path, user.uid, user.gid);
  const write = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text, { mode: 0o600 });
    own(path);
    return path;
  };
  own(directory);
  const passwordFile = write('password', password);
  const options = { ...user, cwd: directory, env: { PATH: programs, LC_ALL: 'C' } };
  const data = join(directory, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '32MB',
    log_min_messages: 'fatal',
    ...(tls && {
      ssl: 'on',
      ssl_cert_file: write('server.crt', tls.certificate),
      ssl_key_file: write('server.key', tls.key),
    }),
  };
  const url = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  async function launch(): Promise<ChildProcess> {
    // The shell stops the server when its standard input ends, which it does when this process is gone.
    const child = spawn(
      '/bin/sh',
      [
        '-c',
        '"$@" </dev/null & server=$!; read -r _; kill -INT "$server"; wait "$server"',
        'sh',
        join(programs, 'postgres'),
        ...['-D', data, '-p', String(port)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...options, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    await answering(`${url}/postgres`, child);
    return child;
  }
  async function end(child: ChildProcess): Promise<void> {
    child.stdin?.end();
    if (child.exitCode === null) await once(child, 'exit');
  }
  let running = await launch();
  return {
    url,
    port,
    async restart() {
      await end(running);
      running = await launch();
    },
    async stop() {
      await end(running);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return address.port;
}

/** Waits for the server's first answer; it takes a second or so. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  for (const end = performance.now() + patienceMs; ; await delay(50)) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (child.exitCode !== null || performance.now() > end) {
        child.stdin?.end();
        throw new Error(`PostgreSQL did not start: ${said}`, { cause: error });
      }
    }
  }
}
