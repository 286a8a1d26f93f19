import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, cpus, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BenchRound, BenchTask } from './task.ts';

/** Shares rounds 1 to `count` out over as many processes as there are cores, at low priority; results in order. */
export async function sharedOut<Round extends BenchRound>(
  kind: BenchTask['kind'],
  root: string,
  count: number,
): Promise<Round[]> {
  const processes = Math.min(count, cpus().length);
  const results: Round[] = [];
  let done = 0;
  await Promise.all(
    Array.from({ length: processes }, async (_, first) => {
      const child = fork(fileURLToPath(new URL('./task.js', import.meta.url)));
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
      child.on('message', ({ round, result }: { round: number; result: Round }) => {
        results[round - 1] = result;
        done += 1;
        if (done % 20 === 0) console.error(`bench: ${kind} ${done}/${count}`);
      });
      child.send({
        kind,
        root,
        first: first + 1,
        count: Math.ceil((count - first) / processes),
        stride: processes,
      } satisfies BenchTask);
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`A process of the bench ended with ${code}`);
    }),
  );
  return results;
}
