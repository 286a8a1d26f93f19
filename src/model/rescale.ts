import type { HillCurve, LogisticCurve } from './curve-families.ts';
import { type ValueModel, valueAt } from './value-model.ts';

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

/**
 * The mean over draws of what all channels together add where each gets the most that it may (`upper`, in the model's
 * spend): the natural unit of value. What unlimited money could add says little: where the budget is small next to
 * it, everything that a plan can do would be a rounding error.
 */
export function valueAtStake(model: ValueModel, upper: ArrayLike<number>): number {
  const [most, none] = [upper, new Float64Array(upper.length)].map((spend) => valueAt(model, spend).value);
  let [reachable, total] = [0, 0];
  for (let d = 0; d < model.draws; d += 1) {
    reachable += most![d]! - none![d]!;
    total += Math.abs(model.reachScale[d]!);
    for (const { additive } of model.channels) for (const curve of additive) total += curve.amplitude[d]!;
  }
  const stake = reachable > tooLittle * total ? reachable : total;
  return stake > 0 ? stake / model.draws : 1;
}

/** Less than this part of what unlimited money could add is no unit to reckon in: the rest would overflow. */
const tooLittle = 1e-60;
