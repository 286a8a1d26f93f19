import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withOutcome } from '../../../src/learn/feedback/actual-rule.ts';
import { calibrationOf, heldShare, judged, standing } from '../../../src/learn/feedback/calibration.ts';
import { type Forecast, forecastOf } from '../../../src/learn/feedback/forecast.ts';
import { type Observation, observationShape } from '../../../src/learn/feedback/observation.ts';
import { surveyedSatisfaction, withSurvey } from '../../../src/learn/feedback/satisfaction.ts';
import { normalQuantile } from '../../../src/model/normal.ts';
import type { Parameter } from '../../../src/scenario/parameter.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import type { AdvantageScenario } from '../../../src/scenario/scenario.ts';
import { trials } from '../experiments/chance.ts';

const medical = builtInScenarios.find(({ id }) => id === 'medical') as AdvantageScenario;
const scale = { low: 1, high: 5 };

const ends = (parameter: Parameter) => {
  if (typeof parameter === 'number') throw new Error('no spread');
  const { value, low = value, high = value } = parameter;
  return { value, low, high, width: Math.log(high / low) };
};

describe('a survey', () => {
  test('measures satisfaction as a share of full marks, with the widest error that its mean allows', () => {
    const { value, standardError } = surveyedSatisfaction({ mean: 4.2, scale, answers: 120 });
    expect(value).toBeCloseTo(0.84, 12);
    expect(standardError).toBeCloseTo(Math.hypot(Math.sqrt((3.2 * 0.8) / 120) / 4.2, 0.02), 12);
  });

  test('moves u towards it and narrows it, the more the more people answered', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.2, max: 4.95, noNaN: true }),
        fc.integer({ min: 1, max: 100_000 }),
        (mean, answers) => {
          const { before, after, scenario } = withSurvey(medical, { mean, scale, answers }, 'survey');
          const [was, is] = [ends(before), ends(after)];
          const more = ends(withSurvey(medical, { mean, scale, answers: answers * 2 }, '').after);
          expect(is.width).toBeLessThan(was.width);
          expect(more.width).toBeLessThan(is.width + 1e-12);
          const [least, most] = [Math.min(was.value, mean / 5), Math.max(was.value, mean / 5)];
          expect(is.value).toBeGreaterThanOrEqual(least - 1e-12);
          expect(is.value).toBeLessThanOrEqual(most + 1e-12);
          expect(readScenario(scenario)).toEqual(scenario);
        },
      ),
    );
  });

  test('repeated for years moves u to what they say, and never knows it better than who does not answer lets it', () => {
    let scenario = medical;
    for (let week = 0; week < 200; week += 1) {
      scenario = withSurvey(scenario, { mean: 4.5, scale, answers: 10_000 }, 'survey').scenario;
    }
    const { value, high } = ends(scenario.advantage.satisfaction);
    expect(value).toBeCloseTo(0.9, 6);
    expect(Math.log(high / value)).toBeCloseTo(1.6448536269514722 * 0.02, 6);
  });

  test('leaves an interval that is narrower than that as it is', () => {
    const sure = { ...medical.advantage, satisfaction: { value: 0.84, low: 0.835, high: 0.845 } };
    const { before, after } = withSurvey(
      { ...medical, advantage: sure },
      { mean: 4.5, scale, answers: 99 },
      '',
    );
    expect(ends(after).width).toBeCloseTo(ends(before).width, 12);
  });

  test('moves u by the share of precision that it brings', () => {
    const { before, after } = withSurvey(medical, { mean: 4.5, scale, answers: 120 }, '');
    const { standardError } = surveyedSatisfaction({ mean: 4.5, scale, answers: 120 });
    const s = Math.log(0.92 / 0.84) / 1.6448536269514722;
    const gain = s ** 2 / (s ** 2 + standardError ** 2);
    expect(Math.log(ends(after).value / ends(before).value)).toBeCloseTo(gain * Math.log(0.9 / 0.84), 12);
    expect(ends(after).width / ends(before).width).toBeCloseTo(Math.sqrt(1 - gain), 12);
  });
});

describe('a forecast', () => {
  test('is of the time and the spend that it is asked for', () => {
    const week = forecastOf(medical, 7, {});
    const fortnight = forecastOf(medical, 14, {});
    expect(fortnight.value).toBeCloseTo(2 * week.value, 6);
    expect(week.low).toBeLessThan(week.value);
    expect(week.high).toBeGreaterThan(week.value);
    const today = Object.fromEntries(medical.channels.map((channel) => [channel.id, channel.today * 2]));
    expect(forecastOf(medical, 14, today).value).toBeCloseTo(fortnight.value, 6);
    expect(forecastOf(medical, 7, { 'patient-app': 0 }).value).toBeLessThan(week.value);
  });
});

