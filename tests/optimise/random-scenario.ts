import fc from 'fast-check';
import { type Scenario, scenarioShape } from '../../src/scenario/scenario.ts';

/** Curves of one shape, or both kinds in one scenario. */
type Shape = 'concave' | 's-shaped' | 'mixed';

/** Evenly spread numbers; plain doubles would be mostly of the size of 1e-200. */
const unit = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((k) => low + ((high - low) * k) / 1_000_000);
const slopeOf = (shape: Shape) =>
  shape === 'concave' ? unit(0.4, 1) : shape === 's-shaped' ? unit(1.2, 5) : unit(0.4, 5);

/** A number, or one with a spread around it. */
const maybeSpread = (value: fc.Arbitrary<number>, spread: boolean) =>
  spread ? value.map((v) => ({ value: v, low: v * 0.8, high: v * 1.2 })) : value;

function level(shape: Shape, budget: number, spread: boolean) {
  return fc.record({
    floor: unit(0, 0.3),
    ceiling: unit(0.5, 0.95),
    halfSaturation: maybeSpread(unit(0.05 * budget, budget), spread),
    slope: slopeOf(shape),
  });
}

function response(shape: Shape, budget: number, spread: boolean) {
  const common = {
    coefficient: maybeSpread(unit(50, 500), spread),
    adstock: fc.option(fc.record({ decay: unit(0, 0.8), longestLag: fc.nat(6) }), { nil: undefined }),
  };
  return fc.oneof(
    fc.record({
      curve: fc.constant('hill' as const),
      ...common,
      halfSaturation: unit(0.05 * budget, budget),
      slope: slopeOf(shape),
      offset: fc.oneof(fc.constant(0), unit(0, 0.2 * budget)),
    }),
    fc.record({ curve: fc.constant('logistic' as const), ...common, rate: unit(1 / budget, 20 / budget) }),
  );
}

/** Random scenarios with 2–8 channels, both models, all limits and goals. Limits are always satisfiable. */
export function randomScenario(options: { spread: boolean; goals: boolean }): fc.Arbitrary<Scenario> {
  return fc
    .record({
      shape: fc.constantFrom<Shape>('concave', 's-shaped', 'mixed'),
      model: fc.constantFrom('advantage', 'response'),
      n: fc.integer({ min: 2, max: 8 }),
      budget: fc.constantFrom(1, 100, 50_000, 1e9),
      scale: fc.constantFrom(1e-3, 1, 1e6),
    })
    .chain(({ shape, model, n, budget, scale }) =>
      fc
        .record({
          levels: fc.array(
            fc.tuple(
              level(shape, budget, options.spread),
              level(shape, budget, options.spread),
              level(shape, budget, options.spread),
            ),
            { minLength: n, maxLength: n },
          ),
          responses: fc.array(response(shape, budget, options.spread), { minLength: n, maxLength: n }),
          shares: fc.array(unit(0.1, 1), { minLength: n, maxLength: n }),
          today: fc.array(unit(0, 1), { minLength: n, maxLength: n }),
          mins: fc.array(
            fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: unit(0, 0.5 / n) }),
            { minLength: n, maxLength: n },
          ),
          maxes: fc.array(fc.option(unit(0.6 / n, 1), { nil: undefined }), { minLength: n, maxLength: n }),
          risks: fc.array(unit(0, 1), { minLength: n, maxLength: n }),
          groupMax: fc.option(unit(0.5, 0.9), { nil: undefined }),
          shareOfSpend: fc.option(unit(0.55, 0.9), { nil: undefined }),
          privacy: fc.option(fc.record({ of: fc.constantFrom('budget', 'spend') }), { nil: undefined }),
          exactly: fc.boolean(),
          cautious: fc.boolean(),
          goal: options.goals
            ? fc.constantFrom('value', 'profit', 'roi', 'target', 'marginal')
            : fc.constant('value'),
        })
        .map((r) => {
          const total = r.shares.reduce((a, b) => a + b, 0);
          const mins = r.mins.map((m) => m * budget);
          const average = r.risks.reduce((sum, q) => sum + q, 0) / n;
          const exactly =
            r.exactly &&
            (r.goal === 'value' || r.goal === 'profit') &&
            r.maxes.every((m) => m === undefined) &&
            !r.privacy;
          const channels = r.today.map((t, i) => ({
            id: `c${i}`,
            today: (t * budget) / n,
            ...(mins[i]! > 0 && { min: mins[i] }),
            ...(r.maxes[i] !== undefined && { max: Math.max(mins[i]!, r.maxes[i]! * budget) }),
            privacyRisk: r.risks[i],
            ...(model === 'advantage'
              ? {
                  share: r.shares[i]! / total,
                  efficiency: r.levels[i]![0],
                  coverage: r.levels[i]![1],
                  influence: r.levels[i]![2],
                }
              : { response: r.responses[i] }),
          }));
          return scenarioShape.parse({
            schema: 'channels/scenario@1',
            id: 'random',
            names: { en: 'Random' },
            budget,
            budgetUse: exactly ? 'exactly' : 'at-most',
            risk: r.cautious && options.spread ? 'cautious' : 'mean',
            goal:
              r.goal === 'roi'
                ? { roi: (0.5 * 300 * scale) / budget }
                : r.goal === 'target'
                  ? { target: 60 * scale }
                  : r.goal === 'marginal'
                    ? { marginal: (100 * scale) / budget }
                    : r.goal,
            groups: [
              ...(r.groupMax !== undefined
                ? [
                    {
                      id: 'pair',
                      channels: ['c0', 'c1'],
                      max: Math.max(mins[0]! + mins[1]!, r.groupMax * budget),
                    },
                  ]
                : []),
              ...(r.shareOfSpend !== undefined && !exactly
                ? [{ id: 'share', channels: ['c0'], max: { share: r.shareOfSpend, of: 'spend' } }]
                : []),
            ],
            ...(r.privacy && { privacy: { max: Math.min(1, average + 0.2), of: r.privacy.of } }),
            model,
            ...(model === 'advantage'
              ? { advantage: { fullValue: 300 * scale } }
              : { response: { base: 10, valuePerOutcome: scale }, horizon: { periods: 4, tail: 6 } }),
            channels,
          });
        }),
    );
}
