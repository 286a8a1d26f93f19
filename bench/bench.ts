import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Compared, compareWithSlsqp } from './compare.ts';
import { type FitSpeed, measureFits, speedText } from './fit/speed.ts';
import { type Growth, growthOf } from './growth.ts';
import { type Measured, measureProblem } from './measure.ts';
import { benchProblems } from './problems.ts';
import { measureSizes, referenceText, type SizeRun, sizesText } from './sizes.ts';
import { startSlsqp } from './slsqp.ts';
import { table } from './table.ts';

/**
 * Measures the optimiser on every problem whose name contains one of the filters (on all without a filter), beside
 * SciPy's SLSQP where Python has it; fits of histories (the filter `fit`), beside JAGS where it is installed; and the
 * table of sizes (`size`, `size/cv500` …), beside another build of the benchmark with `before=its folder`.
 * Prints tables and writes out/bench.json.
 *
 * @returns the exit code: 1 when SLSQP found a plan worth more than ours, or no problem has such a name
 */
export async function bench(root: string, given: readonly string[]): Promise<number> {
  const before = given.find((part) => part.startsWith('before='))?.slice('before='.length);
  const filters = given.filter((part) => !part.startsWith('before='));
  const ofSizes = filters.filter((part) => part.startsWith('size'));
  const sizes: readonly SizeRun[][] =
    filters.length === 0 || ofSizes.length > 0 ? measureSizes(root, ofSizes, before) : [];
  if (sizes.length > 0) console.log(`${sizesText(sizes)}\n\n${referenceText(root)}\n`);
  const problems = benchProblems(root).filter(
    ({ name }) => filters.length === 0 || filters.some((part) => name.includes(part)),
  );
  const hasFits = filters.length === 0 || filters.includes('fit');
  if (problems.length === 0 && sizes.length > 0 && !hasFits) {
    write(root, { sizes });
    return 0;
  }
  if (problems.length === 0 && !hasFits) {
    const names = [...benchProblems(root).map(({ name }) => `  ${name}`), '  fit', '  size'];
    console.error(
      `bench: no problem's name contains ${filters.join(' or ')}. There are:\n${names.join('\n')}`,
    );
    return 1;
  }
  const fits: readonly FitSpeed[] = hasFits ? measureFits(root) : [];
  if (fits.length > 0) console.log(speedText(fits));
  if (problems.length === 0) {
    write(root, { fits, sizes });
    return 0;
  }
  const slsqp = await startSlsqp(join(root, 'bench', 'slsqp.py'));
  const measured: Measured[] = [];
  const compared: Compared[] = [];
  try {
    for (const [k, problem] of problems.entries()) {
      console.error(`bench: ${k + 1}/${problems.length} ${problem.name}`);
      const row = await measureProblem(problem);
      measured.push(row);
      if (slsqp) compared.push(...(await compareWithSlsqp(slsqp, problem, row)));
    }
  } finally {
    await slsqp?.stop();
  }
  const growth = growthOf(problems, measured);
  const better = compared.filter((row) => row.beatsOurs);
  console.log(`${fits.length > 0 ? '\n' : ''}${measuredTable(measured)}`);
  console.log(growth.length > 0 ? `\n${growthTable(growth)}` : '');
  console.log(
    slsqp ? slsqpReport(slsqp.version, compared) : 'SLSQP: skipped, since python3 has no scipy here.',
  );
  write(root, { slsqp: slsqp?.version ?? null, measured, growth, compared, fits, sizes });
  return better.length > 0 ? 1 : 0;
}

function measuredTable(rows: readonly Measured[]): string {
  return table(
    [
      'problem',
      'channels',
      'draws',
      'draw ms',
      'search ms',
      'explain ms',
      'nodes',
      'iterations',
      'gap',
      'proved',
    ],
    rows.map(({ milliseconds, ...row }) => [
      row.name,
      String(row.channels),
      String(row.draws),
      milliseconds.draw.toFixed(1),
      milliseconds.search.toFixed(1),
      milliseconds.explain.toFixed(1),
      String(row.nodes),
      String(row.iterations),
      row.gap.toExponential(1),
      row.proved ? 'yes' : 'no',
    ]),
  );
}

function growthTable(rows: readonly Growth[]): string {
  return table(
    ['search time over', 'from', 'to', 'per doubling (2 = linear)'],
    rows.map((row) => [row.series, String(row.from), String(row.to), `× ${row.perDoubling.toFixed(2)}`]),
  );
}

function slsqpReport(version: string, rows: readonly Compared[]): string {
  const better = rows.filter((row) => row.beatsOurs);
  const text = table(
    ['SLSQP on', 'units', 'success', 'iterations', 'ms', 'time ÷ ours', 'value ÷ ours', 'breaks limits by'],
    rows.map((row) => [
      row.name,
      row.units,
      row.success ? 'yes' : `no: ${row.message}`,
      row.iterations === null ? '–' : String(row.iterations),
      row.milliseconds.toFixed(1),
      row.timeRatio.toFixed(2),
      row.valueRatio.toFixed(9),
      row.violation > 1e-9 ? row.violation.toExponential(1) : '–',
    ]),
  );
  const verdict =
    better.length === 0
      ? 'Never a lower value than SLSQP: kept on all.'
      : `NEVER A LOWER VALUE THAN SLSQP: BROKEN on ${better.map((row) => `${row.name} (${row.units})`).join(', ')}`;
  return `SciPy ${version}, ftol 1e-9, equal start, exact gradient, one thread; time of the solve alone.\n${text}\n${verdict}`;
}

function write(root: string, results: object): void {
  const [cpu] = cpus();
  const machine = {
    node: process.version,
    platform: process.platform,
    cpu: cpu?.model,
    cores: cpus().length,
  };
  mkdirSync(join(root, 'out'), { recursive: true });
  const file = join(root, 'out', 'bench.json');
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, ...results }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
}
