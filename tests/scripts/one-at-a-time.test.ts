import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { patienceMs } from '../suite/waiting.ts';

const script = fileURLToPath(new URL('./../../scripts/one-at-a-time.mjs', import.meta.url));

function folder(): { readonly lock: string; readonly notes: string } {
  const path = mkdtempSync(join(tmpdir(), 'channels-one-at-a-time-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return { lock: join(path, 'lock'), notes: join(path, 'notes') };
}

/** Notes that work began, works for a moment, notes that it ended. */
const work = (lock: string, notes: string) => `
  import { appendFileSync } from 'node:fs';
  import { oneAtATime } from ${JSON.stringify(script)};
  oneAtATime(${JSON.stringify(lock)}, () => {
    appendFileSync(${JSON.stringify(notes)}, 'begin ');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    appendFileSync(${JSON.stringify(notes)}, 'end ');
  }, () => {});
`;
const start = (lock: string, notes: string) => [
  process.execPath,
  '--input-type=module',
  '-e',
  work(lock, notes),
];

it('several processes do a piece of work one after another', async () => {
  const { lock, notes } = folder();
  const [node = '', ...args] = start(lock, notes);
  const all = [1, 2, 3].map(() => once(spawn(node, args, { stdio: 'inherit' }), 'exit'));
  expect((await Promise.all(all)).map(([code]) => code)).toEqual([0, 0, 0]);
  expect(readFileSync(notes, 'utf8').trim()).toBe('begin end begin end begin end');
  expect(existsSync(lock)).toBe(false);
});

it('what a process left that died is taken over', () => {
  const { lock, notes } = folder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lock, String(pid));
  const [node = '', ...args] = start(lock, notes);
  expect(spawnSync(node, args, { timeout: patienceMs }).status).toBe(0);
  expect(readFileSync(notes, 'utf8').trim()).toBe('begin end');
});
