import { responseRoom } from '../../src/learn/fit/channel-response.ts';
import { createFitModel, type FitModel } from '../../src/learn/fit/fit-model.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import type { FitSpec } from '../../src/learn/fit/fit-spec.ts';
import { type JointDraw, withBias } from '../../src/learn/fit/model-point.ts';
import { drawNoise, noiseLogDensity } from '../../src/learn/fit/noise.ts';
import { parametersOf } from '../../src/learn/fit/parameters.ts';
import { eachDraw } from '../../src/learn/fit/posterior.ts';
import { drawPrior, startOf } from '../../src/learn/fit/prior-draw.ts';
import { createRandom, type RandomSource } from '../../src/learn/fit/random.ts';
import { sample } from '../../src/learn/fit/sampler.ts';
import { table } from '../table.ts';
import { chiSquaredTail } from './chi-squared.ts';

/** The models that calibration is checked on: between them every kind of parameter, prior and likelihood. */
export const calibrationDesigns = ['logistic', 'hill', 'stated'] as const;
export type CalibrationDesign = (typeof calibrationDesigns)[number];

const weeks = 60;
/** Outcomes are drawn on the fit's own scale: a largest week of 1, a mean of .6. */
const scale = { largest: 1, total: 0.6 * weeks };
const [warmup, thin, kept] = [500, 10, 99];
const bins = 20;

/** Where a true parameter stands among thinned posterior draws, by parameter: 0 to 99. */
export interface Ranks {
  readonly ranks: Readonly<Record<string, number>>;
  readonly divergences: number;
}

/**
 * One round of simulation-based calibration (Talts et al. 2018): parameters from the prior, outcomes from the
 * parameters, a fit of the outcomes, and the rank of each true parameter among 99 thinned draws: uniform when model,
 * sampler and prior are right. The log likelihood is ranked, too: it sees faults that single parameters do not (Modrák
 * et al. 2023).
 */
export function calibrationRound(design: CalibrationDesign, round: number): Ranks {
  const random = createRandom(round, 77, calibrationDesigns.indexOf(design));
  const blank = designRequest(design, round, random);
  const asked = design === 'stated' ? { ...blank, evidence: [anExperiment(blank, 0)] } : blank;
  const model = createFitModel(asked, weeks, scale);
  const rooms = model.channels.map(() => responseRoom(blank.spec.curve, weeks));
  const { q, linear } = drawPrior(model, random, rooms);
  const truth = withBias(model.pointAt(q, rooms), model.channels, random);
  const values = Array.from({ length: weeks }, (_, t) => {
    let outcome = drawNoise(truth.sigma, random);
    model.columns.forEach((column, k) => {
      outcome += linear[k]! * column.values[t]!;
    });
    truth.channels.forEach(({ coefficient }, i) => {
      outcome += coefficient * rooms[i]!.value[t]!;
    });
    return outcome;
  });
  const history = { ...blank.history, outcome: { ...blank.history.outcome, values } };
  const evidence = design === 'stated' ? [measured(model, q, random)] : [];
  const fitted = createFitModel({ ...blank, history, evidence }, weeks, scale);
  const start = startOf(fitted, random);
  const samples = sample(fitted, start, { warmup, draws: thin * kept, acceptance: 0.9, random });

  const parameters = parametersOf(fitted);
  const valuesAt = (draw: JointDraw) => [
    ...parameters.map((parameter) => parameter.at(draw)),
    ...draw.point.channels.map(({ logShare }) => logShare),
    logLikelihood(fitted, draw),
  ];
  const truthOf = valuesAt({ point: truth, rooms, linear });
  const ranks = truthOf.map(() => 0);
  const plan = { round: 0, warmup, draws: thin * kept, acceptance: 0.9, goesOn: false };
  eachDraw(fitted, [{ chain: 0, plan, samples }], (draw, d) => {
    if (d % thin !== 0) return;
    const drawnValues = valuesAt(draw);
    drawnValues.forEach((value, k) => {
      if (value < truthOf[k]!) ranks[k]! += 1;
    });
  });
  const names = [
    ...parameters.map(({ path }) => path),
    ...fitted.channels.map(({ id }) => `channel.${id}.contribution`),
    'log likelihood',
  ];
  return {
    ranks: Object.fromEntries(names.map((name, k) => [name, ranks[k]!])),
    divergences: samples.divergences,
  };
}

/** With the weeks' widths summed out. */
function logLikelihood(
  { request, columns, scale: { largest } }: FitModel,
  { point, rooms, linear }: JointDraw,
) {
  return request.history.outcome.values.reduce((sum, value, t) => {
    let residual = value / largest;
    columns.forEach(({ values }, k) => {
      residual -= linear[k]! * values[t]!;
    });
    point.channels.forEach(({ coefficient }, i) => {
      residual -= coefficient * rooms[i]!.value[t]!;
    });
    return sum + noiseLogDensity(residual, point.sigma);
  }, 0);
}

