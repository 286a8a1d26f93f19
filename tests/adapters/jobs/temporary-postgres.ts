import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const debian = '/usr/lib/postgresql';
function binaries(): string {
  if (!existsSync(debian)) return '';
  const [newest] = readdirSync(debian).sort((a, b) => Number(b) - Number(a));
  return join(debian, newest ?? '', 'bin');
}

export interface TemporaryPostgres {
  readonly url: string;
  stop(): Promise<void>;
  restart(signal?: NodeJS.Signals): Promise<void>;
}

export async function startPostgres(): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'channels-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const who = isRoot ? { uid: 65534, gid: 65534 } : {};
  if (isRoot) chownSync(folder, 65534, 65534);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(binaries(), 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'channels', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...who, encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const launch = async () => {
    const child = spawn(
      join(binaries(), 'postgres'),
      ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
      { ...who, cwd: folder, stdio: 'ignore' },
    );
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    for (let i = 0; i < 200; i += 1) {
      const ready = spawnSync(join(binaries(), 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
      if (ready.status === 0) break;
      await delay(50);
    }
    return { child, ended };
  };
  let server = await launch();
  return {
    url: `postgres://channels@127.0.0.1:${port}/postgres`,
    async stop() {
      server.child.kill('SIGINT');
      await server.ended;
      rmSync(folder, { recursive: true, force: true });
    },
    async restart(signal = 'SIGINT') {
      server.child.kill(signal);
      await server.ended;
      server = await launch();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
