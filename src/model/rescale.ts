import type { HillCurve, LogisticCurve } from './curve-families.ts';
import type { ValueModel } from './value-model.ts';

/**
 * The same model with spend and value in other units: `spendUnit` of the old spend is 1 of the new, likewise
 * value. The optimiser works on a budget of 1 and a value at stake of about 1, whatever the currency.
 */
export function rescale(model: ValueModel, spendUnit: number, valueUnit: number): ValueModel {
  const spend = (values: Float64Array) => values.map((v) => v / spendUnit);
  const value = (values: Float64Array) => values.map((v) => v / valueUnit);
  return {
    ...model,
    base: value(model.base),
    reachScale: value(model.reachScale),
    channels: model.channels.map(({ additive, reach }) => ({
      additive: additive.map((curve): HillCurve | LogisticCurve =>
        curve.family === 'hill'
          ? {
              ...curve,
              amplitude: value(curve.amplitude),
              half: spend(curve.half),
              offset: spend(curve.offset),
            }
          : {
              ...curve,
              amplitude: value(curve.amplitude),
              rate: curve.rate.map((r) => r * spendUnit),
              offset: spend(curve.offset),
            },
      ),
      reach: reach && { ...reach, half: spend(reach.half) },
    })),
  };
}

/** The mean over draws of what all channels together could add: the natural unit of value. */
export function valueAtStake(model: ValueModel): number {
  let total = 0;
  for (let d = 0; d < model.draws; d += 1) {
    total += Math.abs(model.reachScale[d]!);
    for (const { additive } of model.channels) for (const curve of additive) total += curve.amplitude[d]!;
  }
  return total > 0 ? total / model.draws : 1;
}
