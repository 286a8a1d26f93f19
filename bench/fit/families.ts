import { createRandom, type RandomSource } from '../../src/learn/fit/random.ts';
import { type MarketWish, type SimulatedMarket, simulateMarket, wandering } from './simulated-market.ts';

/** A kind of history. */
export interface Family {
  readonly name: string;
  /** Whether the model is right for it: then a warning is a false alarm. */
  readonly isSound: boolean;
  /** Whether thresholds were set with it in sight; the others only judge. */
  readonly isForSetting: boolean;
  readonly wish: MarketWish;
}

const sound = (name: string, isForSetting: boolean, wish: MarketWish = {}): Family => ({
  name,
  isSound: true,
  isForSetting,
  wish,
});
const wrong = (name: string, isForSetting: boolean, wish: MarketWish): Family => ({
  name,
  isSound: false,
  isForSetting,
  wish,
});

const base = 400_000;
/** Spend of the first channel that follows demand, and demand that moves the outcome. */
const demandDriven = (strength: number): MarketWish => ({
  spend: (spend, i, { demand }) =>
    i === 0 ? spend.map((_, t) => 36_000 * Math.exp(0.45 * demand[t]!)) : spend,
  unseen: ({ demand }) => demand.map((value) => strength * base * value),
});

const wave = (t: number) => Math.cos((2 * Math.PI * t) / 60);
const causes = new WeakMap<object, number[]>();
/** Mostly small, now and then large; the same wherever the same market asks. */
function hiddenCause(weeks: number, random: RandomSource): number[] {
  const known = causes.get(random) ?? Array.from({ length: weeks }, () => 0.25 * random.gamma(0.8));
  causes.set(random, known);
  return known;
}

/** All families; each seed gives another market of the kind. */
export const families: readonly Family[] = [
  sound('model right', true),
  sound('model right, 2 channels', false, { channels: 2 }),
  sound('model right, 104 weeks', false, { weeks: 104 }),
  sound('model right, twice the noise', false, { noise: 0.07 }),
  wrong('spend follows demand', true, demandDriven(0.1)),
  wrong('spend follows demand, asked', false, { ...demandDriven(0.1), followsDemand: ['ch0'] }),
  wrong('nothing works, spend follows demand', true, { ...demandDriven(0.12), share: 0 }),
  wrong('missing control', true, {
    unseen: ({ random, weeks }) => wandering(random, weeks, 0.8).map((value) => 0.08 * base * value),
  }),
  wrong('outliers', true, {
    written: (outcome, random) =>
      outcome.map((value, t) => (t % 52 === 47 ? value * (1.5 + random.uniform()) : value)),
  }),
  wrong('one week times ten', false, {
    written: (outcome) => outcome.map((value, t) => (t === 100 ? 10 * value : value)),
  }),
  wrong('break', true, {
    unseen: ({ weeks }) => Array.from({ length: weeks }, (_, t) => (t > 0.6 * weeks ? -0.2 * base : 0)),
  }),
  wrong('effects fade', false, { strength: (i, t) => (i < 2 ? 1.6 * Math.exp(-t / 110) : 1) }),
  wrong('S-shaped', false, { shape: 's-shaped' }),
  wrong('delayed (Weibull)', false, { shape: 'weibull' }),
  wrong('multiplicative', false, {
    outcome: (own, effects, errors) =>
      own.map((value, t) => {
        const times = effects.reduce((product, effect) => product * (1 + effect[t]! / base), 1);
        return value * times + errors[t]!;
      }),
  }),
  wrong('12 channels', true, { channels: 12 }),
  wrong('52 weeks', false, { weeks: 52 }),
  wrong('30 weeks', true, { weeks: 30 }),
  wrong('constant channel', false, {
    spend: (spend, i) => (i === 2 ? spend.map(() => 36_000) : spend),
  }),
  wrong('collinear', true, {
    spend: (() => {
      let first: number[] = [];
      return (spend: number[], i: number, { random }: { random: { normal(): number } }) => {
        if (i === 0) first = spend;
        return i === 2 ? first.map((x) => 0.7 * x * Math.exp(0.03 * random.normal())) : spend;
      };
    })(),
  }),
  wrong('halfway launch', false, {
    spend: (spend, i, { weeks }) => (i === 2 ? spend.map((x, t) => (t < weeks / 2 ? 0 : x)) : spend),
  }),
  wrong('heavy tails', false, {
    // Student's t with two and a half degrees of freedom.
    draw: (random) => random.normal() / Math.sqrt((2 * random.gamma(1.25)) / 2.5),
  }),
  wrong('nothing works', true, { share: 0 }),
  wrong('a channel does harm', false, { strength: (i) => (i === 1 ? -0.5 : 1) }),
  wrong('regions summed', false, {
    // Five regions of their own demand: the sum wanders a little.
    unseen: ({ random, weeks }) => {
      const regions = [0, 1, 2, 3, 4].map(() => wandering(random, weeks, 0.6));
      return Array.from({ length: weeks }, (_, t) =>
        regions.reduce((sum, one) => sum + 0.02 * base * one[t]!, 0),
      );
    },
  }),
  wrong('promotions', false, {
    spend: (spend, i) => (i % 2 === 0 ? spend.map((x, t) => (t % 13 === 6 ? 1.8 * x : x)) : spend),
    unseen: ({ weeks }) => Array.from({ length: weeks }, (_, t) => (t % 13 === 6 ? 0.2 * base : 0)),
  }),
  wrong('mediator', true, {
    share: 0.35,
    controls: ({ effects, weeks, random }) => [
      {
        name: 'site_visits',
        values: Array.from(
          { length: weeks },
          (_, t) =>
            40_000 + effects.reduce((sum, effect) => sum + effect[t]!, 0) / 8 + 1_500 * random.normal(),
        ),
      },
    ],
  }),
  // In the form of pymc-marketing's example of returns: a hidden cause moves spend on the first channel and sales alike.
  wrong('hidden cause (public recipe)', false, {
    weeks: 131,
    channels: 2,
    share: 0.38,
    spend: (spend, i, { weeks, random }) =>
      i === 0 ? hiddenCause(weeks, random).map((z, t) => 60_000 * (0.75 + 0.7 * z + 0.25 * wave(t))) : spend,
    unseen: ({ weeks, random }) => hiddenCause(weeks, random).map((z) => 0.5 * base * (z - 0.2)),
  }),
];

/** A market of a family. */
export function marketOf(family: Family, seed: number): SimulatedMarket {
  return simulateMarket(createRandom(seed, 91, families.indexOf(family)), family.wish);
}
