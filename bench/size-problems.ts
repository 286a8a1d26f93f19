import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { readScenario } from '../src/scenario/read-scenario.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { generatedChannels } from './generated-channels.ts';

/** A problem of a size that is hard for its kind, with the gap that is aimed at. */
export interface SizeProblem {
  readonly name: string;
  readonly draws: number;
  readonly aim: number;
  scenario(): Scenario;
}

type Random = (low: number, high: number) => number;

const draws = 1_024;

/** The problems of the table of sizes; `root` is the checkout's folder. */
export function sizeProblems(root: string): SizeProblem[] {
  const file = (name: string, aim: number, count = draws): SizeProblem => ({
    name,
    draws: count,
    aim,
    scenario: () =>
      readScenario(JSON.parse(readFileSync(join(root, 'tests/fixtures/limits', `${name}.json`), 'utf8'))),
  });
  const made = (name: string, aim: number, scenario: () => Scenario, count = draws): SizeProblem => ({
    name,
    draws: count,
    aim,
    scenario,
  });
  return [
    file('cv6-7', 1e-4),
    made('cv10', 1e-4, () => cautious(10, true)),
    file('cv50-50', 1e-3),
    made('cv200', 1e-2, () => cautious(200, false)),
    made('cv500', 5e-2, () => cautious(500, false)),
    made('mean500', 1e-3, () => ({ ...cautious(500, false), risk: 'mean' })),
    file('adv100-100', 1e-3),
    made('adv300', 1e-3, () => advantage(300)),
    made('adv1000', 1e-3, () => advantage(1_000)),
    file('id20-k6', 1e-4, 1),
    made('id50', 1e-4, () => identical(50, undefined), 1),
    made('id100', 1e-4, () => identical(100, undefined), 1),
    made('id20-caps', 1e-4, () => identical(20, 1.2), 1),
    made('id50-caps', 1e-4, () => identical(50, 1.2), 1),
    made('id100-caps', 1e-4, () => identical(100, 1.2), 1),
    file('ovl100', 1e-3, 1),
    made('ovl200', 1e-3, () => overlapping(200, [1.5, 7]), 1),
    made('ovl100-concave', 1e-4, () => overlapping(100, [0.6, 1]), 1),
    made('ovl200-concave', 1e-4, () => overlapping(200, [0.6, 1]), 1),
    file('tgt', 1e-4, 1),
    made('mixed500', 1e-9, () => generatedChannels(500, 1), 1),
  ];
}

function randomFrom(seed: number): Random {
  const random = xoroshiro128plus(seed);
  return (low, high) => low + (high - low) * uniformFloat64(random);
}

const around = (value: number, part: number) => ({
  value,
  low: value * (1 - part),
  high: value * (1 + part),
});

function response(id: string, budget: number, channels: readonly object[], more: object = {}): Scenario {
  return readScenario({
    schema: 'channels/scenario@1',
    id,
    names: { en: id },
    currency: 'USD',
    model: 'response',
    response: { base: 10, valuePerOutcome: 1 },
    budget,
    channels,
    ...more,
  });
}

/** Worst-tenth goals: few channels with wide spreads in all that they have, or many with narrower ones. */
function cautious(count: number, wide: boolean): Scenario {
  const random = randomFrom(count);
  const budget = wide ? 1 : 0.15 * count;
  return response(
    `cv${count}`,
    budget,
    Array.from({ length: count }, (_, i) => ({
      id: `c${i}`,
      today: budget / count,
      response: {
        curve: 'hill',
        coefficient: around(random(30, 130), wide ? 0.95 : 0.5),
        halfSaturation: around(random(0.15, 0.5), wide ? 0.95 : 0.5),
        slope: wide ? around(random(2.4, 4.6), 0.3) : random(0.65, 3.8),
      },
    })),
    { risk: 'cautious' },
  );
}

function identical(count: number, cap: number | undefined): Scenario {
  return response(
    `id${count}`,
    0.37 * count,
    Array.from({ length: count }, (_, i) => ({
      id: `c${i}`,
      today: 0.37,
      ...(cap !== undefined && { max: cap }),
      response: { curve: 'hill', coefficient: 100, halfSaturation: 0.8, slope: 6 },
    })),
  );
}

/** Thirty groups of a quarter of the channels each, drawn by lot. */
function overlapping(count: number, [low, high]: readonly [number, number]): Scenario {
  const random = randomFrom(count + 7);
  const budget = count / 8;
  const ids = Array.from({ length: count }, (_, i) => `c${i}`);
  const channels = ids.map((id) => ({
    id,
    today: 0,
    response: {
      curve: 'hill',
      coefficient: random(40, 130),
      halfSaturation: random(0.15, 0.5),
      slope: random(low, high),
    },
  }));
  const groups = Array.from({ length: 30 }, (_, g) => ({
    id: `g${g}`,
    channels: [...ids]
      .map((id) => ({ id, lot: random(0, 1) }))
      .sort((a, b) => a.lot - b.lot)
      .slice(0, count / 4)
      .map(({ id }) => id),
    max: budget * random(0.12, 0.24),
  }));
  return response(`ovl${count}`, budget, channels, { groups });
}

function advantage(count: number): Scenario {
  const random = randomFrom(count);
  const level = () => ({
    floor: { value: 0.1, low: 0.05, high: 0.2 },
    ceiling: { value: 0.85, low: 0.75, high: 0.93 },
    halfSaturation: around(random(0.1, 0.5), 0.3),
    slope: around(random(0.7, 2), 0.3),
  });
  const shares = Array.from({ length: count }, () => random(0.2, 1));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return readScenario({
    schema: 'channels/scenario@1',
    id: `adv${count}`,
    names: { en: `adv${count}` },
    currency: 'USD',
    model: 'advantage',
    budget: count / 100,
    advantage: {
      fullValue: { value: 1_000, low: 700, high: 1_400 },
      satisfaction: { value: 0.8, low: 0.6, high: 1.1 },
      precision: { value: 0.9, low: 0.8, high: 0.95 },
    },
    channels: shares.map((share, i) => ({
      id: `c${i}`,
      today: 0.01,
      share: share / total,
      efficiency: level(),
      coverage: level(),
      influence: level(),
    })),
  });
}
