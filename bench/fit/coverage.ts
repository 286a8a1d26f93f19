import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainCount, runChain } from '../../src/learn/fit/chain.ts';
import { combineChains } from '../../src/learn/fit/combine.ts';
import { defaultSpec } from '../../src/learn/fit/default-spec.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { nextPlan } from '../../src/learn/fit/gates.ts';
import { createRandom } from '../../src/learn/fit/random.ts';
import { table } from '../table.ts';
import { binomialAtMost } from './chi-squared.ts';

/** The intervals' level, and the noise of the recipe that the data come from. */
const level = 0.94;
const noiseSpread = 250;

/** What the recipe of the two channels has (pymc-marketing's example). */
const trueParameters: Readonly<Record<string, number>> = {
  'channel.x1.decay': 0.4,
  'channel.x2.decay': 0.2,
  'channel.x1.rate': 4,
  'channel.x2.rate': 3,
  'channel.x1.coefficient': 3_000,
  'channel.x2.coefficient': 2_000,
  'event.event_1': 1_500,
  'event.event_2': 2_500,
};

/** One replicate: whether each interval holds the truth, and how far off the mean is. */
export interface Replicate {
  readonly covers: Readonly<Record<string, boolean>>;
  /** Posterior mean ÷ truth − 1, of the contributions. */
  readonly errors: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Fits the two channels with fresh noise. `root` is the checkout. */
export function coverageReplicate(root: string, replicate: number): Replicate {
  const { request, contributions } = freshNoise(root, replicate);
  const chains = Array.from({ length: chainCount }, (_, chain) => chain);
  let runs = chains.map((chain) => runChain(request, chain));
  for (let plan = nextPlan(request, runs); plan; plan = nextPlan(request, runs)) {
    const next = plan;
    runs = runs.map((previous) => runChain(request, previous.chain, { plan: next, previous }));
  }
  const fit = combineChains(request, runs);
  const covers: Record<string, boolean> = {};
  const errors: Record<string, number> = {};
  for (const { id, contribution } of fit.channels) {
    const truth = contributions[id]!;
    covers[`channel.${id}.contribution`] = contribution.low <= truth && truth <= contribution.high;
    errors[id] = contribution.mean / truth - 1;
  }
  for (const { path, posterior } of fit.parameters) {
    const truth = trueParameters[path];
    if (truth !== undefined) covers[path] = posterior.low <= truth && truth <= posterior.high;
  }
  return { covers, errors, faults: fit.faults };
}

const folderOf = (root: string) => join(root, 'tests', 'fixtures', 'history');
const numbers = (columns: Map<string, string[]>, name: string) => columns.get(name)!.map(Number);

/** The two channels as they are published. `root` is the checkout. */
export function twoChannelsRequest(root: string): FitRequest {
  const columns = columnsOf(join(folderOf(root), 'weekly_two_channels.csv'));
  const weeks = columns.get('date_week')!;
  return {
    history: {
      schema: 'channels/history@1',
      weeks,
      currency: 'EUR',
      outcome: { name: 'y', unit: 'count', values: numbers(columns, 'y') },
      channels: ['x1', 'x2'].map((id) => ({ id, name: id, spend: numbers(columns, id) })),
      controls: [],
      events: ['event_1', 'event_2'].map((name) => ({ name, values: numbers(columns, name) })),
    },
    spec: defaultSpec({ weeks }),
    evidence: [],
    seed: 1,
  };
}

/** The two channels' true parts with noise of their own, and what each channel truly brought. */
function freshNoise(root: string, replicate: number) {
  const published = twoChannelsRequest(root);
  const truth = columnsOf(join(folderOf(root), 'weekly_two_channels_truth.csv'));
  const random = createRandom(replicate, 78);
  const values = published.history.weeks.map(() => noiseSpread * random.normal());
  for (const name of truth.keys()) {
    if (name === 'date_week' || name === 'noise') continue;
    numbers(truth, name).forEach((value, t) => {
      values[t]! += value;
    });
  }
  const { history } = published;
  const request: FitRequest = {
    ...published,
    history: { ...history, outcome: { ...history.outcome, values } },
    seed: replicate,
  };
  const total = (name: string) => numbers(truth, name).reduce((sum, value) => sum + value, 0);
  const contributions: Readonly<Record<string, number>> = {
    x1: total('contrib_x1'),
    x2: total('contrib_x2'),
  };
  return { request, contributions };
}

function columnsOf(file: string): Map<string, string[]> {
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(','));
  return new Map((head ?? '').split(',').map((name, k) => [name, cells.map((row) => row[k] ?? '')]));
}

/** How often the intervals of one quantity held the truth. */
export interface Covered {
  readonly name: string;
  readonly hits: number;
  readonly replicates: number;
  /** Two-sided chance of a count this far out, were the level true. */
  readonly p: number;
}

/** Coverage over the replicates. Contributions are judged, parameters told. */
export function coverageOf(replicates: readonly Replicate[]): readonly Covered[] {
  return Object.keys(replicates[0]?.covers ?? {}).map((name) => {
    const hits = replicates.filter(({ covers }) => covers[name]).length;
    const n = replicates.length;
    const below = binomialAtMost(hits, n, level);
    const above = 1 - (hits > 0 ? binomialAtMost(hits - 1, n, level) : 0);
    return { name, hits, replicates: n, p: Math.min(1, 2 * Math.min(below, above)) };
  });
}

/** The coverage as people read it. */
export function coverageText(rows: readonly Covered[], replicates: readonly Replicate[]): string {
  const faulty = replicates.filter(({ faults }) => faults.length > 0).length;
  const error = (id: string) => {
    const all = replicates.map(({ errors }) => errors[id]!);
    return `${id} ${((100 * all.reduce((sum, value) => sum + value, 0)) / all.length).toFixed(1)} %`;
  };
  return [
    `Coverage of 94 % intervals over ${replicates.length} replicates with fresh noise; ${faulty} fits with faults; mean error of the contributions: ${error('x1')}, ${error('x2')}`,
    table(
      ['quantity', 'hits', 'chance'],
      rows.map(({ name, hits, p }) => [name, String(hits), p.toFixed(3)]),
    ),
  ].join('\n');
}
