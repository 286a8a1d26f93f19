import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AbTest, experimentShape, isAbTest } from '../../../src/learn/experiments/experiment.ts';
import { type Attribute, attributes, withExperiment } from '../../../src/learn/experiments/level-rule.ts';
import { conversionLift } from '../../../src/learn/experiments/lift.ts';
import type { Parameter } from '../../../src/scenario/parameter.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import type { AdvantageScenario } from '../../../src/scenario/scenario.ts';

const scenarios = builtInScenarios.filter(
  (scenario): scenario is AdvantageScenario => scenario.model === 'advantage',
);
const medical = scenarios.find(({ id }) => id === 'medical') as AdvantageScenario;

const experiment = (of: object): AbTest => {
  const parsed = experimentShape.parse({
    number: 1,
    scenario: 'medical',
    channel: 'patient-app',
    at: '2026-03-02T08:30:00.000Z',
    by: 'U1',
    control: { visitors: 30_000, conversions: 1_200 },
    variant: { visitors: 30_000, conversions: 1_340 },
    ...of,
  });
  if (!isAbTest(parsed)) throw new Error('no arms');
  return parsed;
};

const ends = (parameter: Parameter) => {
  if (typeof parameter === 'number') throw new Error('no spread');
  const { value, low = value, high = value } = parameter;
  return { value, low, high };
};

/** Every level with a spread of the built-in scenarios, and experiments of any result and size on it. */
const cases = fc
  .tuple(
    fc.constantFrom(
      ...scenarios.flatMap((scenario) =>
        scenario.channels.flatMap(({ id, ...channel }) =>
          attributes
            .filter((attribute) => typeof channel[attribute].level === 'object')
            .filter((attribute) => 'low' in (channel[attribute].level as object))
            .map((attribute) => ({ scenario, channel: id, attribute })),
        ),
      ),
    ),
    fc.integer({ min: 1_000, max: 1_000_000 }),
    fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    fc.double({ min: 0.5, max: 1.9, noNaN: true }),
    fc.boolean(),
  )
  .map(([of, visitors, rate, ratio, isWithout]) => ({
    ...of,
    experiment: experiment({
      scenario: of.scenario.id,
      channel: of.channel,
      control: { visitors, conversions: Math.round(visitors * rate) },
      variant: { visitors, conversions: Math.min(visitors, Math.round(visitors * rate * ratio)) },
      ...(isWithout && { spendShare: 1 }),
    }),
  }));

describe('an experiment that is taken into a level', () => {
  test('narrows its interval and moves it towards what was measured, and the scenario stays whole', () => {
    fc.assert(
      fc.property(cases, ({ scenario, attribute, experiment }) => {
        const { before, after, measured, expected, rule, ...change } = withExperiment(
          scenario,
          experiment,
          attribute,
          'experiment 1',
        );
        const [was, is] = [ends(before), ends(after)];
        expect(is.high - is.low).toBeLessThan(was.high - was.low);
        expect(is.low).toBeLessThan(is.value);
        expect(is.value).toBeLessThan(is.high);
        const surprise = measured - (expected ?? 0);
        expect(rule).toBe(experiment.spendShare === 1 ? 'without' : 'versions');
        if (Math.abs(surprise) > 1e-6) {
          expect(Math.sign(is.value - was.value) * Math.sign(surprise)).toBeGreaterThanOrEqual(0);
        }
        expect(readScenario(change.scenario)).toEqual(change.scenario);
      }),
      { numRuns: 300 },
    );
  });

  test('narrows it the more, and moves it the further, the more visitors there were', () => {
    for (const spendShare of [undefined, 1]) {
      const after = [1, 4, 16, 64].map((times) => {
        const { after } = withExperiment(
          medical,
          experiment({
            control: { visitors: 1_000 * times, conversions: 100 * times },
            variant: { visitors: 1_000 * times, conversions: 180 * times },
            spendShare,
          }),
          'efficiency',
          '',
        );
        return ends(after);
      });
      for (const [i, is] of after.slice(1).entries()) {
        const was = after[i];
        expect(is.high - is.low).toBeLessThan((was?.high ?? 0) - (was?.low ?? 0));
        expect(is.value).toBeGreaterThan(was?.value ?? 1);
      }
    }
  });

  test('of two versions without doubt counts half the lift, and leaves √¾ of the spread', () => {
    const many = experiment({
      control: { visitors: 1e8, conversions: 1e7 },
      variant: { visitors: 1e8, conversions: 1.2e7 },
    });
    const { before, after } = withExperiment(medical, many, 'efficiency', '');
    const [was, is] = [ends(before), ends(after)];
    expect(is.value).toBeCloseTo(was.value * 1.1, 4);
    expect(is.high - is.value).toBeCloseTo((was.high - was.value) * Math.sqrt(0.75), 4);
  });

  test('against no channel at all moves the level to where the scenario expects what was measured', () => {
    // Shares, floors and the other levels made certain, so that nothing but the level can explain the lift.
    const certain: AdvantageScenario = {
      ...medical,
      channels: medical.channels.map((channel) => ({
        ...channel,
        share: typeof channel.share === 'number' ? channel.share : channel.share.value,
        efficiency: {
          ...channel.efficiency,
          floor: 0.1,
          level: channel.id === 'patient-app' ? { value: 0.44, low: 0.2, high: 0.7 } : 0.4,
        },
      })),
    };
    // Σ π η with the app at 0.55 and at its floor of 0.1: (.64·.4 + .36·.55)/(.64·.4 + .36·.1) = 1.5548
    const truth = (0.64 * 0.4 + 0.36 * 0.55) / (0.64 * 0.4 + 0.36 * 0.1);
    const many = experiment({
      control: { visitors: 1e8, conversions: 1e7 },
      variant: { visitors: 1e8, conversions: Math.round(1e7 * truth) },
      spendShare: 1,
    });
    const { after, expected } = withExperiment(certain, many, 'efficiency', '');
    expect(expected).toBeCloseTo((0.64 * 0.4 + 0.36 * 0.44) / (0.64 * 0.4 + 0.36 * 0.1) - 1, 9);
    expect(ends(after).value).toBeCloseTo(0.55, 3);
    expect(ends(after).high - ends(after).low).toBeLessThan(0.01);
  });

  test.each<readonly [string, Attribute, object, string]>([
    ['gone', 'efficiency', { channel: 'website' }, 'experiment.channel-gone'],
    ['part', 'efficiency', { spendShare: 0.3 }, 'experiment.part-of-spend'],
  ])('is refused where it says nothing of the level: %s', (_, attribute, of, code) => {
    const attempt = () => withExperiment(medical, experiment(of), attribute, '');
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(code);
  });

  test('is refused where the level is certain, with the line that gives it a spread', () => {
    const service = scenarios.find(({ id }) => id === 'customer-service') as AdvantageScenario;
    try {
      withExperiment(service, experiment({ channel: 'app' }), 'efficiency', '');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        problems: [{ code: 'experiment.certain-level', received: 'app.efficiency' }],
      });
    }
  });

  test('its lift is the one that was measured', () => {
    const one = experiment({});
    const { measured } = withExperiment(medical, one, 'influence', '');
    expect(measured).toBeCloseTo(Math.expm1(conversionLift(one).logRatio?.value ?? 0), 12);
  });
});
