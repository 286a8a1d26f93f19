/** `npm run bench:fit`: whether a fit's intervals are right, on data whose truth is known. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrationDesigns, calibrationOf, calibrationText, type Ranks } from './calibration.ts';
import { coverageOf, coverageText, type Replicate } from './coverage.ts';
import { sharedOut } from './shared-out.ts';

/** Below this chance a figure is no accident. */
const leastChance = 0.01;

/**
 * Fits fresh replicates of the two channels (`--replicates 100`) and data sets drawn from the prior (`--rounds 300`
 * for each of three models), prints what came of it and writes out/bench-fit.json.
 *
 * @returns the exit code: 1 when intervals of the contributions or ranks are not what chance allows
 */
export async function benchFit(root: string, args: readonly string[]): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      replicates: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '300' },
    },
  });
  const [replicateCount, roundCount] = [Number(values.replicates), Number(values.rounds)];
  if (![replicateCount, roundCount].every((count) => Number.isInteger(count) && count >= 0)) {
    console.error('bench: numbers are wanted, as in: npm run bench:fit -- --replicates 100 --rounds 300');
    return 1;
  }
  const calibrations = [];
  for (const design of roundCount > 0 ? calibrationDesigns : [])
    calibrations.push(calibrationOf(design, await sharedOut<Ranks>(design, root, roundCount)));
  console.log(calibrationText(calibrations));
  const replicates = await sharedOut<Replicate>('coverage', root, replicateCount);
  const coverage = coverageOf(replicates);
  if (replicates.length > 0) console.log(`\n${coverageText(coverage, replicates)}`);
  const isRight =
    calibrations.every(({ corrected }) => corrected > leastChance) &&
    coverage.every(({ name, p }) => !name.endsWith('.contribution') || p > leastChance);
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', 'bench-fit.json');
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const results = { at: new Date().toISOString(), machine, calibrations, coverage, replicates };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
  return isRight ? 0 : 1;
}
