import { type ChainRun, chainCount, runChain } from '../../src/learn/fit/chain.ts';
import { convergence } from '../../src/learn/fit/convergence.ts';
import { defaultSpec } from '../../src/learn/fit/default-spec.ts';
import { fitHistory } from '../../src/learn/fit/fit-history.ts';
import { createFitModel, type FitModel } from '../../src/learn/fit/fit-model.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { createRandom } from '../../src/learn/fit/random.ts';
import { table } from '../table.ts';
import { twoChannelsRequest } from './coverage.ts';
import { runJags } from './jags.ts';

/** How fast one sampler was on one history. */
export interface FitSpeed {
  readonly history: string;
  readonly sampler: string;
  readonly channels: number;
  readonly weeks: number;
  /** Of sampling, warm-up and all, in one thread. */
  readonly seconds: number;
  /** The smallest bulk effective sample size over contributions, coefficients, rates, decays and the noise. */
  readonly essBulk: number;
  readonly rHat: number;
  readonly perSecond: number;
  /** Posterior mean of each channel's contribution ÷ the outcome. */
  readonly shares: readonly number[];
  /** Of a whole fit with forecasts and all checks, in one thread. */
  readonly fitSeconds?: number;
}

/** JAGS mixes slowly: it needs more draws for the same effective ones. */
const jagsDraws = 5_000;

/** Measures the fit on the two channels and on five channels over 200 weeks, and JAGS on the same models and data. */
export function measureFits(root: string): FitSpeed[] {
  const requests = { 'two channels': twoChannelsRequest(root), 'five channels': fiveChannels() };
  return Object.entries(requests).flatMap(([history, request]) => {
    console.error(`bench: fit of ${history}`);
    const model = createFitModel(request);
    const size = { history, channels: model.channels.length, weeks: model.weeks };
    const start = performance.now();
    const runs = Array.from({ length: chainCount }, (_, chain) => runChain(request, chain));
    const seconds = (performance.now() - start) / 1_000;
    const whole = performance.now();
    fitHistory(request);
    const fitSeconds = (performance.now() - whole) / 1_000;
    const ours = { ...size, sampler: 'ours', seconds, fitSeconds, ...judged(drawsOf(model, runs), seconds) };
    console.error(`bench: JAGS on ${history}`);
    const jags = runJags(model, jagsDraws);
    if (!jags) return [ours];
    const total = model.scale.total / model.scale.largest;
    const draws = Object.fromEntries(
      Object.entries(jags.draws).map(([name, chains]) => [
        name,
        name.startsWith('contribution') ? chains.map((chain) => chain.map((value) => value / total)) : chains,
      ]),
    );
    const sampler = `JAGS ${jags.version}`;
    return [ours, { ...size, sampler, seconds: jags.seconds, ...judged(draws, jags.seconds) }];
  });
}

/** Our draws under the names that the model has in JAGS. */
function drawsOf(model: FitModel, runs: readonly ChainRun[]): Record<string, Float64Array[]> {
  const { dimension } = model;
  const points = runs.map(({ samples }) =>
    Array.from({ length: samples.draws }, (_, d) =>
      model.pointAt(samples.positions.subarray(d * dimension, (d + 1) * dimension)),
    ),
  );
  type Point = ReturnType<FitModel['pointAt']>;
  const read = (at: (point: Point) => number) => points.map((chain) => Float64Array.from(chain, at));
  return Object.fromEntries([
    ['sigma', read(({ sigma }) => sigma)],
    ...model.channels.flatMap((_, i) => [
      [`alpha[${i + 1}]`, read(({ channels }) => channels[i]!.shape.decay)],
      [`lambda[${i + 1}]`, read(({ channels }) => channels[i]!.shape.rate)],
      [`beta[${i + 1}]`, read(({ channels }) => channels[i]!.coefficient)],
      [`contribution[${i + 1}]`, read(({ channels }) => Math.exp(channels[i]!.logShare))],
    ]),
  ]);
}

function judged(draws: Readonly<Record<string, readonly Float64Array[]>>, seconds: number) {
  const all = Object.values(draws).map(convergence);
  const essBulk = Math.min(...all.map((one) => one.essBulk));
  const shares = Object.entries(draws)
    .filter(([name]) => name.startsWith('contribution'))
    .map(([, chains]) => {
      const values = chains.flatMap((chain) => Array.from(chain));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
  return { essBulk, rHat: Math.max(...all.map(({ rHat }) => rHat)), perSecond: essBulk / seconds, shares };
}

/** 200 weeks of five channels: two always on, three in bursts, of which one does next to nothing. */
function fiveChannels(): FitRequest {
  const random = createRandom(5);
  const weeks = Array.from({ length: 200 }, (_, t) =>
    new Date(Date.UTC(2020, 0, 6) + 7 * t * 86_400_000).toISOString().slice(0, 10),
  );
  const burst = (every: number, long: number) =>
    weeks.map((_, t) => (t % every < long ? 10_000 * (1 + random.uniform()) : 0));
  const always = () => weeks.map(() => 3_000 * random.gamma(3));
  const spends = [always(), always(), burst(17, 6), burst(23, 9), burst(13, 3)];
  const strengths = [120_000, 60_000, 80_000, 40_000, 4_000];
  const values = weeks.map((_, t) => {
    const season = 30_000 * Math.sin((2 * Math.PI * t) / 52.18);
    let outcome = 200_000 + 300 * t + season + 20_000 * random.normal();
    spends.forEach((spend, i) => {
      const stock = 0.7 * spend[t]! + 0.3 * (spend[t - 1] ?? 0);
      outcome += strengths[i]! * Math.tanh(stock / 15_000);
    });
    return outcome;
  });
  const ids = ['a', 'b', 'c', 'd', 'e'];
  return {
    history: {
      schema: 'channels/history@1',
      weeks,
      currency: 'EUR',
      outcome: { name: 'revenue', unit: 'money', values },
      channels: ids.map((id, i) => ({ id, name: id, spend: spends[i]! })),
      controls: [],
      events: [],
    },
    spec: defaultSpec({ weeks }),
    evidence: [],
    seed: 5,
  };
}

/** The speeds as people read them. */
export function speedText(rows: readonly FitSpeed[]): string {
  const hasJags = rows.some(({ sampler }) => sampler.startsWith('JAGS'));
  return [
    'Fit: sampling in one thread, warm-up and all; effective draws of the parameter that has fewest',
    table(
      [
        'history',
        'sampler',
        'channels',
        'weeks',
        's',
        'effective',
        'per s',
        'R-hat',
        'shares of the outcome',
        'whole fit s',
      ],
      rows.map((row) => [
        row.history,
        row.sampler,
        String(row.channels),
        String(row.weeks),
        row.seconds.toFixed(2),
        row.essBulk.toFixed(0),
        row.perSecond.toFixed(1),
        row.rHat.toFixed(4),
        row.shares.map((share) => `${(100 * share).toFixed(1)} %`).join(' '),
        row.fitSeconds?.toFixed(2) ?? '–',
      ]),
    ),
    ...(hasJags ? [] : ['JAGS: absent, since no "jags" is installed here (Debian: apt-get install jags).']),
  ].join('\n');
}
