// Lets one process of this machine at a time do a piece of work, such as installing packages into the checkout.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const pauseMs = 200;
/** A lock without a number in it was left by somebody who died while writing it, if it is as old as this. */
const youngMs = 10_000;

/**
 * Does the work while holding the lock, a file with the process's number; waits while another process holds it. One
 * that was left by a process which is gone is taken over.
 * @param {string} lock the file's path
 * @param {() => void} work
 * @param {() => void} onWait called once, before the first pause
 */
export function oneAtATime(lock, work, onWait) {
  for (let waited = false; !taken(lock); waited = true) {
    if (isLeft(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!waited) onWait();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isLeft(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === 0) return Date.now() - statSync(lock).mtimeMs > youngMs;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    // ENOENT: it was given back meanwhile; ESRCH: no such process. EPERM: somebody else's, alive.
    return error.code === 'ESRCH';
  }
}
