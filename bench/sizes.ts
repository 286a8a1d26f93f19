import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sizeProblems } from './size-problems.ts';
import { table } from './table.ts';

/** What one run of `size-run.ts` says. */
const runShape = z.object({
  name: z.string(),
  aim: z.number(),
  gap: z.number().nullable(),
  best: z.number().nullable(),
  nodes: z.number(),
  stopped: z.string(),
  search: z.number(),
  cpu: z.number(),
  told: z.number(),
  peakMegabytes: z.number(),
});
export type SizeRun = z.infer<typeof runShape>;

/** The time that each problem may take, in milliseconds. */
const longest = 10_000;

/**
 * Solves the problems of the table of sizes, each in a process of its own. With `before`, the folder of another
 * build of the benchmark, every problem is solved by that one, too, right after, so that both saw the same machine.
 */
export function measureSizes(root: string, filters: readonly string[], before?: string): SizeRun[][] {
  const builds = [join(root, 'dist-bench'), ...(before && existsSync(before) ? [before] : [])];
  return sizeProblems(root)
    .filter(({ name }) => filters.length === 0 || filters.some((part) => `size/${name}`.includes(part)))
    .map(({ name }) => {
      console.error(`bench: size/${name}`);
      return builds.map((build) => {
        const script = join(build, 'bench', 'size-run.js');
        const line = execFileSync(process.execPath, [script, root, name, String(longest)], {
          encoding: 'utf8',
          maxBuffer: 2 ** 24,
        });
        return runShape.parse(JSON.parse(line));
      });
    });
}

/** The runs as text: the gap reached, the time taken next to the time told, and the peak of memory. */
export function sizesText(runs: readonly SizeRun[][]): string {
  const hasBefore = runs.some(({ length }) => length > 1);
  const cells = ({ gap, search, cpu, peakMegabytes, stopped }: SizeRun) => [
    gap === null ? 'no plan' : gap.toExponential(1),
    (search / 1000).toFixed(1),
    (cpu / 1000).toFixed(1),
    String(peakMegabytes),
    stopped,
  ];
  const heads = ['gap', 'search s', 'CPU s', 'peak MB', 'ended'];
  return table(
    ['size', 'aim', ...heads, 'told ÷ taken', ...(hasBefore ? heads.map((head) => `before: ${head}`) : [])],
    runs.map(([now, then]) => [
      now!.name,
      now!.aim.toExponential(0),
      ...cells(now!),
      (now!.told / now!.search).toFixed(2),
      ...(hasBefore ? (then ? cells(then) : heads.map(() => '–')) : []),
    ]),
  );
}

const referenceShape = z.object({ cold: z.number(), warm: z.number(), best: z.number() });

/** Five hundred mixed channels, one draw, beside the reference (`reference-curves.mjs`), each in a process of its own. */
export function referenceText(root: string): string {
  const run = (which: 'ours' | 'reference') =>
    referenceShape.parse(
      JSON.parse(
        execFileSync(
          process.execPath,
          [join(root, 'bench', 'reference-run.mjs'), join(root, 'dist-bench'), which],
          { encoding: 'utf8' },
        ),
      ),
    );
  const [ours, theirs] = [run('ours'), run('reference')];
  return table(
    ['mixed500 to 1e-9', 'first solve, CPU ms', 'later solves, CPU ms', 'best'],
    [
      ...[
        { name: 'ours', ...ours },
        { name: 'reference', ...theirs },
      ].map(({ name, cold, warm, best }) => [name, cold.toFixed(1), warm.toFixed(1), best.toFixed(6)]),
      ['ours ÷ reference', (ours.cold / theirs.cold).toFixed(2), (ours.warm / theirs.warm).toFixed(2), ''],
    ],
  );
}