describe('what really came', () => {
  const forecast = forecastOf(medical, 7, {});
  /** The middle of an interval, on the logarithm. */
  const middleOf = ({ low, high }: Forecast) => Math.sqrt(low * high);
  const outcome = (value: number, held = true) => ({
    value,
    forecast,
    days: 7,
    weeksSince: 0,
    before: { held: 0, of: 0 },
    after: { held: held ? 1 : 0, of: 1 },
  });

  test('moves M and m the way that the value went, less far than it, and the next forecast after it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (ratio) => {
        const value = middleOf(forecast) * ratio;
        const { scenario, market, fullValue } = withOutcome(medical, outcome(value), 'came');
        const byMarket = Math.log(ends(market.after).value / ends(market.before).value);
        const byFull = Math.log(ends(fullValue.after).value / ends(fullValue.before).value);
        const moved = byMarket + byFull;
        // What is less sure takes more.
        expect(Math.abs(byFull)).toBeGreaterThanOrEqual(Math.abs(byMarket));
        expect(ends(fullValue.after).width).toBeLessThan(ends(fullValue.before).width);
        expect(Math.abs(moved)).toBeLessThanOrEqual(Math.abs(Math.log(ratio)) + 1e-12);
        if (Math.abs(Math.log(ratio)) > 1e-6) {
          expect([Math.sign(byMarket), Math.sign(byFull)]).toEqual([
            Math.sign(Math.log(ratio)),
            Math.sign(Math.log(ratio)),
          ]);
        }
        expect(ends(market.after).width).toBeLessThan(ends(market.before).width);
        const next = middleOf(forecastOf(scenario, 7, {}));
        expect(Math.abs(Math.log(next / value))).toBeLessThanOrEqual(Math.abs(Math.log(ratio)) + 0.02);
        expect(readScenario(scenario)).toEqual(scenario);
      }),
    );
  });

  test('week after week brings the forecast to where the values are, with a narrower interval', () => {
    let scenario = medical;
    for (let week = 0; week < 12; week += 1) {
      const expected = forecastOf(scenario, 7, {});
      const told = { ...outcome(100_000), forecast: expected, weeksSince: week === 0 ? 0 : 1 };
      scenario = withOutcome(
        scenario,
        { ...told, before: { held: week, of: week }, after: { held: week + 1, of: week + 1 } },
        '',
      ).scenario;
    }
    const [first, last] = [forecastOf(medical, 7, {}), forecastOf(scenario, 7, {})];
    expect(last.value / 100_000).toBeCloseTo(1, 1);
    // The interval is that much surer, and holds what comes.
    expect(last.high / last.low).toBeLessThan((first.high / first.low) ** 0.6);
    expect(last.low).toBeLessThan(100_000);
    expect(last.high).toBeGreaterThan(100_000);
  });

  test('intervals that learn go on holding nine of ten at least, whatever of the prior is true', () => {
    const { uniform } = trials(11);
    const normal = () => normalQuantile(Math.max(uniform(), 1e-12));
    let calibration = { held: 0, of: 0 };
    for (let world = 0; world < 20; world += 1) {
      // A truth as the scenario thinks it possible, and what strays from week to week.
      const truth = middleOf(forecast) * Math.exp(0.5 * normal());
      let scenario = medical;
      let counted = { held: 0, of: 0 };
      for (let week = 0; week < 12; week += 1) {
        const expected = forecastOf(scenario, 7, {});
        const value = truth * Math.exp(0.1 * normal());
        const isHeld = expected.low <= value && value <= expected.high;
        const after = { held: counted.held + (isHeld ? 1 : 0), of: counted.of + 1 };
        const told = {
          value,
          forecast: expected,
          days: 7,
          weeksSince: week === 0 ? 0 : 1,
          before: counted,
          after,
        };
        scenario = withOutcome(scenario, told, '').scenario;
        counted = after;
      }
      calibration = { held: calibration.held + counted.held, of: calibration.of + counted.of };
    }
    // Wider than nine of ten rather than narrower: the market may change its mind, but did not here.
    expect(calibration.held / calibration.of).toBeGreaterThan(0.85);
  });

  test('long silence widens m before it narrows', () => {
    const at = (weeksSince: number) =>
      ends(withOutcome(medical, { ...outcome(forecast.value), weeksSince }, '').market.after).width;
    expect(at(6)).toBeGreaterThan(at(1));
    // Half is forgotten at most.
    expect(at(100)).toBeCloseTo(at(7), 12);
  });

  test('an interval that failed lowers p; ones that held bring it back where it was, and no higher', () => {
    const missed = withOutcome(medical, outcome(forecast.high * 1.2, false), '').precision;
    expect(ends(missed.after).value / ends(missed.before).value).toBeCloseTo(18 / 21 / 0.9, 12);
    const held = withOutcome(medical, outcome(forecast.value), '').precision;
    expect(ends(held.after).value).toBeCloseTo(ends(held.before).value, 12);
    expect(ends(held.after).width).toBeLessThan(ends(held.before).width);
    // Nine held and one did not: as nine of ten should.
    expect(heldShare({ held: 9, of: 10 })).toBeCloseTo(0.9, 12);
  });
});

describe('the observations that count', () => {
  const actual = (number: number, from: string, to: string, value: number): Observation =>
    observationShape.parse({
      number,
      scenario: 'medical',
      at: '2026-03-02T08:30:00.000Z',
      by: 'U1',
      kind: 'actual',
      from,
      to,
      value,
      forecast: { value: 100, low: 80, high: 120 },
    });

  test('are the last told of each time, oldest first', () => {
    const newestFirst = [
      actual(3, '2026-02-02', '2026-02-09', 90),
      actual(2, '2026-02-09', '2026-02-16', 130),
      actual(1, '2026-02-02', '2026-02-09', 900),
    ];
    const times = judged(standing(newestFirst));
    expect(times.map(({ number }) => number)).toEqual([3, 2]);
    expect(calibrationOf(times)).toEqual({ held: 1, of: 2 });
  });
});
