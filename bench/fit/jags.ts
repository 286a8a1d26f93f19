import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FitModel } from '../../src/learn/fit/fit-model.ts';
import { noiseWidths } from '../../src/learn/fit/noise.ts';
import { noiseScale, sizePriors } from '../../src/learn/fit/priors.ts';

/** The fit's model for JAGS: the same scales, priors and likelihood, logistic curves, nothing integrated out. */
const modelText = `model {
  for (i in 1:C) {
    alpha[i] ~ dbeta(1, 3)
    lambda[i] ~ dgamma(3, 1)
    works[i] ~ dbern(chance)
    share[i] ~ dnorm(works[i] * (slab[i] + level) + (1 - works[i]) * spike[i],
      pow(works[i] * split + (1 - works[i]) * spikesd, -2))
    for (l in 1:L) { u[i, l] <- pow(alpha[i], l - 1) }
    total[i] <- sum(u[i, ])
    for (t in 1:N) {
      h[i, t] <- 2 * ilogit(lambda[i] * inprod(u[i, ], X[i, t, ]) / total[i]) - 1
    }
    contribution[i] <- exp(share[i]) * outcome
    beta[i] <- contribution[i] / sum(h[i, ])
  }
  level ~ dnorm(0, pow(levelsd, -2))
  for (k in 1:P) { b[k] ~ dnorm(m[k], pow(v[k], -2)) }
  sigma ~ dnorm(0, pow(noise, -2)) T(0,)
  for (t in 1:N) {
    w[t] ~ dcat(widthshare)
    y[t] ~ dnorm(inprod(Z[t, ], b) + inprod(beta, h[, t]), pow(sigma * width[w[t]], -2))
  }
}
`;

const [chains, burn] = [4, 1_000];
const monitored = ['alpha', 'lambda', 'beta', 'contribution', 'sigma'] as const;
const longestMs = 10 * 60_000;

/** What JAGS did on a model. */
export interface JagsRun {
  readonly version: string;
  /** Of the whole run: adapting, burning in and drawing. */
  readonly seconds: number;
  /** Draws by name (`beta[1]`), one list a chain. */
  readonly draws: Readonly<Record<string, readonly Float64Array[]>>;
}

/** Runs JAGS (Debian's package "jags") on a model with logistic curves; undefined where it is not installed. */
export function runJags(model: FitModel, draws: number): JagsRun | undefined {
  // Its banner, "Welcome to JAGS 4.3.1 …", comes with any script.
  const folder = mkdtempSync(join(tmpdir(), 'channels-jags-'));
  try {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('model.bug', modelText);
    write('data.R', dataText(model));
    for (let c = 1; c <= chains; c += 1)
      write(`inits${c}.R`, `".RNG.name" <- "base::Mersenne-Twister"\n".RNG.seed" <- ${c}\n`);
    write(
      'run.jags',
      [
        'load glm',
        'model in "model.bug"',
        'data in "data.R"',
        `compile, nchains(${chains})`,
        ...Array.from({ length: chains }, (_, c) => `parameters in "inits${c + 1}.R", chain(${c + 1})`),
        'initialize',
        `update ${burn}`,
        ...monitored.map((name) => `monitor ${name}`),
        `update ${draws}`,
        'coda *',
        'exit',
      ].join('\n'),
    );
    const start = performance.now();
    const run = spawnSync('jags', ['run.jags'], { cwd: folder, encoding: 'utf8', timeout: longestMs });
    const seconds = (performance.now() - start) / 1_000;
    if (run.error && 'code' in run.error && run.error.code === 'ENOENT') return undefined;
    if (run.status !== 0) throw new Error(`JAGS ended with ${run.status}:\n${run.stdout}${run.stderr}`);
    const version = /Welcome to JAGS (\S+)/.exec(run.stdout)?.[1] ?? 'of unknown version';
    return { version, seconds, draws: readCoda(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The data in R's dump format; arrays run fastest over their first index. */
function dataText(model: FitModel): string {
  const { request, channels, columns, weeks, scale } = model;
  const lags = request.spec.longestLag + 1;
  const array = (values: readonly number[], dim: readonly number[]) =>
    `structure(c(${values.join(', ')}), .Dim = c(${dim.map((size) => `${size}L`).join(', ')}))`;
  const spend: number[] = [];
  for (let l = 0; l < lags; l += 1)
    for (let t = 0; t < weeks; t += 1)
      for (const channel of channels) spend.push(t >= l ? channel.spend[t - l]! : 0);
  const sizes = channels.map(({ prior }) => {
    if (prior.on !== 'mixture') throw new Error('JAGS is compared on the default priors only');
    return prior;
  });
  const list = (values: readonly number[]) => `c(${values.join(', ')})`;
  return Object.entries({
    C: `${channels.length}`,
    L: `${lags}`,
    N: `${weeks}`,
    P: `${columns.length}`,
    noise: `${noiseScale}`,
    slab: list(sizes.map(({ slab }) => slab.mean)),
    spike: list(sizes.map(({ spike }) => spike.mean)),
    split: `${sizePriors.splitSd}`,
    spikesd: `${sizePriors.spikeSd}`,
    levelsd: `${sizePriors.levelSd}`,
    chance: `${sizePriors.works}`,
    outcome: `${scale.total / scale.largest}`,
    width: list(noiseWidths.map(({ times }) => times)),
    widthshare: list(noiseWidths.map(({ share }) => share)),
    m: list(columns.map(({ mean }) => mean)),
    v: list(columns.map(({ sd }) => sd)),
    X: array(spend, [channels.length, weeks, lags]),
    Z: array(
      columns.flatMap(({ values }) => Array.from(values)),
      [weeks, columns.length],
    ),
    y: list(request.history.outcome.values.map((value) => value / scale.largest)),
  })
    .map(([name, value]) => `"${name}" <- ${value}\n`)
    .join('');
}

/** CODA's files: an index of names with their first and last line, and a file of "iteration value" a chain. */
function readCoda(folder: string): Record<string, Float64Array[]> {
  const index = readFileSync(join(folder, 'CODAindex.txt'), 'utf8').trim().split('\n');
  const draws: Record<string, Float64Array[]> = {};
  for (let c = 1; c <= chains; c += 1) {
    const lines = readFileSync(join(folder, `CODAchain${c}.txt`), 'utf8')
      .trim()
      .split('\n');
    for (const entry of index) {
      const [name = '', first, last] = entry.split(' ');
      const values = lines.slice(Number(first) - 1, Number(last)).map((line) => Number(line.split(/\s+/)[1]));
      draws[name] = [...(draws[name] ?? []), Float64Array.from(values)];
    }
  }
  return draws;
}
