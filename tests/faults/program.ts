import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line of the program's log, as far as a fault run reads it. */
export interface Line {
  readonly msg: string;
  readonly level: string;
  /** ISO 8601, to the millisecond. */
  readonly time: string;
  /** The mark of the report that it is about. */
  readonly report?: string;
  /** The number of the run that was stored. */
  readonly run?: number;
  /** The id of the message that was noted. */
  readonly message?: string;
  /** Why a report did not arrive. */
  readonly fault?: string;
  /** The signal that made the program stop. */
  readonly reason?: string;
}

/** How a life of the program ended, and what it had said until then. */
export interface Ended {
  readonly lines: readonly Line[];
  /** Everything that was no line of JSON. */
  readonly other: string;
  /** Milliseconds of the epoch at which it was killed; absent when it ended otherwise. */
  readonly killedAt?: number;
}

/** The compiled program, doing everything, in a process of its own. */
export interface Program {
  readonly pid: number | undefined;
  /** At once, with SIGKILL. */
  kill(): void;
  /** Asks it to end. */
  stop(): void;
  /** Once it is gone and all that it wrote has been read. */
  readonly ended: Promise<Ended>;
}

/** Starts it; `onLine` hears its log. */
export function startProgram(options: {
  /** The checkout; `dist` there is what runs. */
  readonly root: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: Line) => void;
}): Program {
  const { root, folder, environment, onLine } = options;
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, TZ: 'UTC', LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: Line[] = [];
  let other = '';
  let killedAt: number | undefined;
  createInterface({ input: child.stderr }).on('line', (text) => {
    const line = lineOf(text);
    if (line === undefined) {
      other += `${text}\n`;
      return;
    }
    lines.push(line);
    onLine(line);
  });
  return {
    pid: child.pid,
    kill() {
      if (child.kill('SIGKILL')) killedAt ??= Date.now();
    },
    stop: () => void child.kill('SIGTERM'),
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve({ lines, other, ...(killedAt !== undefined && { killedAt }) }));
    }),
  };
}

/** Whoever is killed while it writes leaves half a line. */
function lineOf(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'msg' in value ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}
