import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import type { RandomSource } from '../../src/learn/fit/random.ts';

/** One channel of a made-up market, whose truth is known. */
interface MarketChannel {
  readonly id: string;
  readonly spend: number[];
  /** Causal outcome per week at constant weekly spend, in the last year. */
  at(spend: number): number;
  /** What it caused over the history. */
  readonly brought: number;
}

/** A history with its truth. */
export interface SimulatedMarket {
  readonly history: FitRequest['history'];
  readonly channels: readonly MarketChannel[];
  /** Channels of which somebody who was asked would say that their budget follows sales. */
  readonly followsDemand?: readonly string[];
}

/** What a family changes of the market in which the model is right. */
export interface MarketWish {
  readonly weeks?: number;
  readonly channels?: number;
  /** Standard deviation of the noise, as a part of the base. */
  readonly noise?: number;
  /** What all channels together bring, as a part of the outcome. */
  readonly share?: number;
  readonly shape?: 'logistic' | 's-shaped' | 'weibull';
  /** Changes spend before it acts. */
  readonly spend?: (spend: number[], index: number, parts: MarketParts) => number[];
  /** How strong a channel is in a week: 1 unless told. */
  readonly strength?: (index: number, week: number) => number;
  /** More outcome that no column knows of; added to the base. */
  readonly unseen?: (parts: MarketParts) => readonly number[];
  readonly controls?: (
    parts: MarketParts & { readonly effects: readonly number[][] },
  ) => FitRequest['history']['controls'];
  /** The outcome from base, effects and noise; their sum unless told. */
  readonly outcome?: (
    base: readonly number[],
    effects: readonly number[][],
    noise: readonly number[],
  ) => number[];
  /** Draws the noise of a week, standard deviation 1 unless told. */
  readonly draw?: (random: RandomSource) => number;
  /** Changes the outcome that is written down. */
  readonly written?: (outcome: number[], random: RandomSource) => number[];
  readonly followsDemand?: readonly string[];
}

/** What the weeks have in common. */
interface MarketParts {
  readonly random: RandomSource;
  readonly weeks: number;
  /** A demand that wanders, mean 0, standard deviation about 1, with a memory of some weeks. */
  readonly demand: readonly number[];
}

const base = 400_000;
const lag = 7;

/** Draws a market. Always-on channels have lower, bursts higher numbers in turn. */
export function simulateMarket(random: RandomSource, wish: MarketWish = {}): SimulatedMarket {
  const { weeks = 156, channels: count = 4, noise = 0.035, share = 0.26 } = wish;
  const days = Array.from({ length: weeks }, (_, t) =>
    new Date(Date.UTC(2022, 0, 3) + 7 * t * 86_400_000).toISOString().slice(0, 10),
  );
  const demand = wandering(random, weeks, 0.85);
  const parts: MarketParts = { random, weeks, demand };
  const slope = 0.1 * random.normal();
  const phase = 2 * Math.PI * random.uniform();
  const height = 0.05 + 0.08 * random.uniform();
  const unseen = wish.unseen?.(parts) ?? days.map(() => 0);
  const own = days.map(
    (_, t) =>
      base * (1 + slope * (t / weeks - 0.5) + height * Math.sin((2 * Math.PI * t) / 52.18 + phase)) +
      unseen[t]!,
  );
  const weightsOf = parting(random, count);
  const drawn = Array.from({ length: count }, (_, i) => {
    const size = 12_000 + 48_000 * random.uniform();
    const usual = i % 2 === 0 ? alwaysOn(random, weeks, size) : inBursts(random, weeks, size);
    const spend = (wish.spend?.(usual, i, parts) ?? usual).map((x) => Math.round(100 * Math.max(0, x)) / 100);
    return { spend, decay: 0.1 + 0.5 * random.uniform(), rate: 1 + 2.5 * random.uniform() };
  });
  const total = (share / (1 - share)) * base * weeks;
  const effects: number[][] = [];
  const truths = drawn.map(({ spend, decay, rate }, i): MarketChannel => {
    const largest = Math.max(...spend);
    const curve = (x: number) =>
      wish.shape === 's-shaped' ? x ** 2.5 / (x ** 2.5 + 0.6 ** 2.5) : Math.tanh((rate * x) / 2);
    const lags = Array.from({ length: lag + 1 }, (_, l) =>
      wish.shape === 'weibull' ? (l + 0.6) * Math.exp(-(((l + 0.6) / 3) ** 2)) : decay ** l,
    );
    const sum = lags.reduce((all, value) => all + value, 0);
    const saturation = spend.map((_, t) =>
      curve(lags.reduce((all, value, l) => all + (t >= l ? (value * spend[t - l]!) / largest : 0), 0) / sum),
    );
    const whole = saturation.reduce((all, value) => all + value, 0);
    const coefficient = (total * weightsOf[i]!) / whole;
    const strength = (t: number) => wish.strength?.(i, t) ?? 1;
    const effect = saturation.map((value, t) => coefficient * value * strength(t));
    effects.push(effect);
    const lately = days
      .slice(-52)
      .reduce((all, _, k) => all + strength(weeks - 1 - k) / Math.min(52, weeks), 0);
    return {
      id: `ch${i}`,
      spend,
      at: (x) => coefficient * lately * curve(x / largest),
      brought: effect.reduce((all, value) => all + value, 0),
    };
  });
  const errors = days.map(() => noise * base * (wish.draw?.(random) ?? random.normal()));
  const summed = (wish.outcome ?? added)(own, effects, errors);
  const values = wish.written?.(summed, random) ?? summed;
  return {
    history: {
      schema: 'channels/history@1',
      weeks: days,
      currency: 'EUR',
      outcome: {
        name: 'revenue',
        unit: 'money',
        values: values.map((value) => Math.round(100 * value) / 100),
      },
      channels: truths.map(({ id, spend }) => ({ id, name: id, spend })),
      controls: wish.controls?.({ ...parts, effects }) ?? [],
      events: [],
    },
    channels: truths,
    ...(wish.followsDemand && { followsDemand: wish.followsDemand }),
  };
}

const added = (own: readonly number[], effects: readonly number[][], errors: readonly number[]) =>
  own.map((value, t) => effects.reduce((sum, effect) => sum + effect[t]!, value) + errors[t]!);

/** A first-order autoregression with standard deviation 1. */
export function wandering(random: RandomSource, weeks: number, memory: number): number[] {
  let value = random.normal();
  return Array.from({ length: weeks }, () => {
    value = memory * value + Math.sqrt(1 - memory ** 2) * random.normal();
    return value;
  });
}

function alwaysOn(random: RandomSource, weeks: number, size: number): number[] {
  const slow = wandering(random, weeks, 0.7);
  return slow.map((value) => size * Math.exp(0.35 * value + 0.2 * random.normal()));
}

function inBursts(random: RandomSource, weeks: number, size: number): number[] {
  const spend = new Array<number>(weeks).fill(0);
  for (let t = Math.floor(6 * random.uniform()); t < weeks; t += 8 + Math.floor(10 * random.uniform())) {
    const long = 3 + Math.floor(5 * random.uniform());
    for (let k = t; k < Math.min(weeks, t + long); k += 1) spend[k] = size * (1 + 0.6 * random.uniform());
    t += long;
  }
  return spend;
}

/** Positive parts that sum to 1, none next to nothing. */
function parting(random: RandomSource, count: number): number[] {
  const parts = Array.from({ length: count }, () => 0.2 + random.gamma(1.5));
  const sum = parts.reduce((all, value) => all + value, 0);
  return parts.map((value) => value / sum);
}
