import type { HillCurve, LogisticCurve } from './curve-families.ts';
import type { ValueModel } from './value-model.ts';

/** The model as it is in one of its draws. */
export function drawOf(model: ValueModel, d: number): ValueModel {
  const one = (values: Float64Array) => Float64Array.of(values[d]!);
  return {
    draws: 1,
    base: one(model.base),
    reachScale: one(model.reachScale),
    hasReach: model.hasReach,
    channels: model.channels.map(({ additive, reach }) => ({
      additive: additive.map((curve): HillCurve | LogisticCurve => {
        const shared = { amplitude: one(curve.amplitude), offset: one(curve.offset) };
        return curve.family === 'hill'
          ? { family: 'hill', ...shared, half: one(curve.half), steepness: one(curve.steepness) }
          : { family: 'logistic', ...shared, rate: one(curve.rate) };
      }),
      reach: reach && {
        family: 'reach',
        floor: one(reach.floor),
        ceiling: one(reach.ceiling),
        half: one(reach.half),
        steepness: one(reach.steepness),
      },
    })),
  };
}