/** Spend, a control and an event of a round; the outcome is yet to be drawn. */
function designRequest(design: CalibrationDesign, round: number, random: RandomSource): FitRequest {
  const spec: FitSpec = {
    curve: design === 'hill' ? 'hill' : 'logistic',
    longestLag: 4,
    harmonics: 1,
    trend: { kind: 'piecewise', changepoints: 2 },
    priors: design === 'stated' ? { a: { on: 'share', low: 0.05, high: 0.4 } } : {},
  };
  const days = Array.from({ length: weeks }, (_, t) =>
    new Date(Date.UTC(2022, 0, 3) + 7 * t * 86_400_000).toISOString().slice(0, 10),
  );
  const always = days.map(() => random.gamma(2));
  const inBursts = days.map((_, t) => (t % 15 < 6 ? 1 + random.uniform() : 0));
  return {
    history: {
      schema: 'channels/history@1',
      weeks: days,
      currency: 'EUR',
      outcome: { name: 'y', unit: 'count', values: days.map(() => 0) },
      channels: [
        { id: 'a', name: 'a', spend: always },
        ...(design === 'hill' ? [] : [{ id: 'b', name: 'b', spend: inBursts }]),
      ],
      controls: [{ name: 'price', values: days.map(() => random.normal()) }],
      events: [{ name: 'sale', values: days.map((_, t) => (t === 20 || t === 41 ? 1 : 0)) }],
    },
    spec,
    evidence: [],
    // Linear terms are drawn with it: one seed for all rounds would bind their ranks together.
    seed: round,
  };
}

const tested = { spendShare: 0.7, audienceShare: 0.5, standardError: 0.1, carryOver: 3 } as const;
const window = [30, 35] as const;

/** An experiment on the first channel in that window. */
function anExperiment({ history }: FitRequest, incremental: number): FitRequest['evidence'][number] {
  const [from, to] = window;
  return { channel: 'a', from: history.weeks[from]!, to: history.weeks[to]!, ...tested, incremental };
}

/** What an experiment of six weeks would have measured, had the parameters been q. */
function measured(model: FitModel, q: Float64Array, random: RandomSource): FitRequest['evidence'][number] {
  const { history } = model.request;
  const { spendShare, audienceShare, standardError, carryOver } = tested;
  const spend = history.channels[0]!.spend;
  const [first, last] = window;
  const reduced = spend.map((x, t) => (t >= first && t <= last ? x * (1 - spendShare) : x));
  const [channel, ...others] = history.channels;
  const without = createFitModel(
    { ...model.request, history: { ...history, channels: [{ ...channel!, spend: reduced }, ...others] } },
    weeks,
    scale,
  );
  const { shape, coefficient: inHistory, bias } = model.pointAt(q).channels[0]!;
  const coefficient = inHistory * Math.exp(-bias);
  // Where the tested share was the largest week, its scale changes with it.
  const ratio = without.channels[0]!.largest / model.channels[0]!.largest;
  const outcome = (x: Float64Array, times: number, t: number) => {
    let [stock, sum] = [0, 0];
    for (let l = 0; l <= model.request.spec.longestLag; l += 1) {
      sum += shape.decay ** l;
      if (t >= l) stock += shape.decay ** l * x[t - l]! * times;
    }
    return coefficient * Math.tanh((shape.rate * stock) / sum / 2);
  };
  let brought = 0;
  for (let t = first; t <= last + carryOver; t += 1)
    brought += outcome(model.channels[0]!.spend, 1, t) - outcome(without.channels[0]!.spend, ratio, t);
  return anExperiment(model.request, audienceShare * brought + standardError * random.normal());
}

/** What the ranks of one parameter come to. */
interface CalibratedParameter {
  readonly path: string;
  readonly chiSquared: number;
  readonly p: number;
  readonly counts: readonly number[];
}

/** Calibration of one design. */
export interface Calibration {
  readonly design: CalibrationDesign;
  readonly rounds: number;
  readonly divergences: number;
  readonly parameters: readonly CalibratedParameter[];
  /** The smallest p, corrected for the number of parameters (Šidák). */
  readonly corrected: number;
}

/** χ² of the ranks in 20 bins, for each parameter. */
export function calibrationOf(design: CalibrationDesign, rounds: readonly Ranks[]): Calibration {
  const parameters = Object.keys(rounds[0]?.ranks ?? {}).map((path) => {
    const counts = new Array<number>(bins).fill(0);
    for (const { ranks } of rounds) counts[Math.floor((ranks[path]! * bins) / (kept + 1))]! += 1;
    const expected = rounds.length / bins;
    const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    return { path, chiSquared, p: chiSquaredTail(chiSquared, bins - 1), counts };
  });
  const least = Math.min(...parameters.map(({ p }) => p));
  return {
    design,
    rounds: rounds.length,
    divergences: rounds.reduce((sum, { divergences }) => sum + divergences, 0),
    parameters,
    corrected: 1 - (1 - least) ** parameters.length,
  };
}

/** The calibrations as people read them. */
export function calibrationText(all: readonly Calibration[]): string {
  return all
    .map(({ design, rounds, divergences, parameters, corrected }) =>
      [
        `Calibration, ${design}: ${rounds} data sets from the prior; smallest p corrected for ${parameters.length}: ${corrected.toFixed(4)} (${corrected > 0.01 ? 'passed' : 'FAILED'}); ${divergences} divergences`,
        table(
          ['parameter', 'χ²', 'p', 'ranks in 20 bins'],
          parameters.map(({ path, chiSquared, p, counts }) => [
            path,
            chiSquared.toFixed(1),
            p.toFixed(4),
            counts.join(' '),
          ]),
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
