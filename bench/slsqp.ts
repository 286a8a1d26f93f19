import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Curve } from '../src/model/curve-families.ts';
import type { CompiledProblem } from '../src/optimise/optimise.ts';

/** What SLSQP answered. */
interface SlsqpAnswer {
  /** SciPy's own success flag. */
  readonly success: boolean;
  readonly message: string;
  /** Null when it was cut off. */
  readonly iterations: number | null;
  /** Of the solve alone, median of several; the problem is in memory by then. */
  readonly milliseconds: number;
  /** In the units that the problem was posed in. */
  readonly spend: readonly number[];
}

const answerShape = z.object({
  success: z.boolean(),
  message: z.string(),
  iterations: z.number().nullable(),
  milliseconds: z.number(),
  spend: z.array(z.number()),
});

/** SciPy's SLSQP in a Python process of its own. */
export interface Slsqp {
  readonly version: string;
  /** Solves a problem from the equal split, posed in money or in the optimiser's own units. */
  solve(compiled: CompiledProblem, units: 'money' | 'scaled'): Promise<SlsqpAnswer>;
  stop(): Promise<void>;
}

/** A solve that takes longer is cut off. */
const longestSeconds = 60;

/** Starts Python with SciPy; undefined where there is none. `script` is the path of slsqp.py. */
export async function startSlsqp(script: string): Promise<Slsqp | undefined> {
  // One thread, as the optimiser has.
  const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child = spawn('python3', [script], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...oneThread },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2_000);
  });
  // Writing to a process that has ended is reported by `ended`.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  const nextLine = (): Promise<string | undefined> =>
    Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      ended.then((): undefined => undefined),
    ]);
  const greeting = await nextLine();
  if (greeting === undefined) return undefined;
  return {
    version: z.object({ scipy: z.string() }).parse(JSON.parse(greeting)).scipy,
    async solve(compiled, units) {
      const answer = nextLine();
      child.stdin.write(`${JSON.stringify(posed(compiled, units))}\n`);
      const line = await answer;
      if (line === undefined) throw new Error(`Python ended before it answered:\n${complaint}`);
      return answerShape.parse(JSON.parse(line));
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The problem as plain data, in money and horizon spend or in the optimiser's own units. */
function posed(compiled: CompiledProblem, units: 'money' | 'scaled'): object {
  const { problem } = compiled;
  if (problem.aim.kind !== 'surplus') throw new Error('SLSQP is compared on value and profit only');
  const spendUnit = units === 'money' ? compiled.spendUnit : 1;
  const valueUnit = units === 'money' ? compiled.valueUnit : 1;
  const model = units === 'money' ? compiled.model : problem.model;
  const { limits } = problem;
  const curves = (family: Curve['family']) =>
    model.channels.flatMap(({ additive, reach }, channel) =>
      [...additive, ...(reach ? [reach] : [])]
        .filter((curve) => curve.family === family)
        .map((curve) => ({
          channel,
          ...Object.fromEntries(
            Object.entries(curve)
              .filter(([, values]) => values instanceof Float64Array)
              .map(([name, values]) => [name, Array.from(values as Float64Array)]),
          ),
        })),
    );
  const finite = (x: number) => (Number.isFinite(x) ? x * spendUnit : null);
  return {
    channels: limits.lower.length,
    budget: spendUnit,
    base: Array.from(model.base),
    reachScale: Array.from(model.reachScale),
    hill: curves('hill'),
    logistic: curves('logistic'),
    reach: curves('reach'),
    tail: problem.risk.tail,
    price: (problem.aim.price * valueUnit) / spendUnit,
    lower: Array.from(limits.lower, (x) => x * spendUnit),
    upper: Array.from(limits.upper, (x) => x * spendUnit),
    rows: limits.rows.map((row) => {
      const coefficients = new Array<number>(limits.lower.length).fill(0);
      row.channels.forEach((i, j) => {
        coefficients[i] = row.coefficients[j]!;
      });
      return { coefficients, min: row.min === 0 ? null : finite(row.min), max: finite(row.max) };
    }),
    seconds: longestSeconds,
  };
}
