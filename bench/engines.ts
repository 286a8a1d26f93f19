import { runArticle } from '../src/optimise/article.ts';
import type { Engine, EngineName, Question } from '../src/optimise/engine/engine.ts';
import { loadEngines } from '../src/optimise/engine/load.ts';
import { table } from './table.ts';

/** A table of responses as an explanation asks for it: all curves of all channels, each at some spends. */
export interface Batch {
  readonly channels: number;
  readonly draws: number;
  /** Spends at which each curve is asked for. */
  readonly spends: number;
}

/** What one engine took for one table. */
export interface TableTime extends Batch {
  readonly engine: EngineName;
  /** Responses in the table: curves × spends × draws. */
  readonly responses: number;
  /** The quickest run. */
  readonly milliseconds: number;
  readonly nanosecondsPerResponse: number;
  /** How much quicker than the float64 reference on the same table. */
  readonly timesFloat64: number;
}

/** What one engine took for the article's loop. */
export interface ArticleTime {
  readonly engine: EngineName;
  readonly milliseconds: number;
  readonly microsecondsPerStep: number;
}

/** What was measured of the engines that are there. */
export interface EngineTimes {
  /** How long each took to load and start, in milliseconds; engines that are not there are left out. */
  readonly load: readonly { readonly engine: EngineName; readonly milliseconds: number }[];
  readonly tables: readonly TableTime[];
  readonly article: readonly ArticleTime[];
}

/** From the smallest that the product asks for to the largest that a scenario can hold with the usual draws. */
const batches: readonly Batch[] = [
  { channels: 4, draws: 1, spends: 33 },
  { channels: 1_000, draws: 1, spends: 33 },
  { channels: 4, draws: 256, spends: 33 },
  { channels: 4, draws: 1_024, spends: 33 },
  { channels: 4, draws: 4_096, spends: 33 },
  { channels: 12, draws: 1_024, spends: 33 },
  { channels: 12, draws: 4_096, spends: 33 },
  { channels: 50, draws: 1_024, spends: 33 },
  { channels: 200, draws: 1_024, spends: 33 },
];

/** Curves to a channel of the advantage model. */
const curvesPerChannel = 3;

/** Measures every engine that is there. */
export async function measureEngines(): Promise<EngineTimes> {
  const load: { engine: EngineName; milliseconds: number }[] = [];
  const engines: Engine[] = [];
  let began = performance.now();
  for (const state of await loadEngines((name) => {
    load.push({ engine: name, milliseconds: performance.now() - began });
    began = performance.now();
  })) {
    if ('engine' in state) engines.push(state.engine);
  }
  return {
    load: load.filter(({ engine }) => engines.some(({ name }) => name === engine)),
    tables: batches.flatMap((batch) => measureTable(batch, engines)),
    article: engines.map((engine) => measureArticle(engine)),
  };
}

/** Engines take turns, so that what else the machine does falls on all of them. */
function measureTable(batch: Batch, engines: readonly Engine[]): TableTime[] {
  const questions = questionsOf(batch);
  const responses = batch.channels * batch.draws * batch.spends * curvesPerChannel;
  const quickest = new Map(engines.map((engine) => [engine, Number.POSITIVE_INFINITY]));
  const until = performance.now() + 2_000;
  for (let round = 0; round < 3 || (round < 40 && performance.now() < until); round += 1) {
    for (const [engine, best] of quickest) {
      // One that is far behind need not be shown to be so again.
      if (round > 1 && best > 20 * Math.min(...quickest.values())) continue;
      const began = performance.now();
      engine.sums(questions);
      quickest.set(engine, Math.min(best, performance.now() - began));
    }
  }
  const reference = quickest.get(engines[0]!)!;
  return [...quickest].map(([{ name }, milliseconds]) => ({
    ...batch,
    engine: name,
    responses,
    milliseconds,
    nanosecondsPerResponse: (milliseconds * 1e6) / responses,
    timesFloat64: reference / milliseconds,
  }));
}

function measureArticle(engine: Engine): ArticleTime {
  const began = performance.now();
  const { steps } = runArticle(engine);
  const milliseconds = performance.now() - began;
  return { engine: engine.name, milliseconds, microsecondsPerStep: (milliseconds * 1e3) / steps };
}

/** Curves with parameters of the presets' size, the same every time. */
function questionsOf({ channels, draws, spends }: Batch): Question[] {
  let state = 1;
  // Park and Miller's generator: plain, and the same everywhere.
  const random = (low: number, high: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return low + ((high - low) * state) / 2_147_483_647;
  };
  const drawn = (low: number, high: number) => Float64Array.from({ length: draws }, () => random(low, high));
  const weight = new Float64Array(draws).fill(1 / draws);
  const spend = Array.from({ length: spends }, (_, p) => p / (spends - 1));
  return Array.from({ length: channels * curvesPerChannel }, (): Question => {
    const [half, k] = [random(0.1, 1), random(0.7, 2.5)];
    return {
      curve: {
        family: 'hill',
        amplitude: drawn(0.1, 0.5),
        half: drawn(0.85 * half, 1.15 * half),
        steepness: drawn(0.9 * k, 1.1 * k),
        offset: new Float64Array(draws),
      },
      weight,
      spend,
    };
  });
}

/** The measurements as text. */
export function enginesText({ load, tables, article }: EngineTimes): string {
  return [
    'Loading',
    table(
      ['engine', 'ms'],
      load.map((one) => [one.engine, one.milliseconds.toFixed(0)]),
    ),
    '\nTables of responses, summed over the draws',
    table(
      ['engine', 'channels', 'draws', 'spends', 'responses', 'ms', 'ns each', '× float64'],
      tables.map((one) => [
        one.engine,
        String(one.channels),
        String(one.draws),
        String(one.spends),
        String(one.responses),
        one.milliseconds.toFixed(2),
        one.nanosecondsPerResponse.toFixed(1),
        one.timesFloat64.toFixed(2),
      ]),
    ),
    "\nThe article's loop",
    table(
      ['engine', 'ms', 'µs a step'],
      article.map((one) => [one.engine, one.milliseconds.toFixed(0), one.microsecondsPerStep.toFixed(1)]),
    ),
  ].join('\n');
}
