/** `npm run bench:fit`: whether a fit's intervals are right, on data whose truth is known. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrationDesigns, calibrationOf, calibrationText, type Ranks } from './calibration.ts';
import { coverageOf, coverageText, type Replicate } from './coverage.ts';
import { type Decided, decide } from './decision.ts';
import { decisionsText } from './decisions-table.ts';
import { families } from './families.ts';
import { sharedOut } from './shared-out.ts';

/** Below this chance a figure is no accident. */
const leastChance = 0.01;

/**
 * Fits fresh replicates of the two channels (`--replicates 100`) and data sets drawn from the prior (`--rounds 300`
 * for each of three models), and histories of all families with plans on them (`--seeds 10` from `--first 1` on; short
 * chains whose sampling faults do not count, or `--whole` fits); prints what came of it and writes out/bench-fit.json.
 * Decisions are written to out/bench-fit-decisions.jsonl one by one, as they come.
 *
 * @returns the exit code: 1 when intervals of the contributions or ranks are not what chance allows
 */
export async function benchFit(root: string, args: readonly string[]): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      replicates: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '300' },
      seeds: { type: 'string', default: '10' },
      first: { type: 'string', default: '1' },
      whole: { type: 'boolean', default: false },
    },
  });
  const [replicateCount, roundCount] = [Number(values.replicates), Number(values.rounds)];
  const [seedCount, firstSeed] = [Number(values.seeds), Number(values.first)];
  const counts = [replicateCount, roundCount, seedCount, firstSeed];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) {
    console.error(
      'bench: numbers are wanted, as in: npm run bench:fit -- --replicates 100 --rounds 300 --seeds 10',
    );
    return 1;
  }
  const calibrations = [];
  for (const design of roundCount > 0 ? calibrationDesigns : [])
    calibrations.push(calibrationOf(design, await sharedOut<Ranks>(design, root, roundCount)));
  console.log(calibrationText(calibrations));
  const replicates = await sharedOut<Replicate>('coverage', root, replicateCount);
  const coverage = coverageOf(replicates);
  if (replicates.length > 0) console.log(`\n${coverageText(coverage, replicates)}`);
  const decided = decideAll(root, { first: firstSeed, count: seedCount, isQuick: !values.whole });
  if (decided.length > 0) console.log(`\n${decisionsText(decided)}`);
  const isRight =
    calibrations.every(({ corrected }) => corrected > leastChance) &&
    coverage.every(({ name, p }) => !name.endsWith('.contribution') || p > leastChance);
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', 'bench-fit.json');
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const results = { at: new Date().toISOString(), machine, calibrations, coverage, replicates, decided };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
  return isRight ? 0 : 1;
}

/** All families, seed by seed, so that a run that is stopped has seen all of them about as often. */
function decideAll(
  root: string,
  { first, count, isQuick }: { readonly first: number; readonly count: number; readonly isQuick: boolean },
): Decided[] {
  const all: Decided[] = [];
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', 'bench-fit-decisions.jsonl');
  if (count > 0) writeFileSync(file, '');
  for (let seed = first; seed < first + count; seed += 1) {
    for (const family of families) {
      const decided = decide(family, seed, isQuick);
      appendFileSync(file, `${JSON.stringify(decided)}\n`);
      console.error(`bench: ${family.name}, ${seed}: ${decided.verdict}, ${decided.says}`);
      all.push(decided);
    }
  }
  return all;
}
