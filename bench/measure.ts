import { analyse } from '../src/attribute/analyse.ts';
import type { Analysis } from '../src/attribute/analysis.ts';
import type { BenchProblem } from './problems.ts';

/** Milliseconds by stage of one analysis. */
interface Stages {
  readonly draw: number;
  readonly search: number;
  readonly explain: number;
}

/** What was measured of one problem. */
export interface Measured {
  readonly name: string;
  readonly channels: number;
  readonly draws: number;
  /** Medians over the runs. */
  readonly milliseconds: Stages;
  readonly fastest: Stages;
  readonly runs: number;
  readonly nodes: number;
  readonly iterations: number;
  readonly gap: number;
  readonly proved: boolean;
  readonly best: number;
  readonly bound: number;
}

const effort = { nodes: 20_000, milliseconds: 20_000 };
/** The seed of the draws, fixed so that runs compare. */
export const drawSeed = 1;
const [warmUps, fewestRuns, mostRuns, longest] = [2, 3, 15, 1_500];

/** Solves a problem several times after a warm-up, for at least `fewestRuns` runs and about `longest` ms. */
export async function measureProblem({ name, scenario, draws }: BenchProblem): Promise<Measured> {
  const once = () => analyse({ scenario, draws, seed: drawSeed, effort });
  for (let run = 0; run < warmUps; run += 1) await once();
  const stages: Stages[] = [];
  const began = performance.now();
  let last: Analysis;
  do {
    last = await once();
    stages.push(stagesOf(last));
  } while (stages.length < fewestRuns || (stages.length < mostRuns && performance.now() - began < longest));
  return {
    name,
    channels: scenario.channels.length,
    draws,
    milliseconds: overRuns(stages, (sorted) => sorted[sorted.length >> 1]!),
    fastest: overRuns(stages, (sorted) => sorted[0]!),
    runs: stages.length,
    nodes: last.proof.nodes,
    iterations: last.trace.at(-1)?.iteration ?? 0,
    gap: last.proof.gap,
    proved: last.proof.proved,
    best: last.proof.best,
    bound: last.proof.bound,
  };
}

function stagesOf({ milliseconds }: Analysis): Stages {
  const of = (stage: keyof Stages) => milliseconds[stage] ?? 0;
  return { draw: of('draw'), search: of('search'), explain: of('explain') };
}

function overRuns(runs: readonly Stages[], pick: (sorted: number[]) => number): Stages {
  const of = (stage: keyof Stages) => pick(runs.map((run) => run[stage]).sort((a, b) => a - b));
  return { draw: of('draw'), search: of('search'), explain: of('explain') };
}
