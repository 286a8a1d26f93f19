import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPeriod } from '../../src/scenario/in-period.ts';
import { middle } from '../../src/scenario/parameter.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { LevelResponse, Period, Scenario } from '../../src/scenario/scenario.ts';
import { changed, problemsOf, selling, shopping } from './written-scenarios.ts';

// The same inputs in every run.
fc.configureGlobal({ seed: 20 });

const days = { day: 1, week: 7, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 };
const periods = Object.keys(days) as Period[];

const near = (value: number) => expect.closeTo(value, 15);

/** A level at a spend, from the half-saturation or today's level (Hill curve, as the model has it). */
function levelAt(response: LevelResponse, today: number, spend: number): number {
  const [floor, ceiling, slope] = [middle(response.floor), middle(response.ceiling), middle(response.slope)];
  const level = response.level === undefined ? floor : middle(response.level);
  const half =
    response.halfSaturation === undefined
      ? today * ((ceiling - level) / (level - floor)) ** (1 / slope)
      : middle(response.halfSaturation);
  return floor + (ceiling - floor) / (1 + (half / spend) ** slope);
}

/** The response model's outcome per period of one channel, by the formulas that the format states. */
function outcome(scenario: Scenario, index: number, spend: number): number {
  if (scenario.model !== 'response') throw new Error('not of the response model');
  const response = scenario.channels[index]?.response;
  if (response === undefined) throw new Error('no such channel');
  const s = spend + middle(response.offset);
  const saturation =
    response.curve === 'hill'
      ? 1 / (1 + (middle(response.halfSaturation) / s) ** middle(response.slope))
      : Math.tanh((middle(response.rate) * s) / 2);
  return middle(response.coefficient) * saturation;
}

describe('a scenario restated for another period', () => {
  it('has every amount of money and outcome per that period', () => {
    const daily = readScenario({
      ...selling(),
      period: 'day',
      channels: selling().channels.map((channel) => ({ ...channel, why: 'as booked' })),
    });
    expect(inPeriod(daily, 'week')).toEqual({
      ...daily,
      period: 'week',
      budget: 84_000,
      goal: { target: 35_000 },
      response: { base: { value: 2_800, low: 700, high: 4_900 }, valuePerOutcome: 3, margin: 1 },
      channels: [
        {
          id: 'search',
          aliases: [],
          why: 'as booked',
          privacyRisk: 0,
          brandRisk: 0,
          today: 28_000,
          min: 7_000,
          max: { share: 0.8, of: 'budget' },
          response: {
            curve: 'hill',
            coefficient: { value: 6_300, low: 3_500, high: 9_800 },
            halfSaturation: 42_000,
            slope: 0.9,
            offset: 350,
          },
        },
        {
          id: 'video',
          aliases: [],
          why: 'as booked',
          privacyRisk: 0,
          brandRisk: 0,
          today: 21_000,
          response: {
            curve: 'logistic',
            coefficient: 4_900,
            rate: { value: near(2e-4 / 7), low: near(1e-4 / 7), high: near(4e-4 / 7) },
            offset: 0,
          },
        },
      ],
      groups: [{ id: 'all', aliases: [], channels: ['search', 'video'], max: 77_000 }],
    });
  });

  it('keeps shares, levels, goals without an amount, and the reasons given', () => {
    const weekly = readScenario({ ...shopping(), goal: { roi: 2 } });
    const monthly = inPeriod(weekly, 'month');
    const factor = 365.25 / 12 / 7;
    expect(monthly).toMatchObject({
      goal: { roi: 2 },
      advantage: { fullValue: 100_000 * factor },
      channels: [
        { today: 8_000 * factor, share: 0.6, coverage: { level: 0.4, ceiling: 0.8 } },
        { today: 2_000 * factor, share: { why: 'a guess' }, efficiency: { halfSaturation: 3_000 * factor } },
      ],
      groups: [{ max: { share: 0.9, of: 'budget' } }],
    });
  });

  it('is the same one when the period is its own', () => {
    const scenario = readScenario(selling());
    expect(inPeriod(scenario, 'week')).toBe(scenario);
  });

  it('leaves the given one as it was', () => {
    const scenario = readScenario(selling());
    const before = structuredClone(scenario);
    inPeriod(scenario, 'year');
    expect(scenario).toEqual(before);
  });
});

describe('whatever the period and the spend', () => {
  const aPeriod = fc.constantFrom(...periods);
  const aSpend = fc.double({ min: 1, max: 1e6, noNaN: true });

  it('levels at the same daily spend are the same', () => {
    const scenarios = [...builtInScenarios, readScenario(shopping())];
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), aPeriod, aSpend, (scenario, period, spend) => {
        const restated = inPeriod(scenario, period);
        if (scenario.model !== 'advantage' || restated.model !== 'advantage')
          throw new Error('not the model');
        const factor = days[period] / days[scenario.period];
        scenario.channels.forEach((channel, index) => {
          const other = restated.channels[index];
          for (const attribute of ['efficiency', 'coverage', 'influence'] as const) {
            expect(
              levelAt(other?.[attribute] ?? channel[attribute], other?.today ?? 0, spend * factor),
            ).toBeCloseTo(levelAt(channel[attribute], channel.today, spend), 9);
          }
          expect(other?.share).toEqual(channel.share);
        });
      }),
    );
  });

  it('outcomes at the same daily spend are in proportion to the time', () => {
    const scenario = readScenario(selling());
    fc.assert(
      fc.property(aPeriod, aSpend, fc.constantFrom(0, 1), (period, spend, index) => {
        const factor = days[period] / 7;
        const ratio =
          outcome(inPeriod(scenario, period), index, spend * factor) / outcome(scenario, index, spend);
        expect(ratio / factor).toBeCloseTo(1, 9);
      }),
    );
  });

  it('there and back again is where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...builtInScenarios), aPeriod, (scenario, period) => {
        const back = inPeriod(inPeriod(scenario, period), scenario.period);
        scenario.channels.forEach((channel, index) => {
          expect((back.channels[index]?.today ?? 0) / channel.today).toBeCloseTo(1, 12);
        });
      }),
    );
  });
});

describe('restating is refused', () => {
  const adstock = { decay: 0.5, longestLag: 4 };
  it.each([
    ['when effects carry over', changed(selling(), ['channels', 0, 'response', 'adstock'], adstock)],
    [
      'when outcomes are counted over several periods',
      changed(selling(), ['horizon'], { periods: 4, tail: 0 }),
    ],
    ['when outcomes after the spend count', changed(selling(), ['horizon'], { periods: 1, tail: 2 })],
  ])('%s', (_title, input) => {
    const scenario = readScenario(input);
    expect(problemsOf(() => inPeriod(scenario, 'month'))).toEqual([
      { code: 'period.adstock', received: 'month', values: { period: 'week', scenario: 'selling' } },
    ]);
    expect(inPeriod(scenario, 'week')).toBe(scenario);
  });

  it('when an amount becomes larger than a scenario may hold', () => {
    const huge = readScenario({ ...selling(), period: 'day', budget: 9e14 });
    expect(problemsOf(() => inPeriod(huge, 'year'))).toEqual([
      {
        code: 'scenario.range',
        path: 'budget',
        received: String(9e14 * 365.25),
        values: { allowed: '0 < x ≤ 1e15' },
      },
    ]);
  });
});
