import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const startScript = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** A folder that is gone after the test. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'channels-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ending {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  readonly child: ChildProcess;
  readonly ending: Promise<Ending>;
  /** Resolves with the first line of its log (JSON, on standard error) that has this message. */
  logged(message: string): Promise<Record<string, unknown>>;
}

interface Surroundings {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the compiled program in a folder of its own. */
export function start(
  args: readonly string[],
  { script, ...surroundings }: Surroundings & { readonly script?: 'main' | 'start' },
): Program {
  return launch(process.execPath, [script === 'start' ? startScript : main, ...args], surroundings);
}

/** Runs a line as people type it, `npm start` in it, through a shell to its end. */
export function typed(line: string, surroundings: Surroundings): Promise<Ending> {
  const command = line.replace(/^npm start( --silent)?( --)?/, `"${process.execPath}" "${main}"`);
  return launch('sh', ['-c', command], surroundings).ending;
}

/** With no environment but what is given: the machine's own settings must not change what a test sees. */
function launch(program: string, args: readonly string[], options: Surroundings): Program {
  const child = spawn(program, args, {
    cwd: options.folder,
    env: { PATH: process.env.PATH ?? '', HOME: options.folder, TZ: 'UTC', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => killed(child));
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
    for (const watch of watchers) watch();
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, out, err }));
  });
  return {
    child,
    ending,
    logged: (message) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const found = logLines(err).find((line) => line.msg === message);
          if (found === undefined) return;
          watchers.delete(watch);
          resolve(found);
        };
        watchers.add(watch);
        watch();
        ending.then(() => reject(new Error(`ended without logging “${message}”:\n${err}`)), reject);
      }),
  };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Runs the program to its end. */
export function run(
  args: readonly string[],
  options: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<Ending> {
  return start(args, { ...options, folder: options.folder ?? workFolder() }).ending;
}

/** The complete lines of a log that are JSON objects. */
export function logLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
